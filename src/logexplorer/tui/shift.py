"""Has the terminal move the lines that it shows already, so that a row's scroll costs a row.

Textual repaints all lines of what scrolls. Terminals have been able to scroll a part of their
screen since the VT100; what this needs of Textual's inner parts is here and nowhere else.
"""

from textual.geometry import Region
from textual.widget import Widget

from logexplorer.tui.painting import PaintingApp

_HOLD = "\x1b[?2026h"
"""Show nothing until the paint that follows, which ends the hold."""


def shift(widget: Widget, lines: Region, count: int) -> bool:
    """Move these lines of the screen up (or down, if negative) by `count`, and say if it was done.

    The lines must span the terminal, which cannot scroll less than its whole width.
    """
    app, driver = widget.app, widget.app._driver
    if driver is None or app.is_headless or not widget.screen.is_current:
        return False
    if lines.x != 0 or lines.width != app.size.width or abs(count) >= lines.height:
        return False
    command = f"\x1b[{count}M" if count > 0 else f"\x1b[{-count}L"
    hold = _HOLD if app._sync_available else ""
    top, bottom = lines.y + 1, lines.bottom
    driver.write(f"{hold}\x1b[{top};{bottom}r\x1b[{top};1H{command}\x1b[r")
    if isinstance(app, PaintingApp):
        app.painted.move(lines.y, lines.bottom, count)
    # Textual keeps lines by where they are drawn, which is no longer true.
    widget._styles_cache.clear()
    return True
