"""Documents as one JSON array, a document a line."""

from collections.abc import Iterable
from typing import BinaryIO


def write(out: BinaryIO, documents: Iterable[bytes]) -> int:
    """Write the documents and return how many there were."""
    count = 0
    for document in documents:
        out.write((b",\n" if count else b"[\n") + document)
        count += 1
    out.write(b"\n]\n" if count else b"[]\n")
    return count
