"""An error as its reader sees it: the sentence, the place with carets, the help."""

from collections.abc import Iterator
from contextlib import contextmanager

from logexplorer.headless.width import width
from logexplorer.model.errors import LogexplorerError, QueryError, UsageError
from logexplorer.model.span import Span
from logexplorer.views.clean import clean

_TAB = "    "
_AROUND = 60
_LINES_AROUND = 2
_MOST_LINES = 12


class RefusedError(UsageError):
    """A text that cannot be asked, with its place; `what` names an option that the text is for."""

    def __init__(self, error: QueryError, text: str, what: str = "") -> None:
        super().__init__(f"{what}: {error.message}" if what else error.message, error.help)
        place = error.span.place(text)
        self.where = "" if what else f" (line {place.line}, column {place.column})"
        self.text = text
        self.span = error.span


@contextmanager
def asked(text: str, what: str = "") -> Iterator[None]:
    """Inside, a QueryError is about this text."""
    try:
        yield
    except QueryError as error:
        raise RefusedError(error, text, what) from error


def complaint(error: LogexplorerError) -> str:
    """The lines to print for an error, control characters from data made visible."""
    lines = []
    if isinstance(error, RefusedError):
        lines += [f"error: {error.message}{error.where}", *underlined(error.text, error.span)]
    else:
        lines.append(f"error: {error.message}")
    if error.help:
        lines += f"help: {error.help}".split("\n")
    return "".join(f"{clean(line)}\n" for line in lines)


def underlined(text: str, span: Span) -> list[str]:
    """The lines around the span, those that it touches with carets under it."""
    lines = list(_lines(text))
    touched = [at for at, (start, line) in enumerate(lines) if _part(span, start, line)]
    first, last = touched[0], min(touched[-1], touched[0] + _MOST_LINES)
    shown = range(max(0, first - _LINES_AROUND), min(len(lines), last + _LINES_AROUND + 1))
    gutter = len(str(shown.stop)) if len(lines) > 1 else 0
    out = []
    for at in shown:
        start, line = lines[at]
        part = _part(span, start, line)
        before, head, body, tail, after = _window(line, part or Span(0, 0))
        out.append(_margin(gutter, at + 1) + before + head + body + tail + after)
        if part:
            carets = "^" * max(1, width(body))
            out.append(_margin(gutter) + " " * width(before + head) + carets)
    return out


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line of a text with the position of its first character."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _part(span: Span, start: int, line: str) -> Span | None:
    """What of the span lies on this line, from the line's start; None where nothing does."""
    end = start + len(line)
    if span.end == span.start:
        inside = start <= span.start <= end
        return Span(span.start - start, span.start - start) if inside else None
    if span.start > end or span.end <= start:
        return None
    return Span(max(span.start, start) - start, min(span.end, end) - start)


def _window(line: str, part: Span) -> tuple[str, str, str, str, str]:
    """A line as it is shown: mark of a cut, before the span, the span, after it, mark of a cut."""
    left = max(0, part.start - _AROUND)
    middle = min(part.end, part.start + 2 * _AROUND)
    right = max(middle, min(len(line), middle + _AROUND))
    return (
        "…" if left else "",
        _shown(line[left : part.start]),
        _shown(line[part.start : middle]),
        _shown(line[middle:right]),
        "…" if right < len(line) else "",
    )


def _shown(text: str) -> str:
    return clean(text.replace("\t", _TAB))


def _margin(gutter: int, number: int | None = None) -> str:
    if not gutter:
        return "  "
    return f"{number or '':>{gutter}} | "
