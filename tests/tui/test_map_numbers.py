"""Every number of the map on the sample, against SQL by hand over its lines."""

import re
from datetime import UTC
from typing import Any

from logexplorer.model.places import PlaceCount
from tests.tui.by_sql import JOURNEYS, Row, Sample, sample
from tests.tui.places import MapDriver
from tests.tui.test_map_sample import on_sample

# What happened mostly is a login, a failed one, a logout, an authorization, or anything else.
RANKED = """
WITH seen AS ({seen}),
kinds AS (
    SELECT country, name, created, action, CASE action
        WHEN 'login' THEN 'Login' WHEN 'login_failed' THEN 'Failed login'
        WHEN 'logout' THEN 'Logout' WHEN 'authorize_application' THEN 'Authorize Application'
        ELSE 'Other' END AS kind
    FROM seen
),
counts AS (SELECT country, name, kind, count(*) AS n FROM kinds GROUP BY ALL),
mostly AS (
    SELECT country, name, kind, n FROM counts
    QUALIFY row_number() OVER (
        PARTITION BY country, name ORDER BY n DESC, list_position(
            ['Login', 'Failed login', 'Logout', 'Authorize Application', 'Other'], kind)
    ) = 1
),
places AS (
    SELECT country, name, count(*) AS events, max(created) AS last, histogram(action) AS actions
    FROM kinds GROUP BY ALL
)
SELECT country, name, events, last, actions, kind, round_even(100 * n / events, 0)::INT
FROM places JOIN mostly USING (country, name) ORDER BY events DESC, country, name
"""

BY_CITY = """
SELECT created, action, coalesce(nullif(country, ''), '-') AS country, CASE
    WHEN city <> '' THEN city
    WHEN country <> '' THEN country_name
    ELSE format('{:g}N {:g}E', latitude, longitude) END AS name
FROM sightings LEFT JOIN countries USING (country) WHERE itself OR sightings.country <> ''
"""

BY_COUNTRY = """
SELECT created, action, country, country_name AS name FROM (
    SELECT e.created, e.action, coalesce(nullif(e.country, ''), k.country) AS country
    FROM events AS e LEFT JOIN known AS k USING (address)
) JOIN countries USING (country)
"""

BY_NETWORK = """
SELECT created, action, 'AS' || asn AS country, '' AS name FROM events WHERE asn IS NOT NULL
"""

CITY_SUMS = """
SELECT count(*) FILTER (itself OR country <> ''),
    count(*) FILTER (NOT itself AND country IS NULL AND private),
    count(*) FILTER (NOT itself AND country IS NULL AND NOT private),
    count(*) FILTER (NOT itself AND address IS NULL)
FROM sightings
"""

COUNTRY_SUMS = """
SELECT count(*) FILTER (code <> ''), count(*) FILTER (code IS NULL AND private),
    count(*) FILTER (code IS NULL AND NOT private), count(*) FILTER (code IS NULL AND ip IS NULL)
FROM (
    SELECT coalesce(nullif(e.country, ''), k.country) AS code, k.private, e.address AS ip
    FROM events AS e LEFT JOIN known AS k USING (address)
)
"""

NETWORK_SUMS = """
SELECT count(asn), count(*) FILTER (asn IS NULL AND private),
    count(*) FILTER (asn IS NULL AND NOT private), count(*) FILTER (asn IS NULL AND address IS NULL)
FROM events LEFT JOIN known USING (address)
"""

TRAVELLERS = """
SELECT count(*) FROM (
    SELECT username FROM sightings
    WHERE latitude IS NOT NULL AND username NOT IN ('', 'AnonymousUser') AND (itself OR city <> '')
    GROUP BY username HAVING count(*) > 1
)
"""

ROW = re.compile(r" ● (\S+) +(.+?) +([\d,]+) [ █▉▊▋▌▍▎▏]+ (\d+)% (.+?) +([\d-]+ [\d:]+)")


async def test_every_number_of_the_map_is_what_sql_counts() -> None:
    with sample() as by_hand:
        async with on_sample((200, 60)) as here:
            check_places(here, by_hand, BY_CITY, CITY_SUMS)
            check_pins(here, by_hand)
            await here.press("s")
            check_places(here, by_hand, BY_COUNTRY, COUNTRY_SUMS)
            await here.press("s")
            check_places(here, by_hand, BY_NETWORK, NETWORK_SUMS)
            await here.press("i")
            check_journeys(here, by_hand)
            assert any(f" {len_of(by_hand):,} events" in line for line in here.driver.screen)


def len_of(by_hand: Sample) -> int:
    (events,) = by_hand.one("SELECT count(*) FROM events")
    return int(events)


def check_places(here: MapDriver, by_hand: Sample, seen: str, sums: str) -> None:
    """What is held in full, and what is shown of it, with the sums above."""
    wanted = by_hand.all(RANKED.replace("{seen}", seen))
    places = here.body.list.places
    assert places is not None
    assert [(each.count, last_of(each), dict(each.actions)) for each in places.items] == [
        row[2:5] for row in wanted
    ]
    lines = [line for line in here.listed[1:] if line.strip()]
    assert list(map(shown, lines)) == [wanted_of(row) for row in wanted]

    located, private, unknown, without = by_hand.one(sums)
    assert located + private + unknown + without == places.total == len_of(by_hand)
    parts = [f"{located:,} located", f"{private:,} private"]
    parts += [f"{unknown:,} unknown"] if unknown else []
    assert here.listed[0] == f" By {places.by}: {' · '.join(parts)} · {without:,} without address"


def last_of(item: PlaceCount) -> Any:
    assert item.last_seen is not None
    return item.last_seen.astimezone(UTC).replace(tzinfo=None)


def shown(line: str) -> Row:
    """Country or network, name, events, what happened mostly, its share and the last time."""
    found = ROW.fullmatch(line)
    assert found, line
    country, name, events, share, kind, last = found.groups()
    if country.startswith("AS"):
        name = ""
    return country, name, int(events.replace(",", "")), kind.rstrip("…"), int(share), last


def wanted_of(row: Row) -> Row:
    country, name, events, last, _, kind, share = row
    return country, name, events, kind[:16], share, f"{last:%Y-%m-%d %H:%M}"


def check_pins(here: MapDriver, by_hand: Sample) -> None:
    """Each pin stands for all events of its places, and all pins for all that are on the map."""
    counts = [row[2] for row in by_hand.all(RANKED.replace("{seen}", BY_CITY))]
    for pin in here.map.pins:
        assert pin.count == sum(counts[number] for number in pin.members)
    assert sum(pin.count for pin in here.map.pins) == sum(counts)


def check_journeys(here: MapDriver, by_hand: Sample) -> None:
    travel = here.body.list.travel
    assert travel is not None
    wanted = by_hand.all(JOURNEYS)
    held = [
        (
            each.user,
            each.departure.place.country,
            each.departure.place.city,
            each.departure.created.replace(tzinfo=None),
            each.arrival.place.country,
            each.arrival.place.city,
            each.arrival.created.replace(tzinfo=None),
            round(each.kilometres, 6),
            round(each.speed, 6),
        )
        for each in travel.journeys
    ]
    assert held == [(*row[:7], round(row[7], 6), round(row[8], 6)) for row in wanted]
    (users,) = by_hand.one(TRAVELLERS)
    assert [line.strip() for line in here.listed if line.strip()] == [
        f"Impossible travel: {len(wanted)} journey over 1,000 km/h"
        f" · {users} users seen at places more than once",
        *(
            f"{user} {city}, {country} → {to_city}, {to_country} {kilometres:,.0f} km"
            f" {speed:,.0f} km/h {left:%m-%d %H:%M} → {came:%H:%M}"
            for user, country, city, left, to_country, to_city, came, kilometres, speed in wanted
        ),
    ]
