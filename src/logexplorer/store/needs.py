"""What a condition has to find ready before it is asked: relations, addresses, texts."""

import re
from dataclasses import dataclass

from logexplorer.query.ast import Operator
from logexplorer.store.addresses import Addresses
from logexplorer.store.canonical import is_structural
from logexplorer.store.composites import Composites, held_as_it_lies
from logexplorer.store.database import Cursor
from logexplorer.store.dialect import FALSE, TRUE, Sql, joined, negated, text_test
from logexplorer.store.relations import IS_COMPOSITE, Path, Relation, Relations
from logexplorer.store.scans import Reading

_PART_OF_A_UUID = re.compile(r"[0-9A-Fa-f-]{1,36}")
_SEARCHED = (("user",), ("context",))


@dataclass(frozen=True, slots=True)
class Needs:
    """Makes what a condition names, on the cursor that will ask it.

    `newest` is the newest batch up to which all texts are stored. Without a `reading` what is found
    in texts is not kept, and the condition says how to find it.
    """

    cursor: Cursor
    newest: int
    relations: Relations
    known_addresses: Addresses
    texts: Composites
    reading: Reading | None = None

    def column(self, name: str) -> str:
        """The column of an event's field."""
        return name

    def addresses(self) -> None:
        """Bring the table of addresses up to date."""
        self.known_addresses.catch_up(self.cursor)

    def relation(self, path: Path) -> Relation:
        """Where a path's values are."""
        return self.relations.of(path, self.newest, self.cursor)

    def has_composites(self, relation: Relation) -> bool:
        """Are some of the values objects or arrays?"""
        return self.relations.has_composites(relation, self.newest, self.cursor)

    def composites(self, relation: Relation, operator: Operator, text: str, matching: bool) -> Sql:
        """The events with an object or array there whose text passes the test, or fails it."""
        if relation.many and not matching:
            failing = self.texts.written(
                relation.path, operator, text, self.newest, self.cursor, matching=False
            )
            return self._among(failing)
        holding = self.texts.holding(relation.path, operator, text, self.newest, self.cursor)
        if matching:
            return self._among(holding)
        composite = f"id IN (SELECT id FROM {relation.table} WHERE {relation.kind} {IS_COMPOSITE})"
        return joined((Sql(composite), negated(self._among(holding))), "AND", TRUE)

    def plain_term(self, term: str) -> Sql:
        """The events that hold a term of a plain search in one of the searched fields."""
        self.addresses()
        address = text_test("plain", Operator.CONTAINS, term)
        found = [
            text_test("action", Operator.CONTAINS, term),
            text_test("app", Operator.CONTAINS, term),
            Sql(
                f"client_ip IN (SELECT address FROM addresses WHERE {address})", address.parameters
            ),
        ]
        if _PART_OF_A_UUID.fullmatch(term):
            test = text_test("event_uuid::VARCHAR", Operator.CONTAINS, term)
            found.append(self._among(Sql(f"SELECT id FROM events WHERE {test}", test.parameters)))
        found += map(self._among, self._in_objects(term))
        held = joined(found, "OR", FALSE)
        return Sql(f"coalesce({held}, FALSE)", held.parameters)

    def _among(self, statement: Sql) -> Sql:
        """The events whose ids a statement gives that reads every text, or as much."""
        ids = self.reading.once(statement) if self.reading else statement
        return Sql(f"id IN ({ids})", ids.parameters)

    def _in_objects(self, term: str) -> list[Sql]:
        if not is_structural(term):
            return [held_as_it_lies(_SEARCHED, term)]
        return [
            self.texts.holding(path, Operator.CONTAINS, term, self.newest, self.cursor)
            for path in _SEARCHED
        ]
