"""The chosen event in full, beside the table or beneath it, with a cursor over its fields."""

from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.reactive import reactive

from logexplorer.model.event import Event
from logexplorer.model.kept import Bookmark
from logexplorer.model.stop import Stop
from logexplorer.tui.asker import Asker
from logexplorer.tui.layout import NOTHING, Wanted, lay_out
from logexplorer.tui.messages import DetailLaidOut
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.item_panel import ItemPanel
from logexplorer.views.row import Form
from logexplorer.views.times import Clock

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer


class DetailPanel(ItemPanel):
    """Hidden until it is opened. Lays `event` out in its `form` whenever one of them changes."""

    DEFAULT_CSS = """
    DetailPanel { display: none; }
    DetailPanel.-open { display: block; }
    """
    MARGIN = "│ "

    event: reactive[Event | None] = reactive(None, repaint=False, init=False)
    form: reactive[Form] = reactive("fields", repaint=False, init=False)
    clock: reactive[Clock | None] = reactive(None, repaint=False, init=False)
    bookmarks: reactive[tuple[Bookmark, ...]] = reactive((), repaint=False, init=False)
    equal: reactive[bool] = reactive(False, repaint=False, init=False)

    def __init__(self, look: Look, asker: Asker) -> None:
        super().__init__(look)
        self._asker = asker
        self._pair: tuple[Event, Event] | None = None

    # what is shown

    @property
    def is_open(self) -> bool:
        """Is it shown?"""
        return self.has_class("-open")

    def compare(self, pair: tuple[Event, Event]) -> None:
        """Show two events compared, whatever is chosen meanwhile."""
        self._pair = pair
        self.set_reactive(DetailPanel.form, "compare")
        self.lay_out()

    def watch_event(self) -> None:
        if self.form == "compare":
            return
        if self.event is None:
            self._asker.stop("details")
            self.take(NOTHING)
        self.lay_out()

    def watch_form(self) -> None:
        self.lay_out()

    def watch_clock(self) -> None:
        self.lay_out()

    def watch_bookmarks(self) -> None:
        self.lay_out()

    def watch_equal(self) -> None:
        self.lay_out()

    def watch_folded(self) -> None:
        self.lay_out()

    def on_hide(self) -> None:
        """Two events compared are not what is wanted the next time."""
        if self.form == "compare":
            self.form = "fields"
            self.layout_shown = NOTHING

    def on_resize(self) -> None:
        """The text is as wide as the panel was."""
        super().on_resize()
        self.lay_out()

    def lay_out(self) -> None:
        """Have the text wrapped in a thread."""
        if (wanted := self._wanted()) is None:
            return
        look = self._look

        def question(explorer: "Explorer", stop: Stop) -> Message:
            return DetailLaidOut(lay_out(wanted, look))

        self._asker.ask("details", self, question)

    def _wanted(self) -> Wanted | None:
        event, other = self.event, None
        if self.form == "compare" and self._pair is not None:
            event, other = self._pair
        # One that was just opened has no width yet, and is told once it has.
        if event is None or self.clock is None or not self.is_open or not self.size.width:
            return None
        width, folded = self.text_width, self.folded
        marks = (each for each in self.bookmarks if each.event_uuid == event.event_uuid)
        bookmark = next(marks, None)
        return Wanted(event, self.form, self.clock, width, folded, self.equal, other, bookmark)

    @on(DetailLaidOut)
    def take_layout(self, laid_out: DetailLaidOut) -> None:
        """The text is ready."""
        laid_out.stop()
        self.take(laid_out.layout)
