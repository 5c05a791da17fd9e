"""User agents in families, each with a query for exactly its events."""

import pytest

from logexplorer.model.results import Top, TopValue
from logexplorer.views.clients import AGENT, Family, families

CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"
SAFARI = "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605"


def found(*agents: tuple[str, int]) -> tuple[Family, ...]:
    values = tuple(TopValue(agent, count) for agent, count in agents)
    return families(Top(AGENT, values, len(values), 0, 0))


@pytest.mark.parametrize(
    ("agent", "family"),
    [
        (f"{CHROME} Safari/537.36", "Chrome"),
        (f"{CHROME} Safari/537.36 Edg/142.0.0.0", "Edge"),
        (f"{CHROME} Safari/537.36 OPR/120.0", "Opera"),
        (SAFARI, "Safari"),
        ("Mozilla/5.0 (X11; rv:144.0) Gecko/20100101 Firefox/144.0", "Firefox"),
        ("Python-urllib/3.12", "Python"),
        ("", "others"),
        ("\x1b[31m", "others"),
    ],
)
def test_who_poses_as_another_is_told_apart(agent: str, family: str) -> None:
    assert [(each.name, each.count) for each in found((agent, 3))] == [(family, 3)]


def test_the_most_frequent_comes_first_and_others_last() -> None:
    names = [each.name for each in found(("x", 9), (SAFARI, 1), ("curl/8", 2), ("Curl/7", 2))]
    assert names == ["curl", "Safari", "others"]


def test_a_query_leaves_out_who_poses() -> None:
    (chrome,) = found((f"{CHROME} Safari/537.36", 1))
    assert chrome.query == f'{AGENT} ~ "Chrome/" and {AGENT} !~ "Edg" and {AGENT} !~ "OPR/"'
