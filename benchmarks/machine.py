"""The machine and the versions, as far as they matter for the figures."""

import os
import platform
import re
from pathlib import Path

import duckdb

_CALM = 0.7


def described() -> str:
    """Cores, memory, system and versions; nothing that tells which machine it is."""
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores ({_processor()}), {gib:.0f} GiB, {_system()}, "
        f"Python {platform.python_version()}, DuckDB {duckdb.__version__}"
    )


def busy() -> str | None:
    """A warning where other work disturbs the measurement."""
    load = os.getloadavg()[0]
    return f"the machine is busy (load {load:.1f}): measure again later" if load > _CALM else None


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    text = path.read_text() if path.exists() else ""
    named = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return named[1].strip() if named else platform.machine()


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.system()
