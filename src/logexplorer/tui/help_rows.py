"""What the help says: every command from the one table, and the language with its examples."""

from collections.abc import Iterable, Iterator

from logexplorer.tui.commands import COMMANDS, Group, keys_of
from logexplorer.tui.language import EXAMPLES, NOTES
from logexplorer.views.row import BLANK, Row
from logexplorer.views.text import Piece

HEADINGS: dict[Group, str] = {
    "Logs": "On the log screen",
    "Search": "On all four screens",
    "Everywhere": "Everywhere",
    "Table": "In the table",
    "Histogram": "In the histogram",
    "Facets": "In the facets",
    "Detail": "In the details",
    "Query": "In the query",
    "Columns": "Where columns are chosen",
    "Choice": "Where a time range, an order or a name is chosen",
    "History": "In an object's history",
    "Map": "On the map",
    "Charts": "On the charts screen",
    "Chart": "In a chart",
    "Overview": "On the overview",
    "Help": "In the help",
    "Copy": "Over a text to copy",
}
_GENERAL: tuple[Group, ...] = ("Logs", "Search", "Everywhere")
"""What holds around the part that has the focus."""
_KEYS = 20
_QUERY = 44


def help_rows(here: Iterable[Group] = ()) -> list[Row]:
    """The keys of where the reader is, the language, what holds around it, and the rest.

    The `path` of an example's row is its query.
    """
    close = [group for group in dict.fromkeys(here) if group not in _GENERAL]
    rows = [row for group in close for row in _keys(group)]
    rows += _language()
    for group in HEADINGS:
        if group not in close:
            rows += _keys(group)
    return rows


def _keys(group: Group) -> Iterator[Row]:
    yield BLANK
    yield Row((Piece(HEADINGS[group], "title"),))
    for command in (each for each in COMMANDS if each.group == group):
        keys = f"  {keys_of(command):<{_KEYS}} "
        yield Row((Piece(keys, "key"), Piece(command.description)), indent=len(keys))


def _language() -> Iterator[Row]:
    yield BLANK
    yield Row((Piece("The query language", "title"),))
    for query, meaning in EXAMPLES:
        shown = f"  {query:<{_QUERY}} "
        line = (Piece(shown, "key"), Piece(meaning, "muted"))
        yield Row(line, path=query, value=query, indent=len(shown))
    yield from (Row((Piece(f"  {note}", "muted"),)) for note in NOTES)
