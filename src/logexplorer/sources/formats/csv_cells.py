"""The cells of a CSV row to an event: JSON or Python's notation in them, labels for actions."""

import ast
import re
from typing import Any

import orjson

from logexplorer.model.actions import value_of
from logexplorer.sources.formats.api_event import api_event
from logexplorer.sources.formats.json_text import careful_object, quick_object
from logexplorer.sources.formats.troubles import Row, Troubles

_OBJECTS = ("user", "context", "brand")
_TOKEN = re.compile(
    r"""'(?:[^'\\]++|\\.)*+'|"(?:[^"\\]++|\\.)*+"|\b(?:None|True|False)\b""", re.DOTALL
)
_WORDS = {"None": "null", "True": "true", "False": "false"}
_SURROGATES = re.compile("[\ud800-\udfff]")


def event_of_cells(header: tuple[str, ...], cells: list[str], pk: str, troubles: Troubles) -> Row:
    """The event of a row; columns that authentik does not know join the context."""
    row: Row = {}
    others: Row = {}
    for key, cell in zip(header, cells, strict=False):
        if key.startswith("user.") and key in ("user.pk", "user.username", "user.email"):
            _add_user(row, key.removeprefix("user."), cell)
        elif key in _OBJECTS:
            row[key] = _object(key, cell, troubles)
        elif key in ("pk", "action", "app", "client_ip", "created", "expires", "level", "message"):
            row[key] = cell or None
        elif cell:
            others[key] = cell
    if len(cells) > len(header):
        troubles.misfits["cells"] = cells[len(header) :]
        troubles.say(f"the row has {len(cells)} cells, its header {len(header)}")
    if row.get("action"):
        row["action"] = value_of(row["action"]) or row["action"]
    if others and isinstance(row.get("context") or {}, dict):
        row["context"] = others | (row.get("context") or {})
    return api_event(row, pk, troubles)


def _add_user(row: Row, key: str, cell: str) -> None:
    user = row.setdefault("user", {})
    if cell and isinstance(user, dict):
        user[key] = int(cell) if key == "pk" and cell.isdecimal() and len(cell) < 18 else cell


def _object(key: str, cell: str, troubles: Troubles) -> Any:
    """The object in a cell; what is none stays a text, which the event then tells of."""
    text = cell.strip()
    if not text or text in ("None", "null"):
        return None
    if not text.startswith("{"):
        return {"username": text} if key == "user" else cell
    row = quick_object(text.encode())
    if row is None and not text.startswith("{'"):
        tried = Troubles()
        row = careful_object(text.encode(), tried)
        if row is not None:
            troubles.sentences += [f"{key}: {sentence}" for sentence in tried.sentences]
    row = row if row is not None else _literal(text)
    return cell if row is None else row


def _literal(text: str) -> Row | None:
    """A dict as Python prints it; nearly all of them become JSON token by token, which is quick."""
    try:
        row = quick_object(_TOKEN.sub(_json_token, text).encode())
        if row is not None:
            return row
        value = ast.literal_eval(text)
        return _plain(value) if isinstance(value, dict) else None
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
        return None


def _json_token(found: re.Match[str]) -> str:
    token = found[0]
    if token in _WORDS:
        return _WORDS[token]
    if "\\" in token or '"' in token[1:-1]:
        return orjson.dumps(_plain(ast.literal_eval(token))).decode()
    return f'"{token[1:-1]}"'


def _plain(value: Any) -> Any:
    """Python's values as JSON has them."""
    match value:
        case dict():
            return {_key(key): _plain(each) for key, each in value.items()}
        case list() | tuple() | set():
            return [_plain(each) for each in value]
        case str():
            return _SURROGATES.sub(lambda found: f"\\u{ord(found[0]):04x}", value)
        case None | bool() | float():
            return value
        case int() if -(2**63) <= value < 2**64:
            return value
        case _:
            return repr(value)


def _key(key: Any) -> str:
    text = _plain(key if isinstance(key, str) else repr(key))
    assert isinstance(text, str)
    return text
