"""The errors that the screen leads to are those that it marks."""

from pathlib import Path

import pytest

from logexplorer.explorer import Explorer
from logexplorer.model.search import Search
from logexplorer.views.summary import ERRORS, severity

SAMPLES = Path(__file__).parents[2] / "sample_data"


@pytest.mark.parametrize("name", ["authentik-events.ndjson", "hostile.ndjson", "container.log"])
def test_the_query_finds_what_is_marked_as_an_error(name: str) -> None:
    with Explorer.open([str(SAMPLES / name)], cache=False) as explorer:
        explorer.load()
        search = Search(watermark=explorer.watermark)
        rows = [
            row for row, each in enumerate(explorer.events(search)) if severity(each) == "error"
        ]
        found, after = [], -1
        while (row := explorer.find(search, ERRORS, after)) is not None:
            found.append(row)
            after = row
        assert found == rows
        assert explorer.find(search, ERRORS, len(rows) and rows[0], backwards=True) is None
