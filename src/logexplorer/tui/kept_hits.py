"""Saved queries and bookmarks in the palette."""

from collections.abc import Callable, Coroutine, Iterator
from functools import partial
from typing import cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from logexplorer.model.kept import Bookmark
from logexplorer.tui.sessions import SessionApp
from logexplorer.views.clean import clean
from logexplorer.views.times import absolute

Listed = tuple[str, str, Callable[[], Coroutine[object, object, None]]]
"""What is shown, what is said of it, and what it does."""
_LONGEST = 120


class KeptHits(Provider):
    """What is kept for the logs that are open. Texts of strangers are never taken for markup."""

    async def discover(self) -> Hits:
        """Saved queries and bookmarks, the newest first."""
        for text, says, run in self._listed():
            yield DiscoveryHit(Content(text), run, text=text, help=_plain(says))

    async def search(self, query: str) -> Hits:
        """Those that match what is typed; then saved queries can be forgotten, too."""
        matcher = self.matcher(query)
        for text, says, run in self._listed():
            if score := max(matcher.match(text), matcher.match(says) / 2):
                yield Hit(score, Content(text), run, text=text, help=_plain(says))
        for text, says, run in self._forgetting():
            if score := matcher.match(text) / 2:
                yield Hit(score, Content(text), run, text=text, help=_plain(says))

    @property
    def _home(self) -> SessionApp:
        return cast(SessionApp, self.app)

    def _listed(self) -> Iterator[Listed]:
        home = self._home
        for saved in home.kept.saved:
            yield _short(f"Query: {saved.name}"), _short(saved.text), partial(home.run_saved, saved)
        for each in reversed(home.kept.bookmarks):
            text = " · ".join(filter(None, ("Bookmark", each.note, each.summary)))
            yield _short(text), self._time(each), partial(home.open_bookmark, each)

    def _forgetting(self) -> Iterator[Listed]:
        home = self._home
        for saved in home.kept.saved:
            text = _short(f"Forget the query: {saved.name}")
            yield text, _short(saved.text), partial(home.forget_saved, saved)

    def _time(self, bookmark: Bookmark) -> str:
        clock = self._home.clock
        return absolute(bookmark.created, clock) if clock is not None else ""


def _short(text: str) -> str:
    line = clean(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]} …"


def _plain(text: str) -> str:
    """As the palette takes it without reading it as markup, which it does with any str."""
    return cast(str, Content(text))
