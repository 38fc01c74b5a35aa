"""In which open cases a child comes of age by a day, or did already.

A birth is told by the pathway's own record where it names one, and otherwise by what the case itself tells of the
children whom it is about: what another case tells of them stays there. The births that are near are found first and
once, among those of open cases, which are few beside all that there are; only of those it is worked out when the age is
reached.
"""

from datetime import date
from typing import Any

from django.db.models import DateField, Exists, F, Func, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Least, TruncDate

from goldthread.cases.casework.models import CaseEvent, CaseQuerySet
from goldthread.cases.casework.models.cases import by_lead
from goldthread.cases.casework.queries import BY_LEAD, cases_in
from goldthread.cases.casework.spans import length_here
from goldthread.cases.casework.unopened import reading_case
from goldthread.cases.declaring.ages import AHEAD, ComesOfAge, after
from goldthread.cases.declaring.clocks import Fact
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.people.models import Involvement, Person, SaidBirth
from goldthread.cases.transfers.steps import ANSWERS, OFFERED
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.uncertain_dates import Certainty

REACHED, RECORDED = "of_age_on", "recorded_of_it"


class Reached(Func):
    """The birthday so many years after a birth; of the 29th of February the 28th where a year has no such day."""

    output_field = DateField()

    def __init__(self, born: Any, *, years: int) -> None:
        super().__init__(born, template=f"(%(expressions)s + interval '{int(years)} years')::date")


def coming_of_age_by(pathway: Pathway, space: Space, standing: Standing, on: date) -> CaseQuerySet:
    """Those that somebody reads, each with the first day on which somebody comes of age in it, and which step of those
    to which the list leads was recorded last.

    A restricted case that they have not opened is left out: that it stands here would tell of its child.
    """
    until = after(on, length_here(AHEAD, pathway, space.pk))
    near = [(age, _near(pathway, age, space, until)) for age in pathway.comes_of_age]
    found_near = {case for _, births in near for case in births.values_list("case", flat=True)}
    rows = _read(pathway, space, standing).filter(pk__in=found_near)
    days = {f"{REACHED}_{age.years}": _first(age, births) for age, births in near}
    first = Least(*days) if len(days) > 1 else F(*days)
    told = {BY_LEAD: by_lead(), RECORDED: Subquery(_recorded_last(pathway).values("step")[:1])}
    found: CaseQuerySet = rows.annotate(**told, **days).annotate(**{REACHED: first})
    return found


def _read(pathway: Pathway, space: Space, standing: Standing) -> CaseQuerySet:
    read = reading_case(pathway, space, standing, is_open=False)
    rows: CaseQuerySet = cases_in(space, standing).of(pathway).open().filter(read)
    return rows


def without_birth(pathway: Pathway, space: Space, standing: Standing) -> int:
    """How many of the open cases that somebody reads tell no birth, so that nobody knows when it is: they are not
    listed. One that says why nothing is looked out for is not among them.
    """
    rows = _read(pathway, space, standing)
    for age in pathway.comes_of_age:
        said = pathway.step(age.born.step).record.objects if age.born else SaidBirth.objects.filter(taken_back_at=None)
        told = Q(**{f"{age.born.field}__isnull": False}) if age.born else Q()
        told |= Q(**{f"{age.unless.field}__isnull": False}) if age.unless else Q()
        rows = rows.filter(~Exists(said.filter(told, the_very("case_id"), space_id=OuterRef("space_id"))))
    return rows.order_by().count()


def _recorded_last(pathway: Pathway) -> QuerySet[CaseEvent]:
    """What was recorded last in an outer case of what is recorded then; of an offer to others, its answers too."""
    then = {one.then.step for one in pathway.comes_of_age}
    steps = CaseEvent.objects.filter(the_very("case_id"), space_id=OuterRef("space_id"), kind=CaseEvent.Kind.STEP)
    return steps.filter(step__in=[*then, *(ANSWERS if OFFERED in then else ())]).order_by("-pk")


def _first(age: ComesOfAge, births: QuerySet[Any]) -> Subquery:
    """The first such day in an outer case."""
    of_case = births.filter(the_very("case_id"), space_id=OuterRef("space_id")).order_by()
    return Subquery(of_case.values("case").annotate(first=Min(Reached("born", years=age.years))).values("first"))


def _near(pathway: Pathway, age: ComesOfAge, space: Space, until: date) -> QuerySet[Any]:
    """What tells a birth, ``born``, of which an age is reached by a day, in open cases of a space."""
    births = _recorded(pathway, age, age.born) if age.born else _told()
    of_open = births.filter(space=space, case__space=space, case__pathway=pathway.code, case__closed_at=None)
    # Who was of age before the case began does not come of age in it.
    reached = of_open.annotate(reached=Reached("born", years=age.years))
    near: QuerySet[Any] = reached.filter(born__lte=age.born_by(until), reached__gte=TruncDate("case__opened_at"))
    return near


def _recorded(pathway: Pathway, age: ComesOfAge, born: Fact) -> QuerySet[Any]:
    """What the last record of a step says in its case (``last_of``), if it says it of the age."""
    record = pathway.step(born.step).record
    dated = record.objects.annotate(day=TruncDate("happened_at"))
    later = Q(day__gt=OuterRef("day")) | Q(day=OuterRef("day"), pk__gt=OuterRef("pk"))
    rows: QuerySet[Any] = dated.filter(~Exists(dated.filter(the_very("case_id", "case_id")).filter(later)))
    for name, answers in born.where.items():
        left_out = Q(**{f"{name}__isnull": True}) if None in answers else Q()
        rows = rows.filter(Q(**{f"{name}__in": [one for one in answers if one is not None]}) | left_out)
    if age.unless:
        rows = rows.filter(**{f"{age.unless.field}__isnull": True})
    return rows.annotate(born=F(born.field))


def _told() -> QuerySet[Any]:
    """Of each child whom a case is about, when they were born by what it tells: the first day that it may have been.
    Where it tells two, the one that their page shows first (``births_in_front``): a day before what is not known so
    well, and else what was told first. Of one who died nothing is looked out for.
    """
    same = (the_very("person_id", "person_id"), the_very("case_id", "case_id"))
    subject = Involvement.objects.filter(*same, part=Involvement.Part.SUBJECT, taken_back_at=None)
    standing_ones = SaidBirth.objects.filter(taken_back_at=None)
    dated = standing_ones.exclude(earliest_on=None, latest_on=None)
    death = standing_ones.filter(*same).exclude(died_on=None)
    others, is_day = dated.filter(*same), Q(certainty=Certainty.DAY)
    before = Q(told_at__lt=OuterRef("told_at")) | Q(told_at=OuterRef("told_at"), pk__lt=OuterRef("pk"))
    in_front = Q(is_day, Exists(others.filter(is_day & before))) | Q(~is_day, Exists(others.filter(is_day | before)))
    rows = dated.filter(Exists(subject), ~in_front, ~Exists(death))
    told: QuerySet[Any] = rows.exclude(person__kind=Person.Kind.ADULT)
    return told.annotate(born=Coalesce("earliest_on", "latest_on"))
