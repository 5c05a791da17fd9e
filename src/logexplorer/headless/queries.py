"""`logexplorer query --queries FILE`: many queries, one JSON line of answer for each."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from logexplorer.headless.exits import ExitCode
from logexplorer.headless.writers.documents import document, harmless
from logexplorer.model.errors import LogexplorerError, QueryError, StoreError, UsageError
from logexplorer.model.search import Search
from logexplorer.model.span import Span
from logexplorer.model.stop import Stop

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer


def read(file: str) -> tuple[str, ...]:
    """The queries of a file, in order; empty lines are none. Raises UsageError."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        lines = data.decode().split("\n")
    except OSError as error:
        raise UsageError(f"--queries: cannot read {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"--queries: {file} is not UTF-8: {error.reason}") from error
    numbered = enumerate(lines, start=1)
    return tuple(_query(file, number, line) for number, line in numbered if line.strip())


def answer(
    explorer: "Explorer", base: Search, texts: Sequence[str], out: BinaryIO, stop: Stop
) -> ExitCode:
    """Print for each query its count and ids, or its error; a bad query is no failure."""
    code = ExitCode.OK
    for text in texts:
        stop.check()
        line: dict[str, Any] = {"query": text}
        try:
            ids = explorer.uuids(explorer.refine_surely(base, text, stop), stop)
            line |= {"count": len(ids), "ids": ids}
        except QueryError as error:
            line["error"] = _error(text, error, error.span)
        except StoreError as error:
            line["error"] = _error(text, error, Span(0, len(text)))
            code = ExitCode.FAILURE
        out.write(harmless(document(line)) + b"\n")
    return code


def _query(file: str, number: int, line: str) -> str:
    try:
        query = json.loads(line)
    except ValueError:
        query = None
    if not isinstance(query, str):
        raise UsageError(
            f"--queries: line {number} of {file} is not a JSON string",
            r'one query a line, such as "action = \"login\""',
        )
    return query


def _error(text: str, error: LogexplorerError, span: Span) -> dict[str, Any]:
    place = span.place(text)
    return {
        "message": error.message,
        "start": span.start,
        "end": span.end,
        "line": place.line,
        "column": place.column,
        "help": error.help,
    }
