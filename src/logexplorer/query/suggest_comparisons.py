"""Whole comparisons where one begins: `fail` finds `action = "login_failed"`."""

from collections.abc import Iterator
from typing import NamedTuple

from logexplorer.model.actions import ACTIONS
from logexplorer.model.completion import Catalog, Suggestion, ValueQuestion
from logexplorer.query.printer import value_text
from logexplorer.query.suggesting import counted, joined, rank
from logexplorer.query.typed import CONNECTIVES, Typed

FROM = 3
"""Characters; fewer are in too many values."""
_FIELDS = ("action", "level")
"""Those whose values are few, and known without a question."""
_MAY_FOLLOW = CONNECTIVES | {"RPAR"}


class _Found(NamedTuple):
    field: str
    value: str
    label: str
    events: int


def suggest_comparisons(typed: Typed, catalog: Catalog, *, alone: bool) -> Iterator[Suggestion]:
    """Those whose value or label contains the word that is typed: what begins with it first.

    Actions that no event has are only offered `alone`, where nothing else contains the word.
    """
    end = typed.cursor + len(typed.tail)
    word, behind = typed.stem.casefold(), typed.text[end:].strip()
    is_word = typed.token is not None and typed.token == typed.stem and word.isidentifier()
    if len(word) < FROM or not is_word or (behind and typed.follows(end) not in _MAY_FOLLOW):
        return
    found = _narrowed(_seen(catalog), word)
    for each in found or (_narrowed(_others(), word) if alone else ()):
        text = f"{each.field} = {value_text(each.value)}"
        detail = joined(each.label, counted(each.events, exact=True))
        yield Suggestion(text, typed.start, end, "value", detail)


def _seen(catalog: Catalog) -> Iterator[_Found]:
    for field in _FIELDS:
        for each in catalog.answer(ValueQuestion(field, ""))[0].items:
            known = ACTIONS.get(each.value) if field == "action" else None
            yield _Found(field, each.value, known.label if known else "", each.count)


def _others() -> Iterator[_Found]:
    for action in ACTIONS.values():
        if not action.value.endswith("_"):  # `custom_` is only how a policy's own ones begin
            yield _Found("action", action.value, action.label, 0)


def _narrowed(known: Iterator[_Found], word: str) -> list[_Found]:
    ranks = ((min(_ranks(each, word), default=None), each) for each in known)
    found = [(at, each) for at, each in ranks if at is not None]
    found.sort(key=lambda each: (each[0], -each[1].events))
    return [each for _, each in found]


def _ranks(found: _Found, word: str) -> Iterator[int]:
    ranks = (rank(found.value, word), rank(found.label, word))
    return (each for each in ranks if each is not None)
