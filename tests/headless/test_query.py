"""`logexplorer query` on a stand-in: formats, limits, options that contradict each other."""

import csv
import io
import json
import shlex
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("fake")
LINES = Path("events.ndjson")


def test_ndjson_is_each_event_as_it_was(run):
    ran = run("query", 'action = "custom_report"', "events.ndjson", "--format", "ndjson")
    assert ran.out.rstrip("\n") in LINES.read_text().split("\n")
    assert "123456789012345678901234567890" in ran.out


def test_ndjson_of_a_line_that_is_no_event_is_its_record(run):
    ran = run("query", "line", "events.ndjson", "--format", "ndjson", "--limit", "1")
    assert json.loads(ran.out)["message"] == "this line is no event"


def test_json_is_an_array_of_the_same(run):
    ndjson = run("query", "", "events.ndjson", "--format", "ndjson").out
    array = run("query", "", "events.ndjson", "--format", "json").out
    assert json.loads(array) == [json.loads(line) for line in ndjson.splitlines()]


def test_json_of_nothing_is_an_empty_array(run):
    assert run("query", 'action = "no"', "events.ndjson", "--format", "json").out == "[]\n"


def test_fields_become_keys_with_typed_values(run):
    names = "created,context.ratio,context.scopes[0],context.nothing"
    ran = run("query", "", "events.ndjson", "--format", "ndjson", "--fields", names)
    newest, report = (json.loads(ran.out.splitlines()[at]) for at in (1, 2))
    assert newest["context.scopes[0]"] == "openid"
    assert report == {
        "created": "2025-09-15T09:30:00Z",
        "context.ratio": 1.5,
        "context.scopes[0]": None,
        "context.nothing": None,
    }


def test_order(run):
    def first(*order):
        ran = run("query", 'action = "login"', "events.ndjson", "--format", "ndjson", *order)
        return json.loads(ran.out.splitlines()[0])["pk"][-1]

    assert first() == first("--order", "-created") == "5"
    assert first("--order", "created") == "1"


def test_csv_leaves_values_as_they_are(run):
    ran = run("query", 'action = "login"', "events.ndjson", "--format", "csv", "--fields", "app")
    assert list(csv.reader(io.StringIO(ran.out)))[:2] == [["app"], ["authentik.events.signals"]]


def test_a_table_never_lets_control_characters_through(run):
    ran = run("query", "", "events.ndjson")
    assert "ak␛[31madmin" in ran.out
    assert "\x1b" not in ran.out


def test_table_columns_are_aligned_by_the_width_of_their_cells(run):
    out = run("query", "", "events.ndjson", "--fields", "action,app").out.splitlines()
    assert {line.index("authentik") for line in out[2:]} == {out[0].index("app")}


def test_count(run):
    ran = run("query", 'action = "login"', "events.ndjson", "--count")
    assert (ran.code, ran.out) == (0, "2\n")


def test_a_limit_is_never_silent(run):
    ran = run("query", "", "events.ndjson", "--limit", "2", "--format", "ndjson")
    assert len(ran.out.splitlines()) == 2
    assert "note: 2 of 6 events" in ran.err


def test_a_table_shows_a_hundred_and_says_how_many_there_are(run, tmp_path):
    many = tmp_path / "many.ndjson"
    many.write_text("\n".join(json.dumps({"pk": f"{n}"}) for n in range(250)) + "\n")
    ran = run("query", "", str(many))
    assert len(ran.out.splitlines()) == 101
    assert "note: 100 of 250 events; --limit shows more" in ran.err
    assert len(run("query", "", str(many), "--format", "ndjson").out.splitlines()) == 250


def test_unparsed_lines_are_told(run):
    err = run("query", "", "events.ndjson", "--count").err
    assert err == "warning: 1 line could not be parsed; find with: context.parse_error != None\n"


def test_plain_text_and_mixed_words_are_told(run):
    assert "note: searched as plain text: akadmin" in run("query", "akadmin", "events.ndjson").err
    mixed = run("query", 'a = 1 and action = "login" or b = 2', "events.ndjson")
    assert "note: read as: a and (b or c)" in mixed.err


def test_output_appears_under_its_name_with_its_format(run, tmp_path):
    file = tmp_path / "out.ndjson"
    ran = run("query", "", "events.ndjson", "--output", str(file))
    assert (ran.code, ran.out) == (0, "")
    assert len(file.read_text().splitlines()) == 6
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["out.ndjson"]


def test_a_failing_command_leaves_the_old_output(run, tmp_path):
    file = tmp_path / "out.csv"
    file.write_text("old")
    ran = run("query", "", "events.ndjson", "--fields", "usr", "--output", str(file))
    assert ran.code == 2
    assert file.read_text() == "old"


def test_output_keeps_the_mode_of_the_file(run, tmp_path):
    file = tmp_path / "out.csv"
    file.touch(0o640)
    run("query", "", "events.ndjson", "--output", str(file))
    assert file.stat().st_mode & 0o777 == 0o640
    assert file.read_text().startswith("event_uuid,created")


def test_parquet_goes_to_a_file_or_a_pipe(run, tmp_path):
    file = tmp_path / "out.parquet"
    assert run("query", 'action = "login"', "events.ndjson", "--output", str(file)).code == 0
    assert file.read_bytes() == b"PAR1PAR1"
    ran = run("query", 'action = "login"', "events.ndjson", "--format", "parquet", "--limit", "1")
    assert ran.out == "PAR1"


def test_since_and_until(run):
    words = ("query", "", "events.ndjson", "--count")
    assert run(*words, "--since", "2025-09-16").out == "1\n"
    assert run(*words, "--until", "2025-09-15T08:01").out == "1\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("query '' events.ndjson --count --format csv", "--count and --format contradict"),
        ("query '' events.ndjson --count --limit 0", "--count and --limit contradict"),
        ("query --queries f events.ndjson --fields app", "--queries and --fields contradict"),
        ("query '' events.ndjson --limit -1", "'-1' is not a whole number from 0 on"),
        ("query '' events.ndjson --limit many", "'many' is not a whole number"),
        ("query '' events.ndjson --order action", "--order: invalid choice: 'action'"),
        ("query '' events.ndjson --fields a,,b", "an empty name in 'a,,b'"),
        ("query '' events.ndjson --form csv", "unrecognized arguments: --form csv"),
        ("query events.ndjson", "no PATH was given"),
        ("query", "QUERY and PATH are missing"),
        ("query --queries queries.json", "no PATH was given"),
        ("query '' events.ndjson --since 2025-09-16 --until 2025-09-15", "not before --until"),
        ("histogram '' events.ndjson --buckets 0", "'0' is not a whole number from 1 on"),
        ("top action events.ndjson --limit 0", "'0' is not a whole number from 1 on"),
        ("top", "FIELD and PATH are missing"),
        ("fields", "no PATH was given"),
        ("cache", "list or clear is missing"),
        ("cache empty", "the cache cannot empty"),
        ("--nonsense", "unrecognized arguments: --nonsense"),
    ],
)
def test_misuse_is_a_sentence_and_a_help(run, words, sentence):
    ran = run(*shlex.split(words))
    assert (ran.code, ran.out) == (2, "")
    error = next(line for line in ran.err.splitlines() if line.startswith("error: "))
    assert sentence in error
    assert "\nhelp: " in ran.err


def test_a_path_that_is_not_there(run):
    ran = run("query", "", "nowhere.ndjson")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error: ")


def test_a_file_that_is_named_like_a_command(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("query").write_text('{"pk": "1"}\n')
    for words in (["--", "query"], ["./query"]):
        ran = run(*words)
        assert (ran.code, "the screen needs a terminal" in ran.err) == (2, True)
    assert run("query", "", "query", "--count").out == "1\n"


@pytest.mark.parametrize("file", ["nowhere/out.csv", "."])
def test_an_output_that_cannot_be_written(run, file):
    ran = run("query", "", "events.ndjson", "--output", file)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines()[-1].startswith("error: ")


def test_output_to_a_device(run):
    assert run("query", "", "events.ndjson", "--output", "/dev/null").code == 0


@pytest.mark.parametrize(
    "words", [("--count",), ("--format", "ndjson"), ("--format", "csv"), ("--format", "table"), ()]
)
def test_a_query_that_finds_nothing_is_told_what_no_event_has(run, words):
    ran = run("query", 'action = "nobody"', "events.ndjson", *words)
    assert ran.code == 0
    assert 'note: no event has action "nobody"; did you mean "login"?\n' in ran.err
    assert "no event has" not in ran.out


def test_nothing_is_looked_for_where_events_were_found_or_none_were_wanted(run, monkeypatch):
    monkeypatch.delattr("tests.headless.fake.FakeExplorer.absent")
    assert run("query", 'action = "login"', "events.ndjson").code == 0
    assert run("query", 'action = "nobody"', "events.ndjson", "--limit", "0").code == 0
