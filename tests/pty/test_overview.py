"""The overview in a real terminal: bytes of its keys, none at rest."""

import sys
from pathlib import Path

from tests.pty.terminal import running

LOG = Path(__file__).resolve().parents[2] / "sample_data" / "authentik-events.ndjson"


def test_keys_cost_few_bytes_and_rest_costs_none(tmp_path: Path) -> None:
    homes = {f"XDG_{name}_HOME": str(tmp_path) for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    command = [sys.executable, "-m", "logexplorer", str(LOG), "--tz", "UTC"]
    with running(command, environment=homes) as terminal:
        terminal.until(lambda text: "5,136 events" in text)
        terminal.press("4")
        terminal.until(lambda text: "Safari" in text and "Impossible journeys" in text)
        terminal.until(lambda text: " …" not in text.split("Clients")[1][:40])
        terminal.settle()
        for key in ("j", "j", "right", "j", "left", "k"):
            assert 0 < terminal.press(key) <= 800, key
        assert 0 < terminal.press("v") <= 8192
        before = len(terminal.written)
        for _ in range(10):
            terminal.settle()
        assert len(terminal.written) == before
