"""Tree to checked tree: every name a target, every literal a value of its kind."""

from dataclasses import replace
from datetime import datetime

from logexplorer.model.errors import QueryError
from logexplorer.model.fields import Fields, Kind
from logexplorer.query import nearest, values
from logexplorer.query.ast import (
    AllOf,
    AnyOf,
    Checked,
    Comparison,
    Expression,
    Literal,
    Name,
    Not,
    Operator,
    Target,
)


def check(expression: Expression, fields: Fields, now: datetime) -> Expression:
    """The same tree over `fields`, relative times bound to `now` (aware).

    Raises QueryError at the first name that is no field and the first value that does not fit.
    """
    match expression:
        case Comparison():
            return _comparison(expression, fields, now)
        case AllOf(parts) | AnyOf(parts):
            return replace(expression, parts=tuple(check(part, fields, now) for part in parts))
        case Not(part):
            return replace(expression, part=check(part, fields, now))
    return expression


def resolve(name: Name, fields: Fields) -> Target:
    """The field that a name means; a path seen in the data may leave out its `context`."""
    root, *path = name.steps
    field = fields.roots.get(str(root))
    if field is None:
        return _in_context(name, fields)
    if path and field.kind is not Kind.JSON:
        raise QueryError(
            f"`{field.name}` is one value and has nothing below it",
            name.span,
            f"write `{field.name}` alone",
        )
    return Target(field, tuple(path), name.span)


def _in_context(name: Name, fields: Fields) -> Target:
    keys = ["context"]
    for step in name.steps:
        if not isinstance(step, str):
            break
        keys.append(step)
    context = fields.roots.get("context")
    if context is not None and fields.has_path(tuple(keys)):
        return Target(context, name.steps, name.span)
    raise nearest.no_field(name, fields)


def _comparison(comparison: Comparison, fields: Fields, now: datetime) -> Comparison:
    assert isinstance(comparison.target, Name)
    target = resolve(comparison.target, fields)
    _refuse_whole_object(comparison, target)
    checked = tuple(
        Checked(values.read(literal, target, comparison.operator, now), literal.span)
        for literal in comparison.values
        if isinstance(literal, Literal)
    )
    return replace(comparison, target=target, values=checked)


_EXAMPLES = {"user": "username", "context": "http_request.path"}


def _refuse_whole_object(comparison: Comparison, target: Target) -> None:
    """An object as a whole has a text, and may be missing; it equals no string or number."""
    on_text = comparison.operator in (Operator.CONTAINS, Operator.MATCHES)
    is_object = target.field.kind is Kind.JSON and not target.path
    if not is_object or on_text or all(each.value is None for each in comparison.values):
        return
    name = target.field.name
    raise QueryError(
        f"`{name}` is an object and cannot be compared as a whole",
        comparison.span,
        f"name a key below it, such as `{name}.{_EXAMPLES.get(name, 'name')}`, or use `~`",
    )
