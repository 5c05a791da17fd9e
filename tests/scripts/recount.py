"""Counts once more what the README of the sample data says, by means of its own."""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

Event = dict[str, Any]


def counted(events: list[Event]) -> dict[str, str]:
    """Every fact by its name, all as text."""
    return general(events) | night(events) | quiet(events) | travels(events) | kinds(events)


def of(events: list[Event], action: str) -> list[Event]:
    return [event for event in events if event["action"] == action]


def at(event: Event) -> datetime:
    return datetime.fromisoformat(event["created"])


def count(flags: Iterable[object]) -> str:
    return str(len([flag for flag in flags if flag]))


def general(events: list[Event]) -> dict[str, str]:
    opened = of(events, "authorize_application")
    applications = {event["context"]["authorized_application"]["pk"] for event in opened}
    return {
        "events": str(len(events)),
        "first event": min(event["created"] for event in events),
        "last event": max(event["created"] for event in events),
        "actions": str(len(Counter(event["action"] for event in events))),
        "user names": str(len({event["user"].get("username") for event in events} - {None})),
        "applications authorized": str(len(applications)),
        "logins": str(len(of(events, "login"))),
        "failed logins": str(len(of(events, "login_failed"))),
    }


def is_night(event: Event) -> bool:
    return str(event["created"]).startswith("2026-11-04T02:")


def night(events: list[Event]) -> dict[str, str]:
    failed = [event for event in of(events, "login_failed") if is_night(event)]
    intruders = Counter(event["client_ip"] for event in failed)
    names = Counter(event["context"]["username"] for event in failed)
    entered = [event for event in of(events, "login") if event["client_ip"] in intruders]
    assert len(entered) == 1
    victim = entered[0]["user"]["username"]
    theirs = [event for event in events if event["client_ip"] in intruders]
    later = [
        event["created"]
        for event in of(events, "login")
        if at(event) > at(failed[-1]) and names[event["user"]["username"]] == 8
    ]
    return {
        "spraying: failed logins": str(len(failed)),
        "spraying: first": failed[0]["created"],
        "spraying: last": failed[-1]["created"],
        "spraying: addresses": ", ".join(sorted(intruders)),
        "spraying: names tried": str(len(names)),
        "spraying: failures of a name": f"{min(names.values())} to {max(names.values())}",
        "spraying: most failures of an address in 10 minutes": densest(failed, 10, "client_ip"),
        "spraying: next login of another name tried": min(later),
        "break-in: user": victim,
        "break-in: time": entered[0]["created"],
        "break-in: address": entered[0]["client_ip"],
        "break-in: failures of that user before": str(names[victim]),
        "break-in: the intruder's events, login included": str(len(theirs) - len(failed)),
    }


def densest(events: list[Event], minutes: int, by: str) -> str:
    """The most events of one key in any window of that length, by a sliding window."""
    groups = defaultdict(list)
    for event in events:
        groups[event[by] if by == "client_ip" else event["context"].get(by)].append(at(event))
    most = 0
    for times in groups.values():
        start = 0
        for end, moment in enumerate(times):
            while times[start] <= moment - timedelta(minutes=minutes):
                start += 1
            most = max(most, end - start + 1)
    return str(most)


def quiet(events: list[Event]) -> dict[str, str]:
    failed = [event for event in of(events, "login_failed") if not is_night(event)]
    streaks = [len(before) for before in failures_before_logins(events)]
    return {
        "otherwise: failed logins": str(len(failed)),
        "otherwise: most failures of an address in 1 hour": densest(failed, 60, "client_ip"),
        "otherwise: most failures of a name in 1 hour": densest(failed, 60, "username"),
        "otherwise: most failures of all in 10 minutes": densest(failed, 10, "no such key"),
        "successes after 3 or more failures": count(streak >= 3 for streak in streaks),
        "successes after 1 or 2 failures": count(0 < streak < 3 for streak in streaks),
    }


def failures_before_logins(events: list[Event]) -> list[list[Event]]:
    """For each login the failures of its name since the login before, at most an hour ago."""
    found = []
    for name in {event["user"]["username"] for event in of(events, "login")}:
        theirs = [
            event
            for event in events
            if (event["action"] == "login" and event["user"]["username"] == name)
            or (event["action"] == "login_failed" and event["context"]["username"] == name)
        ]
        run: list[Event] = []
        for event in theirs:
            if event["action"] == "login_failed":
                run.append(event)
                continue
            found.append([one for one in run if at(event) - at(one) < timedelta(hours=1)])
            run = []
    return found


def travels(events: list[Event]) -> dict[str, str]:
    jumps, countries = [], []
    by_user = defaultdict(list)
    for event in of(events, "login"):
        by_user[event["user"]["username"]].append(event)
    for name, logins in by_user.items():
        placed = [event for event in logins if "geo" in event["context"]]
        seen = [event["context"]["geo"].get("country") for event in placed]
        for number, country in enumerate(seen):
            if country and any(seen[:number]) and country not in seen[:number]:
                countries.append((placed[number]["created"], name, country))
        for one, other in pairwise(placed):
            hours = (at(other) - at(one)) / timedelta(hours=1)
            if distance(one, other) > 1000 * hours:
                jumps.append((name, one, other))
    (name, one, other), *_ = jumps
    geos = [event["context"]["geo"] for event in (one, other)]
    start, end = [f"{geo['city']}, {geo['country']}" for geo in geos]
    return {
        "impossible journeys (over 1,000 km/h)": str(len(jumps)),
        "journey: user": name,
        "journey: from": f"{start} at {one['created']}",
        "journey: to": f"{end} at {other['created']}",
        "journey: kilometres": str(round(distance(one, other))),
        "journey: minutes from login to login": str(
            round((at(other) - at(one)) / timedelta(minutes=1))
        ),
        "logins from a country new to the user": str(len(countries)),
    } | {
        f"new country {rank}": f"{name}: {country} at {when}"
        for rank, (when, name, country) in enumerate(sorted(countries), start=1)
    }


def distance(one: Event, other: Event) -> float:
    """Kilometres, by the spherical law of cosines."""
    first, second = one["context"]["geo"], other["context"]["geo"]
    south, north = math.radians(first["lat"]), math.radians(second["lat"])
    east = math.radians(second["long"] - first["long"])
    cosine = math.sin(south) * math.sin(north) + math.cos(south) * math.cos(north) * math.cos(east)
    return 6371 * math.acos(min(1.0, cosine))


def kinds(events: list[Event]) -> dict[str, str]:
    users = [event["user"] for event in events]
    contexts = [event["context"] for event in events]
    geos = [context.get("geo") or {} for context in contexts]
    requests = [c["http_request"] for c in contexts if "http_request" in c]
    half = [geo for geo in geos if geo.keys() & {"lat", "country"} == {"lat"}]
    models = [event["context"] for event in events if event["action"].startswith("model_")]
    names = [context["model"]["name"] for context in models]
    diffs = json.dumps([context.get("diff") for context in models])
    return {
        "user {}": count(user == {} for user in users),
        "AnonymousUser": count(user.get("pk") == 2 for user in users),
        "on_behalf_of": count(user.get("on_behalf_of") for user in users),
        "authenticated_as": count(user.get("authenticated_as") for user in users),
        "client_ip null": count(event["client_ip"] is None for event in events),
        "client_ip 255.255.255.255": count(e["client_ip"] == "255.255.255.255" for e in events),
        "client_ip IPv6": count(":" in str(event["client_ip"]) for event in events),
        "with coordinates": count("lat" in geo and geo["lat"] is not None for geo in geos),
        "with coordinates as text": count(type(geo.get("lat")) is str for geo in geos),
        "with coordinates, without country": str(len(half)),
        "http_request without request_id": count("request_id" not in http for http in requests),
        "exceptions with frames": count(context.get("exception") for context in contexts),
        "model changes": str(len(models)),
        "model changes with diff": count(context.get("diff") for context in models),
        "members added": str(diffs.count('"add":')),
        "members removed": str(diffs.count('"remove":')),
        "members cleared": str(diffs.count('"clear":')),
        "deletions with model_state": count(context.get("model_state") for context in models),
        "changes of deny-legacy-clients": str(names.count("deny-legacy-clients")),
        "changes of omar.haddad": str(names.count("omar.haddad")),
        "changes of Grafana": str(names.count("Grafana")),
    }
