"""Which open cases a panel is to look at: those that are open for long, and those that come to it again."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from goldthread.cases.casework.models import CaseQuerySet
from goldthread.cases.casework.models.cases import by_lead
from goldthread.cases.casework.models.records import LAST_FIRST
from goldthread.cases.casework.queries import BY_LEAD, cases_in
from goldthread.cases.casework.spans import length_here
from goldthread.cases.declaring.ages import QualityPanel, before
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.moments import end_of
from goldthread.foundation.spaces.models import Space

LOOKED, AGAIN = "panel_looked_at", "panel_again_on"


def long_open(pathway: Pathway, panel: QualityPanel, space: Space, standing: Standing, on: date) -> CaseQuerySet:
    """Each with when a panel looked at it last, and when it was to come again. A case that was looked at waits for that
    day, however old it is.
    """
    opened_by = before(on, length_here(panel.span, pathway, space.pk))
    last = _looks(pathway.step(panel.step)).order_by(*LAST_FIRST)
    rows = cases_in(space, standing).of(pathway).open().filter(opened_at__lt=end_of(opened_by))
    looked, again = (Subquery(last.values(name)[:1]) for name in ("happened_at", panel.again))
    told = {BY_LEAD: by_lead(), LOOKED: looked, AGAIN: again}
    waits: CaseQuerySet = rows.annotate(**told).filter(Q(**{AGAIN: None}) | Q(**{f"{AGAIN}__lte": on}))
    return waits


def _looks(step: Step) -> QuerySet[Any]:
    rows: QuerySet[Any] = step.record.objects.filter(the_very("case_id"), space_id=OuterRef("space_id"))
    return rows
