"""`logexplorer query --queries`: one JSON line of answer for each query of a file."""

import json

import pytest

pytestmark = pytest.mark.usefixtures("fake")


def ask(run, tmp_path, *texts):
    file = tmp_path / "queries.json"
    file.write_text("\n".join(json.dumps(text) for text in texts) + "\n")
    ran = run("query", "--queries", str(file), "events.ndjson")
    return ran, [json.loads(line) for line in ran.out.rstrip("\n").split("\n")]


def test_answers_come_in_order_with_sorted_ids(run, tmp_path):
    ran, (first, second) = ask(run, tmp_path, 'action = "login"', 'action = "no"')
    ids = [f"00000000-0000-4000-8000-{number:012d}" for number in (1, 5)]
    assert first == {"query": 'action = "login"', "count": 2, "ids": ids}
    assert second == {"query": 'action = "no"', "count": 0, "ids": []}
    assert ran.code == 0


def test_a_bad_query_is_an_answer_and_the_others_go_on(run, tmp_path):
    ran, (bad, good) = ask(run, tmp_path, 'action = "a"\nor usr.x = 1', 'action = "login"')
    assert bad["error"] == {
        "message": "no field `usr`",
        "start": 16,
        "end": 21,
        "line": 2,
        "column": 4,
        "help": "did you mean `user`?",
    }
    assert good["count"] == 2
    assert ran.code == 0


def test_any_text_is_a_query(run, tmp_path):
    texts = ["", "é", "\ud800", "a\u2028b", "\x00"]
    _, answers = ask(run, tmp_path, *texts)
    assert [answer["query"] for answer in answers] == texts


def test_readings_are_not_told(run, tmp_path):
    ran, _ = ask(run, tmp_path, "akadmin", "a = 1 and b = 2 or c = 3")
    assert "note:" not in ran.err


@pytest.mark.parametrize("line", ["action = 1", "5", '{"query": "x"}', '"open'])
def test_a_line_that_is_no_string_is_refused_with_its_number(run, tmp_path, line):
    file = tmp_path / "queries.json"
    file.write_text(f'"fine"\n\n{line}\n')
    ran = run("query", "--queries", str(file), "events.ndjson")
    assert (ran.code, ran.out) == (2, "")
    assert f"line 3 of {file} is not a JSON string" in ran.err


def test_a_file_that_is_not_there(run):
    ran = run("query", "--queries", "nowhere.json", "events.ndjson")
    assert ran.code == 2
    assert "cannot read nowhere.json: No such file or directory" in ran.err
