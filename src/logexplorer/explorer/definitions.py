"""The lenses by name: a title, and the definition with its thresholds."""

from logexplorer.model.lenses import Lens, LensName, Thresholds


def lens_of(name: LensName, least: Thresholds) -> Lens:
    """The lens, its thresholds written out in its definition."""
    match name:
        case "failures-by-address":
            title = "Failed logins from one address"
            says = (
                f"an address with at least {least.address_failures} failed logins within "
                f"{_minutes(least.address_minutes)}, whatever the user names"
            )
        case "failures-by-user":
            title = "Failed logins of one user"
            says = (
                f"a user name that was tried at least {least.user_failures} times within "
                f"{_minutes(least.user_minutes)}, from whatever addresses"
            )
        case "success-after-failures":
            title = "Success after failures"
            says = (
                f"a login that follows at least {least.after_failures} failures of that user name, "
                f"or {least.after_address_failures} from that address, within "
                f"{_minutes(least.after_minutes)} and since that user's last login"
            )
        case "impossible-travel":
            title = "Impossible journeys"
            says = "a user in two places, sooner than an aeroplane could fly"
        case "new-country":
            title = "New countries"
            says = "a user's first event from a country, after events from another one"
        case "impersonation":
            title = "Impersonation"
            says = "an administrator who acted as another user, from the start to the end"
        case "errors":
            title = "Errors"
            says = "errors of configuration, policies, property mappings, tasks and the system"
        case "changes":
            title = "Changes"
            says = "who created, updated or deleted objects"
    return Lens(name, title, f"{says[0].upper()}{says[1:]}.")


def _minutes(count: int) -> str:
    return "a minute" if count == 1 else f"{count} minutes"
