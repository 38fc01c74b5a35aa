"""Which open cases a panel is to look at: those that are open for long, and those that come to it again."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Least, TruncDate

from goldthread.cases.casework.models import CaseQuerySet
from goldthread.cases.casework.models.cases import by_lead
from goldthread.cases.casework.models.records import LAST_FIRST
from goldthread.cases.casework.queries import BY_LEAD, cases_in, told_where, with_initials
from goldthread.cases.casework.spans import length_here
from goldthread.cases.casework.unopened import reading_case
from goldthread.cases.declaring.ages import QualityPanel, before
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.moments import end_of
from goldthread.foundation.spaces.models import Space

LOOKED, AGAIN, SINCE = "panel_looked_at", "panel_again_on", "known_since"
WAITS_UNTIL = "panel_waits_until"


def long_open(pathway: Pathway, panel: QualityPanel, space: Space, standing: Standing, on: date) -> CaseQuerySet:
    """Each with when a panel looked at it last, and when it was to come again. A case that was looked at waits for that
    day, however old it is. Of a restricted case that somebody has not opened it is not told when a panel looked at it.
    """
    opened_by, step = before(on, length_here(panel.span, pathway, space.pk)), pathway.step(panel.step)
    last = _records(step).order_by(*LAST_FIRST)
    old, told = (
        Q(opened_at__lt=end_of(opened_by)),
        {BY_LEAD: by_lead(), WAITS_UNTIL: Subquery(last.values(panel.again)[:1])},
    )
    if panel.since:
        known = _records(pathway.step(panel.since.step)).order_by(panel.since.field).values(panel.since.field)[:1]
        told[SINCE] = Least(TruncDate("opened_at"), Subquery(known))
        old = Q(**{f"{SINCE}__lte": opened_by})
    read = reading_case(pathway, space, standing, is_open=False)
    shown = {LOOKED: "happened_at", AGAIN: panel.again}
    told |= {name: told_where(read, Subquery(last.values(field)[:1])) for name, field in shown.items()}
    open_cases = cases_in(space, standing).of(pathway).open().filter(stage__in=step.within)
    rows = with_initials(open_cases, pathway, space, standing).annotate(**told)
    waits: CaseQuerySet = rows.filter(old, Q(**{WAITS_UNTIL: None}) | Q(**{f"{WAITS_UNTIL}__lte": on}))
    return waits


def _records(step: Step) -> QuerySet[Any]:
    rows: QuerySet[Any] = step.record.objects.filter(the_very("case_id"), space_id=OuterRef("space_id"))
    return rows
