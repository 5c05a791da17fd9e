"""authentik's actions: value, the admin page's label, the API's label, and chart colour.

Source: authentik's models.py (EventAction), web/src/common/labels.ts and EventChart.ts.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One action; `colour` is None where authentik's chart uses its default."""

    value: str
    label: str
    choice_label: str
    colour: str | None = None
