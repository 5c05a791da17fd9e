"""The choice of columns, beneath the table that shows at once what comes of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.reactive import var
from textual.screen import ModalScreen

from logexplorer.model.kept import Column
from logexplorer.model.results import PathInfo
from logexplorer.model.stop import Stop
from logexplorer.tui.asker import Asker
from logexplorer.tui.messages.columns import ColumnsChosen, FieldsKnown
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.column_list import ColumnList
from logexplorer.tui.widgets.key_line import KeyLine
from logexplorer.views.column_choice import ColumnChoice

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer


class ColumnsScreen(ModalScreen[None]):
    """`columns` is None until something is chosen; whoever opened it watches them."""

    DEFAULT_CSS = """
    ColumnsScreen { background: transparent; align: left bottom; }
    ColumnsScreen Container { height: 55%; max-height: 20; min-height: 6; }
    """

    columns: var[tuple[Column, ...] | None] = var(None)

    def __init__(self, look: Look, asker: Asker, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self._look = look
        self._asker = asker
        self._begin = columns

    def compose(self) -> ComposeResult:
        with Container():
            yield ColumnList(self._look)
            yield KeyLine(self._look, ("Columns",))

    def on_mount(self) -> None:
        self._list.choice = ColumnChoice(self._begin)
        self._list.focus()

        def question(explorer: "Explorer", stop: Stop) -> Message:
            return FieldsKnown(explorer.fields(stop))

        self._asker.ask("columns", self, question)

    def on_unmount(self) -> None:
        self._asker.stop("columns")

    @property
    def _list(self) -> ColumnList:
        return self.query_one(ColumnList)

    @on(FieldsKnown)
    def offer(self, known: FieldsKnown) -> None:
        """All fields and paths of the data, those that most events have first."""
        fields = sorted(known.fields, key=lambda each: -each.count)
        others = tuple((each.path, _told(each)) for each in fields)
        self._list.choice = replace(self._list.choice, others=others)

    @on(ColumnsChosen)
    def choose(self, chosen: ColumnsChosen) -> None:
        """Whoever watches shows them."""
        chosen.stop()
        self.columns = chosen.columns

    def show(self, columns: tuple[Column, ...], widths: Mapping[str, int]) -> None:
        """These are the table's columns, and so wide they are."""
        if columns != self._list.choice.columns:
            self._list.choice = replace(self._list.choice, columns=columns)
        self._list.widths = widths


def _told(field: PathInfo) -> str:
    example = f", such as {field.examples[0][:60]}" if field.examples else ""
    return f"in {field.count:,} events{example}"
