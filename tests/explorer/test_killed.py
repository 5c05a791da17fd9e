"""A process that is killed at any moment leaves a cache that is complete or made anew, never wrong.

Run by hand for longer, with larger logs: python -m tests.explorer.test_killed KILLS EVENTS
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from tests.explorer.logs import answers, line, lines, opened, uncached

ROOT = Path(__file__).resolve().parents[2]
KILLS = 6


def test_a_cache_survives_kills(tmp_path: Path) -> None:
    paths = written(tmp_path, lines(range(1_000)))
    outcomes = killed(tmp_path, paths, 100_000, KILLS, random.Random(7))
    assert outcomes.total() == KILLS


def written(folder: Path, events: bytes) -> list[Path]:
    """Logs of several formats with equal, bad and unended lines."""
    logs = {
        "events.ndjson": events + b'{"pk": broken\n' + line(9_000)[:-1],
        "again.ndjson": lines(range(700, 900))
        + line(1, action="login").replace(b"{", b'{"app":1,', 1),
        "text.log": b"2026-11-01T10:00:00Z ERROR one\n  more of it\n" * 500,
    }
    for name, data in logs.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in logs]


def killed(
    folder: Path, paths: list[Path], slice_: int, kills: int, chance: random.Random
) -> Counter[str]:
    """After which steps the process was killed; fails where its cache then answers wrongly."""
    wanted = uncached(*paths)
    cache, copy = folder / "killed", folder / "copy"
    steps = run(cache, paths, slice_, None)
    shutil.rmtree(cache)
    outcomes: Counter[str] = Counter()
    for _ in range(kills):
        first = chance.choice((0, steps.index("storing text")))  # most steps are of reading
        said = run(cache, paths, slice_, chance.randrange(first, len(steps)))
        outcomes[said[-1] if said else "start"] += 1
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(cache, copy) if cache.exists() else copy.mkdir()
        assert reopened(copy, paths) == wanted, said
        if said[-1:] == ["closed"] or chance.random() < 0.3:
            shutil.rmtree(cache, ignore_errors=True)
    return outcomes


def run(cache: Path, paths: list[Path], slice_: int, last: int | None) -> list[str]:
    """What the process said until it was killed after so many steps, or to its end."""
    command = [sys.executable, "-m", "tests.explorer.loads", str(slice_), *map(str, paths)]
    environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
    said: list[str] = []
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        for step in process.stdout:
            said.append(step.rstrip("\n"))
            if last is not None and len(said) > last:
                process.kill()
                return said
    assert process.returncode == 0
    return said


def reopened(cache: Path, paths: list[Path]) -> dict[str, Any]:
    """What an explorer says that finds this cache."""
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(cache)
    try:
        with opened(*paths) as explorer:
            explorer.load()
            return answers(explorer)
    finally:
        if before is None:
            del os.environ["XDG_CACHE_HOME"]
        else:
            os.environ["XDG_CACHE_HOME"] = before


def main(kills: int, events: int) -> None:
    """The long way."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = folder / "data.ndjson"
        generate = [sys.executable, str(ROOT / "benchmarks" / "generate.py"), "--events"]
        subprocess.run([*generate, str(events), "--out", str(data)], check=True)
        paths = written(folder, data.read_bytes() + lines(range(500)))
        outcomes = killed(folder, paths, data.stat().st_size // 60, kills, random.Random())
        sys.stdout.write(f"{outcomes}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
