"""The committed outlines, and the script that makes them."""

import importlib.util
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from logexplorer.geo import outlines as reading
from logexplorer.geo.outlines import outlines
from logexplorer.model.outlines import Detail

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "make_outlines.py"
DATA = Path(reading.__file__).parent / "data"


def script() -> Any:
    spec = importlib.util.spec_from_file_location("make_outlines", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = sys.modules["make_outlines"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("detail", "most"), [("110m", 32_000), ("50m", 160_000)])
def test_the_files_are_small_and_hold_the_world(detail: Detail, most: int) -> None:
    assert (DATA / f"outlines-{detail}.bin").stat().st_size < most
    lines = outlines(detail)
    assert {line.kind for line in lines} == {"coast", "border", "edge"}
    for line in lines:
        assert len(line.longitudes) == len(line.latitudes) > 1
        assert -180 <= line.west <= line.east <= 180 and -90 <= line.south <= line.north <= 90
        assert all(abs(a - b) < 180 for a, b in pairwise(line.longitudes))
    assert outlines(detail) is lines


@pytest.mark.parametrize(
    ("longitude", "latitude", "kind"),
    [(-5.71, 50.06, "coast"), (6.02, 50.75, "border"), (18.47, -34.35, "coast")],
)
def test_known_points_are_where_they_belong(longitude: float, latitude: float, kind: str) -> None:
    """Land's End, the corner of Belgium, Germany and the Netherlands, the Cape of Good Hope."""
    near = min(
        abs(x - longitude) + abs(y - latitude)
        for line in outlines("50m")
        if line.kind == kind
        for x, y in zip(line.longitudes, line.latitudes, strict=True)
    )
    assert near < 0.15


# Two countries side by side, of which the eastern one reaches over the antimeridian.
ARCS = [
    [[17000, 1000], [0, -2000]],  # their border
    [[17000, -1000], [-1000, 0], [0, 2000], [1000, 0]],
    [[17000, 1000], [1000, 0], [-35500, 0], [0, -2000], [35500, 0], [-1000, 0]],
]
TOPOLOGY = {
    "transform": {"scale": [0.01, 0.01], "translate": [0, 0]},
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "arcs": [[[~0, 2]]]},
                {"type": None, "arcs": []},
            ]
        }
    },
    "arcs": ARCS,
}


def test_borders_are_shared_arcs_and_the_antimeridian_cuts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = script()
    (tmp_path / "data").mkdir()
    packed = made.pack(made.lines(TOPOLOGY))
    (tmp_path / "data" / "outlines-110m.bin").write_bytes(packed)
    monkeypatch.setattr(reading, "files", lambda package: tmp_path)
    found = outlines.__wrapped__("110m")
    shown = [(line.kind, line.longitudes, line.latitudes) for line in found]
    assert shown == [
        ("border", (170, 170), (10, -10)),
        ("coast", (170, 160, 160, 170), (-10, -10, 10, 10)),
        ("coast", (170, 180), (10, 10)),
        ("coast", (-180, -175, -175, -180), (10, 10, -10, -10)),
        ("coast", (180, 170), (-10, -10)),
        ("edge", (-180, -180), (10, -10)),
        ("edge", (180, 180), (10, -10)),
    ]
