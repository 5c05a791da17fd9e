"""What the user looks at, as a value: asking again gives the same answer."""

from dataclasses import dataclass, field

from logexplorer.model.period import EVER, Period


@dataclass(frozen=True, slots=True)
class Order:
    """Rows by one field or path, newest or greatest first unless `descending` is False.

    `target` is what the checked name of a path means, which only the store looks into.
    """

    field: str = "created"
    descending: bool = True
    target: object | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """A query, a period and an order, over the events that had arrived at the watermark.

    `condition` is the checked query tree, which only the store looks into; None asks for all.
    `watermark` is the number of the newest batch to read; None reads all there is.
    """

    text: str = ""
    condition: object | None = None
    period: Period = EVER
    order: Order = field(default_factory=Order)
    watermark: int | None = None
