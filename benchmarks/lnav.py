"""lnav as a peer, where it is installed, with a format written for authentik's events."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

from bench import Bench
from screens import TIME
from terminal import Shown, until_shown

_FORMATS = Path(__file__).with_name("lnav-formats")


@cache
def version() -> str | None:
    """The version that is installed; None where there is none."""
    if shutil.which("lnav") is None:
        return None
    said = subprocess.run(["lnav", "-V"], check=True, capture_output=True, text=True)
    return said.stdout.split()[-1]


def opened(bench: Bench) -> Shown:
    """From exec until a row of the file is on lnav's screen; it shows none before it has all."""
    with bench.cold() as environment:
        return until_shown(
            ["lnav", "-I", str(_FORMATS), bench.file],
            environment,
            bench.data.shows_row,
            lambda data: TIME.search(data) is not None,
        )
