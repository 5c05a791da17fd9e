"""Documents as NDJSON: one JSON document a line."""

from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO

_BATCH = 256


def write(out: BinaryIO, documents: Iterable[bytes]) -> int:
    """Write the documents and return how many there were."""
    count = 0
    rest = iter(documents)
    while batch := list(islice(rest, _BATCH)):
        out.write(b"\n".join(batch) + b"\n")
        count += len(batch)
    return count
