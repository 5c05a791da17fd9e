"""The usual questions, through the Explorer, against the best SQL by hand on typed columns."""

from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter
from typing import Any

from asked import By, Peer, Question, asked, everything, explorer_of, found
from bench import Bench
from logexplorer.explorer import Explorer
from peer import add_lines
from table import Row
from timing import Times

Ours = Callable[[], int]

_PATH = "core/users/9"
_AGENT = "python-requests/2.32.5"
_REGEX = "users/9[0-9]{3}/"
_BUCKETS = 60
_MORE = 3
"""So many times the runs of a load, since questions are short and their times vary more."""

_BUSIEST = "SELECT mode(username) FROM typed WHERE username <> 'AnonymousUser'"
_PER = "FROM typed GROUP BY"
_MOST = "ORDER BY count(*) DESC"
_SORTED = "ORDER BY created DESC"
_NEWEST = f"WHERE username = ? {_SORTED} LIMIT 200"
_RARE = "SELECT mode(rare_flag) FROM typed WHERE starts_with(rare_flag, 'flag')"
_REQUEST = "SELECT left(request_id, 8) FROM typed WHERE request_id IS NOT NULL LIMIT 1"


def queries(bench: Bench) -> Iterator[Row]:
    """Counting, filtering, newest rows, a histogram and top values."""
    with explorer_of(bench) as explorer:
        for what, ours, *statements in _questions(bench, explorer):
            question = Question(what, ours, (Peer(tuple(statements)),), 1.5, 1.1)
            yield from asked(bench, question, _MORE * bench.runs)


def _questions(bench: Bench, explorer: Explorer) -> Iterator[tuple[str, Ours, *tuple[By, ...]]]:
    """Each with our answer and the statements that give it by hand."""
    yield (
        "count by action",
        lambda: len(explorer.top(everything(), "action", 100).values),
        By(f"SELECT action, count(*) {_PER} action {_MOST}", rows=True),
    )
    yield (
        "contains on context.http_request.path",
        lambda: found(explorer, f'context.http_request.path ~ "{_PATH}"'),
        By("SELECT count(*) FROM typed WHERE path ILIKE ?", (f"%{_PATH}%",)),
        By("SELECT count(*) FROM typed WHERE contains(lower(path), ?)", (_PATH,)),
        By("SELECT count(*) FROM typed WHERE regexp_matches(path, ?, 'i')", (_PATH,)),
    )
    user = _one(bench, _BUSIEST)
    query = f'user.username = "{user}"'
    rows = f"SELECT rowid FROM typed {_NEWEST}"
    yield (
        "newest 200 of one user",
        lambda: len(explorer.page(explorer.refine(everything(), query), 0, 200)),
        By(f"SELECT * FROM typed {_NEWEST}", (user,), rows=True),
        By(f"SELECT * FROM typed WHERE rowid IN ({rows}) {_SORTED}", (user,), rows=True),
    )
    yield (
        "histogram 60 x action",
        lambda: sum(each.total for each in explorer.histogram(everything(), "action").bins),
        *(By(sql, sums=True) for sql in _histograms(bench)),
    )
    known = "WHERE client_ip IS NOT NULL"
    yield (
        "top 20 addresses",
        lambda: len(explorer.top(everything(), "client_ip", 20).values),
        By(
            f"SELECT client_ip, count(*) FROM typed {known} GROUP BY client_ip {_MOST} LIMIT 20",
            rows=True,
        ),
    )


_BY_PLACE = """
SELECT country, city, action, max(last), sum(events) FROM (
    SELECT country, city, CASE WHEN country IS NULL THEN client_ip END AS address, action,
        max(created) AS last, count(*) AS events
    FROM typed GROUP BY ALL
) GROUP BY ALL
"""


def places(bench: Bench) -> Iterator[Row]:
    """All events by place, addresses looked up already; by hand, addresses are not looked up."""
    with explorer_of(bench) as explorer:
        question = Question(
            "places of all events",
            lambda: explorer.places.count(everything()).total,
            (Peer((By(_BY_PLACE, sums=True),)),),
            3.0,
            1.5,
        )
        yield from asked(bench, question, _MORE * bench.runs)


def rare(bench: Bench) -> Iterator[Row]:
    """A path that few events have, the first and the second time it is asked for."""
    value = _one(bench, _RARE)
    query = f'context.rare_flag.value = "{value}"'
    by_hand = By("SELECT count(*) FROM typed WHERE rare_flag = ?", (value,))
    with explorer_of(bench) as explorer:
        yield _first("a path seen in 1 % of events, first time asked", explorer, query)
        ours = partial(found, explorer, query)
        again = Question("the same, second time asked", ours, (Peer((by_hand,)),), 3.0, 1.5)
        yield from asked(bench, again, _MORE * bench.runs)


def text(bench: Bench) -> Iterator[Row]:
    """Plain search and regular expressions over the whole text, against columns of lines."""
    add_lines(bench.typed, bench.data.path)
    request = _one(bench, _REQUEST)
    regex = f'context matches "{_REGEX}"'
    with explorer_of(bench) as explorer:
        yield _first("regex over the whole text, first time asked", explorer, regex)
        # What a search found is kept, so that its first answer can be timed but once.
        for what, value in (
            ("plain text search, first time asked", _AGENT),
            ("plain text search for an id, first time asked", request),
        ):
            yield _first(what, explorer, value)
        yield from _again(bench, explorer, regex)


def _again(bench: Bench, explorer: Explorer, regex: str) -> Iterator[Row]:
    """What the next questions of a search find, such as its page, its bars and its facets."""
    for what, query, value in (
        ("plain text search, asked again", _AGENT, _AGENT),
        ("regex over the whole text, asked again", regex, _REGEX),
    ):
        peers = tuple(_text_peers(value, is_regex=query == regex))[:1]
        ours = partial(found, explorer, query)
        yield from asked(bench, Question(what, ours, peers, 2.0, 1.0), bench.runs)


def _text_peers(value: str, *, is_regex: bool) -> Iterator[Peer]:
    """Both columns; plain search finds any case, but may be compared with an exact test too."""
    exact = ("regexp_matches(line, ?)", "contains(line, ?)")
    any_case = ("regexp_matches(line, ?, 'i')", "line ILIKE '%' || ? || '%'")
    for tests, says in ((exact[:1], ""),) if is_regex else ((exact, ", exact"), (any_case, "")):
        for kind, name in (("plain", "uncompressed"), ("zstd", "zstd")):
            counts = (f"SELECT count(*) FROM lines_{kind} WHERE {test}" for test in tests)
            yield Peer(tuple(By(sql, (value,)) for sql in counts), f"SQL{says}, {name} text")


def _first(what: str, explorer: Explorer, query: str) -> Row:
    begun = perf_counter()
    found(explorer, query)
    return Row(what, str(Times((perf_counter() - begun,))))


def _histograms(bench: Bench) -> tuple[str, str]:
    """A whole division and time_bucket, for bars as wide as a 60th of the file's time."""
    low, high = bench.typed.execute(
        "SELECT epoch_us(min(created)), epoch_us(max(created)) FROM typed"
    ).fetchall()[0]
    width = (high - low) // _BUCKETS + 1
    return (
        f"SELECT (epoch_us(created) - {low}) // {width} AS bar, action, count(*) {_PER} ALL",
        f"SELECT time_bucket(to_microseconds({width}), created), action, count(*) {_PER} ALL",
    )


def _one(bench: Bench, sql: str) -> Any:
    return bench.typed.execute(sql).fetchall()[0][0]
