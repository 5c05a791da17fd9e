"""Writes sample_data/README.md; every number in it is counted from what was just made."""

from collections import Counter
from typing import Any

from sample import facts, hostile

Row = dict[str, Any]

TEXT = """\
# Sample data

A month of authentik's event log at Acme, a company that does not exist: {events} events from
2026-10-16 to 2026-11-15 (UTC), {people} accounts, 12 applications. `python
scripts/make_sample_data.py` makes all of it, byte for byte the same on every run; do not edit
these files. People are made up. Whoever attacks or travels has addresses of the ranges for
documentation; everybody else has addresses in large carriers' networks, and 10.20.0.0/16 is the
Berlin office, which has no place.

## Files

| file | what it is | events |
|---|---|---|
{files}

`events-export.csv` is what authentik's own export writes. Its header holds the serializer's
labels (so `pk` is "Event uuid"), JSON fields are Python's notation and not JSON, the user comes
as three columns, and these cells are missing where an event has no user. `events-json-cells.csv`
is what other tools write: the API's keys, and JSON in the cells.

## The story

- **The spraying night**, 4 November, 02:10 to 02:50: four addresses of one hosting company in
  Amsterdam try 40 user names (32 real ones, eight invented) in eight rounds of five minutes, from
  a script.
- **The break-in**: the last attempt succeeds. mattias.lindqvist of Hamburg has no second factor;
  the intruder opens GitLab, Nextcloud, Vaultwarden and the Wiki, views a token, and trips over a
  revoked one.
- **The morning after**, from 07:40: ingrid.berg locks the account, deletes the token, and at
  09:05 impersonates the owner to see what the intruder saw. With a new password he is let in
  again and logs in at 09:30. At 10:17 she adds the script to the policy `deny-legacy-clients`,
  and at 11:00 she makes four colleagues set up a second factor.
- **The impossible journey**, 28 October: priya.raman logs in from London at 09:12 and from Sydney
  53 minutes later, 52 after her last event in London; journeys are told between consecutive
  events, whatever they are. The next day she is in London again, after 22.9 hours, which an
  aeroplane can do.
- **The new country**: tomasz.wiśniewski works from Lisbon from 9 to 13 November. Nothing is wrong
  with it.
- **The policy that trusted everybody**: `deny-legacy-clients` is created on 17 October and
  changed four times. The version of 27 October reads a department that not everybody has: five
  policy exceptions.
- **The wrong redirect**: jonas.weber meets four configuration errors at the Wiki on 5 November.
- **Impersonation**: three times, 22 October (ingrid.berg as fatou.diallo, "Ticket 4711"), 4
  November (ingrid.berg as mattias.lindqvist) and 11 November (akadmin as سارة.حداد, without a
  reason).
- **Before and after**: until 18 October, 05:00, an older authentik: no request ids and user
  agents, `app` is a module, tracebacks are text. Until 20 October, 09:30, no licence: changes
  without a diff.
- Everything else is everyday life: office hours in eight places, quiet weekends, typing errors
  (never more than two in a row), service accounts, tasks, emails, reviews, access requests,
  leavers. Nobody else is ever in two places, and nobody else succeeds after three failures or
  more.

How it is counted: "in 10 minutes" is any window of that length; a success after failures looks an
hour back for failures of that name (the others whose names were tried log in hours later as on any
day, from where they always are); a journey joins a user's consecutive `login` events that have
numeric coordinates; a country is new if earlier logins of that user had countries, and not this
one.

## Facts

The tests count all of this again.

| fact | value |
|---|---|
{facts}

## Actions

| action | events |
|---|---|
{actions}

## hostile.ndjson, line by line

| line | what it is |
|---|---|
{hostile}
"""

KINDS = {
    "authentik-events.ndjson": "the whole month in the REST API's shape, oldest first",
    "api-page.json": "one answer of `GET /api/v3/events/events/`, newest first",
    "events-array.json": "28 October, a pretty-printed array",
    "events-export.csv": "4 November from 05:00, authentik's CSV export",
    "events-json-cells.csv": "the same with JSON in the cells",
    "container.log": "4 November, 06:00 to 12:00, standard output of the containers",
    "events.ndjson.gz": "10 November, gzip",
    "events.ndjson.zst": "11 November, Zstandard",
    "rotated/events.ndjson.1.gz": "12 November, rotated away",
    "rotated/events.ndjson": "13 November, the current file",
    "hostile.ndjson": "lines that try to break a reader",
}


def text(rows: list[Row], counts: dict[str, int]) -> str:
    """The README of these rows; `counts` has the events of each file."""
    counted = facts.of(rows)
    actions = Counter(row["action"] for row in rows)
    lines = enumerate(hostile.explanations(rows[0]), start=1)
    return TEXT.format(
        events=f"{len(rows):,}",
        people=counted["user names"],
        files=table((f"`{name}`", kind, counts[name]) for name, kind in KINDS.items()),
        facts=table(counted.items()),
        actions=table(sorted(actions.items(), key=lambda pair: (-pair[1], pair[0]))),
        hostile=table(lines),
    )


def table(cells: Any) -> str:
    return "\n".join(f"| {' | '.join(str(cell) for cell in row)} |" for row in cells)
