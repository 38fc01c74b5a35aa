"""What was recorded before a record: putting one right is not held against what came since."""

from typing import Any

from django.db.models import QuerySet

from goldthread.cases.casework.models import CaseRecord
from goldthread.cases.casework.models.records import last_of


def last_known_to(record: CaseRecord, others: QuerySet[Any]) -> Any:
    """The last of its case that was there when a record was recorded; of a new one, the last that there is."""
    if not record.case_id:
        return None
    found = others.filter(case_id=record.case_id)
    return last_of(found.filter(recorded_at__lte=record.recorded_at) if record.pk else found)
