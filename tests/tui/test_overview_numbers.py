"""Every number of the overview on the sample, against SQL by hand over its lines."""

from typing import NamedTuple

from logexplorer.views.overview import MANY
from tests.tui.by_sql import JOURNEYS, Row, Sample, sample
from tests.tui.start import Driver
from tests.tui.test_overview import board, overview

RECENT = "SELECT pk, strftime(created, '%m-%d %H:%M') FROM events ORDER BY created DESC LIMIT ?"

# The month in stretches of two days, each in eighths of the busiest one.
LOGINS = """
WITH bars AS (
    SELECT bar, count(events.created) AS n
    FROM range(TIMESTAMP '2026-10-16', TIMESTAMP '2026-11-15', INTERVAL 2 DAY) AS _ (bar)
    LEFT JOIN events
        ON time_bucket(INTERVAL 2 DAY, created, TIMESTAMP '2026-10-16') = bar AND action = ?
    GROUP BY bar
)
SELECT sum(n)::INT, list(ceil(n * 8 / (SELECT max(n) FROM bars))::INT ORDER BY bar) FROM bars
"""

APPLICATIONS = """
SELECT application, count(DISTINCT username), count(*) AS n
FROM events WHERE application IS NOT NULL GROUP BY application ORDER BY n DESC, application LIMIT ?
"""

ACTIONS = """
SELECT action, count(*) AS n, count(*) OVER () FROM events GROUP BY action
ORDER BY n DESC, action LIMIT ?
"""

COUNTRIES = """
SELECT format('{} ({})', country_name, country), count(*) AS n
FROM (
    SELECT coalesce(nullif(e.country, ''), k.country) AS country
    FROM events AS e LEFT JOIN known AS k USING (address)
) JOIN countries USING (country) GROUP BY country, country_name ORDER BY n DESC, country
"""

NOWHERE = """
SELECT count(*) FILTER (private), count(*) FILTER (address IS NULL)
FROM events AS e LEFT JOIN known AS k USING (address)
WHERE coalesce(nullif(e.country, ''), k.country) IS NULL
"""

CLIENTS = """
SELECT CASE
    WHEN agent LIKE '%Edg/%' THEN 'Edge'
    WHEN agent LIKE '%Firefox/%' THEN 'Firefox'
    WHEN agent LIKE '%Chrome/%' THEN 'Chrome'
    WHEN agent LIKE '%Safari/%' THEN 'Safari'
    WHEN agent LIKE 'python-%' THEN 'Python'
    WHEN agent LIKE 'goauthentik.io/%' THEN 'authentik outpost'
    WHEN agent LIKE 'Prometheus/%' THEN 'Prometheus'
    WHEN agent LIKE 'curl/%' THEN 'curl'
    ELSE agent END AS client, count(*) AS n
FROM events WHERE agent IS NOT NULL GROUP BY client ORDER BY n DESC, client
"""

# Windows with so many failures, then those that share a failure as one burst.
BURSTS = """
WITH failed AS (
    SELECT pk, created, {key} AS key, {other} AS other FROM events WHERE action = 'login_failed'
),
windows AS (
    SELECT one.key, one.created AS since, max(other.created) AS until
    FROM failed AS one JOIN failed AS other ON one.key = other.key
        AND other.created BETWEEN one.created AND one.created + INTERVAL {minutes} MINUTE
    GROUP BY ALL HAVING count(*) >= {least}
),
apart AS (
    SELECT *, coalesce(since > max(until) OVER (
        PARTITION BY key ORDER BY since ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), TRUE)::INT AS begins FROM windows
),
numbered AS (SELECT *, sum(begins) OVER (PARTITION BY key ORDER BY since) AS burst FROM apart),
bursts AS (
    SELECT key, min(since) AS since, max(until) AS until FROM numbered GROUP BY key, burst
)
SELECT since, key, count(*) AS n, count(DISTINCT other)
FROM bursts JOIN failed USING (key) WHERE created BETWEEN since AND until
GROUP BY key, since ORDER BY n DESC, since, key
"""

SUCCESSES = """
WITH logins AS (
    SELECT *, greatest(
        lag(created) OVER (PARTITION BY username ORDER BY created), created - INTERVAL 1 HOUR
    ) AS since FROM events WHERE action = 'login'
)
SELECT l.created, l.username, l.address, count(*) FILTER (f.attempted = l.username) AS of_name,
    count(*) FILTER (f.address = l.address) AS from_there
FROM logins AS l JOIN events AS f ON f.action = 'login_failed'
    AND f.created > l.since AND f.created <= l.created
GROUP BY ALL HAVING of_name >= 3 OR from_there >= 10 ORDER BY l.created DESC
"""

NEW_COUNTRIES = """
WITH stays AS (
    SELECT username, itself, country, min(created) AS begun, count(*) AS n,
        arg_min(address, created) AS address
    FROM sightings WHERE country <> '' AND username NOT IN ('', 'AnonymousUser') GROUP BY ALL
)
SELECT begun, username, format('{} ({}), before that {} ({}); from {}', new.country_name,
    stays.country, old.country_name, stays.before, address), n
FROM (
    SELECT *, lag(country) OVER (PARTITION BY username, itself ORDER BY begun) AS before FROM stays
) AS stays JOIN countries AS new USING (country) JOIN countries AS old ON old.country = before
ORDER BY begun DESC
"""

IMPERSONATIONS = """
SELECT s.created, s.username, format('as {}{}', s.whom, coalesce(': ' || s.reason, '')),
    1 + count(e.pk)
FROM (
    SELECT *, lead(created, 1, TIMESTAMP '9999-01-01') OVER
        (PARTITION BY username ORDER BY created) AS until
    FROM events WHERE action = 'impersonation_started'
) AS s LEFT JOIN events AS e ON e.action = 'impersonation_ended' AND e.username = s.username
    AND e.created > s.created AND e.created < s.until
GROUP BY s.pk, s.created, s.username, s.whom, s.reason ORDER BY s.created DESC
"""

ERRORS = """
SELECT max(created), action, concat(
    replace(arg_max(message, created), chr(10), ' '), CASE count(DISTINCT message) - 1
        WHEN 0 THEN '' WHEN 1 THEN ', and 1 other message'
        ELSE format(', and {} other messages', count(DISTINCT message) - 1) END), count(*) AS n
FROM events WHERE action IN ('configuration_error', 'policy_exception',
    'property_mapping_exception', 'system_exception', 'system_task_exception')
GROUP BY action ORDER BY n DESC, action
"""

CHANGES = """
SELECT max(last), coalesce(username, '(no user)'), string_agg(
    format('{} {}', n, substr(action, 7)), ', ' ORDER BY action = 'model_deleted', action
), sum(n)::INT AS events
FROM (
    SELECT username, action, count(*) AS n, max(created) AS last FROM events
    WHERE action IN ('model_created', 'model_updated', 'model_deleted') GROUP BY ALL
)
GROUP BY username ORDER BY events DESC, username
"""

LEVELS = " ▁▂▃▄▅▆▇█"


class Shown(NamedTuple):
    """An entry of a card: its pieces, the number at its end, and the query that it opens."""

    left: tuple[str, ...]
    number: str
    query: str


def cards(driver: Driver) -> dict[str, list[Shown]]:
    """The entries of each card by its name, the title first."""
    found: dict[str, list[Shown]] = {}
    for cell in (cell for column in board(driver)._columns for cell in column.cells):
        if cell.number is not None:
            left = tuple(piece.text.strip() for piece in cell.entry.left)
            number = cell.entry.right[0].text.strip() if cell.entry.right else ""
            query = cell.entry.aim.query if cell.entry.aim else ""
            found.setdefault(cell.card, []).append(Shown(left, number, query))
    return found


async def unfold(driver: Driver) -> None:
    """Open every card that shows some of its findings only."""
    while rest := [
        (number, row)
        for number, column in enumerate(board(driver)._columns)
        for row, cell in enumerate(column.cells)
        if "more …" in "".join(piece.text for piece in cell.entry.left)
    ]:
        board(driver).cursor = rest[0]
        await driver.press("enter")


async def test_every_number_of_the_overview_is_what_sql_counts() -> None:
    with sample() as by_hand:
        async with overview(size=(200, 70)) as driver:
            check_drawn(driver)
            found = cards(driver)
            check_counts(found, by_hand)
            check_countries(found["countries"], by_hand)
            check_logins(found["logins"], by_hand)
            await unfold(driver)
            check_bursts(cards(driver), by_hand)
            check_findings(cards(driver), by_hand)


def check_drawn(driver: Driver) -> None:
    """The numbers of all cards are on the screen, each in its row."""
    lines = driver.screen[2:]
    for column in board(driver)._columns:
        for row, cell in enumerate(column.cells):
            numbers = " ".join(piece.text for piece in cell.entry.right).split()
            assert set(numbers) <= set(lines[row].split()), cell.entry


def check_counts(found: dict[str, list[Shown]], by_hand: Sample) -> None:
    recent = by_hand.all(RECENT, MANY)
    assert [(each.query, each.left[0]) for each in found["recent"][1:]] == [
        (f'event_uuid = "{pk}"', made) for pk, made in recent
    ]
    assert [(*each.left, each.number) for each in found["applications"][1:]] == [
        (name, f"{users} users", f"{n:,}") for name, users, n in by_hand.all(APPLICATIONS, MANY)
    ]
    actions = by_hand.all(ACTIONS, MANY)
    assert found["actions"][0].number == f"{actions[0][2]}"
    assert [(each.query, each.number) for each in found["actions"][1:]] == [
        (f'action = "{action}"', f"{n:,}") for action, n, _ in actions
    ]
    assert [(*each.left, each.number) for each in found["clients"][1:]] == [
        (client, f"{n:,}") for client, n in by_hand.all(CLIENTS)
    ]


def check_countries(shown: list[Shown], by_hand: Sample) -> None:
    countries, (private, without) = by_hand.all(COUNTRIES), by_hand.one(NOWHERE)
    assert shown[0].number == f"{len(countries)}"
    assert [(*each.left, each.number) for each in shown[1:]] == [
        *((name, f"{n:,}") for name, n in countries),
        ("private addresses", f"{private:,}"),
        ("no address", f"{without:,}"),
        ("IP Geolocation by DB-IP", ""),
    ]


def check_logins(shown: list[Shown], by_hand: Sample) -> None:
    for each, label, action in zip(
        shown[1:], ("Login", "Failed login"), ("login", "login_failed"), strict=True
    ):
        total, levels = by_hand.one(LOGINS, action)
        curve = "".join(LEVELS[level] for level in levels).strip()
        assert each[:2] == ((label, curve), f"{total:,}")


def check_bursts(found: dict[str, list[Shown]], by_hand: Sample) -> None:
    for card, key, other, least, minutes, detail in (
        ("failures-by-address", "address", "attempted", 10, 10, "{} user names"),
        ("failures-by-user", "attempted", "address", 5, 30, "from {} address"),
    ):
        rows = by_hand.all(BURSTS.format(key=key, other=other, least=least, minutes=minutes))
        wanted = [(since, what, detail.format(others), n) for since, what, n, others in rows]
        check_card(found[card], wanted)


def check_findings(found: dict[str, list[Shown]], by_hand: Sample) -> None:
    check_card(
        found["success-after-failures"],
        [
            (made, name, f"from {ip} after {n} failures of that name, {m} from that address", n + 1)
            for made, name, ip, n, m in by_hand.all(SUCCESSES)
        ],
    )
    check_card(
        found["impossible-travel"],
        [
            (
                came,
                user,
                f"{city}, {country} → {to_city}, {to_country}: {far:,.0f} km in "
                f"{(came - left).total_seconds() / 60:,.0f} min",
                2,
            )
            for user, country, city, left, to_country, to_city, came, far, _ in by_hand.all(
                JOURNEYS
            )
        ],
    )
    check_card(found["new-country"], by_hand.all(NEW_COUNTRIES))
    check_card(found["impersonation"], by_hand.all(IMPERSONATIONS))
    check_card(found["changes"], by_hand.all(CHANGES))
    errors = by_hand.all(ERRORS)
    assert [each.query for each in found["errors"][1 : len(errors) + 1]] == [
        f'action = "{row[1]}"' for row in errors
    ]
    check_card(found["errors"], [(made, "", *rest) for made, _, *rest in errors])


def check_card(shown: list[Shown], wanted: list[Row]) -> None:
    """How many findings, then each with its time, who or what (unless empty), and its counts."""
    assert shown[0].number == f"{len(wanted):,}"
    findings = [each for each in shown[1:] if each.left != ("fewer",)]
    assert len(findings) == len(wanted)
    for each, (made, what, detail, n) in zip(findings, wanted, strict=True):
        when = f"{made:%m-%d %H:%M}"
        assert each[:2] == ((when, what or each.left[1], detail), f"{n:,}")
