"""The peer: DuckDB as one would use it by hand, on typed columns and on plain columns of text."""

from pathlib import Path

import duckdb

_HEAD = {"pk": "UUID", "action": "VARCHAR", "app": "VARCHAR", "client_ip": "VARCHAR"}
_HEAD |= {"created": "TIMESTAMP", "expires": "TIMESTAMP"}
_ASN = "STRUCT(asn BIGINT, as_org VARCHAR, network VARCHAR)"
_GEO = "STRUCT(lat DOUBLE, city VARCHAR, long DOUBLE, country VARCHAR, continent VARCHAR)"
_REQUEST = "STRUCT(path VARCHAR, method VARCHAR, request_id VARCHAR, user_agent VARCHAR)"
_FLAG = "STRUCT(value VARCHAR)"
PATHS = {
    "all usual paths": _HEAD
    | {
        "user": "STRUCT(pk BIGINT, email VARCHAR, username VARCHAR)",
        "brand": "STRUCT(pk VARCHAR, app VARCHAR, name VARCHAR, model_name VARCHAR)",
        "context": f"STRUCT(asn {_ASN}, geo {_GEO}, http_request {_REQUEST}, username VARCHAR, "
        f"message VARCHAR, rare_flag {_FLAG})",
    },
    "few paths": _HEAD
    | {
        "user": "STRUCT(username VARCHAR)",
        "context": "STRUCT(geo STRUCT(country VARCHAR, city VARCHAR), username VARCHAR, "
        "http_request STRUCT(path VARCHAR))",
    },
}
COUNT_BY_ACTION = "SELECT action, count(*) AS n FROM events GROUP BY action ORDER BY n DESC"

_TYPED = """
CREATE TABLE typed AS SELECT * EXCLUDE ("user", context, brand), "user".pk AS user_pk,
    "user".username AS username, "user".email AS email, context.asn.asn AS asn,
    context.geo.country AS country, context.geo.city AS city, context.geo.lat AS lat,
    context.geo.long AS long, context.http_request.path AS path,
    context.http_request.method AS method, context.http_request.request_id AS request_id,
    context.http_request.user_agent AS user_agent, context.username AS attempted,
    context.rare_flag.value AS rare_flag
FROM events ORDER BY created
"""


def load(
    database: duckdb.DuckDBPyConnection, file: str, types: dict[str, str], *, ignore_errors: bool
) -> None:
    """The file as the table `events`, typed and without its text."""
    columns = ", ".join(f"\"{name}\": '{type_}'" for name, type_ in types.items())
    database.execute(
        f"CREATE TABLE events AS SELECT * FROM read_json(?, format = 'newline_delimited', "
        f"columns = {{{columns}}}, ignore_errors = {ignore_errors})",
        [file],
    )


def typed(path: Path, file: Path) -> duckdb.DuckDBPyConnection:
    """A database with the table `typed`, one plain column a path, in the order of time."""
    database = duckdb.connect(str(path))
    load(database, str(file), PATHS["all usual paths"], ignore_errors=True)
    database.execute(_TYPED)
    database.execute("DROP TABLE events")
    database.execute("CHECKPOINT")
    return database


def add_lines(database: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Two tables of the original lines: `lines_zstd` and `lines_plain` (not compressed)."""
    lines = (
        "FROM read_csv(?, columns = {'line': 'VARCHAR'}, delim = e'\\x01', quote = '', "
        "escape = '', header = false, auto_detect = false, max_line_size = 16777216)"
    )
    for name, compression in (("zstd", "zstd"), ("plain", "uncompressed")):
        database.execute(
            f"CREATE TABLE lines_{name} (line VARCHAR USING COMPRESSION {compression})"
        )
        database.execute(f"INSERT INTO lines_{name} {lines}", [str(file)])
    database.execute("CHECKPOINT")
