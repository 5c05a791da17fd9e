"""The body of an HTML email as readable text; nothing of it is ever obeyed."""

import re
from html.parser import HTMLParser

_LONGEST = 200_000
_UNSEEN = frozenset({"script", "style", "head", "title", "template"})
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "ul",
        "ol",
        "table",
        "tr",
        "blockquote",
        "section",
        "article",
        "header",
        "hr",
        "pre",
    }
    | {f"h{level}" for level in range(1, 7)}
)
_SPACES = re.compile(r"[ \t\r\f\v\n]+")
_LINES = re.compile(r"\n{3,}")
_TAG = re.compile(r"<[^<>]*>")


def readable(html: str) -> str:
    """The text that a reader of the email sees, with the addresses of its links."""
    reader = _Reader()
    try:
        reader.feed(html[:_LONGEST])
        reader.close()
    except AssertionError:
        # The parser gives up on some malformed declarations.
        return _TAG.sub(" ", html[:_LONGEST]).strip()
    lines = (line.strip() for line in "".join(reader.pieces).split("\n"))
    return _LINES.sub("\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Collects text; `pieces` hold line ends where blocks begin and end."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._unseen: list[str] = []
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "a":
            self._links.append(given.get("href") or "")
        elif tag == "img":
            self._say(f"[{given.get('alt') or 'image'}]")
        elif tag == "li":
            self._say("\n- ")
        elif tag in _BLOCKS or tag == "br":
            self._say("\n")
        elif tag in ("td", "th"):
            self._say("  ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        elif tag == "a" and self._links:
            if link := self._links.pop():
                self._say(f" ({link})")
        elif tag in _BLOCKS:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        self._say(_SPACES.sub(" ", data))

    def _say(self, text: str) -> None:
        if not self._unseen:
            self.pieces.append(text)
