"""The two events that the user has marked to compare them."""

from datetime import UTC, datetime

from logexplorer.model.event import Event

Marks = tuple[Event, ...]
"""At most two, in the order in which they were marked."""

MARKED = (
    "no event is marked; m marks one",
    "marked; D compares it with the event chosen next",
    "two events are marked; D compares them",
)
"""What to say when so many are marked."""

_NEVER = datetime.min.replace(tzinfo=UTC)


def toggled(marks: Marks, event: Event) -> Marks:
    """With the event marked, or not any more if it was; of three the first is let go."""
    kept = tuple(each for each in marks if each.id != event.id)
    return kept if len(kept) < len(marks) else (*marks, event)[-2:]


def pair(marks: Marks, chosen: Event | None) -> tuple[Event, Event] | None:
    """The two to compare, the older one first: both marks, or the one mark and what is chosen."""
    both = marks
    if len(marks) == 1 and chosen is not None and chosen.id != marks[0].id:
        both = (*marks, chosen)
    if len(both) != 2:
        return None
    one, other = sorted(both, key=lambda event: (event.created or _NEVER, event.id))
    return one, other
