"""The facets of a screen's Search: which fields, and their answers one after the other."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from logexplorer.model.stop import Stop
from logexplorer.tui import messages
from logexplorer.tui.asker import Asker
from logexplorer.tui.asks import FACET
from logexplorer.tui.screens.search_screen import SearchScreen
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.facets import Facets
from logexplorer.views.facets import DEFAULTS, LONG, SHORT, Facet
from logexplorer.views.narrow import name_of

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer


class FacetedScreen(SearchScreen):
    """Asks for one facet at a time, so that the rows need not wait for all of them."""

    def __init__(self, asker: Asker, look: Look, query: str = "") -> None:
        super().__init__(asker, look, query)
        self._fields = tuple(Facet(field) for field in DEFAULTS)
        self._opened: frozenset[str] = frozenset()
        self._due: tuple[str, ...] = ()
        self._awaited: frozenset[str] = frozenset()

    @property
    def _facets(self) -> Facets:
        return self.query_one(Facets)

    def ask_facets(self, *fields: str) -> None:
        """Ask for these anew, or for all."""
        if self._facets.has_class("-open"):
            self._due = fields or tuple(facet.field for facet in self._fields)
            self._awaited = self._awaited | frozenset(self._due)
            self._ask_next()

    def _ask_next(self) -> None:
        search = self.search
        if not self._due or search is None:
            return
        field, *rest = self._due
        self._due, opened = tuple(rest), field in self._opened

        def question(explorer: "Explorer", stop: Stop) -> messages.FacetArrived:
            top = explorer.top(search, field, LONG if opened else SHORT, stop)
            told = explorer.statistics(search, field, stop) if opened else None
            return messages.FacetArrived(search, top, told)

        self._asker.ask("facets", self, question)

    @on(messages.FacetArrived)
    def show_facet(self, arrived: messages.FacetArrived) -> None:
        """A field's values under the current search; then the next field's turn comes."""
        if arrived.search == self.search:
            field, top, told = arrived.top.field, arrived.top, arrived.statistics
            self._awaited -= {field}
            self._show(
                tuple(
                    Facet(field, top, told, facet.asked) if facet.field == field else facet
                    for facet in self._fields
                )
            )
            self._ask_next()

    def mark_facets(self) -> None:
        """Those whose answers are not there yet are of an earlier search."""
        self._show(
            tuple(replace(each, earlier=each.field in self._awaited) for each in self._fields)
        )

    @on(messages.FacetWanted)
    def add_facet(self, wanted: messages.FacetWanted) -> None:
        """Another field, above the others."""
        field = wanted.path if name_of(wanted.path) else f"context.{wanted.path}"
        others = tuple(facet for facet in self._fields if facet.field != field)
        self._show((Facet(field, asked=True), *others))
        self._facets.add_class("-open")
        self.ask_facets()

    @on(messages.FacetRemoved)
    def remove_facet(self, removed: messages.FacetRemoved) -> None:
        """One field less."""
        self._show(tuple(each for each in self._fields if each.field != removed.field))

    @on(messages.FacetOpened)
    def open_facet(self, opened: messages.FacetOpened) -> None:
        """More of its values, and its statistics; or no more of them."""
        self._opened ^= {opened.field}
        self.ask_facets(opened.field, *self._due)

    @on(messages.FacetAddWanted)
    def ask_for_field(self) -> None:
        """Any path can be a facet."""
        self.open_ask(FACET)

    def _show(self, facets: tuple[Facet, ...]) -> None:
        self._fields = facets
        self._facets.facets = facets

    def action_facets(self) -> None:
        if self._facets.has_focus:
            self._asker.stop("facets")
            self._facets.remove_class("-open")
            self.post_message(messages.PartLeft())
        else:
            self._facets.add_class("-open")
            self._facets.focus()
            self.ask_facets()
