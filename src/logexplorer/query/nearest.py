"""The name that was probably meant by one that is no field."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

from logexplorer.model.errors import UnknownField
from logexplorer.model.fields import Fields
from logexplorer.query.ast import Name
from logexplorer.query.printer import name_text

MOST_PATHS = 5000
"""How many known paths are compared, so that a mistake is answered at once."""


def no_field(name: Name, fields: Fields) -> UnknownField:
    """The error for a name that is no field, with the nearest one where there is any."""
    written = name_text(name.steps)
    near = _nearest(name, written, fields)
    advice = f"did you mean `{near}`?" if near else f"the fields are {', '.join(fields.roots)}"
    shown = written if "`" in written else f"`{written}`"
    return UnknownField(f"no field {shown}", name.span, advice)


def _nearest(name: Name, written: str, fields: Fields) -> str | None:
    root = str(name.steps[0])
    meant = closest(root, fields.roots)
    if meant is not None:
        return name_text((meant, *name.steps[1:]))
    known: dict[str, str] = {}
    for path in islice(fields.paths(), MOST_PATHS):
        known[path] = path
        known.setdefault(path.removeprefix("context."), path)
    found = closest(written, known)
    return known[found] if found is not None else None


def closest(word: str, names: Iterable[str]) -> str | None:
    """The nearest of the names, any case; one that only differs in case comes first."""
    lower: dict[str, str] = {}
    for each in names:
        lower.setdefault(each.lower(), each)
    close = get_close_matches(word.lower(), lower, n=1, cutoff=0.7)
    return lower[close[0]] if close else None
