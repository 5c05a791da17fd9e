"""Changes as rows: field, previous value, new value, with what differs marked."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from logexplorer.model.event import Event
from logexplorer.views.alignment import Work
from logexplorer.views.diff import ABSENT, Change, changes_of, compared
from logexplorer.views.fields import bounded, is_list, written
from logexplorer.views.forms.parts import dashed
from logexplorer.views.row import BLANK, Row, section
from logexplorer.views.summary import what, who
from logexplorer.views.text import Line, Piece, Role
from logexplorer.views.times import Clock, exact
from logexplorer.views.words import TOO_MUCH, line_diff, word_diff

ONE_LINE = 30
"""Previous and new values up to so many characters together stand on one line."""
_LONGEST = 20_000
_ALIKE = 200
"""Characters of values that are written out where they only look the same."""


def diff_rows(event: Event, *, equal: bool = False) -> Iterator[Row]:
    """What the event changed; where no diff was stored it says so."""
    changes = changes_of(event)
    if not changes:
        yield Row((Piece(_WITHOUT.get(event.action or "", _NOTHING), "muted"),))
        return
    same = sum(change.how == "same" for change in changes)
    hidden = f"  {_equal_parts(same)} {'shown' if equal else 'hidden'} (=)" if same else ""
    yield Row((Piece(_head(event), "title"), Piece(hidden, "muted")))
    yield from change_rows(changes, equal=equal)


def change_section(event: Event) -> Iterator[Row]:
    """The same as a section of the event's form."""
    if changes := changes_of(event):
        return section(_head(event), change_rows(changes))
    return section("Changes", diff_rows(event))


def compared_rows(one: Event, other: Event, clock: Clock, *, equal: bool = False) -> Iterator[Row]:
    """Two events path by path."""
    changes = tuple(
        replace(change, stored=change.was if change.how == "removed" else change.path)
        for change in compared(one.record, other.record)
    )
    same = sum(change.how == "same" for change in changes)
    yield Row((Piece("- ", "removed"), *_named(one, clock)))
    yield Row((Piece("+ ", "added"), *_named(other, clock)))
    yield Row((Piece(f"{_equal_fields(same)} {'shown' if equal else 'hidden'} (=)", "muted"),))
    yield BLANK
    if same == len(changes):
        yield Row((Piece("The two events hold the same.", "muted"),))
    yield from change_rows(changes, equal=equal)


def change_rows(changes: Iterable[Change], *, equal: bool = False) -> Iterator[Row]:
    """The changes as rows; equal ones only if so wished."""
    work = Work()
    for change in changes:
        if change.how != "same":
            yield from _rows(change, work)
        elif equal:
            text, _ = written(change.after)
            line = Piece(f"{change.path} ", "muted"), Piece(bounded(text), "muted")
            yield _row(change, line)


def changed_texts(change: Change) -> tuple[str, str]:
    """The value before and the one after, or what is known of them."""
    match change.how:
        case "hidden":
            return "hidden", "hidden"
        case "masked":
            return "hidden", "hidden, perhaps the same"
        case "written":
            return "not known", _text(change.after)
        case "odd":
            return "", f"{_text(change.after)}{_ODD}"
        case "cleared":
            return "all", "none"
        case "joined":
            return "", f"added {_listed(change.after)}"
        case "left":
            return "", f"removed {_listed(change.before)}"
        case _:
            before, after = (
                "" if value is ABSENT else _text(value) for value in (change.before, change.after)
            )
            return before, after


def _rows(change: Change, work: Work) -> Iterator[Row]:
    path = Piece(f"{change.path} ", "key")
    match change.how:
        case "hidden" | "masked":
            yield _row(change, (path, Piece(_HIDDEN[change.how], "warning")))
        case "written":
            yield _row(change, (path, Piece(_text(change.after), "added"), Piece(_BEFORE, "muted")))
        case "odd":
            yield _row(change, (path, Piece(_text(change.after)), Piece(_ODD, "warning")))
        case "alike":
            yield _row(change, (path, Piece(_text(change.after)), Piece(_SAME, "warning")))
        case "cleared":
            yield _row(change, (path, Piece("cleared", "removed")))
        case "joined":
            yield _row(change, (path, Piece(f"added {_listed(change.after)}", "added")))
        case "left":
            yield _row(change, (path, Piece(f"removed {_listed(change.before)}", "removed")))
        case "added":
            yield from _whole(change, path, change.after, "added", "+")
        case "removed":
            yield from _whole(change, path, change.before, "removed", "-")
        case _:
            yield from _changed(change, path, work)


def _whole(change: Change, path: Piece, value: Any, role: Role, sign: str) -> Iterator[Row]:
    text = _text(value)
    first, *more = text.rstrip("\n").split("\n") if text.strip("\n") else [text]
    if more:
        first, more = "", [first, *more]
    yield _row(change, (Piece(f"{sign} ", role), path, Piece(first, role)))
    yield from (_row(change, (Piece(f"    {line}", role),)) for line in more)


def _changed(change: Change, path: Piece, work: Work) -> Iterator[Row]:
    before, after = _full(change.before), _full(change.after)
    if len(before) + len(after) <= ONE_LINE and "\n" not in before + after:
        old, new = Piece(before, "removed"), Piece(after, "added")
        yield _row(change, (path, old, Piece(" → ", "muted"), new))
    elif "\n" in before.strip() or "\n" in after.strip():
        yield _row(change, (path,))
        yield from (_row(change, (Piece("  "), *each)) for each in line_diff(before, after, work))
    else:
        removed, added, whole = word_diff(before, after, work)
        yield _row(change, (path, Piece(f" {TOO_MUCH}", "muted")) if whole else (path,))
        yield _row(change, (Piece("  - ", "removed"), *removed))
        yield _row(change, (Piece("  + ", "added"), *added))
    if len(before) + len(after) <= _ALIKE and _folded(before) == _folded(after):
        line = f"  they look alike: {before!a} → {after!a}"
        yield _row(change, (Piece(line, "muted"),))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _row(change: Change, line: Line) -> Row:
    value = change.before if change.how in ("removed", "left") else change.after
    if change.how == "cleared":
        value = True
    path = change.stored
    if change.how in ("joined", "left") and is_list(value) and len(value) == 1:
        path, value = f"{path}[0]", value[0]
    return Row(line, path, value, indent=4)


def _text(value: Any) -> str:
    return bounded(_full(value), _LONGEST)


def _full(value: Any) -> str:
    return dashed(written(value)[0])


def _listed(value: Any) -> str:
    if not is_list(value):
        return _text(value)
    return bounded(", ".join(map(_full, value)) or "[]", _LONGEST)


def _head(event: Event) -> str:
    return _HEADS.get(event.action or "", "Changes made")


def _equal_parts(count: int) -> str:
    return f"{count:,} equal {'part' if count == 1 else 'parts'}"


def _equal_fields(count: int) -> str:
    return f"{count:,} equal {'field' if count == 1 else 'fields'}"


def _named(event: Event, clock: Clock) -> Line:
    name, more = who(event)
    moment = Piece(f"{exact(event.created, clock)} ", "muted")
    by = f" by {name} {more}".rstrip() if name else ""
    return (moment, Piece(what(event) or "Log line"), Piece(by, "muted"))


_BEFORE = " (what was before is not known)"
_ODD = " (stored in a shape that is not known)"
_SAME = " (stored as a change, but the same before and after)"
_HIDDEN = {
    "hidden": "changed; both values are hidden",
    "masked": "hidden before and after; it may have changed",
}
_HEADS = {
    "model_created": "Created, all of it new",
    "model_deleted": "Deleted, all of it gone",
}
_NOTHING = "This event stores no changes."
_WITHOUT = {
    "model_created": "Created; what it held was not stored (authentik does so with a licence).",
    "model_updated": "Changed; what was changed was not stored (authentik does so with a licence). "
    "O shows what other events tell.",
    "model_deleted": "Deleted; what it held was not stored.",
}
