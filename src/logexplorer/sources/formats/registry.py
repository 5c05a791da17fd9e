"""Which format a log is written in, by its first bytes."""

from logexplorer.sources.formats.format import Format
from logexplorer.sources.formats.ndjson import NDJSON


def detect(head: bytes, name: str) -> Format:
    """The format of a log that begins with `head`: its first 64 KiB, or all of it."""
    return NDJSON
