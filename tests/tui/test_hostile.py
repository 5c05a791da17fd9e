"""Strangers' text never reaches the terminal as what it pretends to be."""

from rich.cells import cell_len

from tests.tui.fake import event_of
from tests.tui.start import started

HOSTILE = (
    "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "[red]not red[/red] [/] [link=x]y[/link]",
    "user\u202egnp.exe \u200bzero \ufeff",
    "日本語" * 100,
    "e\u0301" * 300,
    "line one\nline two\r\ttab",
    "lone \ud800 surrogate",
    "🏳️‍🌈👩‍👩‍👧 emoji",
)


async def test_no_row_and_no_detail_holds_a_control_character_or_breaks_its_width() -> None:
    events = [
        event_of(
            {"action": text, "user": {"username": text}, "context": {text: text, "message": text}}
        )
        for text in HOSTILE
    ]
    async with started(events) as driver:
        await driver.press("enter")
        for _ in HOSTILE:
            for line in driver.screen:
                assert cell_len(line) == 120
                assert line.encode() and not any(ord(character) < 0x20 for character in line)
            await driver.press("j")


async def test_markup_is_text() -> None:
    async with started([event_of({"context": {"message": HOSTILE[1]}})]) as driver:
        assert "[red]not red[/red]" in driver.rows[0]
