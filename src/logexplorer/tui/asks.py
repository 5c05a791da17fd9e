"""What a line of choices asks the user for, and what the answers mean."""

from dataclasses import dataclass
from typing import Literal

from logexplorer.model.period import Period
from logexplorer.model.search import Order

Purpose = Literal[
    "bookmark",
    "save",
    "format",
    "file",
    "range",
    "order",
    "facet",
    "field",
    "user",
    "chart_file",
]


@dataclass(frozen=True, slots=True)
class Ask:
    """Options of which one may be chosen, and texts that may be typed instead.

    `typed` are the names of the texts and what they hold at first. Where `both` count, the option
    holds whatever is typed. `about` is what the question is about, and comes back with the answer.
    """

    purpose: Purpose
    title: str
    options: tuple[str, ...]
    chosen: int
    typed: tuple[tuple[str, str], ...]
    note: str = ""
    both: bool = False
    begin_typing: bool = False
    about: object = None


FACET = Ask("facet", "Facet", (), 0, (("field", ""),), "such as context.asn.as_org or app")
RANGES = ("15m", "1h", "24h", "7d", "30d", "all")
ORDERS = {
    "time": "created",
    "action": "action",
    "user": "user.username",
    "client IP": "client_ip",
    "app": "app",
    "level": "level",
    "message": "message",
}
"""Columns by what the table's head calls them."""
_COLUMNS = {"client_ip": "client_ip", "summary": "message"}


def range_ask(period: Period) -> Ask:
    """From when to when; relative times reach back from now."""
    typed = (("from", _utc(period, "since")), ("to", _utc(period, "until")))
    note = "UTC; as -2h, today, 2026-09-15, 2026-09-15 10:20"
    return Ask("range", "Time range", RANGES, len(RANGES) - 1 if not period else 0, typed, note)


def range_texts(option: str) -> tuple[str, str]:
    """From and to of an option, as `Explorer.parse_time` takes them; empty is open."""
    return ("" if option == "all" else f"-{option}", "")


def order_ask(order: Order) -> Ask:
    """By which column; the present one once more turns it round."""
    fields = list(ORDERS.values())
    chosen = fields.index(order.field) if order.field in fields else 0
    typed = (("field", "" if order.field in fields else order.field),)
    return Ask("order", "Order by", tuple(ORDERS), chosen, typed, "the same again turns it round")


def field_of(option: str) -> str:
    """The field of an option, or of a column of the table."""
    return ORDERS.get(option) or _COLUMNS.get(option, option)


def ordered_by(order: Order, field: str) -> bool:
    """Is it to be descending, when the user asks for this field?"""
    if order.field == field:
        return not order.descending
    return field == "created"


def _utc(period: Period, side: Literal["since", "until"]) -> str:
    moment = getattr(period, side)
    return "" if moment is None else moment.isoformat(" ").replace("+00:00", "Z")
