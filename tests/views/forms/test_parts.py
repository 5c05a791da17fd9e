"""Exceptions in all their shapes, emails as text, and forms of what no version wrote."""

from typing import Any

import pytest

from logexplorer.views.forms.markup import readable
from logexplorer.views.forms.parts import AUTOMATIC, dashed
from logexplorer.views.forms.registry import FORMS, form_rows
from logexplorer.views.forms.tracebacks import traceback_lines
from logexplorer.views.text import plain
from tests.views.events import event
from tests.views.sample import sample

FRAMES = [
    {"filename": "a.py", "lineno": 1, "name": "old", "line": "  new()"},
    {"filename": "b.py", "lineno": 2, "name": "new"},
]


def printed(found: Any) -> list[str]:
    return [text for text, _ in traceback_lines(found)]


def test_structlogs_list_is_printed_as_python_does() -> None:
    cause = {"exc_type": "KeyError", "exc_value": "'x'", "is_cause": True, "frames": FRAMES[:1]}
    final = {"exc_type": "ValueError", "exc_value": "no\nx", "frames": FRAMES, "is_cause": False}
    assert printed([final | {"exc_notes": ["a note"]}, cause]) == [
        "Traceback (most recent call last):",
        '  File "a.py", line 1, in old',
        "    new()",
        "KeyError: 'x'",
        "",
        "The above exception was the direct cause of the following exception:",
        "",
        "Traceback (most recent call last):",
        '  File "a.py", line 1, in old',
        "    new()",
        '  File "b.py", line 2, in new',
        "ValueError: no",
        "x",
        "a note",
    ]


@pytest.mark.parametrize(
    ("found", "last"),
    [
        ({"type": "KeyError", "args": ["x"], "frames": FRAMES}, "KeyError: x"),
        ({"type": "KeyError", "message": "y", "traceback": FRAMES}, "KeyError: y"),
        ({"type": "KeyError", "traceback": "Traceback:\n  one"}, "KeyError"),
        ({"type": {"type": "Odd", "module": "m"}, "message": 5}, "Odd: 5"),
        ({"exc_type": "E", "exc_value": "v", "frames": ["text", 3, None]}, "E: v"),
        ("Traceback\nKeyError: z", "KeyError: z"),
    ],
)
def test_older_shapes(found: Any, last: str) -> None:
    assert printed(found)[-1] == last


def test_a_group_shows_what_is_in_it() -> None:
    inner = [{"exc_type": "A", "exc_value": "1"}, {"exc_type": "B", "exc_value": "2"}]
    group = {"exc_type": "ExceptionGroup", "exc_value": "two", "exceptions": [[inner[0]], inner[1]]}
    assert printed([group]) == ["ExceptionGroup: two", "  | A: 1", "  | B: 2"]


def test_thousands_of_frames_end_with_the_newest() -> None:
    lines = printed({"type": "RecursionError", "frames": [FRAMES[1]] * 5000})
    assert len(lines) < 1000 and "4,600 older frames" in lines[1]


@pytest.mark.parametrize("found", [None, 5, [], [None, 3], {}, {"frames": 7, "exc_notes": "x"}])
def test_odd_exceptions_break_nothing(found: Any) -> None:
    printed(found)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("a<br>b &amp; c", "a\nb & c"),
        ("<style>x</style><script>y</script>z", "z"),
        ('<a href="https://x.example/?a=1&amp;b=2">go</a>', "go (https://x.example/?a=1&b=2)"),
        ("<ul><li>one<li>two</ul>", "- one\n- two"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a  b"),
        ('<img alt="logo"> <img>', "[logo] [image]"),
        ("plain", "plain"),
        ("<b>unclosed", "unclosed"),
        ("</p></script>text", "text"),
        ("<![odd[ text", "<![odd[ text"),
        ("", ""),
    ],
)
def test_an_email_is_text(html: str, text: str) -> None:
    assert readable(html) == text


def test_the_email_of_an_attacker_is_never_markup() -> None:
    sent = event(action="email_sent", context={"body": "<p>[red]x[/red]</p><script>1</script>"})
    text = "\n".join(plain(row.line) for row in form_rows(sent))
    assert "[red]x[/red]" in text and "script" not in text and "<p>" not in text


def test_ids_are_dashed() -> None:
    assert dashed("a4dcd1fe509f5a388ce8454990e902db") == "a4dcd1fe-509f-5a38-8ce8-454990e902db"
    assert dashed("A4DCD1FE509F5A388CE8454990E902DB") == "A4DCD1FE509F5A388CE8454990E902DB"


def test_an_update_without_a_changelog_names_the_release() -> None:
    update = event(action="update_available", context={"new_version": "2026.10.1"})
    assert "releases/2026.10" in "\n".join(plain(row.line) for row in form_rows(update))


ODD: tuple[Any, ...] = (None, 5, "text", "", [], [1, None], {}, {"pk": None}, True, [{"a": 1}])
KEYS = {key for each in sample() for key in each.context} - AUTOMATIC


@pytest.mark.parametrize("action", FORMS)
@pytest.mark.parametrize("odd", ODD)
def test_no_odd_value_breaks_a_form(action: str, odd: Any) -> None:
    strange = event(
        action=action, context=dict.fromkeys(KEYS, odd), user={"on_behalf_of": odd, "username": odd}
    )
    for row in form_rows(strange):
        assert isinstance(plain(row.line), str)
    list(form_rows(event(action=action)))


@pytest.mark.parametrize("action", FORMS)
@pytest.mark.parametrize("odd", ["text", 5, True, {"k": "text"}, ["text"], [{"k": "text"}]])
def test_nothing_of_an_odd_context_is_left_out(action: str, odd: Any) -> None:
    context = dict.fromkeys(sorted(KEYS), odd)
    shown = "\n".join(plain(row.line) for row in form_rows(event(action=action, context=context)))
    paths = " ".join(row.path for row in form_rows(event(action=action, context=context)))
    for key in KEYS - {"body", "exception", "created", "new_version"}:
        assert f"context.{key}" in paths or f"context.`{key}`" in paths, (key, shown)


def test_what_a_form_has_no_part_for_is_shown_beneath_it() -> None:
    failed = event(action="login_failed", context={"username": "ann", "hint": "x", "geo": "y"})
    texts = [plain(row.line) for row in form_rows(failed)]
    assert texts == ["Attempted to log in as ann", "", "More", "context.hint x"]
    request = {"user": "ann", "debug": "maybe", "mode": 3}
    policy = event(action="policy_execution", context={"request": request, "result": 7})
    texts = [plain(row.line) for row in form_rows(policy)]
    assert "Debug         maybe" in texts and "User          ann" in texts
    assert "context.request.mode 3" in texts and "context.result 7" in texts
