"""The same events in every format and packing, together and again: each is one event."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from tests.explorer.logs import answers, event, line, lines, opened, shown


def ndjson(numbers: range) -> bytes:
    return lines(numbers)


def array(numbers: range) -> bytes:
    return json.dumps([event(number) for number in numbers], indent=1).encode()


def pages(numbers: range) -> bytes:
    size = max(1, len(numbers) // 3)
    parts = [numbers[start : start + size] for start in range(0, len(numbers), size)]
    return b"\n".join(
        json.dumps({"pagination": {"next": 0}, "results": [event(n) for n in part]}).encode()
        for part in parts
    )


def table(numbers: range) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file)
    keys = ("pk", "user", "action", "app", "context", "client_ip", "created", "expires", "brand")
    writer.writerow(keys)
    for number in numbers:
        row = event(number)
        writer.writerow([str(row[key]) if row[key] is not None else "" for key in keys])
    return file.getvalue().encode()


FORMATS = (ndjson, array, pages, table)
PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_and_packing_is_the_same_events(
    form: Callable[[range], bytes], tmp_path: Path
) -> None:
    found = {}
    for ending, pack in PACKINGS.items():
        path = tmp_path / f"log{ending}"
        path.write_bytes(pack(form(range(90))))
        with opened(path) as explorer:
            assert explorer.load().problems == ()
            found[ending] = {
                (each.event_uuid, each.created, each.action, each.client_ip, repr(each.context))
                for each in explorer.events(Search())
            }
            assert len(found[ending]) == 90
            before = shown(explorer, Search()) if ending else answers(explorer)
        with opened(path) as explorer:
            explorer.load()
            assert before == (shown(explorer, Search()) if ending else answers(explorer))
    assert found[""] == found[".gz"] == found[".zst"]
    with_lines = {str(each["pk"]) for each in map(event, range(90))}
    assert {row[0] for row in found[""]} == with_lines


def test_equal_events_of_all_formats_are_taken_once(tmp_path: Path) -> None:
    paths = []
    for start, form in enumerate(FORMATS):
        for ending, pack in PACKINGS.items():
            path = tmp_path / f"{form.__name__}{ending}"
            path.write_bytes(pack(form(range(start * 20, start * 20 + 60))))
            paths.append(path)
    in_all, distinct = 60 * len(paths), 60 + 20 * (len(FORMATS) - 1)
    with opened(*paths) as explorer:
        loaded = explorer.load()
        assert (loaded.events, loaded.duplicates) == (distinct, in_all - distinct)
        assert explorer.count(explorer.refine_surely(Search(), "context.number >= 0")) == distinct
        assert explorer.top(Search(), "context.number", 999).total == distinct
        assert {each.path: each.count for each in explorer.fields()}["context.number"] == distinct
    with opened(*paths) as explorer:
        assert explorer.load() == loaded
    with opened(*reversed(paths)) as explorer:
        assert explorer.load() == loaded


def test_a_file_and_its_copy_are_one_log(log: Path) -> None:
    copy = log.with_name("copy.ndjson")
    link = log.with_name("link.ndjson")
    log.write_bytes(lines(range(50)) + b"bad line\n")
    copy.write_bytes(log.read_bytes())
    link.hardlink_to(log)
    with opened(log, copy, link, log) as explorer:
        assert explorer.sources == (str(log), str(copy))
        loaded = explorer.load()
        assert (loaded.events, loaded.duplicates, loaded.unparsed) == (52, 50, 2)


def test_a_good_event_is_kept_before_a_bad_one(log: Path) -> None:
    first = line(1).replace(b'"login_failed"', b"5").replace(b'"logout"', b"5")
    log.write_bytes(line(0) + first + line(1))
    with opened(log) as explorer:
        assert explorer.load().duplicates == 1
        assert explorer.count(explorer.refine(Search(), "context.parse_error != None")) == 0


def test_duplicates_are_removed_after_a_stopped_load_too(log: Path) -> None:
    log.write_bytes(lines(range(50)) * 2)
    stop = Stop()
    with opened(log) as explorer:
        explorer.load(lambda progress: stop.now() if progress.events == 100 else None, stop)
        explorer._store.intake.remove_duplicates = lambda: 0  # type: ignore[method-assign]
        explorer.load()
    with opened(log) as explorer:
        loaded = explorer.load()
        assert (loaded.events, loaded.duplicates) == (50, 50)


@pytest.mark.parametrize("ending", [".gz", ".zst"])
@pytest.mark.parametrize("form", FORMATS)
def test_a_cut_archive_is_told_each_time(
    form: Callable[[range], bytes], ending: str, tmp_path: Path
) -> None:
    path = tmp_path / f"log{ending}"
    data = PACKINGS[ending](form(range(1_200)))
    path.write_bytes(data[: len(data) * 2 // 3])
    for _ in range(2):
        with opened(path) as explorer:
            loaded = explorer.load()
            assert "is cut off" in loaded.problems[0]
            assert 100 < loaded.events < 1_200
    path.write_bytes(data)
    with opened(path) as explorer:
        loaded = explorer.load()
        assert (loaded.events, loaded.problems) == (1_200, ())
        numbers = [each.context["number"] for each in explorer.events(Search())]
        assert sorted(numbers) == list(range(1_200))


@pytest.mark.parametrize("form", [array, pages])
def test_a_cut_array_gives_what_is_there(form: Callable[[range], bytes], log: Path) -> None:
    data = form(range(90))
    log.write_bytes(data[: len(data) * 3 // 4])
    for _ in range(2):
        with opened(log) as explorer:
            loaded = explorer.load()
            (problem,) = loaded.problems
            assert problem.startswith(f"{log}: the ")
            assert 50 < loaded.events < 90
