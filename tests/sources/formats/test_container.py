"""The output of authentik's containers, line by line."""

import io
import json
from typing import Any

import pytest

from logexplorer.sources.formats.registry import CONTAINER
from tests.sources.formats.reading import KEY, error, event_of, events, one, records

CREATED: dict[str, Any] = {
    "action": "login",
    "auth_via": "session",
    "client_ip": "10.0.0.1",
    "context": {"auth_method": "password", "host": "mine"},
    "event": "Created Event",
    "host": "sso.example.com",
    "level": "info",
    "logger": "authentik.events.models",
    "pid": 47,
    "timestamp": "2025-07-12T04:56:26.233321",
    "user": {"pk": 1, "username": "akadmin"},
}


def line(row: dict[str, Any], **changes: Any) -> bytes:
    return json.dumps(row | changes).encode() + b"\n"


def test_created_event() -> None:
    event = one(line(CREATED))
    assert event["action"] == "login"
    assert event["user"] == CREATED["user"]
    assert event["client_ip"] == "10.0.0.1"
    assert event["created"] == "2025-07-12T04:56:26.233321Z"
    assert (event["level"], event["app"]) == ("info", "")
    assert event["context"] == {
        "auth_method": "password",
        "host": "mine",
        "auth_via": "session",
        "logger": "authentik.events.models",
        "pid": 47,
        "log": {"host": "sso.example.com"},
    }


def test_created_event_of_the_wrong_kinds() -> None:
    event = one(line(CREATED, context=5, timestamp="then", user=None), CONTAINER)
    assert error(event) == 'timestamp is not a time: "then"; context is not an object: 5'
    assert event["context"]["misfit"] == {"timestamp": "then", "context": 5}
    assert event["created"] is None


def test_request_line() -> None:
    row = {
        "event": "/api/v3/core/users/me/", "level": "info", "logger": "authentik.asgi",
        "method": "GET", "status": 200, "remote": "2003:e1::2d", "runtime": 19, "scheme": "https",
        "timestamp": "2026-11-04T06:20:23.006148", "user": "emre", "user_agent": "curl",
    }  # fmt: skip
    event = one(line(row))
    assert (event["action"], event["app"], event["level"]) == (None, "authentik.asgi", "info")
    assert event["message"] == "/api/v3/core/users/me/"
    assert (event["client_ip"], event["user"]) == ("2003:e1::2d", {"username": "emre"})
    assert event["context"] == {
        "http_request": {
            "method": "GET",
            "status": 200,
            "user_agent": "curl",
            "path": "/api/v3/core/users/me/",
        },
        "runtime": 19,
        "scheme": "https",
    }


@pytest.mark.parametrize(
    ("remote", "address"),
    [("10.0.3.7:55568", "10.0.3.7"), ("[2003::2d]:443", "2003::2d"), ("nobody", None), ("", None)],
)
def test_a_remote_that_is_more_than_an_address_stays(remote: str, address: str | None) -> None:
    event = one(line({"event": "x", "level": "info", "remote": remote}))
    assert (event["client_ip"], event["context"]["remote"]) == (address, remote)


def test_a_path_that_is_no_request_stays() -> None:
    row = {
        "event": "Loaded config",
        "level": "info",
        "path": "/a.yml",
        "timestamp": 1793773183.008148,
    }
    event = one(line(row))
    assert event["context"] == {"path": "/a.yml"}
    assert event["created"] == "2026-11-04T06:19:43.008148Z"


@pytest.mark.parametrize(
    ("prefix", "context"),
    [
        (b"2025-07-12T04:56:26.233321789Z ", {}),
        (b"server-1  | ", {"container": "server-1"}),
        (b"server-1  | 2025-07-12T04:56:26.233321789Z ", {"container": "server-1"}),
        (b"[pod/ak-server-0/server] ", {"container": "pod/ak-server-0/server"}),
        (b"2025-07-12T04:56:26.233321789Z stdout F ", {"stream": "stdout"}),
    ],
)
def test_prefixes_of_the_runtime(prefix: bytes, context: dict[str, str]) -> None:
    row = {"event": "ready", "level": "info"}
    event = one(prefix + line(row))
    assert (event["message"], event["context"]) == ("ready", context)
    timed = b"2025" in prefix
    assert event["created"] == ("2025-07-12T04:56:26.233321Z" if timed else None)
    own = one(prefix + line(row, timestamp="2024-01-01T00:00:00Z"))
    assert own["created"] == "2024-01-01T00:00:00Z"


def test_dockers_own_files() -> None:
    wrapped = {"log": line(CREATED).decode(), "stream": "stdout", "time": "2025-07-12T05:00:00.1Z"}
    plain = {"log": "Running migrations:\n", "stream": "stderr", "time": "2025-07-12T05:00:00.1Z"}
    event, text = events(line(wrapped) + line(plain))
    assert (event["action"], event["created"]) == ("login", "2025-07-12T04:56:26.233321Z")
    assert event["context"]["stream"] == "stdout"
    assert (text["message"], text["created"]) == (
        "Running migrations:\n",
        "2025-07-12T05:00:00.100000Z",
    )


TRACEBACK = b"""\
Traceback (most recent call last):
  File "a.py", line 1, in run
    return 1 / 0
ZeroDivisionError: division by zero

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "b.py", line 2, in run
    raise Error
OperationalError: the connection is closed
server closed the connection unexpectedly
"""


def test_a_traceback_is_one_event() -> None:
    before, after = line(CREATED), line({"event": "next", "level": "info"})
    first, traceback, last = records(before + TRACEBACK + after)
    event = event_of(traceback)
    assert event["message"] == TRACEBACK.decode().rstrip("\n")
    assert event["context"] == {"exception": "OperationalError: the connection is closed"}
    assert (first.length, traceback.offset, traceback.length) == (
        len(before),
        len(before),
        len(TRACEBACK),
    )
    assert last.offset == len(before + TRACEBACK)


def test_a_traceback_under_prefixes_is_one_event() -> None:
    stamp = b"2025-07-12T04:56:26.1Z "
    data = b"".join(stamp + each for each in TRACEBACK.splitlines(keepends=True))
    event = one(data, CONTAINER)
    assert event["message"] == TRACEBACK.decode().rstrip("\n")
    assert event["created"] == "2025-07-12T04:56:26.100000Z"


def test_indented_lines_join_the_text_before_them() -> None:
    data = b"Operations to perform:\n  Apply all\n\nRunning:\n" + line(CREATED) + b"  alone\n"
    found = events(data, CONTAINER)
    assert [each.get("message") for each in found] == [
        "Operations to perform:\n  Apply all",
        "Running:",
        None,
        "  alone",
    ]


def test_broken_json_is_told_and_text_is_not() -> None:
    broken, text = events(b'{"event": "cut\nplain text\n', CONTAINER)
    assert (error(broken) or "").startswith("not JSON")
    assert error(text) is None
    (cut,) = events(b'{"event": "cut', CONTAINER)
    assert (error(cut) or "").startswith("the last line is cut off: ")


def test_growing_logs_go_on_where_the_last_record_ended() -> None:
    data = line(CREATED) + b"plain\n" + TRACEBACK + line(CREATED) + b"last\n"
    whole = records(data, CONTAINER)
    for cut in range(len(data)):
        found = list(CONTAINER.records(io.BytesIO(data[:cut]), 0, KEY, final=False))
        end = found[-1].offset + found[-1].length if found else 0
        rest = list(CONTAINER.records(io.BytesIO(data[end:]), end, KEY))
        text = b"".join(data[each.offset : each.offset + each.length] for each in found + rest)
        assert text.split() == data.split()
        if found:
            assert found[0] == whole[0]


def test_an_open_traceback_waits_for_its_end() -> None:
    opened = TRACEBACK[:60]
    assert records(line(CREATED) + opened, CONTAINER, final=False) == records(line(CREATED))
    assert len(records(line(CREATED) + opened, CONTAINER, final=True)) == 2
