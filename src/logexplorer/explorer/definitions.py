"""The lenses by name: the definition with its thresholds, and the events that are looked at."""

from logexplorer.model.lenses import LENS_TITLES, Lens, LensName, Thresholds
from logexplorer.query.printer import value_text
from logexplorer.store.lenses import CHANGES, ERRORS, IMPERSONATION

_FAILED = 'action = "login_failed"'


def lens_of(name: LensName, least: Thresholds) -> Lens:
    """The lens, its thresholds written out in its definition."""
    query, says = _defined(name, least)
    return Lens(name, LENS_TITLES[name], f"{says[0].upper()}{says[1:]}.", query)


def _defined(name: LensName, least: Thresholds) -> tuple[str, str]:
    match name:
        case "failures-by-address":
            return _FAILED, (
                f"an address with at least {least.address_failures} failed logins within "
                f"{_minutes(least.address_minutes)}, whatever the user names"
            )
        case "failures-by-user":
            return _FAILED, (
                f"a user name that was tried at least {least.user_failures} times within "
                f"{_minutes(least.user_minutes)}, from whatever addresses"
            )
        case "success-after-failures":
            return one_of(("login", "login_failed")), (
                f"a login that follows at least {least.after_failures} failures of that user name, "
                f"or {least.after_address_failures} from that address, within "
                f"{_minutes(least.after_minutes)} and since that user's last login"
            )
    return _SIMPLY[name][0], _SIMPLY[name][1].format(least)


def one_of(actions: tuple[str, ...]) -> str:
    """The query for the events of these actions."""
    return f"action in ({', '.join(map(value_text, actions))})"


def _minutes(count: int) -> str:
    return "a minute" if count == 1 else f"{count} minutes"


_SIMPLY: dict[LensName, tuple[str, str]] = {
    "impossible-travel": (
        "user.username != None",
        "two consecutive events of a user, of any action, whose places are so far apart that "
        "nobody could be there in time at {0.max_speed:,.0f} km/h",
    ),
    "new-country": (
        "user.username != None",
        "a user's first event from a country, after events from another one",
    ),
    "impersonation": (
        one_of(IMPERSONATION),
        "an administrator who acted as another user, from the start to the end",
    ),
    "errors": (
        one_of(ERRORS),
        "errors of configuration, policies, property mappings, tasks and the system",
    ),
    "changes": (one_of(CHANGES), "who created, updated or deleted objects"),
}
