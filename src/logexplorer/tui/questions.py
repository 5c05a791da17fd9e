"""What the screens ask the explorer, in terms of what they show."""

from dataclasses import replace
from typing import TYPE_CHECKING

from logexplorer.model.errors import QueryError
from logexplorer.model.period import EVER
from logexplorer.model.results import Histogram
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui.messages import QueryRead
from logexplorer.views.spread import Spread
from logexplorer.views.status import Counts

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer


_EVEN = 0.7
"""Of the width: more of it must not go into making some bars broader than others."""


def read_query(explorer: "Explorer", search: Search, text: str, *, run: bool) -> QueryRead:
    """The search with this query and how it was read, or what is wrong with the query."""
    try:
        refined = explorer.refine(search, text)
    except QueryError as error:
        return QueryRead(replace(search, text=text), error, run=run)
    return QueryRead(refined, None, _hint(explorer, refined), run=run)


def _hint(explorer: "Explorer", search: Search) -> str:
    if reading := explorer.reading(search):
        return f"read as: {reading}"
    if not explorer.is_plain(search):
        return ""
    meant = explorer.meant(search)
    return f"plain text search; did you mean {meant}?" if meant else "plain text search"


def count(explorer: "Explorer", search: Search, stop: Stop) -> Counts:
    """How many events match, of how many at the search's watermark, and how many came since."""
    matching = explorer.count(search, stop=stop)
    asks_all = not search.text.strip() and search.period == EVER
    total = matching
    if not asks_all:
        total = explorer.count(Search(watermark=search.watermark), stop=stop)
    new = 0
    if explorer.watermark != search.watermark:
        new = explorer.count(replace(search, watermark=None), stop=stop) - matching
    return Counts(matching, total, new)


def histogram(explorer: "Explorer", search: Search, by: str, width: int, stop: Stop) -> Histogram:
    """Events over time by action or level; by the other one where no event has this one."""
    answer = fitting(explorer, search, by, width, stop)
    if answer.series and not any(answer.series):
        answer = fitting(explorer, search, "level" if by == "action" else "action", width, stop)
    return answer


def fitting(explorer: "Explorer", search: Search, by: str, width: int, stop: Stop) -> Histogram:
    """Events over time in bars of a round width that share so many cells about evenly."""
    answer = explorer.histogram(search, by, max(width - 1, 1), stop=stop)
    if _evenness(answer, width) >= _EVEN:
        return answer
    fewer = explorer.histogram(search, by, max(width // 2 - 1, 1), stop=stop)
    return max(answer, fewer, key=lambda each: _evenness(each, width))


def _evenness(answer: Histogram, width: int) -> float:
    return Spread(len(answer.bins), width).evenness
