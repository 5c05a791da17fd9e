"""The month as a whole: every chapter writes into one journal."""

from typing import Any

from sample import incidents, lifecycle, machinery, oddities, trouble
from sample.audit import Audit
from sample.days import Days
from sample.journal import Journal


def rows() -> list[dict[str, Any]]:
    """All events of the month as the REST API gives them, oldest first."""
    journal = Journal()
    Days(journal, incidents.away() | lifecycle.away()).write()
    Audit(journal).write()
    incidents.write(journal)
    lifecycle.write(journal)
    machinery.write(journal)
    trouble.write(journal)
    oddities.write(journal)
    return journal.rows()
