"""The file that is measured: generated once, kept, and known well enough to recognise its rows."""

import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import orjson

GENERATOR = Path(__file__).with_name("generate.py")
_HEAD, _TAIL, _BLOCK = 4 << 20, 1 << 20, 1 << 22
_HUGE = 4e9
_TIME = re.compile(r"\d\d[T ]\d\d:\d\d:\d\d")
"""The day of the month and the time, which is what a table may show at least."""


def folder() -> Path:
    """Where generated files are kept between runs; made where missing."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    found = Path(base) / "logexplorer-bench"
    found.mkdir(parents=True, exist_ok=True)
    return found


def generated(events: int) -> Path:
    """The file of that many events; made if it is not there yet."""
    path = folder() / f"events-{events}.ndjson"
    if not path.exists():
        with tempfile.TemporaryDirectory(dir=folder()) as made_in:
            part = Path(made_in) / "part"
            command = [sys.executable, str(GENERATOR), "--events", str(events), "--out", str(part)]
            subprocess.run(command, check=True)
            part.replace(path)
    return path


class Data:
    """An NDJSON file of authentik's events."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def warm(self) -> int:
        """Read all of it, so that it lies in the page cache; how many lines it has."""
        lines = 0
        with self.path.open("rb") as file:
            while block := file.read(_BLOCK):
                lines += block.count(b"\n")
        return lines

    @property
    def is_huge(self) -> bool:
        """Is it rather ten million events than one?"""
        return self.path.stat().st_size > _HUGE

    def shows_row(self, screen: Iterable[str]) -> bool:
        """Is an event from the file's beginning or end on the screen, with time and address?"""
        for line in screen:
            for found in _TIME.finditer(line):
                at = found[0].replace("T", " ")
                if any(address in line for address in self._rows.get(at, ())):
                    return True
        return False

    @cached_property
    def _rows(self) -> dict[str, set[str]]:
        """The addresses of the events at a second, as `15 00:00:00`."""
        rows: dict[str, set[str]] = defaultdict(set)
        for text in self._ends():
            event = orjson.loads(text)
            if event["client_ip"]:
                rows[event["created"][8:19].replace("T", " ")].add(event["client_ip"])
        return rows

    def _ends(self) -> list[bytes]:
        with self.path.open("rb") as file:
            begin = file.read(_HEAD)
            lines = begin[: begin.rfind(b"\n") + 1].splitlines()
            file.seek(max(0, self.path.stat().st_size - _TAIL))
            return lines + file.read().splitlines()[1:]
