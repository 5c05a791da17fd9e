"""Writes the map's outlines: coasts and borders of Natural Earth (public domain), packed small.

    python scripts/make_outlines.py [FOLDER]

FOLDER holds countries-110m.json and countries-50m.json of the npm package world-atlas; without it
the package is fetched with npm. Every run writes the same bytes.

A file is zlib's packing of int16, little endian: for each line its kind (0 coast, 1 border,
2 edge), its number of points, and then the differences from point to point of first all longitudes,
then all latitudes, in hundredths of a degree.
"""

import json
import subprocess
import sys
import tarfile
import tempfile
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby, pairwise
from pathlib import Path
from typing import Any

PACKAGE = "world-atlas@2.0.2"
DETAILS = ("110m", "50m")
TARGET = Path(__file__).resolve().parent.parent / "src" / "logexplorer" / "geo" / "data"
COAST, BORDER, EDGE = range(3)
UNITS = 100
"""Of a degree: 1.1 km at the equator, less than a dot at the closest zoom."""
ANTIMERIDIAN, POLE = 180 * UNITS, -90 * UNITS

Point = tuple[int, int]


def main() -> None:
    """Write one file for each detail."""
    if len(sys.argv) > 1:
        write(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        fetch(Path(folder))
        write(Path(folder) / "package")


def fetch(folder: Path) -> None:
    """Unpack the package into the folder."""
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True)
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")


def write(folder: Path) -> None:
    """Pack the folder's topologies."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for detail in DETAILS:
        topology = json.loads((folder / f"countries-{detail}.json").read_text())
        packed = pack(lines(topology))
        (TARGET / f"outlines-{detail}.bin").write_bytes(packed)
        print(f"outlines-{detail}.bin: {len(packed):,} bytes")


def lines(topology: dict[str, Any]) -> Iterator[tuple[int, list[Point]]]:
    """Every arc of the topology once, cut at the antimeridian, and the edges along the cut."""
    countries = topology["objects"]["countries"]["geometries"]
    uses = Counter(arc for country in countries for arc in set(arcs_of(country["arcs"])))
    crossings: list[int] = []
    for number, arc in enumerate(topology["arcs"]):
        kind = BORDER if uses[number] > 1 else COAST
        for piece in pieces(points(arc, topology["transform"]), crossings):
            yield kind, piece
    # Land lies between the first and the second crossing from the north, the third and the fourth,
    # and so on; at last between a crossing and the pole.
    latitudes = sorted({*crossings} - {POLE}, reverse=True)
    latitudes += [POLE] * (len(latitudes) % 2)
    for north, south in zip(latitudes[::2], latitudes[1::2], strict=True):
        for side in (-ANTIMERIDIAN, ANTIMERIDIAN):
            yield EDGE, [(side, north), (side, south)]


def arcs_of(nested: Any) -> Iterator[int]:
    """The numbers of the arcs that a country is made of, however nested; `~n` is n backwards."""
    for each in nested:
        if isinstance(each, int):
            yield each if each >= 0 else ~each
        else:
            yield from arcs_of(each)


def points(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """The arc's points, none twice in a row. Source: the TopoJSON specification, 2.2."""
    (stretch_x, stretch_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    xs = accumulate(step[0] for step in arc)
    ys = accumulate(step[1] for step in arc)
    rounded = (
        (round((x * stretch_x + shift_x) * UNITS), round((y * stretch_y + shift_y) * UNITS))
        for x, y in zip(xs, ys, strict=True)
    )
    return [point for point, _ in groupby(rounded)]


def pieces(line: list[Point], crossings: list[int]) -> Iterator[list[Point]]:
    """The line cut where it crosses the antimeridian, whose latitudes are added to `crossings`.

    The package has a point there, at -180 or 180 degrees. Steps along the pole are left out.
    """
    piece = line[:1]
    for start, end in pairwise(line):
        if abs(start[0] - end[0]) > ANTIMERIDIAN:
            latitude = end[1] if abs(end[0]) == ANTIMERIDIAN else start[1]
            crossings.append(latitude)
            yield from longer([*piece, (antimeridian(start), latitude)])
            piece = [(antimeridian(end), latitude), end]
        elif start[1] == end[1] == POLE:
            yield from longer(piece)
            piece = [end]
        else:
            piece.append(end)
    yield from longer(piece)


def antimeridian(point: Point) -> int:
    """The antimeridian's longitude on the point's side."""
    return ANTIMERIDIAN if point[0] > 0 else -ANTIMERIDIAN


def longer(piece: list[Point]) -> Iterator[list[Point]]:
    """The piece without repeated points, if a line is left."""
    distinct = [point for point, _ in groupby(piece)]
    if len(distinct) > 1:
        yield distinct


def pack(kinds_and_lines: Iterable[tuple[int, list[Point]]]) -> bytes:
    """The lines in the format that the head of this file tells."""
    numbers = array("h")
    for kind, line in kinds_and_lines:
        numbers.extend((kind, len(line)))
        for axis in (0, 1):
            values = [0, *(point[axis] for point in line)]
            numbers.extend(after - before for before, after in pairwise(values))
    if sys.byteorder == "big":
        numbers.byteswap()
    return zlib.compress(numbers.tobytes(), 9)


if __name__ == "__main__":
    main()
