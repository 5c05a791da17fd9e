"""The help: every command from the one table, and the query language on a page."""

from textual.app import ComposeResult
from textual.screen import Screen

from logexplorer.tui.commands import COMMANDS, Group, bindings, keys_of
from logexplorer.tui.language import LANGUAGE, NOTES
from logexplorer.tui.layout import Layout
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.key_line import KeyLine
from logexplorer.tui.widgets.text_panel import TextPanel
from logexplorer.views.text import Line, Piece

_GROUPS: tuple[tuple[Group, str], ...] = (
    ("Search", "On every screen of the search"),
    ("Logs", "On the log screen"),
    ("Table", "In the table"),
    ("Histogram", "In the histogram"),
    ("Facets", "In the facets"),
    ("Choice", "Where a time range or an order is chosen"),
    ("Detail", "In the details"),
    ("Columns", "Where columns are chosen"),
    ("Query", "In the query"),
    ("History", "In an object's history"),
    ("Map", "On the map"),
    ("Charts", "On the charts screen"),
    ("Chart", "In a chart"),
    ("Overview", "On the overview"),
    ("Everywhere", "Everywhere"),
)
_KEYS = 20


class HelpScreen(Screen[None]):
    """Closes with the keys that opened it."""

    BINDINGS = bindings("Help")

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def compose(self) -> ComposeResult:
        yield TextPanel(self._look)
        yield KeyLine(self._look, ("Help",))

    def on_mount(self) -> None:
        panel = self.query_one(TextPanel)
        panel.layout_shown = Layout("Help", tuple(help_lines()))
        panel.focus()

    def action_close_help(self) -> None:
        self.dismiss()


def help_lines() -> list[Line]:
    """The help as lines."""
    lines: list[Line] = [(), (Piece("The query language", "title"),)]
    for line in LANGUAGE.strip().splitlines():
        query, _, meaning = line.partition("   ")
        lines.append((Piece(f"  {query:<46} ", "key"), Piece(meaning.strip(), "muted")))
    lines += [(Piece(f"  {line}", "muted"),) for line in NOTES.strip().splitlines()]
    for group, heading in _GROUPS:
        lines += [(), (Piece(heading, "title"),)]
        for command in (each for each in COMMANDS if each.group == group):
            keys = f"  {keys_of(command):<{_KEYS}} "
            lines.append((Piece(keys, "key"), Piece(command.description)))
    return lines
