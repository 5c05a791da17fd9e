"""Rows with coordinates as GeoJSON (RFC 7946): one FeatureCollection, a feature a line."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from logexplorer.headless.output import is_terminal
from logexplorer.headless.writers.documents import document, harmless

_DEGREES = ("latitude", "longitude")


def write(out: BinaryIO, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write the rows and return how many there were; one without coordinates has no geometry."""
    shown = harmless if is_terminal(out) else bytes
    count = 0
    out.write(b'{"type":"FeatureCollection","features":[')
    for row in rows:
        feature = document(_feature(dict(zip(columns, row, strict=True))))
        out.write((b",\n" if count else b"\n") + shown(feature))
        count += 1
    out.write(b"\n]}\n")
    return count


def _feature(values: dict[str, object]) -> dict[str, object]:
    latitude, longitude = (values.pop(name) for name in _DEGREES)
    placed = latitude is not None and longitude is not None
    # Longitude comes first.
    point = {"type": "Point", "coordinates": [longitude, latitude]} if placed else None
    return {"type": "Feature", "geometry": point, "properties": values}
