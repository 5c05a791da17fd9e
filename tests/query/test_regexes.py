"""Our check of regular expressions agrees with the RE2 that DuckDB brings."""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logexplorer.query.regexes import problem

PIECES = (
    *("a", "é", ".", "^", "$", "|", "*", "+", "?", "(", ")", "[", "]", "{", "}", "\n"),
    *("{2}", "{2,}", "{2,3}", "{3,2}", "{1001}", "{40}", "{,5}", "{0}"),
    *("[a-z]", "[^a]", "[]a]", "[a-]", "[-a]", "[z-a]", "[a-\\d]", "[\\d-x]", "[[:alpha:]]"),
    *("[[:foo:]]", "[:alpha:]", "[\\x41-\\x43]", "[\\b]", "[\\]]"),
    *("(?:", "(?i)", "(?i:", "(?s-i)", "(?i-)", "(?P<n>", "(?<n>", "(?P=n)", "(?=", "(?!"),
    *("(?<=", "(?>", "(?#c)", "(?x)", "(?)", "(?U)"),
    *("\\d", "\\W", "\\b", "\\B", "\\A", "\\z", "\\Z", "\\C", "\\h", "\\v", "\\a", "\\_", "\\-"),
    *("\\1", "\\12", "\\8", "\\0", "\\x4", "\\x41", "\\x{10FFFF}", "\\x{110000}", "\\é", "\\"),
    *("\\pL", "\\p{Greek}", "\\PN", "\\p{^Lu}", "\\p{", "\\Q*\\E", "\\Q*", "\\E"),
)


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


@settings(max_examples=500)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=6))
def test_we_refuse_what_re2_refuses(
    connection: duckdb.DuckDBPyConnection, pieces: list[str]
) -> None:
    pattern = "".join(pieces)
    try:
        connection.execute("SELECT regexp_matches('a', ?)", [pattern]).fetchall()
        refused = ""
    except duckdb.Error as error:
        refused = str(error)
    if "too large" not in refused:
        assert bool(problem(pattern)) == bool(refused), (pattern, problem(pattern), refused)


def test_what_is_refused_is_said() -> None:
    assert problem("a(b") == "a group is not closed: add `)`"
    assert problem("(a)(?:b)|[c-e]{2,5}?") is None
