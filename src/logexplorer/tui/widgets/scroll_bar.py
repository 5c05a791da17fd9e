"""A scroll bar that costs few bytes: a thumb in the terminal's own colours, and no track."""

from math import ceil

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

_UP, _DOWN = Style(meta={"@mouse.down": "scroll_up"}), Style(meta={"@mouse.down": "scroll_down"})
_GRAB = Style(meta={"@mouse.down": "grab"})


class SlimBar(ScrollBarRender):
    """Whole cells only; the mouse drags the thumb and pages above and below it."""

    THUMB = "█"

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = Color.default(),  # noqa: B008 - Textual's signature
        bar_color: Color = Color.default(),  # noqa: B008 - Textual's signature
    ) -> Segments:
        thumb = thumb_of(size, virtual_size, window_size, position)
        return Segments(
            [Segment(" " * thickness, _UP)] * thumb.start
            + [Segment(cls.THUMB * thickness, _GRAB)] * len(thumb)
            + [Segment(" " * thickness, _DOWN)] * (size - thumb.stop),
            new_lines=True,
        )


class AsciiBar(SlimBar):
    """The same in ASCII."""

    THUMB = "#"


def thumb_of(size: int, virtual_size: float, window_size: float, position: float) -> range:
    """The cells of a bar of this size that stand for what is seen; none if that is everything."""
    if not window_size or virtual_size <= window_size:
        return range(0)
    length = min(max(ceil(size * window_size / virtual_size), 1), size)
    start = round((size - length) * position / (virtual_size - window_size))
    return range(start, start + length)
