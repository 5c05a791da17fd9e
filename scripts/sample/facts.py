"""Counts what the README says about the month, from the finished rows alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import Any

Row = dict[str, Any]
Facts = dict[str, str]

SPRAY = ("2026-11-04T02:00", "2026-11-04T03:00")
IMPOSSIBLE = 1000


def of(rows: list[Row]) -> Facts:
    """Name and value of every fact, all as text."""
    return overall(rows) | spraying(rows) | noise(rows) | journeys(rows) | shapes(rows)


def overall(rows: list[Row]) -> Facts:
    names = {row["user"].get("username") for row in rows if row["user"]}
    return {
        "events": str(len(rows)),
        "first event": rows[0]["created"],
        "last event": rows[-1]["created"],
        "actions": str(len({row["action"] for row in rows})),
        "user names": str(len(names)),
        "applications authorized": str(len(values(rows, "authorized_application", "name"))),
        "logins": str(len(logins(rows))),
        "failed logins": str(len(failures(rows))),
    }


def spraying(rows: list[Row]) -> Facts:
    night = [row for row in failures(rows) if SPRAY[0] <= row["created"] < SPRAY[1]]
    addresses = {row["client_ip"] for row in night}
    tried = Counter(row["context"]["username"] for row in night)
    success = next(row for row in logins(rows) if row["client_ip"] in addresses)
    victim = success["user"]["username"]
    others = [row for row in logins(rows) if row["user"]["username"] in tried.keys() - {victim}]
    back = next(row for row in others if row["created"] > success["created"])
    looked = [
        row for row in rows if row["client_ip"] in addresses and row["action"] != "login_failed"
    ]
    return {
        "spraying: failed logins": str(len(night)),
        "spraying: first": night[0]["created"],
        "spraying: last": night[-1]["created"],
        "spraying: addresses": ", ".join(sorted(addresses)),
        "spraying: names tried": str(len(tried)),
        "spraying: failures of a name": f"{min(tried.values())} to {max(tried.values())}",
        "spraying: most failures of an address in 10 minutes": str(burst(night, "client_ip")),
        "spraying: next login of another name tried": back["created"],
        "break-in: user": victim,
        "break-in: time": success["created"],
        "break-in: address": success["client_ip"],
        "break-in: failures of that user before": str(tried[victim]),
        "break-in: the intruder's events, login included": str(len(looked)),
    }


def noise(rows: list[Row]) -> Facts:
    """How quiet it is outside of that night."""
    rest = [row for row in failures(rows) if not SPRAY[0] <= row["created"] < SPRAY[1]]
    streaks = [count for _, count in successes_after_failures(rows)]
    return {
        "otherwise: failed logins": str(len(rest)),
        "otherwise: most failures of an address in 1 hour": str(burst(rest, "client_ip", 60)),
        "otherwise: most failures of a name in 1 hour": str(burst(rest, "", 60)),
        "otherwise: most failures of all in 10 minutes": str(burst(rest, None)),
        "successes after 3 or more failures": str(sum(count >= 3 for count in streaks)),
        "successes after 1 or 2 failures": str(sum(count in (1, 2) for count in streaks)),
    }


def journeys(rows: list[Row]) -> Facts:
    jumps = list(impossible_journeys(rows))
    (name, before, after, distance, hours), *_ = jumps
    countries = list(new_countries(rows))
    return {
        "impossible journeys (over 1,000 km/h)": str(len(jumps)),
        "journey: user": name,
        "journey: from": f"{place(before)} at {before['created']}",
        "journey: to": f"{place(after)} at {after['created']}",
        "journey: kilometres": str(round(distance)),
        "journey: minutes from login to login": str(round(hours * 60)),
        "logins from a country new to the user": str(len(countries)),
    } | {f"new country {rank}": text for rank, text in enumerate(countries, start=1)}


def shapes(rows: list[Row]) -> Facts:
    """How many rows there are of every kind that a reader must know."""
    users, contexts = [row["user"] for row in rows], [row["context"] for row in rows]
    addresses = [row["client_ip"] or "" for row in rows]
    geos = [context["geo"] for context in contexts if context.get("geo")]
    requests = [context["http_request"] for context in contexts if "http_request" in context]
    return {
        "user {}": number(not user for user in users),
        "AnonymousUser": number(user.get("username") == "AnonymousUser" for user in users),
        "on_behalf_of": number("on_behalf_of" in user for user in users),
        "authenticated_as": number("authenticated_as" in user for user in users),
        "client_ip null": number(not address for address in addresses),
        "client_ip 255.255.255.255": number(text == "255.255.255.255" for text in addresses),
        "client_ip IPv6": number(":" in address for address in addresses),
        "with coordinates": number(geo.get("lat") is not None for geo in geos),
        "with coordinates as text": number(isinstance(geo.get("lat"), str) for geo in geos),
        "with coordinates, without country": number(
            "lat" in geo and "country" not in geo for geo in geos
        ),
        "http_request without request_id": number("request_id" not in http for http in requests),
        "exceptions with frames": number("exception" in context for context in contexts),
    } | changes(rows)


def changes(rows: list[Row]) -> Facts:
    audit = [row["context"] for row in rows if row["action"].startswith("model_")]
    diffs = [context["diff"] for context in audit if "diff" in context]
    kinds = Counter(kind for diff in diffs for change in diff.values() for kind in change)
    names = Counter(context["model"]["name"] for context in audit)
    return {
        "model changes": str(len(audit)),
        "model changes with diff": str(len(diffs)),
        "members added": str(kinds["add"]),
        "members removed": str(kinds["remove"]),
        "members cleared": str(kinds["clear"]),
        "deletions with model_state": number("model_state" in context for context in audit),
        "changes of deny-legacy-clients": str(names["deny-legacy-clients"]),
        "changes of omar.haddad": str(names["omar.haddad"]),
        "changes of Grafana": str(names["Grafana"]),
    }


def number(holds: Iterable[bool]) -> str:
    return str(sum(holds))


def failures(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["action"] == "login_failed"]


def logins(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["action"] == "login"]


def values(rows: list[Row], key: str, part: str) -> set[str]:
    return {row["context"][key][part] for row in rows if key in row["context"]}


def moment(row: Row) -> datetime:
    return datetime.fromisoformat(row["created"])


def place(row: Row) -> str:
    geo = row["context"]["geo"]
    return f"{geo['city']}, {geo['country']}"


def burst(rows: list[Row], key: str | None, minutes: int = 10) -> int:
    """The most rows within that time that share the key: a column, "" for the name tried, None."""
    times = defaultdict(list)
    for row in rows:
        group = "" if key is None else row[key] if key else row["context"]["username"]
        times[group].append(moment(row))
    width, most = timedelta(minutes=minutes), 0
    for moments in times.values():
        for first, start in enumerate(moments):
            most = max(most, sum(start <= other < start + width for other in moments[first:]))
    return most


def successes_after_failures(rows: list[Row]) -> Iterator[tuple[Row, int]]:
    """Each login with the failures of that name in the hour before it, if there are any."""
    failed = defaultdict(list)
    for row in rows:
        if row["action"] == "login_failed":
            failed[row["context"]["username"]].append(moment(row))
        elif row["action"] == "login":
            hour = moment(row) - timedelta(hours=1)
            count = sum(when > hour for when in failed.pop(row["user"]["username"], []))
            if count:
                yield row, count


def impossible_journeys(rows: list[Row]) -> Iterator[tuple[str, Row, Row, float, float]]:
    """Consecutive logins of a user that no aeroplane could connect."""
    last: dict[str, Row] = {}
    for row in logins(rows):
        geo = row["context"].get("geo") or {}
        if not isinstance(geo.get("lat"), float | int):
            continue
        name = row["user"]["username"]
        if name in last:
            hours = (moment(row) - moment(last[name])).total_seconds() / 3600
            distance = kilometres(last[name]["context"]["geo"], geo)
            if distance > IMPOSSIBLE * hours:
                yield name, last[name], row, distance, hours
        last[name] = row


def kilometres(one: dict[str, Any], other: dict[str, Any]) -> float:
    """The great circle, by the haversine formula."""
    north, south = radians(one["lat"]), radians(other["lat"])
    east = radians(other["long"] - one["long"])
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def new_countries(rows: list[Row]) -> Iterator[str]:
    """The first login of a user from another country than those of their logins before."""
    known: dict[str, set[str]] = defaultdict(set)
    for row in logins(rows):
        country = row["context"].get("geo", {}).get("country")
        seen = known[row["user"]["username"]]
        if country and seen and country not in seen:
            yield f"{row['user']['username']}: {country} at {row['created']}"
        if country:
            seen.add(country)
