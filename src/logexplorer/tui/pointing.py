"""The mouse: only what is meant as a click is one, so that nothing is chosen by accident."""

from textual.events import Event, MouseDown, MouseUp
from textual.geometry import Offset

from logexplorer.tui.painting import PaintingApp

_LEFT = 1
_JITTER = 1
"""Cells that a hand may slip sideways between press and release."""


class PointingApp(PaintingApp):
    """Textual takes any button, and two places of one widget however far apart, for a click."""

    _pressed: Offset | None = None

    async def on_event(self, event: Event) -> None:
        """Other buttons, and what lies outside of the screen, are nobody's."""
        if isinstance(event, MouseDown | MouseUp) and not event.is_forwarded:
            place = Offset(event.x, event.y)
            if isinstance(event, MouseDown):
                if event.button != _LEFT or not self.size.region.contains_point(place):
                    return
                self._pressed = place
            elif self._pressed is None:
                return
            elif not _near(self._pressed, place):
                self._mouse_down_widget = None  # a drag ends; nothing was clicked
        await super().on_event(event)
        if isinstance(event, MouseUp):
            self._pressed = None


def _near(one: Offset, other: Offset) -> bool:
    return one.y == other.y and abs(one.x - other.x) <= _JITTER
