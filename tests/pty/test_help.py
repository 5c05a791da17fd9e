"""The help in a real terminal: an example is chosen, asked and answered; keys cost few bytes."""

import sys
from pathlib import Path

from tests.pty.terminal import running

LOG = Path(__file__).resolve().parents[2] / "sample_data" / "authentik-events.ndjson"


def test_an_example_of_the_help_is_asked(tmp_path: Path) -> None:
    homes = {f"XDG_{name}_HOME": str(tmp_path) for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    command = [sys.executable, "-m", "logexplorer", str(LOG), "--tz", "UTC"]
    with running(command, environment=homes) as terminal:
        terminal.until(lambda text: "5,136 events" in text)
        terminal.press("?")
        terminal.until(lambda text: "In the table" in text)
        terminal.press("\t")
        terminal.until(lambda text: "The query language" in text.splitlines()[2])
        assert 0 < terminal.press("j") <= 800
        terminal.press("enter")
        terminal.until(lambda text: "1,716 of 5,136 events" in text)
        assert 'action in ("login", "logout")' in terminal.text.splitlines()[0]
