"""The report of bookmarked events, as it is read."""

from datetime import UTC, datetime

from logexplorer.model.kept import Bookmark
from logexplorer.model.period import Period
from logexplorer.model.report import Noted, Report
from logexplorer.model.search import Search
from logexplorer.views.report import report_text
from tests.tui.fake import event_of

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
UPDATED = event_of(
    {
        "pk": "00000000-0000-4000-8000-000000000001",
        "action": "model_updated",
        "app": "authentik.core",
        "user": {"username": "ann"},
        "client_ip": "10.0.0.1",
        "created": "2026-05-01T08:00:00.123456+00:00",
        "context": {
            "model": {"model_name": "group", "name": "<b>admins</b>"},
            "diff": {
                "name": {"previous_value": "a|b", "new_value": "# c"},
                "password": {"previous_value": "*" * 20, "new_value": "*" * 20},
                "users": {"add": [7, 8]},
            },
            "http_request": {"path": "/x", "args": {"`": "\n## broken out"}},
        },
    }
)
SEARCH = Search('action = "x" ```', period=Period(datetime(2026, 5, 1, tzinfo=UTC), None))


def report(*noted: Noted, others: tuple[Bookmark, ...] = ()) -> list[str]:
    told = Report(SEARCH, ("a.ndjson", "b|.ndjson"), 12, 3456, noted, others)
    return report_text(told, NOW).split("\n")


def test_the_head_says_what_was_asked_and_found() -> None:
    lines = report()
    assert lines[0] == "# Bookmarked events"
    assert lines[4:7] == ["````", 'action = "x" ```', "````"]
    assert "| Events | 12 of 3,456 events |" in lines
    assert "| Period | from 2026-05-01 00:00:00 UTC |" in lines
    assert "| Order | newest first |" in lines
    assert "| Sources | a.ndjson<br>b&#124;.ndjson |" in lines
    assert "| Written | 2026-06-01 12:00:00 UTC |" in lines


def test_an_event_with_its_note_its_changes_and_its_details() -> None:
    lines = report(Noted(UPDATED, "who?\n> me"))
    assert "## 1. Model updated, 2026-05-01 08:00:00.123456 UTC" in lines
    assert "> **Note:** who?<br>&#62; me" in lines
    assert any(line.startswith("| About | group: &#60;b&#62;admins&#60;/b&#62; ") for line in lines)
    assert "| Client IP | 10.0.0.1 |" in lines
    assert "| name | a&#124;b | \\# c |" in lines
    assert "| password | hidden | hidden |" in lines
    assert "| users |  | added 7, 8 |" in lines
    assert "| http\\_request.path | /x |" in lines
    assert not [line for line in lines if "broken out" in line and not line.startswith("| ")]


def test_what_is_bookmarked_elsewhere_is_not_lost() -> None:
    others = (Bookmark("x", NOW, "my note", "Login"), Bookmark("y", None, "", ""))
    lines = report(others=others)
    assert "| 2026-06-01 12:00:00 UTC | Login | my note |" in lines
    assert "| at no known time |  |  |" in lines


def test_a_huge_event_is_bounded() -> None:
    many = event_of({"context": {f"key{at}": "x" * 5000 for at in range(500)}})
    text = "\n".join(report(Noted(many, "")))
    assert len(text) < 600_000
    assert "and 300 more" in text
