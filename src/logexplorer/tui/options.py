"""What the command line says about the screen."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import Literal

ThemeName = Literal["dark", "light", "plain"]
ScreenName = Literal["logs", "map", "charts", "overview"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to open the screen. `tz` None is the machine's zone, `theme` None is found by itself.

    `since` and `until` are texts as `Explorer.parse_time` takes them, `order` a field, behind a
    dash for the greatest first. `paths`, `geoip` and `asn` are absolute. With `session` the last
    one is taken up.
    """

    query: str = ""
    tz: tzinfo | None = None
    theme: ThemeName | None = None
    ascii: bool = False
    since: str | None = None
    until: str | None = None
    order: str | None = None
    screen: ScreenName | None = None
    paths: tuple[str, ...] = ()
    geoip: str | None = None
    asn: str | None = None
    session: bool = True
