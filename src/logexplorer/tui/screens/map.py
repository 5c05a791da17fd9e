"""The map: where the events of the Search come from."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from logexplorer.model.outlines import Detail
from logexplorer.model.places import PlaceBy
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui import messages
from logexplorer.tui.asker import Asker
from logexplorer.tui.messages.map import (
    JourneyFound,
    OutlinesArrived,
    OutlinesWanted,
    PickWanted,
    PlacesArrived,
    TravelArrived,
)
from logexplorer.tui.screens.search_screen import SearchScreen
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.key_line import KeyLine
from logexplorer.tui.widgets.map_body import MapBody
from logexplorer.views.narrow import narrowed, quoted

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

NO_QUERY = "its events name no place, and have more addresses than a query can name"

_KINDS: tuple[PlaceBy, ...] = ("city", "country", "network")


class MapScreen(SearchScreen):
    """Asks where the app's Search happened, and edits the visible query by what is chosen there."""

    groups = ("Map", "Search", "Everywhere")

    def __init__(self, asker: Asker, look: Look) -> None:
        super().__init__(asker, look)
        self._by: PlaceBy = "city"
        self._travelling = False
        self._shown: Search | None = None
        self._fetching: set[Detail] = set()

    def compose_body(self) -> ComposeResult:
        yield MapBody(self._look).data_bind(MapScreen.clock)

    @property
    def main_part(self) -> MapBody:
        """Map and list."""
        return self.query_one(MapBody)

    @property
    def shown(self) -> Search | None:
        """The search of the places that are shown."""
        return self._shown

    def on_mount(self) -> None:
        self._tell_lacking()

    def _tell_lacking(self) -> None:
        """The footer says what Enter does with what is listed."""
        body, keys = self.main_part, self.query_one(KeyLine)
        chosen = body.chosen_journey if body.travelling else body.chosen_place
        keys.words = {"pick": "Events"} if body.travelling else {}
        keys.lacking = frozenset() if chosen else frozenset({"entry"})

    # questions and answers

    def ask_all(self, search: Search) -> None:
        """Where it happened; and too fast for whom, if that is shown."""
        self._ask_places(search)
        if self._travelling:
            self._ask_travel(search)

    def _ask_places(self, search: Search) -> None:
        by = self._by
        self.main_part.wait()

        def question(explorer: "Explorer", stop: Stop) -> PlacesArrived:
            return PlacesArrived(search, explorer.places.count(search, by, stop))

        self._asker.ask("places", self, question)

    def _ask_travel(self, search: Search) -> None:
        def question(explorer: "Explorer", stop: Stop) -> TravelArrived:
            return TravelArrived(search, explorer.places.travel(search, stop=stop))

        self._asker.ask("travel", self, question)

    @on(PlacesArrived)
    def show_places(self, arrived: PlacesArrived) -> None:
        """The places of the current search."""
        if arrived.search == self.search:
            self._shown = arrived.search
            self.main_part.take_places(arrived.places)
            self._tell_lacking()
            self.tell_once(arrived.places.problems)

    @on(TravelArrived)
    def show_travel(self, arrived: TravelArrived) -> None:
        """Its journeys."""
        if arrived.search == self.search and self._travelling:
            self.main_part.take_travel(arrived.travel)
            self._tell_lacking()
            self.tell_once(arrived.travel.problems)

    @on(OutlinesWanted)
    def fetch_outlines(self, wanted: OutlinesWanted) -> None:
        """Read once each, in a thread."""
        detail = wanted.detail
        # Before the logs are open nothing can be asked; the map will want them again.
        if detail in self._fetching or self._asker.explorer is None:
            return
        self._fetching.add(detail)

        def question(explorer: "Explorer", stop: Stop) -> OutlinesArrived:
            return OutlinesArrived(detail, explorer.places.outlines(detail))

        self._asker.ask(f"outlines {detail}", self, question)

    @on(OutlinesArrived)
    def show_outlines(self, arrived: OutlinesArrived) -> None:
        """The map can be drawn."""
        self.main_part.take_outlines(arrived.detail, arrived.outlines)

    # what the user does

    @on(MapBody.OthersWanted)
    def count_others(self) -> None:
        """Cities, then countries, then networks."""
        self._by = _KINDS[(_KINDS.index(self._by) + 1) % len(_KINDS)]
        if self.search is not None:
            self._ask_places(self.search)

    @on(MapBody.TravelWanted)
    def toggle_travel(self) -> None:
        """Journeys or places."""
        self._travelling = not self._travelling
        if not self._travelling:
            self.main_part.take_travel(None)
            self._tell_lacking()
        elif self.search is not None:
            self._ask_travel(self.search)

    @on(PickWanted)
    def narrow(self) -> None:
        """What is chosen becomes a part of the visible query."""
        if self.main_part.travelling:
            self._find_journey()
        elif (chosen := self.main_part.chosen_place) is None:
            return
        elif chosen.query:
            self._narrow(chosen.query)
        else:
            self.notice = NO_QUERY

    def _narrow(self, part: str) -> None:
        """`and` and `or` group to the right: the part is one in its parentheses."""
        text = self.search.text if self.search is not None else ""
        if part in text:
            self.notice = "the query asks for this already"
        else:
            self.notice = ""
            self.ask(narrowed(text, f"({part})" if text.strip() and " or " in part else part))

    def _find_journey(self) -> None:
        if (journey := self.main_part.chosen_journey) is None:
            return
        ids = (journey.departure.event, journey.arrival.event)

        def question(explorer: "Explorer", stop: Stop) -> JourneyFound:
            uuids = ", ".join(quoted(explorer.event(each).event_uuid) for each in ids)
            return JourneyFound(f"event_uuid in ({uuids})")

        self._asker.ask("journey", self, question)

    @on(JourneyFound)
    def show_journey(self, found: JourneyFound) -> None:
        """Its two events, where they can be read."""
        text = self.search.text if self.search is not None else ""
        self.post_message(messages.EventsWanted(narrowed(text, found.part)))

    def leave(self) -> None:
        """Esc: from journeys to places."""
        if self._travelling:
            self.toggle_travel()
