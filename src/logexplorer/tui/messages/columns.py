"""About the table's columns."""

from textual.message import Message

from logexplorer.model.kept import Column
from logexplorer.model.results import PathInfo


class ColumnsChosen(Message):
    """The table shall have these columns; none are the usual ones."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self.columns = columns


class ColumnsRemembered(Message):
    """The columns that were chosen in an earlier session."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self.columns = columns


class FieldsKnown(Message):
    """What may become a column."""

    def __init__(self, fields: tuple[PathInfo, ...]) -> None:
        super().__init__()
        self.fields = fields
