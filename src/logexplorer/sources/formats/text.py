"""Lines of plain text, and which of them belong together.

A line that begins with white space belongs to the text line before it. A Python traceback is one
event from "Traceback (most recent call last):" to the line that names the exception, with the
tracebacks chained to it. Where the other lines are JSON, unindented text right after the exception
is more of its message.
"""

import re

from logexplorer.sources.formats.api_event import bare_event
from logexplorer.sources.formats.container import Prefix, under_prefix
from logexplorer.sources.formats.json_text import invalid_utf_8, readable
from logexplorer.sources.formats.times import leading_time
from logexplorer.sources.formats.troubles import Row, Troubles

MOST_LINES = 10_000
"""An event of more lines goes on as another: a file of indented lines must not fill the memory."""

_LEVEL = re.compile(r"\b(TRACE|DEBUG|INFO|NOTICE|WARNING|WARN|ERROR|CRITICAL|FATAL|PANIC)\b")
_OPENING = b"Traceback (most recent call last):"
_CHAINING = (
    b"During handling of the above exception, another exception occurred:",
    b"The above exception was the direct cause of the following exception:",
)


class Group:
    """Where the lines of one text event stand: does the next line belong to it?"""

    def __init__(self, body: bytes, *, among_json: bool) -> None:
        self.lines = 1
        self.exception: bytes | None = None
        self.open = body.rstrip().endswith(_OPENING)
        self._traceback = self.open
        self._chaining = False
        self._among_json = among_json

    def takes(self, body: bytes) -> bool:
        """Does this line, which is not blank, belong here? If so, it is the last one now."""
        takes = self.lines < MOST_LINES and self._belongs(body.rstrip())
        self.lines += takes
        return takes

    def spans_blanks(self) -> bool:
        """May a blank line stand between this and a line that belongs here?"""
        return self._traceback

    def _belongs(self, body: bytes) -> bool:
        if body[:1].isspace():
            return True
        if self._chaining or self.open:
            was_open, self.open = self.open, body == _OPENING
            self._chaining = False
            if was_open and not self.open:
                self.exception = body
            return was_open or self.open
        if not self._traceback:
            return False
        self._chaining = body in _CHAINING
        return self._chaining or (self._among_json and leading_time(readable(body[:40])) is None)


def text_event(pk: str, data: bytes, shown: bytes, prefix: Prefix, group: Group | None) -> Row:
    """The event of text lines; `shown` is their message."""
    troubles = Troubles()
    if sentence := invalid_utf_8(data):
        troubles.say(sentence)
    message = readable(shown)
    event = bare_event(pk, message, troubles)
    event["created"] = leading_time(message[:60])
    if event["created"] and (level := _LEVEL.search(message[:160])):
        event["level"] = level[0].lower()
    if group and group.exception:
        event["context"] = {"exception": readable(group.exception)} | event["context"]
    return under_prefix(event, prefix)
