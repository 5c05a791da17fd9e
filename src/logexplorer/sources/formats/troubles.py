"""What was wrong with an event's text, in sentences, and the values that did not fit."""

import json
from typing import Any

import orjson

Row = dict[str, Any]


class Troubles:
    """Collects while an event is read; `into` leaves it in the event's context."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.misfits: Row = {}

    def __bool__(self) -> bool:
        return bool(self.sentences)

    def say(self, sentence: str) -> None:
        """Something is wrong."""
        self.sentences.append(sentence)

    def misfit(self, key: str, value: Any, expected: str) -> None:
        """A value is of the wrong kind: it is told, and kept under `context.misfit`."""
        self.misfits[key] = value
        self.say(f"{key} is not {expected}: {shortly(value)}")

    def into(self, context: Row) -> Row:
        """The context with `parse_error` and `misfit`; an event's own such keys become misfits."""
        if not self.sentences:
            return context
        misfits: Row = {key: context[key] for key in ("parse_error", "misfit") if key in context}
        misfits |= self.misfits
        context = context | {"parse_error": "; ".join(self.sentences)}
        return context | {"misfit": misfits} if misfits else context


def shortly(value: Any) -> str:
    """A value as JSON, cut to what a sentence can hold."""
    text = orjson.dumps(value).decode() if is_small(value) else json.dumps(type(value).__name__)
    return text if len(text) <= 60 else f"{text[:59]}…"


def is_small(value: Any) -> bool:
    """May it be written out for a sentence? Large and deep values are only named."""
    match value:
        case dict() | list():
            return len(value) <= 20 and not any(
                isinstance(each, dict | list)
                for each in (value.values() if isinstance(value, dict) else value)
            )
        case str():
            return len(value) <= 10_000
        case _:
            return True
