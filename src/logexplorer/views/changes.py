"""Changes as rows: field, previous value, new value, with what differs marked."""

from collections.abc import Iterable, Iterator
from typing import Any

from logexplorer.model.event import Event
from logexplorer.views.diff import ABSENT, Change, changes_of, compared
from logexplorer.views.fields import bounded, is_list, said
from logexplorer.views.forms.parts import dashed
from logexplorer.views.row import BLANK, Row, section
from logexplorer.views.text import Line, Piece, Role
from logexplorer.views.words import line_diff, word_diff

ONE_LINE = 30
"""Previous and new values up to so many characters together stand on one line."""
_LONGEST = 20_000


def diff_rows(event: Event, *, equal: bool = False) -> Iterator[Row]:
    """What the event changed; where no diff was stored it says so."""
    changes = changes_of(event)
    if not changes:
        yield Row((Piece(_WITHOUT.get(event.action or "", _NOTHING), "muted"),))
        return
    yield Row((Piece(_HEADS.get(event.action or "", "Changes made"), "title"),))
    yield from change_rows(changes, equal=equal)


def change_section(event: Event) -> Iterator[Row]:
    """The same as a section of the event's form."""
    name = _HEADS.get(event.action or "", "Changes made")
    if changes := changes_of(event):
        return section(name, change_rows(changes))
    return section("Changes", diff_rows(event))


def compared_rows(one: Event, other: Event, *, equal: bool = False) -> Iterator[Row]:
    """Two events path by path."""
    changes = tuple(compared(one.record, other.record))
    same = sum(change.how == "same" for change in changes)
    yield Row((Piece("- ", "removed"), *_named(one)))
    yield Row((Piece("+ ", "added"), *_named(other)))
    yield Row((Piece(f"{same:,} equal fields {'shown' if equal else 'hidden'} (=)", "muted"),))
    yield BLANK
    yield from change_rows(changes, equal=equal)


def change_rows(changes: Iterable[Change], *, equal: bool = False) -> Iterator[Row]:
    """The changes as rows; equal ones only if so wished."""
    for change in changes:
        if change.how != "same":
            yield from _rows(change)
        elif equal:
            text, _ = said(change.after)
            yield _row(change, (Piece(f"{change.path} ", "muted"), Piece(bounded(text), "muted")))


def changed_texts(change: Change) -> tuple[str, str]:
    """The value before and the one after, or what is known of them."""
    match change.how:
        case "hidden":
            return "hidden", "hidden"
        case "written":
            return "not known", _text(change.after)
        case "cleared":
            return "all", "none"
        case "joined":
            return "", f"added {_text(change.after)}"
        case "left":
            return "", f"removed {_text(change.before)}"
        case _:
            before, after = (
                "" if value is ABSENT else _text(value) for value in (change.before, change.after)
            )
            return before, after


def _rows(change: Change) -> Iterator[Row]:
    path = Piece(f"{change.path} ", "key")
    match change.how:
        case "hidden":
            yield _row(change, (path, Piece("changed; both values are hidden", "warning")))
        case "written":
            yield _row(change, (path, Piece(_text(change.after), "added"), Piece(_BEFORE, "muted")))
        case "cleared":
            yield _row(change, (path, Piece("cleared", "removed")))
        case "joined":
            yield _row(change, (path, Piece(f"added {_text(change.after)}", "added")))
        case "left":
            yield _row(change, (path, Piece(f"removed {_text(change.before)}", "removed")))
        case "added":
            yield from _whole(change, path, change.after, "added", "+")
        case "removed":
            yield from _whole(change, path, change.before, "removed", "-")
        case _:
            yield from _changed(change, path)


def _whole(change: Change, path: Piece, value: Any, role: Role, sign: str) -> Iterator[Row]:
    first, *more = _text(value).split("\n")
    yield _row(change, (Piece(f"{sign} ", role), path, Piece(first, role if first else "muted")))
    yield from (_row(change, (Piece(f"    {line}", role),)) for line in more)


def _changed(change: Change, path: Piece) -> Iterator[Row]:
    before, after = _text(change.before), _text(change.after)
    if len(before) + len(after) <= ONE_LINE and "\n" not in before + after:
        yield _row(
            change, (path, Piece(before, "removed"), Piece(" → ", "muted"), Piece(after, "added"))
        )
        return
    yield _row(change, (path,))
    if "\n" in before.strip() or "\n" in after.strip():
        yield from (_row(change, (Piece("  "), *line)) for line in line_diff(before, after))
        return
    removed, added = word_diff(before, after)
    yield _row(change, (Piece("  - ", "removed"), *removed))
    yield _row(change, (Piece("  + ", "added"), *added))


def _row(change: Change, line: Line) -> Row:
    value = change.before if change.how in ("removed", "left") else change.after
    if change.how == "cleared":
        value = True
    return Row(line, change.stored, value, indent=4)


def _text(value: Any) -> str:
    if is_list(value) and not any(isinstance(each, dict | list) for each in value):
        return ", ".join(dashed(said(each)[0]) for each in value) or "[]"
    return bounded(dashed(said(value)[0]), _LONGEST)


def _named(event: Event) -> Line:
    created = event.created.isoformat(" ", "seconds")[:19] if event.created else "-"
    return (Piece(f"{created} UTC ", "muted"), Piece(f"{event.action or 'log line'} "))


_BEFORE = " (what was before is not known)"
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
