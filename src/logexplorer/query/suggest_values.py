"""Suggestions for a value: what the data holds, the most frequent first; actions, times, None."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from logexplorer.model.actions import ACTIONS
from logexplorer.model.completion import (
    Catalog,
    Completion,
    Suggestion,
    ValueCount,
    ValueQuestion,
    Values,
)
from logexplorer.model.errors import QueryError
from logexplorer.model.fields import Kind
from logexplorer.model.span import Span
from logexplorer.query import literals
from logexplorer.query.ast import Target
from logexplorer.query.printer import name_text, value_text
from logexplorer.query.suggesting import counted, is_plain_object, joined, known, rank
from logexplorer.query.typed import Typed

_CONSTANTS = {"boolean": {"true": "True", "false": "False"}, "null": {"null": "None"}}
_RELATIVE = (
    ("today", "midnight, UTC"),
    ("-1h", "an hour ago"),
    ("-24h", "24 hours ago"),
    ("-7d", "7 days ago"),
)
_MORE_RELATIVE = (("yesterday", "the midnight before"), ("now", "this moment"))
_SPECIAL = re.compile(r"[\\.+*?()|\[\]{}^$]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value is typed: of which target, after which operator's token, from where to where.

    `taken` are the values that stand before it in its list. A `quoted` one is a string for sure.
    """

    target: Target
    operator: str
    accepts: frozenset[str]
    taken: frozenset[str]
    text: str
    quoted: bool
    span: Span

    @classmethod
    def of(cls, typed: Typed, target: Target, operator: str, taken: frozenset[str]) -> "Place":
        """The place of the token being typed."""
        text = _typed_text(typed)
        span = Span(typed.start, typed.cursor + len(typed.tail))
        return cls(target, operator, typed.accepts, taken, text, typed.is_string, span)


@dataclass(frozen=True, slots=True)
class _Candidate:
    value: ValueCount
    label: str = ""
    exact: bool = True


def suggest_values(place: Place, catalog: Catalog) -> Completion:
    """Values that contain what is typed, what begins with it first; then constants that fit."""
    if is_plain_object(place.target):
        return Completion(tuple(_constants(place, seen=())))
    if place.target.field.kind is Kind.TIME:
        return Completion((*_times(place, catalog), *_constants(place, seen=())))
    question = _question(place)
    values, is_answer = catalog.answer(question)
    candidates = _narrowed(place, _candidates(place, catalog, values, is_answer))
    found = [suggestion for each in candidates for suggestion in _suggested(place, each)]
    kinds = known(place.target, catalog).kinds
    constants = _constants(place, seen=[each.text for each in found], kinds=kinds)
    return Completion((*found, *constants), None if is_answer else question)


def _typed_text(typed: Typed) -> str:
    if typed.token is None or not typed.is_string:
        return typed.stem
    try:
        return str(literals.literal("STRING", typed.token, Span(0, 0)).value)
    except QueryError:
        return typed.stem[1:]


def _question(place: Place) -> ValueQuestion:
    target = place.target
    # An action is also found by its label, which only its whole list tells.
    typed = "" if target.field.kind is Kind.ACTION else place.text
    return ValueQuestion(name_text((target.field.name, *target.path)), typed)


def _candidates(
    place: Place, catalog: Catalog, values: Values, is_answer: bool
) -> Iterator[_Candidate]:
    """The values looked up; till all are, some from a sample; of actions all others, too."""
    is_action = place.target.field.kind is Kind.ACTION
    met = {each.value for each in values.items}
    for each in values.items:
        yield _Candidate(each, _label(each.value) if is_action else "")
    if not is_answer:
        likely = (each for each in known(place.target, catalog).likely if each.value not in met)
        yield from (_Candidate(each, exact=False) for each in likely)
    for action in ACTIONS.values() if is_action else ():
        # `custom_` is no action, only how a policy's own ones begin.
        is_part = action.value.endswith("_") and place.operator in ("EQUAL", "NOT_EQUAL", "IN")
        if action.value not in met and not is_part:
            yield _Candidate(ValueCount(action.value, "string", 0), action.label)


def _label(action: str) -> str:
    return ACTIONS[action].label if action in ACTIONS else ""


def _narrowed(place: Place, candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """Those that contain what is typed: first what begins with it, then by number of events."""
    ranks = [(_rank(each, place.text), each) for each in candidates]
    kept = [(at, not each.exact, -each.value.count, each) for at, each in ranks if at is not None]
    kept.sort(key=lambda each: each[:3])
    return [each for *_, each in kept]


def _rank(candidate: _Candidate, typed: str) -> int | None:
    ranks = [rank(candidate.value.value, typed), rank(candidate.label, typed)]
    return min((each for each in ranks if each is not None), default=None)


def _suggested(place: Place, candidate: _Candidate) -> Iterator[Suggestion]:
    text = _written(place, candidate.value)
    if text is not None and text not in place.taken:
        detail = joined(candidate.label, counted(candidate.value.count, candidate.exact))
        yield Suggestion(text, place.span.start, place.span.end, "value", detail)


def _written(place: Place, value: ValueCount) -> str | None:
    """The value as the query takes it here; None where it takes none of its kind."""
    only_text = "NUMBER" not in place.accepts
    if value.kind == "string" or (only_text and value.kind != "null"):
        regex = place.operator == "MATCHES"
        return value_text(_SPECIAL.sub(r"\\\g<0>", value.value) if regex else value.value)
    if place.quoted:
        return None
    if value.kind == "number":
        return value.value if not only_text else None
    constant = _CONSTANTS[value.kind][value.value]
    return constant if constant.upper() in place.accepts else None


def _constants(
    place: Place, seen: Iterable[str], kinds: tuple[str, ...] = ()
) -> Iterator[Suggestion]:
    """True and False where a path has such values or none are known, None where one may be."""
    field = place.target.field
    if place.quoted or not (field.kind is Kind.JSON or field.nullable):
        return
    words = [("None", "null or missing")]
    may_be_boolean = field.kind is Kind.JSON and not is_plain_object(place.target)
    if may_be_boolean and (not kinds or "boolean" in kinds or place.text):
        words = [("True", ""), ("False", ""), *words]
    for word, detail in words:
        fits = word.upper() in place.accepts and rank(word, place.text) == 0
        if fits and word not in seen and word not in place.taken:
            yield Suggestion(word, place.span.start, place.span.end, "value", detail)


def _times(place: Place, catalog: Catalog) -> Iterator[Suggestion]:
    for text, detail in _moments(place, catalog):
        written = value_text(text)
        if rank(text, place.text) is not None and written not in place.taken:
            yield Suggestion(written, place.span.start, place.span.end, "value", detail)


def _moments(place: Place, catalog: Catalog) -> Iterator[tuple[str, str]]:
    ends = ((catalog.first, "first in the data"), (catalog.last, "last in the data"))
    known_ends = [(each, says) for each, says in ends if each is not None]
    if place.operator in ("CONTAINS", "NOT_CONTAINS", "MATCHES"):
        # These look at the text of a time, of which the day is the part that is asked for.
        yield from ((each.strftime("%Y-%m-%d"), says) for each, says in known_ends)
        return
    yield from _RELATIVE
    if place.target.field.name == "created":
        yield from ((_iso(each), says) for each, says in known_ends)
    if place.text:
        yield from _MORE_RELATIVE


def _iso(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
