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


_ROWS = """
login | Login | #4cb140
login_failed | Failed login | #ec7a08
logout | Logout | #f9e0a2
user_write | User was written to | #ef9234
suspicious_request | Suspicious request | #c46100
password_set | Password set | #003737
secret_view | Secret was viewed | #73c5c5
secret_rotate | Secret was rotated | #38812f
invitation_used | Invitation used | #8bc1f7
authorize_application | Application authorized | #0060c0
source_linked | Source linked | #f6d173
impersonation_started | Impersonation started | #a2d9d9
impersonation_ended | Impersonation ended | #a2d9d9
flow_execution | Flow execution | #f4c145
policy_execution | Policy execution | #f4b678
policy_exception | Policy exception | #c58c00
property_mapping_exception | Property Mapping exception | #519de9
system_task_execution | System task execution | #005f60
system_task_exception | System task exception | #7cc674
system_exception | General system exception | #004b95
configuration_error | Configuration error | #23511e
configuration_warning | Configuration warning |
model_created | Model created | #8f4700
model_updated | Model updated | #bde2b9
model_deleted | Model deleted | #002f5d
email_sent | Email sent | #009596
update_available | Update available | #f0ab00
export_ready | Data export ready |
review_initiated | Review initiated |
review_overdue | Review overdue |
review_attested | Review attested |
review_completed | Review completed |
access_request_created | Access request created |
access_request_approved | Access request approved |
access_request_denied | Access request denied |
access_request_revoked | Access request revoked |
user_offboarded | User offboarded |
next_action_set | Next action set |
next_action_removed | Next action removed |
next_action_completed | Next action completed |
custom_ | Custom action |
"""

# Django makes a choice's label from the name in the source; only these two differ from the value.
_CHOICE_LABELS = {"invitation_used": "Invite Used", "custom_": "Custom Prefix"}


def _action(row: str) -> Action:
    value, label, colour = (cell.strip() for cell in row.split("|"))
    choice_label = _CHOICE_LABELS.get(value, value.replace("_", " ").title())
    return Action(value, label, choice_label, colour or None)


ACTIONS: Mapping[str, Action] = {
    action.value: action for action in map(_action, _ROWS.strip().splitlines())
}
"""All actions by value, in authentik's order; `custom_` is the prefix of a policy's own."""

_VALUES = {
    label: action.value
    for action in ACTIONS.values()
    for label in (action.label, action.choice_label)
}


def label_of(value: str) -> str:
    """The label that the admin pages show; an unknown or custom action is shown as it is."""
    return ACTIONS[value].label if value in ACTIONS else value


def value_of(label: str) -> str | None:
    """The action with exactly this label, the pages' or the API's; None where there is none."""
    return _VALUES.get(label)
