"""In which open cases a child comes of age by a day, or did already.

A birth is told by the pathway's own record where it names one, and otherwise by what the case itself tells of the
children whom it is about: what another case tells of them stays there. One begins from the open cases, which are few
beside all that there are, and looks each up.
"""

from datetime import date
from typing import Any

from django.db.models import DateField, Func, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Least

from goldthread.cases.casework.models import Case, CaseEvent, CaseQuerySet
from goldthread.cases.casework.models.cases import by_lead
from goldthread.cases.casework.models.records import LAST_FIRST
from goldthread.cases.casework.queries import BY_LEAD, cases_in
from goldthread.cases.casework.spans import length_here
from goldthread.cases.declaring.ages import AHEAD, ComesOfAge, after
from goldthread.cases.declaring.clocks import Fact
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.people.models import Involvement, Person, SaidBirth
from goldthread.cases.transfers.steps import ACCEPTED, OFFERED, REFUSED
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.spaces.models import Space

REACHED, HANDED = "of_age_on", "handed_by"


class Reached(Func):
    """The birthday so many years after a birth; of the 29th of February the 28th where a year has no such day."""

    output_field = DateField()

    def __init__(self, born: Any, *, years: int) -> None:
        super().__init__(born, template=f"(%(expressions)s + interval '{int(years)} years')::date")


def coming_of_age_by(pathway: Pathway, space: Space, standing: Standing, on: date) -> CaseQuerySet:
    """Those that somebody reads, each with the first day on which somebody comes of age in it, and how far it is handed
    over.

    A restricted case that they have not opened is left out: that it stands here would tell of its child.
    """
    until = after(on, length_here(AHEAD, pathway, space.pk))
    read = Case.objects.read_by(standing).filter(the_very("pk"))
    days = {f"{REACHED}_{age.years}": Subquery(_first(pathway, age, until)) for age in pathway.comes_of_age}
    told = {BY_LEAD: by_lead(), HANDED: Subquery(_handed().values("step")[:1])}
    rows = cases_in(space, standing).of(pathway).open().annotate(**told, **days)
    first = Least(*days) if len(days) > 1 else Coalesce(*days, *days)
    found: CaseQuerySet = rows.annotate(**{REACHED: first}).filter(**{f"{REACHED}__isnull": False})
    return found if standing.is_system else found.filter(pk__in=read.values("pk"))


def _handed() -> QuerySet[CaseEvent]:
    """What was recorded last in an outer case of handing it over."""
    steps = CaseEvent.objects.filter(the_very("case_id"), space_id=OuterRef("space_id"), kind=CaseEvent.Kind.STEP)
    return steps.filter(step__in=(OFFERED, ACCEPTED, REFUSED)).order_by("-pk")


def _first(pathway: Pathway, age: ComesOfAge, until: date) -> QuerySet[Any]:
    """The first such day in an outer case."""
    births = _recorded(pathway, age.born) if age.born else _told()
    near = births.filter(born__lte=age.born_by(until)).order_by()
    first: QuerySet[Any] = near.values("case").annotate(first=Min(Reached("born", years=age.years))).values("first")
    return first


def _recorded(pathway: Pathway, born: Fact) -> QuerySet[Any]:
    """What the last record of a step says in an outer case, if it says it of the age."""
    record = pathway.step(born.step).record
    of_case = record.objects.filter(the_very("case_id"), space_id=OuterRef("space_id"))
    last = record.objects.filter(the_very("case_id", "case_id")).order_by(*LAST_FIRST).values("pk")[:1]
    of_this = {f"{name}__in": answers for name, answers in born.where.items()}
    rows: QuerySet[Any] = of_case.filter(pk=Subquery(last), **of_this)
    return rows.annotate(born=Coalesce(born.field, born.field, output_field=DateField()))


def _told() -> QuerySet[Any]:
    """Of each child whom an outer case is about, what it told last of the birth: the first day that it may have been.
    Of one who died nothing is looked out for.
    """
    told = SaidBirth.objects.filter(
        the_very("person_id", "person_id"), the_very("case_id", "case_id"), taken_back_at=None
    )
    last = told.order_by("-told_at", "-pk")
    of_case = Involvement.objects.filter(the_very("case_id"), space_id=OuterRef("space_id"))
    subjects = of_case.filter(part=Involvement.Part.SUBJECT, taken_back_at=None).exclude(person__kind=Person.Kind.ADULT)
    days = last.annotate(day=Coalesce("earliest_on", "latest_on"))
    rows: QuerySet[Any] = subjects.annotate(
        born=Subquery(days.values("day")[:1]), died=Subquery(last.values("died_on")[:1])
    )
    return rows.filter(Q(died=None))
