"""Where bars stand: side by side over the whole width, as broad as each other to a cell."""

from dataclasses import dataclass

_WIDEST = 9
_APART_FROM = 3


@dataclass(frozen=True, slots=True)
class Spread:
    """So many bars over `width` cells, of which very few bars leave the rest empty.

    `joined` bars touch each other, however broad they are, and fill any width.
    """

    bars: int
    width: int
    joined: bool = False

    @property
    def taken(self) -> int:
        """Cells that the bars take with the gaps between them, at least one each."""
        most = self.width if self.joined else min(self.width, self.bars * _WIDEST)
        return max(most, self.bars)

    @property
    def narrowest(self) -> int:
        """Cells from the start of a bar to that of the next, at least."""
        return self.taken // self.bars if self.bars else self.width

    @property
    def evenness(self) -> float:
        """The part of the width that the bars would take if all were equally broad."""
        return self.bars * self.narrowest / self.width if self.bars and self.width else 1

    def start(self, number: int) -> int:
        """The first cell of a bar."""
        return number * self.taken // self.bars if self.bars else 0

    def cells(self, number: int) -> range:
        """The cells that a bar fills, all of which are inside; broad bars stand apart."""
        apart = not self.joined and self.taken >= _APART_FROM * self.bars
        start, end = self.start(number), self.start(number + 1) - apart
        return range(min(start, self.width), min(end, self.width))

    def bar_at(self, x: int) -> int | None:
        """The bar that stands in a cell or before it; None beside all of them."""
        if not 0 <= x < self.taken:
            return None
        return ((x + 1) * self.bars - 1) // self.taken

    def step(self, cells: int) -> int:
        """Every how many bars there are at least so many cells from one to the next."""
        return -(-cells * self.bars // self.taken) if self.bars else 1
