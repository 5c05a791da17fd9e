"""A stand-in for the explorer: a file's events, and three kinds of queries."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson

from logexplorer.model.errors import QueryError, SourceError
from logexplorer.model.event import Event
from logexplorer.model.results import (
    Absent,
    Bin,
    Explained,
    Histogram,
    Loaded,
    PathInfo,
    Top,
    TopValue,
)
from logexplorer.model.search import Search
from logexplorer.model.span import Span


def _event(number, line):
    try:
        record = orjson.loads(line)
    except ValueError as error:
        record = {"pk": f"line-{number}", "message": line, "context": {"parse_error": str(error)}}
    created = record.get("created")
    return Event(
        id=number,
        event_uuid=record["pk"],
        created=datetime.fromisoformat(created) if created else None,
        action=record.get("action"),
        app=record.get("app"),
        user=record.get("user", {}),
        client_ip=record.get("client_ip"),
        brand=record.get("brand", {}),
        context=record.get("context", {}),
        expires=None,
        level=None,
        message=record.get("message"),
        source="events.ndjson",
        record=record,
        original=line,
    )


class FakeExplorer:
    """Understands "", `action = "..."` and words; `usr` is its unknown field."""

    def __init__(self, paths):
        self.events_read = []
        for path in paths:
            if not Path(path).exists():
                raise SourceError(f"no such file: {path}", "name a file, a folder or -")
            lines = Path(path).read_text().splitlines()
            self.events_read += [_event(number, line) for number, line in enumerate(lines)]

    @classmethod
    def open(cls, paths, *, cache=True, geoip=None, asn=None):
        return cls(paths)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def load(self, report=None, stop=None, *, texts=True):
        unparsed = sum("parse_error" in event.context for event in self.events_read)
        return Loaded(len(self.events_read), 0, unparsed)

    def refine(self, search, text):
        if found := re.search(r"\busr(\.\w+)*", text):
            raise QueryError("no field `usr`", Span(*found.span()), "did you mean `user`?")
        return Search(text, text, search.period, search.order)

    def refine_surely(self, search, text, stop=None):
        return self.refine(search, text)

    def documents(self, search, limit=None, stop=None):
        for event in self.events(search, limit):
            broken = "parse_error" in event.context
            yield orjson.dumps(event.record) if broken else event.original.encode()

    def reading(self, search):
        return "a and (b or c)" if " or " in search.text else None

    def is_plain(self, search):
        return bool(search.text) and "=" not in search.text

    def meant(self, search):
        return None

    def events(self, search, limit=None, stop=None):
        found = [each for each in self.events_read if self._matches(each, search)]
        found.sort(key=lambda e: str(e.created), reverse=search.order.descending)
        yield from found[:limit]

    def _matches(self, event, search):
        wanted = re.findall(r'action = "(\w+)"', search.text)
        since, until = search.period.since, search.period.until
        return (
            (not wanted or event.action in wanted)
            and (not since or (event.created and event.created >= since))
            and (not until or (event.created and event.created < until))
        )

    def count(self, search, stop=None):
        return len(list(self.events(search)))

    def absent(self, search, stop=None):
        at = search.text.find('"nobody"')
        return Absent("action", '"nobody"', '"login"', Span(at, at + 8)) if at >= 0 else None

    def uuids(self, search, stop=None):
        return sorted(event.event_uuid for event in self.events(search))

    def values(self, search, fields, limit=None, stop=None):
        for field in fields:
            if field == "usr":
                raise QueryError("no field `usr`", Span(0, 3), "did you mean `user`?")
        for event in self.events(search, limit):
            yield tuple(str(getattr(event, field.split(".")[0])) for field in fields)

    def top(self, search, field, limit=20, stop=None):
        if field == "usr":
            raise QueryError("no field `usr`", Span(0, 3), "did you mean `user`?")
        values = [getattr(event, field) for event in self.events(search)]
        counts = Counter(value for value in values if value is not None)
        top = tuple(TopValue(value, count) for value, count in counts.most_common(limit))
        return Top(field, top, len(counts), values.count(None), len(values))

    def histogram(self, search, by="action", buckets=60, stop=None):
        start = datetime(2025, 9, 15, 8, tzinfo=UTC)
        bins = (
            Bin(start, {"login": 3, "login_failed": 1}),
            Bin(start + timedelta(hours=6), {}),
            Bin(start + timedelta(hours=12), {"login": 1}),
        )
        return Histogram(by, timedelta(hours=6), bins, ("login", "login_failed"), 1)

    def fields(self, stop=None):
        return (PathInfo("action", ("string",), 5, ("login", "login_failed")),)

    def explain(self, search):
        return Explained(search.text, search.text, self.is_plain(search), "SELECT ?", ("login",))

    def parse_time(self, text):
        try:
            return datetime.fromisoformat(text).replace(tzinfo=UTC)
        except ValueError:
            raise QueryError("no such time", Span(0, len(text)), "such as 2025-09-15") from None

    def write_parquet(self, search, file, fields=(), limit=None, stop=None):
        rows = list(self.events(search, limit))
        file.write_bytes(b"PAR1" * len(rows))
        return len(rows)
