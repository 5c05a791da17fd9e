"""What the map costs in bytes: over SSH every pin on the way is paid for."""

from tests.pty.test_screen import ready


def test_from_pin_to_pin_costs_few_bytes_and_rest_none() -> None:
    with ready("5000", "--map") as terminal:
        terminal.press("2")
        terminal.until(lambda text: "New York" in text and "⣿" in text)
        terminal.settle()
        for key in (
            "left",
            "left",
            "left",
            "right",
            "right",
            "right",
            "right",
            "\t",
            "\t",
            "g",
            "G",
        ):
            assert 0 < terminal.press(key) <= 1500, key
        # In a direction where there is no further pin nothing changes.
        assert terminal.press("down") == 0
        before = len(terminal.written)
        for _ in range(10):
            terminal.settle()
        assert len(terminal.written) == before


def test_a_whole_map_costs_no_more_than_a_page_or_two() -> None:
    with ready("5000", "--map") as terminal:
        assert terminal.press("2") <= 16_384
        terminal.until(lambda text: "New York" in text and "⣿" in text)
        terminal.settle()
        for key in ("+", "0", "\x1b[1;2D"):
            assert 0 < terminal.press(key) <= 16_384, key


def test_the_map_in_ascii() -> None:
    with ready("5000", "--map", "--ascii") as terminal:
        terminal.press("2")
        terminal.until(lambda text: "New York" in text and "::::::" in text)
        assert all(line.replace("東", "").replace("京", "").isascii() for line in terminal.lines)
