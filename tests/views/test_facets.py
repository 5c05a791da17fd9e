"""Facets as rows."""

import pytest

from logexplorer.model.results import Statistics, Top, TopValue
from logexplorer.views.facets import Facet, entries, value_of
from logexplorer.views.text import plain

TOP = Top("action", (TopValue("login_failed", 30), TopValue("custom_x", 1)), 9, 4, 40)


def rows_of(*facets: Facet) -> list[tuple[str, str]]:
    """What stands at the left and at the right of each row."""
    return [(plain(row.left), plain(row.right)) for row in entries(facets)]


def test_a_facet_has_a_head_and_its_values() -> None:
    assert rows_of(Facet("action", TOP)) == [
        ("action", " 9"),
        (" Failed login", " 30 ████▌ "),
        (" custom_x", " 1 ▏     "),
        (" no value", " 4 ▋     "),
        ("", ""),
    ]
    of = [row.of for row in entries([Facet("action", TOP)])]
    assert of == [None, ("login_failed",), ("custom_x",), (None,), None]


def test_null_is_no_value_as_in_queries() -> None:
    values = (TopValue("5", 4, bare=True), TopValue("null", 3, bare=True), TopValue("null", 2))
    top = Top("context.v", values, 3, 1, 10)
    assert [(left, right.split()[0]) for left, right in rows_of(Facet("context.v", top))[:-1]] == [
        ("v", "2"),
        (" 5", "4"),
        (' "null"', "2"),
        (" no value", "4"),
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (TopValue("5", 1, bare=True), "5"),
        (TopValue("5", 1), '"5"'),
        (TopValue("true", 1, bare=True), "true"),
        (TopValue("true", 1), '"true"'),
        (TopValue("", 1), '""'),
        (TopValue(" a", 1), '" a"'),
        (TopValue("a b", 1), "a b"),
        (TopValue("10.0.0.1", 1), "10.0.0.1"),
        (TopValue("x" * 10_000, 1), "x" * 120),
    ],
)
def test_values_that_differ_look_so(value: TopValue, shown: str) -> None:
    row = rows_of(Facet("context.v", Top("context.v", (value,), 1, 0, 1)))[1]
    assert row[0] == f" {shown}"


def test_an_opened_facet_tells_more() -> None:
    told = Statistics("action", 40, 4, 9, "a", "z")
    rows = [left for left, _ in rows_of(Facet("action", TOP, told))]
    assert rows[1:4] == ["  missing 4 of 40", "  min a", "  max z"]


def test_a_field_that_no_event_has_is_left_out_unless_it_was_asked_for() -> None:
    nothing = Top("level", (), 0, 40, 40)
    assert entries([Facet("level", nothing), Facet("app")]) == ()
    assert rows_of(Facet("level", nothing, asked=True))[0][0] == "level"
    assert rows_of(Facet("level", asked=True))[0] == ("level", " …")


def test_what_is_of_an_earlier_search_is_muted() -> None:
    rows = entries([Facet("action", TOP, earlier=True)])
    assert plain(rows[0].right) == " …"
    assert {piece.role for row in rows for piece in (*row.left, *row.right)} == {"muted"}


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        (TopValue("5", 1), "5"),
        (TopValue("5", 1, bare=True), 5),
        (TopValue("true", 1, bare=True), True),
        (TopValue("null", 1, bare=True), None),
        (TopValue("{...}", 1, bare=True), {}),
        (TopValue("[...]", 1, bare=True), []),
        (TopValue("null", 1), "null"),
    ],
)
def test_a_number_is_not_its_text(value: TopValue, meant: object) -> None:
    assert value_of(value) == meant
