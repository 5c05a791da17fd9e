"""An object's history: its events, what each changed, and what the object was after it."""

from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import DescendantFocus, Resize
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from logexplorer.model.event import Event
from logexplorer.model.search import Order, Search
from logexplorer.model.stop import Stop
from logexplorer.tui import messages
from logexplorer.tui.asker import Asker
from logexplorer.tui.commands import bindings
from logexplorer.tui.copier import Copier
from logexplorer.tui.layout import Layout, wrapped
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.item_panel import ItemPanel
from logexplorer.tui.widgets.key_line import KeyLine
from logexplorer.tui.widgets.rows import HEAD
from logexplorer.tui.widgets.step_list import StepList
from logexplorer.tui.widgets.text_line import TextLine
from logexplorer.views.history_rows import step_rows
from logexplorer.views.known_objects import KnownObject, query_of
from logexplorer.views.narrow import comparison, narrowed, why_not
from logexplorer.views.object_history import Step, history
from logexplorer.views.row import fold
from logexplorer.views.text import Line, Piece
from logexplorer.views.times import Clock

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer
    from logexplorer.tui.sessions import SessionApp

SIDE_BY_SIDE = 110
MOST = 10_000
"""Events of one object that are read, the newest ones; an object with more says so."""


class StatePanel(ItemPanel):
    """One step in full."""

    MARGIN = "│ "

    class Folded(Message):
        """The text must be laid out again."""

    def watch_folded(self) -> None:
        self.post_message(self.Folded())


class ObjectHistory(Screen[str | None]):
    """Ends with the query for these events if the user wants them in the log."""

    DEFAULT_CSS = """
    ObjectHistory { layout: vertical; }
    ObjectHistory #body { height: 1fr; width: 1fr; layout: vertical; }
    ObjectHistory.-wide #body { layout: horizontal; }
    ObjectHistory.-wide StepList { height: 1fr; }
    ObjectHistory.-wide StatePanel { width: 50%; }
    """
    BINDINGS = bindings("History")
    AUTO_FOCUS = "StepList"

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(
        self,
        look: Look,
        asker: Asker,
        known: KnownObject,
        clock: Clock,
        chosen: Event | None = None,
    ) -> None:
        super().__init__()
        self._chosen = chosen
        self._copier = Copier(self, asker, look)
        self._look = look
        self._asker = asker
        self._known = known
        self._clock = clock
        self._steps: tuple[Step, ...] = ()
        self._at = 0

    def compose(self) -> ComposeResult:
        yield TextLine(self._look, self._asked())
        with Container(id="body"):
            yield StepList(self._look)
            yield StatePanel(self._look)
        yield KeyLine(self._look, ("History",))

    def _asked(self, says: str = "") -> Line:
        if says:
            return (Piece(" "), Piece(says, "warning"))
        query = Piece(query_of(self._known))
        return (Piece(" ❯ ", "key"), query, Piece("  all times", "muted"))

    def _say(self, says: str) -> None:
        """In place of the query, until another step is chosen."""
        self.query_one(TextLine).show(self._asked(says))

    @property
    def _state(self) -> StatePanel:
        return self.query_one(StatePanel)

    def on_mount(self) -> None:
        reading = Layout(f"{self._known.title} · reading its events", ())
        self.query_one(StepList).layout_shown = reading
        self._state.layout_shown = Layout("State", ())
        query = query_of(self._known)

        def question(explorer: "Explorer", stop: Stop) -> messages.HistoryArrived:
            # All that was read until now, not what the log shows still: the last is what counts.
            search = explorer.refine(Search(), query)
            events = tuple(explorer.events(search, limit=MOST + 1, stop=stop))
            steps = history(events[:MOST][::-1])
            return messages.HistoryArrived(steps, complete=len(events) <= MOST)

        self._asker.ask("history", self, question)

    def on_unmount(self) -> None:
        for kind in ("history", "step"):
            self._asker.stop(kind)

    @on(messages.HistoryArrived)
    def show_steps(self, arrived: messages.HistoryArrived) -> None:
        """The list begins with the event that was chosen in the log, else with its last step."""
        self._steps = arrived.steps
        numbers = (at for at, step in enumerate(arrived.steps) if self._is_chosen(step))
        start = next(numbers, len(arrived.steps) - 1)
        count = f"{len(arrived.steps):,} events" if len(arrived.steps) != 1 else "1 event"
        more = "" if arrived.complete else f", only the newest {MOST:,} of more"
        title = f"{self._known.title} · {count}{more} ({self._clock.zone_name})"
        self._fit()
        self.query_one(StepList).show_steps(arrived.steps, self._clock, title, start)

    def _is_chosen(self, step: Step) -> bool:
        return self._chosen is not None and step.event.id == self._chosen.id

    @on(messages.StepChosen)
    def show_step(self, chosen: messages.StepChosen) -> None:
        """Another step."""
        self._at = chosen.number
        self._say("")
        self.lay_out()

    @on(StatePanel.Folded)
    def lay_out(self) -> None:
        """Have the chosen step wrapped in a thread."""
        if not self._steps:
            return
        panel, steps, at, look = self._state, self._steps, self._at, self._look
        folded, width, clock = panel.folded, panel.text_width, self._clock

        def question(explorer: "Explorer", stop: Stop) -> messages.DetailLaidOut:
            items = fold(step_rows(steps, at, clock), folded)
            return messages.DetailLaidOut(wrapped("State", items, width, look, at))

        self._asker.ask("step", self, question)

    @on(messages.DetailLaidOut)
    def show_state(self, laid_out: messages.DetailLaidOut) -> None:
        """The step is ready."""
        self._state.take(laid_out.layout)

    @on(messages.NarrowWanted)
    def narrow(self, wanted: messages.NarrowWanted) -> None:
        """A value that was pointed at narrows these events, in the log."""
        if part := comparison(wanted.path, wanted.value, equal=wanted.equal):
            self.dismiss(narrowed(query_of(self._known), part))
        else:
            self._say(why_not(wanted.value))

    # copies

    def action_copy_event(self) -> None:
        if self._steps:
            self._copier.event(self._steps[self._at].event)

    def action_copy_command(self) -> None:
        query = query_of(self._known)
        home = cast("SessionApp", self.app)
        if parts := home.command_line(Search(text=query, order=Order(descending=False))):
            self._copier.command(parts)

    @on(messages.Copied)
    def tell_copied(self, copied: messages.Copied) -> None:
        """Or show it, to be copied by hand."""
        self._say(self._copier.copied(copied))

    # the screen

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width >= SIDE_BY_SIDE, "-wide")
        self._fit()
        self.call_after_refresh(self.lay_out)

    def _fit(self) -> None:
        """Few steps leave the room beneath them to the state."""
        few = len(self._steps) + HEAD if self._steps else None
        self.query_one(StepList).styles.max_height = None if self.has_class("-wide") else few

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        steps = self.query_one(StepList)
        steps.refresh()
        self.query_one(KeyLine).groups = ("History",) if steps.has_focus else ("History", "Detail")

    def action_close_history(self) -> None:
        self.dismiss(None)

    def action_ask_history(self) -> None:
        self.dismiss(query_of(self._known))

    def action_next_part(self) -> None:
        steps = self.query_one(StepList)
        (self._state if steps.has_focus else steps).focus()
