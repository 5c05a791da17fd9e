"""Every command on strangers' texts: outputs that programs can read, and that steer no terminal."""

import csv
import io
import json
import random

import pytest

from logexplorer.model.lenses import LENS_TITLES
from tests.tui.test_monkey import log_of

COMMANDS = (
    *(("places", "", "--by", by) for by in ("city", "country", "network")),
    *(("lens", name) for name in LENS_TITLES),
    *(("top", field) for field in ("action", "user.username", "city", "country", "app")),
    ("histogram", "", "--by", "action"),
    ("travel",),
    ("week",),
)


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    return str(log_of(tmp_path_factory.mktemp("logs"), random.Random(1)))


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("form", ["table", "ndjson", "csv", "json"])
def test_every_command_in_every_format(run_again, log, words, form):
    ran = run_again(*words[:2], log, *words[2:], "--format", form)
    assert ran.code == 0, ran.err
    assert all(line.isprintable() for line in ran.err.split("\n"))
    match form:
        case "table":
            assert all(line.isprintable() for line in ran.out.split("\n"))
        case "ndjson":
            assert all(isinstance(json.loads(line), dict) for line in ran.out.split("\n")[:-1])
        case "json":
            assert isinstance(json.loads(ran.out), list)
        case "csv":
            assert len({len(row) for row in csv.reader(io.StringIO(ran.out))}) == 1


def test_geojson_has_points_within_the_world(run_again, log):
    def refuse(constant):
        raise ValueError(constant)

    ran = run_again("places", "", log, "--format", "geojson")
    features = json.loads(ran.out, parse_constant=refuse)["features"]
    points = [each["geometry"]["coordinates"] for each in features if each["geometry"]]
    assert points
    assert all(abs(long) <= 180 and abs(lat) <= 90 for long, lat in points)
