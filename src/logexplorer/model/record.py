"""One event on its way in: what a format makes of a stretch of bytes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """A stretch of a source, and the event that it stands for.

    `offset` and `length` count bytes of the decompressed source. `document` is one JSON object in
    the shape of authentik's API (pk, user, action, app, context, client_ip, created, expires,
    brand, and where the log has them level and message), valid UTF-8, on one line. `original` is
    the text as it was; None where the document itself is the original text.
    """

    offset: int
    length: int
    document: bytes
    original: str | None = None
