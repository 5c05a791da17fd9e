"""What is to be checked in a Markdown page: fenced blocks, queries and links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "sample_data" / "authentik-events.ndjson"

_FENCED = re.compile(r"^```(\w*)(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_QUERY = re.compile(
    r"[a-z_]+(?:\.[\w.\[\]]+)? (?:=|!=|~|!~|<|<=|>|>=|(?:not )?(?:in|startswith|endswith|matches)) "
    r"""(?:["'(]|None|True|False|-?\d).*"""
)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Block:
    """A fenced block; what follows the language in its first line says whether it can be run."""

    line: int
    language: str
    marks: tuple[str, ...]
    text: str

    @property
    def runnable(self) -> bool:
        return "run" in self.marks

    @property
    def exit_code(self) -> int:
        return next((int(mark[5:]) for mark in self.marks if mark.startswith("exit=")), 0)

    def commands(self) -> Iterator[tuple[str, list[str]]]:
        """Each command, and the lines that are shown beneath it."""
        for part in re.split(r"^\$ ", self.text, flags=re.MULTILINE)[1:]:
            command, *shown = part.replace("\\\n", " ").splitlines()
            yield command, shown


@dataclass(frozen=True)
class Query:
    """A query in a page, with the count or the error that the page states for it."""

    page: str
    line: int
    text: str
    count: int | None = None
    error: str | None = None


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(text.count("\n", 0, each.start()) + 1, each[1], tuple(each[2].split()), each[3])
        for each in _FENCED.finditer(text)
    ]


def queries(page: Path) -> Iterator[Query]:
    """The lines of `djangoql` blocks, and what looks like a query between backticks."""
    for block in blocks(page):
        if block.language == "djangoql":
            for at, line in enumerate(block.text.splitlines(), start=block.line + 1):
                text, _, stated = (part.strip() for part in line.partition("→"))
                if stated.startswith("error: "):
                    yield Query(page.stem, at, text, error=stated.removeprefix("error: "))
                else:
                    yield Query(page.stem, at, text, count=int(stated) if stated else None)
    for number, line in enumerate(prose(page).splitlines(), start=1):
        for code in _CODE.findall(line):
            if _QUERY.fullmatch(code) and "..." not in code:
                yield Query(page.stem, number, code.replace("\\|", "|"))


def prose(page: Path) -> str:
    """The page with its fenced blocks blanked, line for line."""
    text = page.read_text(encoding="utf-8")
    return _FENCED.sub(lambda found: "\n" * found[0].count("\n"), text)


def links(page: Path) -> list[str]:
    """The links that lead to this project's own files."""
    found = (link or picture for link, picture in _LINK.findall(prose(page)))
    return [each for each in found if not each.startswith(("http://", "https://", "mailto:"))]


def target_of(page: Path, link: str) -> tuple[Path, str]:
    """The file that a link leads to, and the heading in it."""
    file, _, anchor = link.partition("#")
    return (page.parent / file if file else page), anchor
