"""The committed sample data is what the script writes, and the README about it is true."""

import gzip
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import zstandard

from tests.scripts.recount import Event, counted

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_data"
ACTIONS = [
    "login",
    "login_failed",
    "logout",
    "user_write",
    "suspicious_request",
    "password_set",
    "secret_view",
    "secret_rotate",
    "invitation_used",
    "authorize_application",
    "source_linked",
    "impersonation_started",
    "impersonation_ended",
    "flow_execution",
    "policy_execution",
    "policy_exception",
    "property_mapping_exception",
    "system_task_execution",
    "system_task_exception",
    "system_exception",
    "configuration_error",
    "configuration_warning",
    "model_created",
    "model_updated",
    "model_deleted",
    "email_sent",
    "update_available",
    "export_ready",
    "review_initiated",
    "review_overdue",
    "review_attested",
    "review_completed",
    "access_request_created",
    "access_request_approved",
    "access_request_denied",
    "access_request_revoked",
    "user_offboarded",
    "next_action_set",
    "next_action_removed",
    "next_action_completed",
    "custom_vpn_connected",
]


@pytest.fixture(scope="module")
def events() -> list[Event]:
    return parsed((SAMPLES / "authentik-events.ndjson").read_bytes())


@pytest.fixture(scope="module")
def readme() -> str:
    return (SAMPLES / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two folders, each written by a run of its own."""
    folders = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("two")
    for folder in folders:
        script = str(ROOT / "scripts" / "make_sample_data.py")
        subprocess.run([sys.executable, script, str(folder)], check=True, capture_output=True)
    return folders


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def content(path: Path) -> bytes:
    """What is in the file; compressed bytes differ from one version of a compressor to another."""
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes())
    if path.suffix == ".zst":
        return zstandard.ZstdDecompressor().decompress(path.read_bytes())
    return path.read_bytes()


def parsed(data: bytes) -> list[Event]:
    assert data.endswith(b"\n")
    return [json.loads(line) for line in data[:-1].split(b"\n")]


def test_every_run_writes_the_same_bytes(made: tuple[Path, Path]) -> None:
    one, two = made
    assert names(one) == names(two)
    assert [
        name for name in names(one) if (one / name).read_bytes() != (two / name).read_bytes()
    ] == []


def test_committed_files_are_what_the_script_writes(made: tuple[Path, Path]) -> None:
    fresh, _ = made
    assert names(fresh) == names(SAMPLES)
    assert [name for name in names(fresh) if content(fresh / name) != content(SAMPLES / name)] == []


def test_gzip_holds_no_time() -> None:
    for path in SAMPLES.rglob("*.gz"):
        assert path.read_bytes()[4:8] == bytes(4)


def test_every_action_appears_twice(events: list[Event]) -> None:
    counts = Counter(event["action"] for event in events)
    assert [action for action in ACTIONS if counts[action] < 2] == []


def test_events_are_as_the_api_gives_them(events: list[Event]) -> None:
    keys = ["pk", "user", "action", "app", "context", "client_ip", "created", "expires", "brand"]
    times = [event["created"] for event in events]
    assert times == sorted(times)
    assert len({event["pk"] for event in events}) == len(events)
    for event in events:
        assert list(event) == keys
        assert re.fullmatch(r"2026-1[01]-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", event["created"])
        for part in ("user", "context", "brand"):
            assert in_jsonb_order(event[part]), event["pk"]


def in_jsonb_order(value: Any) -> bool:
    if isinstance(value, list):
        return all(in_jsonb_order(item) for item in value)
    if not isinstance(value, dict):
        return True
    keys = [(len(key.encode()), key.encode()) for key in value]
    return sorted(keys) == keys and all(map(in_jsonb_order, value.values()))


def test_the_files_stay_small() -> None:
    sizes = {path.name: path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()}
    assert sizes.pop("authentik-events.ndjson") < 6_000_000
    assert max(sizes.values()) < 500_000


@pytest.mark.parametrize(
    "name",
    [
        "authentik-events.ndjson",
        "events.ndjson.gz",
        "events.ndjson.zst",
        "rotated/events.ndjson.1.gz",
        "rotated/events.ndjson",
    ],
)
def test_every_line_is_an_event(name: str, events: list[Event], readme: str) -> None:
    known = {event["pk"] for event in events}
    found = parsed(content(SAMPLES / name))
    assert {event["pk"] for event in found} <= known
    assert f"| `{name}` " in readme
    assert re.search(rf"\| `{re.escape(name)}` \|.*\| {len(found)} \|", readme)


def test_rotated_files_follow_each_other() -> None:
    older = parsed(content(SAMPLES / "rotated" / "events.ndjson.1.gz"))
    newer = parsed(content(SAMPLES / "rotated" / "events.ndjson"))
    assert older[-1]["created"] < newer[0]["created"]


def test_hostile_lines_are_as_many_as_explained(readme: str) -> None:
    lines = (SAMPLES / "hostile.ndjson").read_bytes().split(b"\n")
    explained = re.findall(
        r"^\| (\d+) \| .+ \|$", readme.split("## hostile.ndjson")[1], re.MULTILINE
    )
    assert [int(number) for number in explained] == list(range(1, len(lines) + 1))
    assert b"\xff\xfe" in b"".join(lines)
    assert b"\x00" in b"".join(lines)
    assert max(map(len, lines)) > 20_000


def test_actions_of_the_readme(events: list[Event], readme: str) -> None:
    counts = Counter(event["action"] for event in events)
    table = readme.split("## Actions")[1].split("##")[0]
    assert dict(re.findall(r"^\| (\w+) \| (\d+) \|$", table, re.MULTILINE)) == {
        action: str(count) for action, count in counts.items()
    }


def test_facts_of_the_readme(events: list[Event], readme: str) -> None:
    table = readme.split("## Facts")[1].split("## Actions")[0]
    told = dict(re.findall(r"^\| (?!fact )(.+?) \| (.+) \|$", table, re.MULTILINE))
    assert told == counted(events)
