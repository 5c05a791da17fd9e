"""benchmarks/generate.py: the same for the same seed, and as its docstring says."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "generate.py"
EVENTS = 2_000


def generate(path: Path, seed: int) -> bytes:
    command = [sys.executable, str(SCRIPT), "--events", str(EVENTS), "--out", str(path)]
    run = subprocess.run(
        [*command, "--seed", str(seed)], check=True, capture_output=True, text=True
    )
    assert run.stdout == ""
    assert run.stderr.startswith(f"{EVENTS:,} events, {path.stat().st_size:,} bytes, ")
    return path.read_bytes()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return generate(tmp_path_factory.mktemp("generated") / "events.ndjson", seed=7)


@pytest.fixture(scope="module")
def events(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode().splitlines()]


def test_a_seed_gives_the_same_bytes(data: bytes, tmp_path: Path) -> None:
    assert generate(tmp_path / "again.ndjson", seed=7) == data
    assert generate(tmp_path / "other.ndjson", seed=8) != data


def test_events_are_distinct_and_in_order(events: list[dict[str, Any]]) -> None:
    times = [event["created"] for event in events]
    assert times == sorted(times)
    assert len({event["pk"] for event in events}) == len(events) == EVENTS


def test_a_line_is_about_a_kilobyte(data: bytes) -> None:
    assert 900 < len(data) / EVENTS < 1200


def test_shares_are_about_as_promised(events: list[dict[str, Any]]) -> None:
    actions = Counter(event["action"] for event in events)
    assert 0.08 < actions["login_failed"] / EVENTS < 0.12
    assert 0.75 < sum("geo" in event["context"] for event in events) / EVENTS < 0.85
    addresses = {event["client_ip"] for event in events} - {None}
    assert 0.15 < sum(":" in address for address in addresses) / len(addresses) < 0.25


def test_the_seldom_path_is_seldom_and_of_both_kinds(events: list[dict[str, Any]]) -> None:
    flags = [e["context"]["rare_flag"]["value"] for e in events if "rare_flag" in e["context"]]
    assert 0.005 < len(flags) / EVENTS < 0.015
    assert {type(flag) for flag in flags} == {int, str}
