"""The floors hold in a running interpreter, and every foreign library has one owner."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "logexplorer"
SAMPLE = SRC.parent.parent / "sample_data" / "authentik-events.ndjson"
HEAVY = {"duckdb", "geoip2", "lark", "maxminddb", "orjson", "plotext", "rich", "textual"}
OWNERS = {
    "duckdb": {"store"},
    "geoip2": {"geo"},
    "lark": {"query"},
    "maxminddb": {"geo"},
    "orjson": {"explorer", "headless", "sources", "store", "tui", "views"},
    "platformdirs": {"config.py", "kept", "store", "tui"},
    "plotext": {"tui"},
    "rich": {"tui"},
    "textual": {"tui"},
    "textual_plotext": {"tui"},
    "zstandard": {"sources"},
}


NOT_BEFORE_THE_FIRST_PAINT = HEAVY - {"rich", "textual"} | {
    "logexplorer.explorer",
    "logexplorer.geo",
    "logexplorer.kept",
    "logexplorer.model.completion",
    "logexplorer.query",
    "logexplorer.sources",
    "logexplorer.store",
    "logexplorer.tui.plots",
    "logexplorer.tui.screens.charts",
    "logexplorer.tui.screens.map",
    "logexplorer.tui.screens.overview",
    "logexplorer.views.details",
    "logexplorer.views.report",
    "zstandard",
}
MOST_OF_OUR_OWN = 119
"""Modules of ours before the first paint; each takes half a millisecond and more."""


def loaded_after(code: str) -> set[str]:
    """The top-level packages that a fresh interpreter has loaded after this code."""
    return {name.split(".")[0] for name in modules_after(code)}


def modules_after(code: str) -> set[str]:
    program = f"{code}\nimport sys; print('loaded', *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.splitlines()[-1].split()[1:])


def test_importing_the_package_loads_nothing_heavy():
    assert not loaded_after("import logexplorer; logexplorer.QueryError") & HEAVY


@pytest.mark.parametrize("words", [["--version"], ["--help"], []])
def test_the_command_line_alone_loads_nothing_heavy(words):
    assert not loaded_after(f"from logexplorer.cli import main; main({words})") & HEAVY


def test_no_module_of_the_pipe_face_loads_the_screen():
    modules = sorted(
        ".".join(("logexplorer", *path.relative_to(SRC).with_suffix("").parts))
        for path in (SRC / "headless").rglob("*.py")
        if path.name != "__init__.py"
    )
    assert len(modules) > 20
    assert not loaded_after(f"import {', '.join(modules)}") & {"plotext", "rich", "textual"}


def test_answering_a_query_does_not_load_the_screen():
    words = ["query", "action ~ 'log'", str(SAMPLE), "--count", "--no-cache"]
    loaded = loaded_after(f"from logexplorer.cli import main; assert main({words}) == 0")
    assert not loaded & {"geoip2", "maxminddb", "plotext", "rich", "textual"}


def test_what_the_first_paint_can_wait_without_is_not_loaded_before_it():
    loaded = modules_after("import logexplorer.cli, logexplorer.tui.app")
    assert not loaded & NOT_BEFORE_THE_FIRST_PAINT
    assert len([name for name in loaded if name.startswith("logexplorer")]) <= MOST_OF_OUR_OWN


def test_only_owners_import_foreign_libraries():
    for path in SRC.rglob("*.py"):
        owner = path.relative_to(SRC).parts[0]
        for library in foreign_imports(path):
            assert owner in OWNERS.get(library, set()), f"{path} imports {library}"


def foreign_imports(path: Path) -> set[str]:
    """The packages that a file imports and that are neither ours nor the standard library."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - {"logexplorer"}
