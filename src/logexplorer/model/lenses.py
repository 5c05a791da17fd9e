"""What needs a look: security questions with thresholds, and what they found, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from logexplorer.model.period import Period

LensName = Literal[
    "success-after-failures",
    "impossible-travel",
    "failures-by-address",
    "failures-by-user",
    "new-country",
    "impersonation",
    "errors",
    "changes",
]

LENS_TITLES: Mapping[LensName, str] = {
    "success-after-failures": "Success after failures",
    "impossible-travel": "Impossible journeys",
    "failures-by-address": "Failed logins from one address",
    "failures-by-user": "Failed logins of one user",
    "new-country": "New countries",
    "impersonation": "Impersonation",
    "errors": "Errors",
    "changes": "Changes",
}
"""All lenses, the most urgent ones first."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From how many on, and within which time, something needs a look.

    `address_*` and `user_*` make a burst of failed logins; `after_*` a success after failures: of
    the user's name, or of any name from the same address, which more people may share. `max_speed`
    is in kilometres an hour.
    """

    address_failures: int = 10
    address_minutes: int = 10
    user_failures: int = 5
    user_minutes: int = 30
    after_failures: int = 3
    after_address_failures: int = 10
    after_minutes: int = 60
    max_speed: float = 1000.0


@dataclass(frozen=True, slots=True)
class Lens:
    """A question that is asked of the events of a search; `definition` is one sentence.

    `query` finds the events that it looks at.
    """

    name: LensName
    title: str
    definition: str
    query: str


@dataclass(frozen=True, slots=True)
class Finding:
    """An address, user or action that needs a look.

    Within `period`, the query `query`, asked together with that of the search, finds exactly its
    `count` events. `detail` says more in words.
    """

    what: str
    count: int
    first: datetime | None
    last: datetime | None
    detail: str
    query: str
    period: Period


@dataclass(frozen=True, slots=True)
class Findings:
    """What a lens found: `total` findings, of which `items` are the first ones.

    `note` says what the reader has to know of the answer, or is empty.
    """

    lens: Lens
    items: tuple[Finding, ...]
    total: int
    note: str = ""
