"""The sample data, every file: counts as its README says, texts as the files have them, order."""

import gzip
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zstandard

from logexplorer.explorer import Explorer
from logexplorer.model.event import Event
from logexplorer.model.search import Search
from tests.explorer.logs import by, opened

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"
FILES = {
    name: int(count)
    for name, count in re.findall(
        r"^\| `([\w./-]+)` \| .* \| (\d+) \|$", (SAMPLE / "README.md").read_text(), re.MULTILINE
    )
}
BLANK_LINES = 2
LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def test_the_readme_names_every_file() -> None:
    files = {str(path.relative_to(SAMPLE)) for path in SAMPLE.rglob("[!.]*.*") if path.is_file()}
    assert files - {"README.md"} == set(FILES)


@pytest.fixture(params=FILES, scope="module")
def loaded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Explorer]]:
    """A file's name, and an explorer that has read it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        with opened(SAMPLE / request.param) as explorer:
            assert explorer.load().problems == ()
            yield request.param, explorer


def test_counts_are_the_readme_s(loaded: tuple[str, Explorer]) -> None:
    name, explorer = loaded
    expected = FILES[name]
    search = Search()
    if name == "container.log":  # where requests and text stand between the events
        search = explorer.refine(search, "action != None")
    if name == "hostile.ndjson":
        expected -= BLANK_LINES
    assert explorer.count(search) == expected
    assert len(explorer.uuids(search)) == expected


def test_every_text_is_the_file_s(loaded: tuple[str, Explorer]) -> None:
    name, explorer = loaded
    data = plain_bytes(SAMPLE / name)
    for event in explorer.events(Search()):
        offset = event.id & (1 << 44) - 1
        longest = offset + 5 * len(event.original) + 10
        text = data[offset:longest].decode("utf-8", "backslashreplace")
        assert text.replace("\r\n", "\n").startswith(event.original.replace("\r\n", "\n"))


def test_every_line_of_lines_is_an_event(loaded: tuple[str, Explorer]) -> None:
    name, explorer = loaded
    if "ndjson" not in name:
        return
    texts = [event.original for event in sorted(explorer.events(Search()), key=lambda e: e.id)]
    lines = plain_bytes(SAMPLE / name).split(b"\n")
    shown = [line.decode("utf-8", "backslashreplace").rstrip("\r") for line in lines]
    assert texts == [line for line in shown if line.strip()]


def test_pages_are_the_events_newest_first(loaded: tuple[str, Explorer]) -> None:
    _, explorer = loaded
    for descending in (True, False):
        search = by("created", descending=descending)
        events = list(explorer.events(search))
        dated = [event for event in events if event.created]
        assert dated == sorted(dated, key=place, reverse=descending)
        assert events[: len(dated)] == dated
        for start in (0, 1, len(events) // 2, max(0, len(events) - 7), len(events), 3_000, 990):
            page = explorer.page(search, start, 20)
            assert list(page) == events[start : start + 20]


def test_bars_and_tops_add_up(loaded: tuple[str, Explorer]) -> None:
    name, explorer = loaded
    for text in ("", 'action = "login"', 'context.http_request.path ~ "/"', "created = None"):
        search = explorer.refine(Search(), text)
        count = explorer.count(search)
        for by_field in ("action", "client_ip", "user.username", "context.http_request.method"):
            bars = explorer.histogram(search, by_field)
            assert sum(bar.total for bar in bars.bins) + bars.undated == count
            assert [bar.start + bars.width for bar in bars.bins[:-1]] == [
                bar.start for bar in bars.bins[1:]
            ] or name == "hostile.ndjson"
            assert sum(value.count for value in explorer.top(search, by_field, 9_999).values) == (
                count - explorer.top(search, by_field).missing
            )
    assert explorer.top(Search(), "source").values[0].count == explorer.count(Search())


def test_conditions_select_what_python_selects(loaded: tuple[str, Explorer]) -> None:
    _, explorer = loaded
    events = list(explorer.events(Search()))
    for text, holds in CONDITIONS.items():
        search = explorer.refine(Search(), text)
        assert list(explorer.events(search)) == [event for event in events if holds(event)], text


CONDITIONS = {
    'action = "login"': lambda event: event.action == "login",
    'user.username ~ "A"': lambda event: "A" in str(event.user.get("username", "")).upper(),
    'context.geo.country = "DE"': lambda event: below(event, "geo", "country") == "DE",
    "context.geo.lat > 50": lambda event: is_number(below(event, "geo", "lat"), 50),
    'context.http_request.method = "GET"': (
        lambda event: below(event, "http_request", "method") == "GET"
    ),
    "context.parse_error != None": lambda event: event.context.get("parse_error") is not None,
    "client_ip = None": lambda event: event.client_ip is None,
}


def below(event: Event, *keys: str) -> object:
    """The value at a path of the context."""
    value: object = event.context
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def is_number(value: object, least: float) -> bool:
    """Is it a number above the least? The other kinds that come later in the order are not here."""
    return isinstance(value, int | float) and value > least


def place(event: Event) -> tuple[datetime, int]:
    """Time, then position in the log."""
    return event.created or LONG_AGO, event.id


def plain_bytes(path: Path) -> bytes:
    """The file without its packing."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        return gzip.decompress(data)
    if path.suffix == ".zst":
        return zstandard.ZstdDecompressor().decompressobj().decompress(data)
    return data


def test_the_whole_folder_at_once() -> None:
    names = [SAMPLE / name for name in FILES]
    with opened(*names) as explorer:
        loaded = explorer.load()
        requests = explorer.count(
            explorer.refine(Search(), 'source ~ "container" and action = None')
        )
        every = sum(FILES.values()) - BLANK_LINES + requests
        assert loaded.events + loaded.duplicates == every
        assert loaded.events == len(set(explorer.uuids(Search())))
        first = explorer.top(Search(), "source").values[0]
        assert (first.value, first.count) == (str(names[0]), FILES["authentik-events.ndjson"])
        texts = [event.original for event in explorer.events(Search(), 100)]
    with opened(*names) as explorer:
        assert explorer.load() == loaded
        assert [event.original for event in explorer.events(Search(), 100)] == texts


def test_a_folder_is_its_files() -> None:
    with opened(SAMPLE / "rotated") as explorer:
        assert explorer.load().events == sum(FILES[n] for n in FILES if n.startswith("rotated/"))
        assert [Path(name).name for name in explorer.sources] == [
            "events.ndjson.1.gz",
            "events.ndjson",
        ]
