"""Keys at random on strangers' texts, in windows of all sizes: the screens stay, and quit."""

import json
import random
import string
from datetime import UTC
from pathlib import Path

import pytest

from logexplorer.explorer import Explorer
from logexplorer.tui.app import LogexplorerApp
from logexplorer.tui.options import Options
from tests.tui.start import NOW
from tests.tui.test_hostile import HOSTILE

SIZES = ((120, 40), (80, 24), (20, 5), (1, 1), (300, 80), (40, 10))
KEYS = (
    *(string.ascii_letters.replace("q", "") + string.digits + "1234" * 4),
    *(f"ctrl+{letter}" for letter in "abdefghijklmnoprstuvwxyz"),
    *("enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "space", "backspace"),
    *("pageup", "pagedown", "home", "end", "shift+left", "shift+right", "shift+up", "shift+down"),
    *("alt+left", "alt+right", "alt+enter", "slash", "plus", "minus", "equals_sign", "é", "日"),
)


def log_of(folder: Path, chance: random.Random) -> Path:
    """Events with odd texts, places and times."""

    def odd(*more: object) -> object:
        return chance.choice((*HOSTILE, *more))

    def event(number: int) -> dict[str, object]:
        geo = {
            "city": odd("Rome"),
            "country": odd("IT", 5),
            "lat": odd(41.9, 91),
            "long": odd(12.5),
        }
        when = chance.choice(("0001-01-01", "9999-12-31", "1969-12-31", "2026-05-01", "2026-05-02"))
        return {
            "pk": f"00000000-0000-4000-8000-{number:012}",
            "action": odd("login", "login_failed", "model_updated", "impersonation_started"),
            "user": {"username": odd("ann", "bob")},
            "app": odd("a"),
            "client_ip": odd("8.8.8.8", "10.0.0.1", None),
            "created": f"{when}T{number % 24:02}:59:59.999999Z",
            "context": {
                "geo": chance.choice((geo, geo, "nowhere", [1], None)),
                "http_request": {"path": odd("/"), "user_agent": odd("Firefox")},
                "diff": {"a": {"previous_value": odd(), "new_value": odd()}},
                "model": {"app": odd("a"), "model_name": odd("b"), "name": odd("c"), "pk": 1},
            },
        }

    log = folder / "events.ndjson"
    log.write_text("".join(f"{json.dumps(event(number))}\n" for number in range(120)))
    return log


@pytest.mark.parametrize("seed", [1, 2])
async def test_keys_at_random(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # where a monkey's exports go
    for name in ("CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    chance = random.Random(seed)
    log = str(log_of(tmp_path, chance))
    app = LogexplorerApp(
        lambda: Explorer.open([log], cache=False, clock=lambda: NOW), Options(tz=UTC), lambda: NOW
    )
    pressed: list[object] = []
    async with app.run_test(size=SIZES[0]) as pilot:
        for _ in range(120):
            pressed.append(chance.choice(KEYS))
            await pilot.press(str(pressed[-1]))
            if chance.random() < 0.05:
                pressed.append(chance.choice(SIZES))
                await pilot.resize_terminal(*pressed[-1])  # type: ignore[misc]
            assert app.is_running, pressed
        await pilot.press("ctrl+c")
        await pilot.pause()
    assert app.return_code == 0, pressed
    assert not app.defect
