"""What strangers write: every line is an event that says what was wrong, and nothing breaks."""

import json
from pathlib import Path
from typing import Any

import pytest

from logexplorer.explorer import Explorer
from logexplorer.model.errors import LogexplorerError, SourceError
from logexplorer.model.search import Search
from tests.explorer.logs import answers, event, line, lines, opened, shown, uncached


def nested(depth: int, opening: str = '{"a":', closing: str = "}") -> bytes:
    """An event with so many levels in its context."""
    text = json.dumps(event(5000 + depth)).replace('"number"', '"deep": DEEP, "number"')
    return text.replace("DEEP", opening * depth + "1" + closing * depth).encode() + b"\n"


HOSTILE: dict[str, bytes] = {
    "an array": b"[1, 2]\n",
    "a string": b'"text"\n',
    "half an object": b'{"pk": "00000000-0000-0000-0000-00000000ffff", "action": "lo\n',
    "invalid UTF-8": line(2001).replace(b"Kyiv", b"Ky\xffiv"),
    "invalid UTF-8 in a key": line(2002).replace(b'"tags"', b'"t\xe9gs"'),
    "nul bytes": line(2003).replace(b"Kyiv", b"Ky\0iv"),
    "nothing but nul bytes": b"\0" * 2000 + b"\n",
    "a key twice": line(2004).replace(b'"action"', b'"action": "first", "action"'),
    "a pk twice": line(2005).replace(
        b'"pk"', b'"pk": "00000000-0000-0000-0000-0000000aaaaa", "pk"', 1
    ),
    "a context twice": line(2006).replace(b'"context"', b'"context": {"number": 9}, "context"'),
    "a year without a calendar": line(2007, created="99999-01-01T00:00:00Z"),
    "a year before the first": line(2008, created="-0044-03-15T00:00:00Z"),
    "the first year": line(2009, created="0001-01-01T00:00:00Z"),
    "the last year": line(2010, created="9999-12-31T23:59:59.999999Z"),
    "expiry without a calendar": line(2011, expires="99999-01-01T00:00:00Z"),
    "expiry that is none": line(2012, expires="soonZ"),
    "times of other zones": line(2013, created="2026-11-01T02:00:00+02:00"),
    "an action as a number": line(2014, action=5),
    "a user as text": line(2015, user="akadmin"),
    "a context as text": line(2016, context="nothing"),
    "no context": line(2017, context=None),
    "an address that is none": line(2018, client_ip="300.1.2.3"),
    "an address as a number": line(2019, client_ip=7),
    "an empty key": line(2020, context={"": {"": 1}}),
    "half a surrogate": line(2021, message="x").replace(b'"x"', b'"\\ud800"'),
    "a surrogate pair": line(2022, message="\U0001f389"),
    "60 levels": nested(60),
    "300 levels": nested(300),
    "900 levels": nested(900),
    "1,500 levels": nested(1_500),
    "200,000 levels": nested(200_000),
    "100,000 arrays": nested(100_000, "[", "]"),
    "many digits": line(2023).replace(b'"number": 2023', b'"number": ' + b"9" * 5_000),
    "a huge exponent": line(2024).replace(b'"number": 2024', b'"number": 1e999'),
    "NaN": line(2025).replace(b'"number": 2025', b'"number": NaN'),
    "a Windows line end": line(2026).replace(b"\n", b"\r\n"),
    "a byte order mark": b"\xef\xbb\xbf" + line(2027),
    "SQL": line(2028, action="'; DROP TABLE events; --", message='") OR TRUE --'),
    "markup": line(2029, message="[red]x[/] \x1b[31m"),
    "a parse error of its own": line(2030, context={"parse_error": "mine"}),
}
"""Lines by what is wrong with them."""

FINE = {
    "the first year",
    "the last year",
    "times of other zones",
    "no context",
    "an address that is none",
    "an empty key",
    "a surrogate pair",
    "60 levels",
    "a Windows line end",
    "a byte order mark",
    "SQL",
    "markup",
}
TOLD_BY_THE_TEXT = {"a key twice", "a pk twice", "a context twice"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log with all of them among good lines."""
    path = tmp_path_factory.mktemp("logs") / "events.ndjson"
    path.write_bytes(lines(range(3)) + b"".join(HOSTILE.values()) + lines(range(3, 6)))
    return path


def test_each_line_is_an_event_with_its_text(hostile: Path) -> None:
    with opened(hostile) as explorer:
        assert explorer.load().events == len(HOSTILE) + 6
        events = sorted(explorer.events(Search()), key=lambda each: each.id)
        wanted = [text.decode("utf-8", "backslashreplace").rstrip() for text in HOSTILE.values()]
        assert [each.original.rstrip() for each in events[3:-3]] == wanted


@pytest.mark.parametrize("texts", [True, False])
def test_each_says_what_is_wrong(hostile: Path, texts: bool) -> None:
    with opened(hostile) as explorer:
        explorer.load(texts=texts)
        events = sorted(explorer.events(Search()), key=lambda each: each.id)
        told = {
            name
            for name, each in zip(HOSTILE, events[3:-3], strict=True)
            if each.context.get("parse_error")
        }
    assert set(HOSTILE) - told == FINE | (set() if texts else TOLD_BY_THE_TEXT)


def test_everything_can_be_asked(hostile: Path) -> None:
    first = uncached(hostile)
    with opened(hostile) as explorer:
        explorer.load(texts=False)
        for text in ("context.deep.a.a != None", 'context ~ "a\\": {\\"a"', 'context.deep ~ "["'):
            explorer.count(explorer.refine_surely(Search(), text))
        explorer.histogram(Search(), "context.deep.a")
        explorer.top(Search(), "context.deep")
        assert sum(each.count for each in explorer.top(Search(), "context.number", 99).values) > 6
        assert list(explorer.values(Search(), ["context", "context.deep", "created"]))
        assert len(list(explorer.documents(Search()))) == len(HOSTILE) + 6
        explorer.load()
        assert answers(explorer) == first


def test_a_repeated_key_s_last_value_counts(log: Path) -> None:
    log.write_bytes(lines(range(3)) + HOSTILE["a key twice"] + HOSTILE["a context twice"])
    with opened(log) as explorer:
        explorer.load()
        for text in ('action = "first"', "context.number = 9"):
            assert explorer.count(explorer.refine_surely(Search(), text)) == 0, text
        assert explorer.count(explorer.refine_surely(Search(), "context.number > 2000")) == 2


@pytest.mark.parametrize("size", [3_000_000, 30_000_000])
def test_a_long_line(log: Path, size: int) -> None:
    log.write_bytes(line(0) + line(1, message="x" * size) + line(2))
    with opened(log) as explorer:
        assert explorer.load().events == 3
        assert (
            len(explorer.page(explorer.refine(Search(), "message != None"), 0, 1)[0].original)
            > size
        )
        assert explorer.count(explorer.refine_surely(Search(), "context.number = 1")) == 1


def test_very_many_keys(log: Path) -> None:
    log.write_bytes(line(0) + line(1, context={f"key {n}": n for n in range(60_000)}))
    with opened(log) as explorer:
        assert explorer.load().events == 2
        search = explorer.refine_surely(Search(), "context.`key 59999` = 59999")
        assert explorer.count(search) == 1
    with opened(log) as explorer:
        assert explorer.load().problems == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n  \n",
        b"\0\0\0",
        b"\xff\xfe",
        b"[",
        b"{",
        b"]",
        b"[]",
        b'{"results": []}',
        b"pk,action\n",
    ],
)
def test_a_log_with_nothing_in_it(log: Path, data: bytes) -> None:
    log.write_bytes(data)
    with opened(log) as explorer:
        loaded = explorer.load()
        assert loaded.events == explorer.count(Search()) == len(shown(explorer, Search())) <= 1
        assert explorer.histogram(Search()).bins == ()
        assert explorer.top(Search(), "action").distinct == 0
        assert explorer.page(Search(), 0, 10) == explorer.page(Search(), 0, 10)


def test_what_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty folder").mkdir()
    for path, sentence in {
        "missing.ndjson": "does not exist",
        "empty folder": "holds no log",
        "*.nothing": "nothing matches",
        "nul\0byte": "is no path",
    }.items():
        with pytest.raises(SourceError, match=sentence):
            opened(tmp_path / path)


NAMES = (
    *(
        "a.b",
        'q"uote',
        "back\\slash",
        "st*r",
        "",
        "x'y",
        "`tick`",
        "é",
        "[0]",
        "$",
        "/",
        "~1",
        "a b",
    ),
    *("0", "$.a", "#", "?", "\\", '"', "*", "..", "new\nline", "'; DROP TABLE events"),
)


def test_keys_of_every_kind(log: Path) -> None:
    values: list[dict[str, Any]] = [{one: {two: one + two}} for one in NAMES for two in NAMES[:8]]
    log.write_bytes(b"".join(line(n, context=each) for n, each in enumerate(values)))
    with opened(log) as explorer:
        explorer.load()
        for one in NAMES:
            for two in NAMES[:8:3]:
                if "\n" in one:
                    continue
                path = f"context.{ticked(one)}.{ticked(two)}"
                search = explorer.refine_surely(Search(), f"{path} = {json.dumps(one + two)}")
                found = [each.context for each in explorer.events(search)]
                assert found == [{one: {two: one + two}}], path


def test_arrays_have_no_keys_and_objects_no_places(log: Path) -> None:
    contexts: list[Any] = [{"0": {"*": 1}}, {"a": [{"*": 2}]}, {"a": {"0": {"*": 3}}}]
    log.write_bytes(b"".join(line(n, context=each) for n, each in enumerate(contexts)))
    with opened(log) as explorer:
        explorer.load()
        for text, number in {
            "context.a[0].`*` != None": 1,
            "context.a.`0`.`*` != None": 2,
            "context.`0`.`*` != None": 0,
        }.items():
            found = [each.context for each in explorer.events(explorer.refine(Search(), text))]
            assert found == [contexts[number]], text


def ticked(key: str) -> str:
    """A key in backticks."""
    return "`" + key.replace("`", "``") + "`"


def test_values_with_syntax_are_only_values(log: Path) -> None:
    values = ["'", '"', "'; DROP TABLE events; --", "%", "_", "\\", "?", "$1", "{}", "x' OR '1'='1"]
    log.write_bytes(b"".join(line(n, app=value) for n, value in enumerate(values)))
    with opened(log) as explorer:
        explorer.load()
        for value in values:
            for operator in ("=", "~", "startswith", "endswith"):
                search = explorer.refine(Search(), f"app {operator} {json.dumps(value)}")
                apps = [each.app for each in explorer.events(search)]
                assert sorted(apps) == sorted(
                    each for each in values if holds(operator, each, value)
                )
            assert explorer.top(search, "app").total == len(apps)


def holds(operator: str, text: str, value: str) -> bool:
    """The operator's meaning for texts without case."""
    match operator:
        case "=":
            return text == value
        case "~":
            return value.upper() in text.upper()
        case "startswith":
            return text.upper().startswith(value.upper())
    return text.upper().endswith(value.upper())


def test_no_question_ends_in_anything_but_a_sentence(hostile: Path) -> None:
    def asked(explorer: Explorer, text: str) -> None:
        try:
            explorer.count(explorer.refine_surely(Search(), text))
        except LogexplorerError as error:
            assert error.message

    with opened(hostile) as explorer:
        explorer.load()
        for text in (
            'context matches "("',
            "context.a[99999999999999999999] = 1",
            "created > 1",
            "context.number = 1e400",
            'context.deep ~ "1"',
            "context." + ".".join("a" * 400) + " = 1",
            "not (" * 50 + "action = None" + ")" * 50,
            'client_ip = "0.0.0.0/0"',
            'event_uuid = "x"',
            "context.`" + "k" * 5000 + "` = 1",
        ):
            asked(explorer, text)


def test_a_log_whose_name_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "b\udcff\x1b.ndjson"
    path.write_bytes(lines(range(3)))
    for _ in range(2):  # without a cache, and with it
        with opened(path) as explorer:
            assert explorer.load().events == 3
            assert {each.source for each in explorer.events(Search())} == {
                f"{tmp_path}/b\\xff\x1b.ndjson"
            }
            explorer.kept.remember_query("a")
