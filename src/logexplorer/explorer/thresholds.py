"""From how many on something needs a look: the defaults, and what the user's config says."""

from dataclasses import replace

from logexplorer.config import Config
from logexplorer.model.errors import UsageError
from logexplorer.model.lenses import Thresholds

KEYS = {
    "failures-by-address": {"failures": "address_failures", "minutes": "address_minutes"},
    "failures-by-user": {"failures": "user_failures", "minutes": "user_minutes"},
    "success-after-failures": {
        "failures": "after_failures",
        "address_failures": "after_address_failures",
        "minutes": "after_minutes",
    },
}
"""What `[overview.NAME]` may hold, and which threshold each key is."""

_MOST_MINUTES = 1_440
_MOST_FAILURES = 100_000


def thresholds_of(config: Config) -> Thresholds:
    """The thresholds. Raises UsageError for a lens or key that there is not, or a bad number."""
    found = Thresholds(max_speed=config.max_speed)
    for name, section in config.lenses.items():
        if name not in KEYS:
            raise config.unknown(f"section overview.{name}", tuple(KEYS))
        for key, value in section.items():
            if key not in KEYS[name]:
                raise config.unknown(f"overview.{name}.{key}", tuple(KEYS[name]))
            most = _MOST_MINUTES if key == "minutes" else _MOST_FAILURES
            if not isinstance(value, int) or not 1 <= value <= most:
                raise UsageError(
                    f"{config.path}: overview.{name}.{key} is no whole number from 1 to {most:,}",
                    f"it is {value}",
                )
            found = replace(found, **{KEYS[name][key]: value})
    return found
