"""Whole lines."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logexplorer.model.errors import SourceError
from logexplorer.sources.lines import Line, whole_lines


class Blocks:
    """A stream that gives its blocks one by one and then fails, if it is told so."""

    def __init__(self, *blocks: bytes, failing: bool = False) -> None:
        self.blocks = list(blocks)
        self.failing = failing

    def read(self, size: int, /) -> bytes:
        if self.blocks:
            return self.blocks.pop(0)
        if self.failing:
            raise SourceError("the disk is gone")
        return b""


@given(st.lists(st.binary(min_size=1)))
def test_blocks_do_not_matter(blocks: list[bytes]) -> None:
    data = b"".join(blocks)
    lines = list(whole_lines(Blocks(*blocks), 10))
    assert lines == list(whole_lines(io.BytesIO(data), 10))
    assert b"".join(line.data + b"\n" * line.ended for line in lines) == data
    assert [line.offset for line in lines] == [
        10 + sum(each.length for each in lines[:number]) for number in range(len(lines))
    ]


def test_a_last_line_without_its_end_waits_for_more() -> None:
    assert list(whole_lines(io.BytesIO(b"a\nb"), final=False)) == [Line(0, b"a")]
    assert list(whole_lines(io.BytesIO(b"a\nb"))) == [Line(0, b"a"), Line(2, b"b", ended=False)]


def test_what_was_read_before_a_failure_comes_first() -> None:
    lines = whole_lines(Blocks(b"a\nb", failing=True), final=False)
    assert next(lines) == Line(0, b"a")
    assert next(lines) == Line(2, b"b", ended=False)
    with pytest.raises(SourceError):
        next(lines)
