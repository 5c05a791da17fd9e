"""The pipe face on the real explorer and the sample events."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "sample_data" / "authentik-events.ndjson"
QUERIES = (
    "",
    'action = "login_failed"',
    'context.geo.country != "DE"',
    'user.username ~ "admin" and not (client_ip = "10.0.0.0/8")',
    "akadmin",
)


@pytest.fixture
def sample(run_again):
    return lambda command, *words: run_again(command, *words, str(SAMPLE))


def test_ndjson_of_all_is_the_file_itself(sample):
    ran = sample("query", "", "--format", "ndjson", "--order", "created")
    assert ran.code == 0
    lines = ran.out.rstrip("\n").split("\n")
    assert sorted(lines) == sorted(SAMPLE.read_text().rstrip("\n").split("\n"))
    times = [json.loads(line)["created"] for line in lines]
    assert times == sorted(times)


@pytest.mark.parametrize("query", QUERIES)
def test_all_ways_to_ask_agree(sample, query, tmp_path):
    file = tmp_path / "queries.json"
    file.write_text(json.dumps(query))
    answer = json.loads(sample("query", "--queries", str(file)).out)
    found = sample("query", query, "--format", "ndjson").out.splitlines()
    cells = sample("query", query, "--format", "csv", "--fields", "event_uuid").out.splitlines()
    assert sorted(json.loads(line)["pk"] for line in found) == answer["ids"]
    assert (cells[0], sorted(cells[1:])) == ("event_uuid", answer["ids"])
    assert sample("query", query, "--count").out == f"{answer['count']}\n"
    assert answer["count"] == len(answer["ids"]) > 0


def test_fields_have_the_same_values_in_every_format(sample):
    names = ("event_uuid", "action", "client_ip", "context.http_request.path")
    words = ("", "--limit", "50", "--fields", ",".join(names))
    ndjson = [
        json.loads(line) for line in sample("query", *words, "--format", "ndjson").out.splitlines()
    ]
    rows = list(csv.DictReader(io.StringIO(sample("query", *words, "--format", "csv").out)))
    assert [{name: value or "" for name, value in each.items()} for each in ndjson] == rows


def test_csv_has_json_cells(sample):
    row = next(csv.DictReader(io.StringIO(sample("query", "", "--format", "csv").out)))
    assert isinstance(json.loads(row["context"]), dict)
    assert "username" in json.loads(row["user"])


def test_the_sums_agree(sample):
    count = int(sample("query", 'action ~ "login"', "--count").out)
    top = json.loads(sample("top", "action", "--query", 'action ~ "login"', "--format", "json").out)
    bars = json.loads(sample("histogram", 'action ~ "login"', "--format", "json").out)
    assert sum(each["count"] for each in top) == sum(each["count"] for each in bars) == count


def test_explain_shows_the_statement_and_keeps_values_out_of_it(sample):
    ran = json.loads(sample("explain", 'action = "needle"', "--format", "json").out)
    assert "needle" not in ran["sql"]
    assert "needle" in ran["parameters"]
    assert "parameters:\n" in sample("explain", 'action = "needle"').out


def test_standard_input(tmp_path):
    words = [sys.executable, "-m", "logexplorer", "query", "", "-", "--count"]
    with SAMPLE.open() as stdin:
        done = subprocess.run(words, stdin=stdin, capture_output=True, text=True, timeout=60)
    assert done.stdout == f"{len(SAMPLE.read_text().splitlines())}\n"
    assert (done.returncode, done.stderr) == (0, "")


def test_the_cache_is_listed_and_cleared(run):
    run("query", "", str(SAMPLE), "--count")
    listed = json.loads(run("cache", "list", "--format", "json").out)
    assert [Path(source).name for entry in listed for source in entry["sources"]] == [SAMPLE.name]
    assert listed[0]["bytes"] > 0
    assert "removed" in run("cache", "clear").err
    assert run("cache", "list", "--format", "json").out == "[]\n"


def test_no_cache_keeps_nothing(run):
    run("query", "", str(SAMPLE), "--count", "--no-cache")
    assert run("cache", "list", "--format", "json").out == "[]\n"


def test_parquet(sample, tmp_path):
    file = tmp_path / "events.parquet"
    ran = sample("query", "", "--output", str(file), "--limit", "7")
    assert (ran.code, ran.out) == (0, "")
    data = file.read_bytes()
    assert (data[:4], data[-4:]) == (b"PAR1", b"PAR1")
    piped = run_bytes("query", "", str(SAMPLE), "--format", "parquet", "--limit", "7")
    assert piped[:4] == b"PAR1"


def run_bytes(*words):
    command = [sys.executable, "-m", "logexplorer", *words, "--no-cache"]
    return subprocess.run(command, capture_output=True, timeout=60, check=True).stdout
