"""The README and the docs do what they say: commands, queries, keys and links."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import logexplorer
from logexplorer import cli, config
from logexplorer.explorer import thresholds
from logexplorer.tui.commands import COMMANDS, Command, keys_of
from logexplorer.tui.help_rows import HEADINGS
from tests.docs.pages import ROOT, SAMPLE, Block, Query, blocks, links, queries, target_of

README = ROOT / "README.md"
PIPES = ROOT / "docs" / "pipes.md"
DECISIONS = ROOT / "docs" / "decisions"
PAGES = [
    README,
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
_KEYS = re.compile(r"(<!-- keys.*? -->\n).*?(<!-- /keys -->)", re.DOTALL)
RUNNABLE = [
    (page.stem, block) for page in (README, PIPES) for block in blocks(page) if block.runnable
]
QUERIES = [query for page in PAGES for query in queries(page)]


@pytest.fixture(scope="module")
def shell(tmp_path_factory):
    """Runs a command as a user would, in a folder with the sample data and a cache of its own."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "sample_data").symlink_to(ROOT / "sample_data")
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    own = {"PATH": programs, "XDG_CACHE_HOME": str(folder / "cache")}
    own |= {"XDG_STATE_HOME": str(folder / "state")}
    more = {"XDG_CONFIG_HOME": str(folder / "config"), "PYTHONIOENCODING": "utf-8"}

    def run(*words):
        return subprocess.run(
            words,
            cwd=folder,
            env=os.environ | own | more,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=60,
        )

    return run


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        with logexplorer.open(SAMPLE) as opened:
            yield opened


@pytest.mark.parametrize(
    "block",
    [block for _, block in RUNNABLE],
    ids=[f"{page}-{block.line}" for page, block in RUNNABLE],
)
def test_commands_do_what_the_page_shows(block: Block, shell):
    if block.language == "python":
        done = shell(sys.executable, "-c", block.text)
        assert done.returncode == block.exit_code, done.stdout
        return
    for command, shown in block.commands():
        done = shell("sh", "-c", command)
        assert done.returncode == block.exit_code, done.stdout
        assert_shown(shown, done.stdout.splitlines())


def assert_shown(shown: list[str], printed: list[str]) -> None:
    """Each line that is shown was printed, in that order; all of them unless one is `...`."""
    rest = iter(line.rstrip() for line in printed)
    for line in shown:
        assert line == "..." or line in rest, printed
    if shown and "..." not in shown:
        said = [line for line in printed if not line.startswith(("note: ", "warning: "))]
        assert len([line for line in shown if not line.startswith("warning: ")]) == len(said)


def test_there_are_commands_of_every_kind():
    text = "\n".join(block.text for _, block in RUNNABLE)
    assert all(f"logexplorer {name} " in text for name in cli.COMMANDS)
    assert {block.exit_code for _, block in RUNNABLE} == {0, 1, 2}
    readme = README.read_text(encoding="utf-8")
    assert all(f"`logexplorer {name}`" in readme for name in cli.COMMANDS)


def test_every_decision_is_in_the_index_and_no_number_is_twice():
    pages = sorted(page.name for page in DECISIONS.glob("0*.md"))
    assert [page for page in links(DECISIONS / "README.md") if page.startswith("0")] == pages
    assert [page[:4] for page in pages] == [f"{at:04}" for at in range(1, len(pages) + 1)]
    for page in pages:
        assert (DECISIONS / page).read_text(encoding="utf-8").startswith(f"# {page[:4]} ")


def test_every_key_of_the_config_is_told():
    text = README.read_text(encoding="utf-8")
    overview = {f"overview.{name}": tuple(keys) for name, keys in thresholds.KEYS.items()}
    for section, keys in {**config.SECTIONS, **overview}.items():
        rows = [line for line in text.splitlines() if line.startswith(f"| `[{section}]` |")]
        assert rows and all(any(f"`{key}`" in row for row in rows) for key in keys), section


def test_every_folder_of_the_map_exists():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    source = ROOT / "src" / "logexplorer"
    named = re.findall(r"`([a-z_]+/[\w./]*|[a-z_]+\.(?:py|lark))`", text)
    bases = (source, source / "sources", ROOT)
    missing = [each for each in named if not any((base / each).exists() for base in bases)]
    assert named and missing == []
    floors = {path.name for path in source.iterdir() if (path / "__init__.py").exists()}
    assert all(f"`{name}/`" in text for name in floors)


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_the_help_of_a_command_has_a_sentence_options_and_examples_that_run(name: str, shell):
    text = shell("logexplorer", name, "--help").stdout
    usage, says, *_ = text.split("\n\n")
    assert usage.startswith(f"usage: logexplorer {name}") and says.rstrip().endswith(".")
    assert "\noptions:\n" in text
    examples = re.findall(
        rf"^  (logexplorer {name}\b.*)$", text.partition("\nexamples:\n")[2], re.MULTILINE
    )
    assert len(examples) >= 2
    for example in examples:
        done = shell("sh", "-c", example)
        assert done.returncode == 0, f"{example}: {done.stdout}"


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query.page}-{query.line}")
def test_queries_find_what_the_page_says(query: Query, log):
    if query.error is not None:
        with pytest.raises(logexplorer.QueryError) as caught:
            log.count(query.text)
        assert query.error in (caught.value.message, f"{caught.value.message}; {caught.value.help}")
        return
    count = log.count(query.text)
    if query.count is not None:
        assert count == query.count


def test_there_are_queries_to_check():
    assert len([query for query in QUERIES if query.count is not None]) > 40
    assert len([query for query in QUERIES if query.error is not None]) > 5


def test_the_keys_are_those_of_the_program():
    text = README.read_text(encoding="utf-8")
    wanted = _KEYS.sub(lambda found: f"{found[1]}{keys_table()}{found[2]}", text)
    assert len(_KEYS.findall(text)) == 1
    if os.environ.get("LOGEXPLORER_GOLDEN") == "write":
        README.write_text(wanted, encoding="utf-8")
    assert wanted == README.read_text(encoding="utf-8")


def keys_table() -> str:
    """Where, key, and what it does; in the order of the help."""
    rows = ["| where | keys | what |", "|---|---|---|"]
    for group, heading in HEADINGS.items():
        said = f"{heading[0].lower()}{heading[1:]}"
        for command in (each for each in COMMANDS if each.group == group):
            rows.append(f"| {said} | {keyboard(command)} | {command.description} |")
            said = ""
    return "\n".join(rows) + "\n"


def keyboard(command: Command) -> str:
    return " ".join(f"`{key}`" for key in keys_of(command).split())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path):
    for link in links(page):
        file, anchor = target_of(page, link)
        assert file.exists(), f"{link} in {page.name}"
        if anchor:
            assert anchor in anchors(file), f"{link} in {page.name}"


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


def test_the_readme_is_short():
    text = _KEYS.sub("", README.read_text(encoding="utf-8"))
    assert len(text.splitlines()) < 250
