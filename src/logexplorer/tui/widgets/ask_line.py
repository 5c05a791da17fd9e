"""Two lines over the screen that ask for a choice or a text: a time range, an order, a field."""

from collections.abc import Iterator

from textual import events
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from logexplorer.tui.asks import Ask
from logexplorer.tui.commands import bindings
from logexplorer.tui.editing import EDITS, Edited
from logexplorer.tui.messages import Answered, AskLeft
from logexplorer.tui.paint import shown, strip_of
from logexplorer.tui.theme import Look
from logexplorer.views.text import Line, Piece

_FIELD = 24


class AskLine(Widget, can_focus=True):
    """Hidden until `open`; posts `Answered`, or `AskLeft`."""

    DEFAULT_CSS = """
    AskLine { height: 2; width: 100%; display: none; overlay: screen; }
    AskLine.-open { display: block; }
    """
    BINDINGS = bindings("Choice")

    chosen: reactive[int] = reactive(0)
    part: reactive[int] = reactive(0)
    problem: reactive[str] = reactive("")

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._ask: Ask | None = None
        self._texts: list[Edited] = []

    def open(self, ask: Ask) -> None:
        """Ask for this; what is chosen or typed at first is what holds at present."""
        self._ask = ask
        self._texts = [Edited(text, len(text)) for _, text in ask.typed]
        self.chosen, self.problem = ask.chosen, ""
        self.part = 0 if ask.options and not ask.begin_typing else 1
        self.add_class("-open")
        self.refresh()
        self.focus()

    def refuse(self, problem: str) -> None:
        """What was typed cannot be taken; it stays to be mended."""
        self.problem = problem

    def close(self) -> None:
        """Nothing is asked any more."""
        self.remove_class("-open")

    def on_blur(self) -> None:
        self.close()

    # drawing

    def render_line(self, y: int) -> Strip:
        line = (self._choices() if y == 0 else self._inputs()) if self._ask else ()
        return strip_of(line, self.size.width, self._look, under=self._look.bar)

    def _choices(self) -> Line:
        assert self._ask is not None
        pieces = [Piece(f" {self._ask.title} ", "title")]
        if self.problem:
            return (*pieces, Piece(self.problem, "error"))
        for number, option in enumerate(self._ask.options):
            chosen = number == self.chosen
            sign = "❯" if chosen and self.part == 0 else " "
            pieces.append(Piece(f" {sign}{option}", "key" if chosen else ""))
        return tuple(pieces)

    def _inputs(self) -> Line:
        assert self._ask is not None
        pieces: list[Piece] = []
        for number, ((name, _), edited) in enumerate(
            zip(self._ask.typed, self._texts, strict=True)
        ):
            here = self.part == number + 1
            pieces.append(Piece(f" {name} ", "title" if here else "muted"))
            pieces += self._input(edited, here)
        return (*pieces, Piece(f" {self._ask.note}", "muted"))

    @property
    def _field(self) -> int:
        """The cells of a text; one alone has all that is left."""
        if self._ask is None or len(self._texts) > 1:
            return _FIELD
        besides = len(self._ask.typed[0][0]) + len(self._ask.note) + 6
        return max(self.size.width - besides, _FIELD)

    def _input(self, edited: Edited, here: bool) -> Iterator[Piece]:
        before, after = shown(edited.before, self._look), shown(edited.after, self._look)
        width = self._field
        before = before[-(width - 1) :]
        left = max(width - len(before) - here, 0)
        yield Piece(before, "key" if here else "")
        if here:
            yield Piece("▏", "accent")
        yield Piece(f"{after[:left]:_<{left}}", "key" if here else "muted")

    # what the user does

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return bool(self._texts) and character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Whatever is typed goes into a text, the first one if none has been gone to."""
        edit = EDITS.get(event.key)
        if event.is_printable and event.character and self._texts:
            if not self.part:
                self.part, self._texts[0] = 1, Edited()
            self._edit(self._texts[self.part - 1].insert(event.character))
        elif edit and self.part:
            self._edit(edit(self._texts[self.part - 1]))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        if self._texts:
            self.part = max(self.part, 1)
            self._edit(self._texts[self.part - 1].insert(event.text))
        event.stop()

    def _edit(self, edited: Edited) -> None:
        self._texts[self.part - 1] = edited
        self.problem = ""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click on an option takes it."""
        if self._ask is None or event.y:
            return
        x = len(self._ask.title) + 2
        for number, option in enumerate(self._ask.options):
            if x <= event.x < x + len(option) + 2:
                self.chosen, self.part = number, 0
                self.action_take()
                return
            x += len(option) + 2

    def action_take(self) -> None:
        if self._ask is None:
            return
        choosing = self._ask.options and (self._ask.both or self.part == 0)
        option = self._ask.options[self.chosen] if choosing else None
        texts = tuple(edited.text.strip() for edited in self._texts)
        self.post_message(Answered(self._ask.purpose, option, texts, self._ask.about))

    def action_leave(self) -> None:
        self.post_message(AskLeft())

    def action_choose_left(self) -> None:
        self._choose(-1)

    def action_choose_right(self) -> None:
        self._choose(1)

    def _choose(self, step: int) -> None:
        if self._ask is not None and self._ask.options:
            self.chosen = (self.chosen + step) % len(self._ask.options)

    def action_next_input(self) -> None:
        self._to_part(1)

    def action_previous_input(self) -> None:
        self._to_part(-1)

    def _to_part(self, step: int) -> None:
        least = 0 if self._ask and self._ask.options else 1
        count = len(self._texts) + 1 - least
        if count:
            self.part = least + (self.part - least + step) % count
