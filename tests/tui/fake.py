"""An explorer that serves events from lists, and waits where a test tells it to."""

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from logexplorer.kept.keeper import Keeper
from logexplorer.model.charts import Week
from logexplorer.model.errors import QueryError
from logexplorer.model.event import Event
from logexplorer.model.places import Places
from logexplorer.model.results import (
    Absent,
    Bin,
    Histogram,
    Loaded,
    PathInfo,
    Progress,
    Statistics,
    Top,
    TopValue,
)
from logexplorer.model.search import Order, Search
from logexplorer.model.span import Span
from logexplorer.model.stop import Stop
from logexplorer.model.syntax import Syntax
from logexplorer.query.highlight import highlight
from logexplorer.views.fields import field_rows
from logexplorer.views.summary import severity
from tests.tui.completing import FakeCompletion
from tests.tui.parts import FakeLenses, FakePlaces

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer
    from logexplorer.explorer.exporting import Exporting

WRONG = "nope"
FIRST = datetime(2026, 1, 1, microsecond=1, tzinfo=UTC)


class FakeExplorer:
    """Each batch of events arrives as one step of the watermark.

    A query matches the events whose text contains it; one that contains `nope` is refused there.
    A text among the `answers` has the events that stand there. With a `gate`, each batch but the
    first waits for a permit. The query that is `slow` waits till it is stopped, or for `answer`.
    """

    def __init__(
        self,
        batches: Sequence[Sequence[Event]],
        gate: threading.Semaphore | None = None,
        kept: Keeper | None = None,
    ) -> None:
        self.batches = batches
        self.gate = gate
        self.arrived = 0
        self.closed = False
        self.kept = kept or Keeper(None)
        self.slow: str | None = None
        self.answers: dict[str, Sequence[Event]] = {}
        self.asked: list[tuple[Search, int]] = []
        self.tops: list[tuple[Search, str, int]] = []
        self.histograms: list[tuple[Search, str, int]] = []
        self._held: list[threading.Event] = []
        self.answer = self._answer
        self.counted: list[str] = []
        self.absences: dict[str, Absent] = {}
        self.looked_for: list[str] = []
        self.completion = FakeCompletion()
        self.places = FakePlaces(Places("city", (), 0, 0, 0, 0))
        self.lenses = FakeLenses()

    @property
    def exporting(self) -> "Exporting":
        # Only here: the real explorer takes its time to be imported.
        from logexplorer.explorer.exporting import Exporting

        return Exporting(cast("Explorer", self))

    def close(self) -> None:
        self.closed = True

    @property
    def watermark(self) -> int:
        return self.arrived

    @property
    def sources(self) -> tuple[str, ...]:
        return ("fake.ndjson",)

    def load(
        self,
        report: Callable[[Progress], None] | None = None,
        stop: Stop | None = None,
        *,
        texts: bool = True,
    ) -> Loaded:
        for number, _ in enumerate(self.batches):
            while number and self.gate and not self.gate.acquire(timeout=0.01):
                if stop and stop.raised:
                    return self._loaded()
            self.arrived += 1
            if report:
                report(self._progress(done=False))
        if report:
            report(self._progress(done=True))
        return self._loaded()

    def _loaded(self) -> Loaded:
        return Loaded(sum(map(len, self.batches[: self.arrived])), 0, 0)

    def _progress(self, done: bool) -> Progress:
        events = sum(map(len, self.batches[: self.arrived]))
        total = 1000 * sum(map(len, self.batches))
        return Progress("reading", "fake.ndjson", 1000 * events, total, events, 5e6, done)

    def refine(self, search: Search, text: str) -> Search:
        if (start := text.find(WRONG)) >= 0:
            span = Span(start, start + len(WRONG))
            raise QueryError(f"no field {WRONG}", span, "did you mean `action`?")
        return replace(search, text=text, condition=text or None)

    def ordered(self, search: Search, field: str, *, descending: bool) -> Search:
        if WRONG in field:
            raise QueryError(f"no field {field}", Span(0, len(field)))
        return replace(search, order=Order(field, descending))

    def reading(self, search: Search) -> str | None:
        both = " and " in search.text and " or " in search.text
        return f"({search.text})" if both else None

    def is_plain(self, search: Search) -> bool:
        return bool(search.text) and "=" not in search.text

    def meant(self, search: Search) -> str | None:
        return 'action = "login"' if search.text == "action:login" else None

    def parse_time(self, text: str) -> datetime:
        if text.startswith("-") and text.endswith("m"):
            return FIRST + timedelta(minutes=100 - int(text[1:-1]))
        try:
            return datetime.fromisoformat(text).replace(tzinfo=UTC)
        except ValueError as error:
            raise QueryError(f"no time: {text}", Span(0, len(text))) from error

    def highlight(self, text: str) -> Syntax:
        return highlight(text)

    def count(self, search: Search, stop: Stop | None = None) -> int:
        self.counted.append(search.text)
        self._wait_for(search, stop)
        return len(self._matching(search))

    def absent(self, search: Search, stop: Stop | None = None) -> Absent | None:
        self.looked_for.append(search.text)
        return self.absences.get(search.text)

    def top(self, search: Search, field: str, limit: int = 20, stop: Stop | None = None) -> Top:
        self.tops.append((search, field, limit))
        self._wait_for(search, stop)
        values = [_text_at(event, field) for event in self._matching(search)]
        counts = Counter(value for value in values if value is not None)
        most = tuple(TopValue(value, count) for value, count in counts.most_common(limit))
        return Top(field, most, len(counts), values.count(None), len(values))

    def statistics(self, search: Search, field: str, stop: Stop | None = None) -> Statistics:
        values = [_text_at(event, field) for event in self._matching(search)]
        there = sorted(value for value in values if value is not None)
        ends = (there[0], there[-1]) if there else (None, None)
        return Statistics(field, len(values), values.count(None), len(set(there)), *ends)

    def fields(self, stop: Stop | None = None) -> tuple[PathInfo, ...]:
        events = [event for batch in self.batches for event in batch]
        paths = Counter(row.path for event in events for row in field_rows(event))
        return tuple(PathInfo(path, (), count, ()) for path, count in paths.items())

    def histogram(
        self, search: Search, by: str = "action", buckets: int = 60, stop: Stop | None = None
    ) -> Histogram:
        self.histograms.append((search, by, buckets))
        self._wait_for(search, stop)
        dated = [(event.created, event) for event in self._matching(search) if event.created]
        if not dated:
            return Histogram(by, timedelta(0), (), (), 0)
        first = dated[-1][0].replace(second=0, microsecond=0)
        minutes = (dated[0][0] - first) // timedelta(minutes=1) + 1
        width = timedelta(minutes=-(-minutes // buckets))
        counts = [Counter[str]() for _ in range(-(-minutes // (width // timedelta(minutes=1))))]
        for created, event in dated:
            counts[(created - first) // width][getattr(event, by) or ""] += 1
        bins = tuple(Bin(first + number * width, each) for number, each in enumerate(counts))
        names = sum(counts, Counter[str]()).most_common()
        return Histogram(by, width, bins, tuple(name for name, _ in names), 0)

    def week(self, search: Search, zone: tzinfo | None = None, stop: Stop | None = None) -> Week:
        return Week(((0,) * 24,) * 7, len(self._matching(search)))

    def page(
        self, search: Search, start: int, size: int, stop: Stop | None = None
    ) -> tuple[Event, ...]:
        self.asked.append((search, start))
        self._wait_for(search, stop)
        return tuple(self._matching(search)[start : start + size])

    def events(
        self, search: Search, limit: int | None = None, stop: Stop | None = None
    ) -> Iterator[Event]:
        found = self._matching(search)
        yield from (found if search.order.descending else found[::-1])[:limit]

    def find(
        self,
        search: Search,
        text: str,
        after: int,
        *,
        backwards: bool = False,
        stop: Stop | None = None,
    ) -> int | None:
        rows = [
            row
            for row, event in enumerate(self._matching(search))
            if severity(event) == "error" and (row < after if backwards else row > after)
        ]
        if text.startswith("event_uuid"):
            found = enumerate(self._matching(search))
            rows = [row for row, event in found if event.event_uuid in text]
        return (rows[-1] if backwards else rows[0]) if rows else None

    def narrowed(self, search: Search, text: str) -> Search:
        return replace(search, condition=frozenset(text.split('"')[1::2]))

    def documents(
        self, search: Search, limit: int | None = None, stop: Stop | None = None
    ) -> Iterator[bytes]:
        yield from (event.original.encode() for event in self.events(search, limit))

    def values(
        self,
        search: Search,
        fields: Sequence[str],
        limit: int | None = None,
        stop: Stop | None = None,
    ) -> Iterator[tuple[str | None, ...]]:
        for event in self.events(search, limit):
            yield tuple(_text_at(event, field) for field in fields)

    def _wait_for(self, search: Search, stop: Stop | None) -> None:
        if search.text == self.slow and stop is not None:
            answered = threading.Event()
            self._held.append(answered)
            with stop.calling(answered.set):
                answered.wait()
            stop.check()

    def _answer(self) -> None:
        """Answer what was asked by the query that is slow; from now on it is as quick as others."""
        self.slow = None
        for held in self._held:
            held.set()

    def _matching(self, search: Search) -> list[Event]:
        mark = self.arrived if search.watermark is None else search.watermark
        events = [event for batch in self.batches[:mark] for event in batch]
        if search.text in self.answers:
            return list(reversed(self.answers[search.text]))
        since, until = search.period.since, search.period.until
        chosen = search.condition
        ordered = sorted(events, key=partial(_key, search.order.field))
        return [
            event
            for event in (reversed(ordered) if search.order.descending else ordered)
            if search.text in event.original
            and (not isinstance(chosen, frozenset) or event.event_uuid in chosen)
            and (since is None or event.created is None or since <= event.created)
            and (until is None or event.created is None or event.created < until)
        ]


def _key(field: str, event: Event) -> str:
    if field == "created":
        return ""  # As they came.
    root, _, key = field.partition(".")
    value = getattr(event, root)
    return str(value[key] if key else value)


def _text_at(event: Event, field: str) -> str | None:
    value: Any = event.record
    for key in field.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return None if value is None else str(value)


def event_of(record: Mapping[str, Any], number: int = 1) -> Event:
    """An event with this record, as a store would give it back."""
    created = record.get("created")
    return Event(
        id=number,
        event_uuid=str(record.get("pk", number)),
        created=datetime.fromisoformat(created) if isinstance(created, str) else None,
        action=record.get("action"),
        app=record.get("app"),
        user=record.get("user") or {},
        client_ip=record.get("client_ip"),
        brand=record.get("brand") or {},
        context=record.get("context") or {},
        expires=None,
        level=record.get("level"),
        message=record.get("message"),
        source="fake.ndjson",
        record=record,
        original=json.dumps(record),
    )


def logins(count: int, first: int = 0) -> list[Event]:
    """Logins of user0, user1, ..., a minute apart."""
    return [event_of(_login(number), number) for number in range(first, first + count)]


def _login(number: int) -> Mapping[str, Any]:
    return {
        "pk": f"00000000-0000-4000-8000-{number:012}",
        "user": {"pk": number, "email": "", "username": f"user{number}"},
        "action": "login" if number % 10 else "login_failed",
        "app": "authentik.events.signals",
        "context": {"auth_method": "password", "geo": {"city": "Berlin", "country": "DE"}},
        "client_ip": f"10.0.{number // 250 % 250}.{number % 250}",
        "created": (FIRST + timedelta(minutes=number)).isoformat(),
        "brand": {"name": "Default brand"},
    }


def events_of(lines: Iterable[str]) -> list[Event]:
    """Events of NDJSON lines."""
    return [event_of(json.loads(line), number) for number, line in enumerate(lines)]
