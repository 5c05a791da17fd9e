"""The choice of a table's columns: those that are shown, in their order, and all others."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from logexplorer.model.kept import Column
from logexplorer.views.table import TITLES
from logexplorer.views.text import Line, Piece

MOST = 1_000
"""So many of the others are listed; what is typed finds the rest."""
_NAME = 36
_STEP = 2
_LEAST = 1
_WIDEST = 999


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """`others` are names of fields and paths with a word on each; `typed` is what is looked for."""

    columns: tuple[Column, ...]
    others: tuple[tuple[str, str], ...] = ()
    typed: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What is listed: the columns first, then the others."""
        chosen = tuple(column.name for column in self.columns)
        others = (name for name, _ in self._others() if name not in chosen)
        found = (name for name in (*chosen, *others) if self._finds(name))
        return tuple(name for name, _ in zip(found, range(MOST), strict=False))

    def toggled(self, name: str) -> "ColumnChoice":
        """The column is there, or no longer; the last one stays."""
        columns = tuple(column for column in self.columns if column.name != name)
        if columns == self.columns:
            return replace(self, columns=(*columns, Column(name)))
        return replace(self, columns=columns or self.columns)

    def moved(self, name: str, by: int) -> "ColumnChoice":
        """The column stands one place further on, or back."""
        columns = list(self.columns)
        at = next((at for at, column in enumerate(columns) if column.name == name), None)
        if at is None or not 0 <= at + by < len(columns):
            return self
        columns.insert(at + by, columns.pop(at))
        return replace(self, columns=tuple(columns))

    def widened(self, name: str, steps: int, shown: Mapping[str, int]) -> "ColumnChoice":
        """The column is wider, or narrower, than it is now."""
        columns = tuple(
            replace(column, width=_width(column, steps, shown)) if column.name == name else column
            for column in self.columns
        )
        return replace(self, columns=columns)

    def line(self, name: str, shown: Mapping[str, int]) -> Line:
        """A row of the list: is it shown, its name, and its width or what is known of it."""
        chosen = next((column for column in self.columns if column.name == name), None)
        label = TITLES.get(name, name)
        head = f" {'[x]' if chosen else '[ ]'} {label:<{_NAME}}"
        if chosen is None:
            return (Piece(head), Piece(f" {dict(self._others()).get(name, '')}", "muted"))
        return (Piece(head, "key"), Piece(f" {_told(chosen, shown)}", "muted"))

    def _others(self) -> tuple[tuple[str, str], ...]:
        known = tuple((name, "") for name in TITLES)
        return (*known, *((name, told) for name, told in self.others if name not in TITLES))

    def _finds(self, name: str) -> bool:
        typed = self.typed.casefold()
        return typed in name.casefold() or typed in TITLES.get(name, "").casefold()


def _width(column: Column, steps: int, shown: Mapping[str, int]) -> int:
    # From what is seen: a width for which there is no room would take many keys to come back from.
    now = shown.get(column.name, column.width or _LEAST)
    return max(min(now + _STEP * steps, _WIDEST), _LEAST)


def _told(column: Column, shown: Mapping[str, int]) -> str:
    now = shown.get(column.name)
    if now is None:
        return "no room"
    if column.width is None:
        return f"{now} as it needs"
    return f"{now}" if now == column.width else f"{column.width}, has room for {now}"
