"""The form of every action."""

from collections.abc import Iterator, Mapping

from logexplorer.model.event import Event
from logexplorer.views.changes import change_section
from logexplorer.views.forms import access, logins, upkeep
from logexplorer.views.forms.parts import Part, message, model_section, rest, together
from logexplorer.views.row import Row

_MODEL = together(
    model_section("Affected model", "model"),
    change_section,
    rest("More", "model", "diff", "model_state"),
)
_OTHER = together(message(), rest("Data", "message"))
"""Custom actions, and what later versions of authentik may write."""

FORMS: Mapping[str, Part] = {
    "model_created": _MODEL,
    "model_updated": _MODEL,
    "model_deleted": _MODEL,
    **logins.FORMS,
    **access.FORMS,
    **upkeep.FORMS,
}


def form_rows(event: Event) -> Iterator[Row]:
    """What authentik's event page shows for the event; nothing for other logs' lines."""
    action = event.action or ""
    if action in FORMS:
        yield from FORMS[action](event)
    elif action.startswith("custom_"):
        yield from _OTHER(event)
