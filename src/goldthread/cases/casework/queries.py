"""Which cases there are and what is known of one, as lists and pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery, When
from django.db.models import Case as Either

from goldthread.cases.casework.models import Case, CaseEvent, CaseQuerySet, CaseRecord, HandedOver
from goldthread.cases.casework.models.cases import CASE_KIND, WHOLE, by_lead
from goldthread.cases.casework.models.lasting import each_given, led_no_more, without_leading
from goldthread.cases.casework.overdue import clock_codes
from goldthread.cases.casework.permissions import leads_no_more, may_in
from goldthread.cases.casework.unopened import reading, reading_case
from goldthread.cases.casework.who_left import running
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.grants.models import GrantQuerySet
from goldthread.foundation.grants.queries import granted_of, own_granted_of, own_grants, why_granted
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.models import COUNTS_AS_LATE, Clock
from goldthread.foundation.timekeeping.queries import clocks_of

NEXT_DUE, IS_READ, READS_END, BY_LEAD = "next_due", "is_read", "reads_end", "by_lead"
GIVEN, SEEN_FOR = "is_given", "seen_for"


def register_of(pathway: Pathway, space: Space, standing: Standing) -> CaseQuerySet:
    """Cases of a pathway in a space, each with what is due next and the facts that stand first on its page.

    Of a case that somebody has not opened, and of what its page would not show them, the register says nothing either.
    """
    facts = {
        fact_name(step, field): told_where(reading(step, field, space, standing), _first_said(step, field, standing))
        for step, field in summary_fields(pathway)
    }
    read = {
        name: told_where(reading_case(pathway, space, standing, is_open=is_open), models.Value(True))
        for name, is_open in ((IS_READ, True), (READS_END, pathway.tells_outcome))
    }
    rows = with_initials(cases_in(space, standing).of(pathway), pathway, space, standing)
    return rows.annotate(**facts, **read, **{BY_LEAD: by_lead()})


def with_initials(rows: CaseQuerySet, pathway: Pathway, space: Space, standing: Standing) -> CaseQuerySet:
    """Each with the names of which lists have the initials, where somebody reads them."""
    names = {
        fact_name(step, field): told_where(reading(step, field, space, standing), _first_said(step, field, standing))
        for _, step, field in initials_in_lists(pathway)
    }
    return rows.annotate(**names)


def told_where(is_so: Q, told: Any) -> Any:
    """Something that is told of those cases of which it is so, and of no other."""
    return models.Case(models.When(is_so, then=told)) if is_so else told


def cases_in(space: Space, standing: Standing) -> CaseQuerySet:
    """Cases of every pathway in a space that somebody may see, each with what is due next."""
    of_this = Clock.objects.filter(space_id=OuterRef("space_id"), subject_kind=CASE_KIND, subject_id=OuterRef("pk"))
    told = of_this.filter(COUNTS_AS_LATE, code__in=clock_codes(space, standing))
    running = told.running().filter(due_at__isnull=False)
    rows = Case.objects.visible_to(standing).filter(space=space).with_names()
    return rows.annotate(**{NEXT_DUE: Subquery(running.order_by("due_at").values("due_at")[:1])})


def clocks_shown(case: Case, standing: Standing, at: datetime) -> list[Clock]:
    """Those of a case that somebody sees, as its page orders them."""
    clocks, told = clocks_of(case.space_id, CASE_KIND, case.pk, at), case.rules.clocks_told
    whole = sees_all_of(case, standing)
    return [clock for clock in clocks if whole or clock.code in told]


def summary_fields(pathway: Pathway) -> list[tuple[Step, models.Field]]:
    """The facts of a pathway that stand first, as steps and fields of their records."""
    return fields_named(pathway, pathway.summary)


def initials_in_lists(pathway: Pathway) -> list[tuple[str, Step, models.Field]]:
    """The names of which lists of a pathway have the initials: the word for whose they are, and where they are said. A
    restricted case is opened before anything of a person is read.
    """
    if pathway.is_restricted:
        return []
    words = {fact: one.word for one in pathway.found_by if one.is_person for fact in one.facts}
    named = [fact for fact in pathway.known_by if fact in words]
    pairs = zip(named, fields_named(pathway, named), strict=True)
    return [(words[fact], step, field) for fact, (step, field) in pairs]


def fields_named(pathway: Pathway, facts: Iterable[str]) -> list[tuple[Step, models.Field]]:
    """Facts ("contact.employer") as steps and fields of their records."""
    named = (one.split(".", 1) for one in facts)
    return [(step := pathway.step(code), step.record._meta.get_field(name)) for code, name in named]


def fact_name(step: Step, field: models.Field) -> str:
    return f"fact_{step.code}_{field.name}"


def _first_said(step: Step, field: models.Field, standing: Standing) -> Subquery:
    """What the first record of a step says; of an agency, its name."""
    record = step.record.objects
    seen = record.visible_to(standing) if step.record.own_until else record.all()
    rows = seen.filter(space_id=OuterRef("space_id"), case_id=OuterRef("pk")).order_by("pk")
    name = f"{field.name}__name" if field.remote_field and field.remote_field.model is Agency else field.name
    return Subquery(rows.values(name)[:1])


def people_of(pathway: Pathway, space: Space, on: date) -> list[User]:
    """Who runs a pathway in a space: whoever records in all of its cases, and can still sign in."""
    return list(User.objects.filter(_runs(pathway, space, on)).order_by("name"))


def _runs(pathway: Pathway, space: Space, on: date) -> Q:
    return Q(pk__in=running(pathway, [space.pk], on).values("user_id"))


@dataclass(frozen=True)
class Lead:
    """Somebody by whom cases may be led, or are still led though they run them no longer."""

    pk: int
    name: str
    runs_it: bool


def leads_of(pathway: Pathway, space: Space, standing: Standing, on: date) -> list[Lead]:
    """Who runs a pathway, and whoever leads an open case that somebody sees, until it is handed to another.

    Each account is asked for by itself, since cases are many.
    """
    led = Case.objects.visible_to(standing).open().of(pathway).filter(the_very("lead_id"), space=space)
    runs_it = models.ExpressionWrapper(_runs(pathway, space, on), output_field=models.BooleanField())
    rows = User.objects.annotate(runs_it=runs_it).filter(Q(runs_it=True) | Q(Exists(led)))
    return [Lead(*told) for told in rows.order_by("name", "pk").values_list("pk", "name", "runs_it")]


def steps_in(events: Iterable[CaseEvent]) -> set[str]:
    """Of a timeline, the steps that were recorded."""
    return {event.step for event in events if event.kind == CaseEvent.Kind.STEP}


def events_of(case: Case, standing: Standing) -> list[CaseEvent]:
    """The timeline, the newest first, as somebody reads it.

    Why something was done is read by those who read all of the case, and of a record by whose agency recorded it: a
    reason may tell what the record does not show. That another case came of it is read by whoever sees that one, and
    that agencies were asked, or read a chronology, by those who read all of the case: an agency knows of what it was
    asked itself. What was
    done with documents is read by those who read all of the case or did it: others see in the list what they may.
    ``is_kept`` says of each whether its record is an agency's own that somebody does not read: no link leads there.
    """
    rows = CaseEvent.objects.filter(space_id=case.space_id, case=case).select_related("agency")
    events = list(rows.order_by("-happened_at", "-pk"))
    whole, mine = sees_all_of(case, standing), standing.agencies_where(Can.VIEW_CASES)
    kept = _kept_to_themselves(case, events, standing)
    whose = {(one.step, one.record_id): one.agency_id for one in events if one.kind == CaseEvent.Kind.STEP}
    unseen = _hand_overs_unseen(case, events, standing)
    for event in events:
        event.case = case
        owner = whose.get((event.step, event.record_id), event.agency_id)
        reads = whole or owner in mine or event.kind == CaseEvent.Kind.HANDED_OVER
        event.is_kept = (event.step, event.record_id) in kept
        if not reads or event.is_kept:
            event.words = ""
        if not reads and event.kind in CaseEvent.OF_DOCUMENTS:
            unseen.add(event.pk)
    return [event for event in events if event.pk not in unseen and (whole or event.kind not in CaseEvent.OF_WHOLE)]


def _kept_to_themselves(case: Case, events: list[CaseEvent], standing: Standing) -> set[tuple[str, int | None]]:
    """Records, by step and number, that are an agency's own and that somebody does not read: the office neither."""
    told = {(one.step, one.record_id) for one in events if one.record_id}
    unread = set[tuple[str, int | None]]()
    for code in sorted({step for step, _ in told}):
        record = case.rules.step(code).record
        if record.own_until:
            rows = record.objects.visible_to(standing).filter(space_id=case.space_id, case=case)
            seen = set(rows.values_list("pk", flat=True))
            unread |= {(step, number) for step, number in told if step == code and number not in seen}
    return unread


def _hand_overs_unseen(case: Case, events: list[CaseEvent], standing: Standing) -> set[int]:
    """Numbers of the events that tell of a case which somebody does not see.

    Each hand-over is one event. Where one is gone with its case, which event was whose is not known, and all are
    unseen as long as one of the others is.
    """
    told = sorted(event.pk for event in events if event.kind == CaseEvent.Kind.HANDED_OVER)
    if not told:
        return set()
    rows = HandedOver.objects.filter(space_id=case.space_id, from_case=case)
    seen = set(rows.visible_to(standing).values_list("pk", flat=True))
    made = list(rows.order_by("pk").values_list("pk", flat=True))
    if len(made) != len(told):
        return set() if seen == set(made) else set(told)
    return {event for event, one in zip(told, made, strict=True) if one not in seen}


def is_given(case: Case, standing: Standing) -> bool:
    """Whether somebody was given sight of this very case themselves."""
    if GIVEN in vars(case):
        return case.is_given
    return _own_grants_of(case, standing).exists()


def _own_grants_of(case: Case, standing: Standing) -> GrantQuerySet:
    """What somebody was given of this very case themselves, as far as it counts."""
    own = own_grants(standing, CASE_KIND).filter(about_id=case.pk)
    return without_leading(own, standing) if leads_no_more(case, standing) else own


def with_whether_given(rows: CaseQuerySet, standing: Standing) -> CaseQuerySet:
    """Each with ``is_given``: whether somebody was given sight of this very case themselves; and ``seen_for``: for what
    they or their agency were, in the words of the grant.
    """
    grants, own = granted_of(standing, CASE_KIND), own_granted_of(standing, CASE_KIND)
    if standing.account is None:
        return rows.annotate(**{GIVEN: Exists(own), SEEN_FOR: why_granted(grants)})
    otherwise = When(led_no_more(standing), then=why_granted(without_leading(grants, standing)))
    why = Either(otherwise, default=why_granted(grants))
    return rows.annotate(**{GIVEN: ExpressionWrapper(each_given(standing, own), BooleanField()), SEEN_FOR: why})


def records_of(case: Case, step: Step, standing: Standing) -> QuerySet[Any]:
    """What a step kept of a case, as far as somebody may read it, the oldest first."""
    kept = CaseEvent.objects.filter(case=case, kind=CaseEvent.Kind.STEP, step=step.code).values("record_id")
    rows = step.record.objects.visible_to(standing).filter(space_id=case.space_id, case=case, pk__in=kept)
    found: QuerySet[Any] = rows.select_related("agency").order_by("pk")
    return found


def reads_whole(record: CaseRecord, case: Case, standing: Standing) -> bool:
    """Whether somebody reads every field of a record: of a case that they see all of, or recorded by their agency."""
    return sees_all_of(case, standing) or record.agency_id in standing.agencies_where(Can.VIEW_CASES)


def names_known(space: Space, on: date) -> list[str]:
    """Names that stand for no person."""
    return [space.name, space.area, *map(str, agencies_on(space.pk, on))]


def careful_on(case: Case, on: date) -> dict[str, Any]:
    """What a form about a case that watches for names is told: which names are fine, and whether nobody is named in it
    as it stands, and what to do instead.
    """
    unnamed = case.rules.unnamed_in(case.stage)
    return {"known": names_known(case.space, on) if unnamed else [], "unnamed": unnamed}


def sees_all_of(case: Case, standing: Standing) -> bool:
    """Whether they run the pathway, lead the case or opened it in an emergency, and so read every field.

    Others read what is declared for agencies.
    """
    if may_in(case, Can.VIEW_CASES, standing, by_agency=False):
        return True
    if standing.account is None:
        return False
    return _own_grants_of(case, standing).filter(standing_as__in=WHOLE).exists()


def reads_outcome(case: Case, standing: Standing) -> bool:
    """Whether somebody who sees a case is told how it ended."""
    return case.rules.tells_outcome or sees_all_of(case, standing)


def kept_on_case(standing: Standing) -> Q:
    """Of what hangs on cases and names its ``agency``: what is of a case that somebody reads all of, or their own.

    It opens no case: ask it of what belongs to cases that somebody reads.
    """
    whole = Q(Exists(Case.objects.whole_to(standing).filter(the_very("pk", "case"))))
    return whole | Q(agency_id__in=standing.agencies_where(Can.VIEW_CASES))
