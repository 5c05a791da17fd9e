"""The columns of an event out of its JSON text, in one statement."""

from logexplorer.store.schema import KEPT_PATHS

_TEXTS = ("pk", "created", "expires", "action", "app", "client_ip", "level", "message")
_TYPED = ("created", "action", "app", "client_ip", "user", "context", "brand", "expires")
_API_KEYS = ("pk", "user", "action", "app", "context", "client_ip", "created", "expires", "brand")

KIND_NULL, KIND_STRING, KIND_NUMBER, KIND_BOOLEAN, KIND_ARRAY, KIND_OBJECT = range(6)
"""Kinds of JSON values, numbered in jsonb's order: null < string < number < ... < object."""

EVENT_COLUMNS = (
    "event_uuid, created, expires, action, app, client_ip, level, message, "
    + ", ".join(f"{kept.column}, {kept.kind}" for kept in KEPT_PATHS)
)


def extracted(relation: str, text: str, more: str) -> str:
    """The `EVENT_COLUMNS` of each row's JSON text, the columns `more`, and `well_typed`.

    Everything is NULL (`well_typed` FALSE) where the text is no JSON: `TRY` keeps a broken line
    from failing its neighbours.
    """
    kept = tuple(".".join(each.path) for each in KEPT_PATHS)
    parsed = (
        f"SELECT {more}, TRY(json_extract_string({text}, {_paths(_TEXTS + kept)})) AS s, "
        f"TRY(json_type({text}, {_paths(_TYPED + kept)})) AS t FROM {relation}"
    )
    plain = ", ".join(f"{_text(name)} AS {name}" for name in _TEXTS[3:])
    kept_columns = ", ".join(
        f"s[{len(_TEXTS) + index + 1}] AS {each.column}, "
        f"{kind_of(f't[{len(_TYPED) + index + 1}]')} AS {each.kind}"
        for index, each in enumerate(KEPT_PATHS)
    )
    return (
        f"SELECT * EXCLUDE (s, t), TRY_CAST({_text('pk')} AS UUID) AS event_uuid, "
        f"TRY_CAST({_text('created')} AS TIMESTAMP) AS created, "
        f"TRY_CAST({_text('expires')} AS TIMESTAMP) AS expires, "
        f"{plain}, {kept_columns}, {_well_typed()} AND ({_text('expires')} IS NULL "
        f"OR coalesce(expires {_A_TIME}, FALSE)) AS well_typed FROM ({parsed})"
    )


_A_TIME = "BETWEEN '0001-01-01' AND '9999-12-31 23:59:59.999999'"
CLEAN = f"well_typed AND event_uuid IS NOT NULL AND created {_A_TIME}"
"""Holds for a line as authentik's API writes it; others are read with more care."""


def repeats_a_key(text: str) -> str:
    """Does the object name a key twice? DuckDB's JSON functions would see only the first."""
    keys = f"TRY(json_keys({text}))"
    usual = "[" + ", ".join(f"'{key}'" for key in _API_KEYS) + "]"
    return f"coalesce({keys} <> {usual} AND list_unique({keys}) < len({keys}), FALSE)"


NESTS_DEEPLY = "contains(line, '}}}}}}}}}}}}') OR contains(line, ']]]]]]]]]]]]')"
"""May the line be nested deeper than can be read? Many levels end in one place."""


def kind_of(json_type: str) -> str:
    """The number of a kind from what `json_type` says of it; NULL where there is no value."""
    return (
        f"CASE {json_type} WHEN 'VARCHAR' THEN {KIND_STRING} WHEN 'NULL' THEN {KIND_NULL}"
        f" WHEN 'BOOLEAN' THEN {KIND_BOOLEAN} WHEN 'ARRAY' THEN {KIND_ARRAY}"
        f" WHEN 'OBJECT' THEN {KIND_OBJECT} WHEN 'UBIGINT' THEN {KIND_NUMBER}"
        f" WHEN 'BIGINT' THEN {KIND_NUMBER} WHEN 'DOUBLE' THEN {KIND_NUMBER} END::UTINYINT"
    )


def _well_typed() -> str:
    """DuckDB's cast to TIMESTAMP ignores a time's offset, so only UTC passes."""
    needed = " AND ".join(f"{_type(name)} = 'VARCHAR'" for name in ("created", "action", "app"))
    objects = " AND ".join(f"{_type(name)} = 'OBJECT'" for name in ("user", "context"))
    return (
        f"coalesce({needed} AND {objects} AND {_in_utc('created')}"
        f" AND ({_text('client_ip')} IS NULL OR {_type('client_ip')} = 'VARCHAR')"
        f" AND ({_type('brand')} IS NULL OR {_type('brand')} = 'OBJECT')"
        f" AND ({_text('expires')} IS NULL OR {_type('expires')} = 'VARCHAR'"
        f" AND {_in_utc('expires')}), FALSE)"
    )


def _in_utc(name: str) -> str:
    return f"(ends_with({_text(name)}, 'Z') OR ends_with({_text(name)}, '+00:00'))"


def _paths(names: tuple[str, ...]) -> str:
    return "[" + ", ".join(f"'$.{name}'" for name in names) + "]"


def _text(name: str) -> str:
    return f"s[{_TEXTS.index(name) + 1}]"


def _type(name: str) -> str:
    return f"t[{_TYPED.index(name) + 1}]"
