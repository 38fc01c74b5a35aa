"""Cases have clocks, are seen by grant, and can be shut by a conflict of interest: what they tell the foundation."""

from collections.abc import Iterable

from django.db.models import Q

from goldthread.cases.casework.clocks import beginning_of
from goldthread.cases.casework.giving_sight import MORE_ASKED
from goldthread.cases.casework.models import Came, Case, CaseQuerySet
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.models.running import held_in
from goldthread.cases.casework.overdue import clocks_told
from goldthread.cases.casework.permissions import holding_in, leads_no_more, may_in
from goldthread.cases.casework.queries import fields_named, is_given
from goldthread.cases.casework.sight_of_records import kept_by
from goldthread.cases.casework.unopened import clocks_read
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.going_live.queries import check_taking_part
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Held, Standing
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.grants.registry import AboutKind
from goldthread.foundation.grants.registry import register_kind as register_for_grants
from goldthread.foundation.records.late_entries import is_late_entry as recorded_late
from goldthread.foundation.timekeeping.models import (
    CLOCKS_READ_UNOPENED,
    CLOCKS_SEEN_THROUGH,
    CLOCKS_TOLD_THROUGH,
    Clock,
)
from goldthread.foundation.timekeeping.subjects import SubjectKind, register_subject


def find(standing: Standing, pk: int) -> Case | None:
    return Case.objects.visible_to(standing).with_names().filter(pk=pk).first()


def words_and_link(numbers: set[int], standing: Standing) -> dict[int, tuple[str, str]]:
    rows = Case.objects.visible_to(standing).select_related("space").filter(pk__in=numbers)
    return {case.pk: (case.reference, case.get_absolute_url()) for case in rows}


def reads_words(standing: Standing, case: Case) -> bool:
    """Whoever sees every field of a case; never an agency that was given sight of it."""
    return Case.objects.whole_to(standing).filter(pk=case.pk).exists()


def may(standing: Standing, case: Case, verb: Can) -> bool:
    return may_in(case, verb, standing, by_agency=False)


def owing(standing: Standing, case: Case, clock: Clock) -> set[int]:
    """The agencies that take part and owe this clock, by what was recorded of the case, as far as somebody records for
    them.
    """
    declared = next((one for one in case.rules.clocks if one.id == clock.code), None)
    if declared is None or not declared.owing:
        return set()
    named = fields_named(case.rules, declared.owing)
    agencies = {getattr(one, f"{field.name}_id") for step, field in named for _, one in kept_by(case, [step])}
    held = {agency: holding_in(case, Can.RECORD_CASES, standing, first=agency) for agency in agencies}
    return {agency for agency, one in held.items() if one is not None and one.agency_id == agency}


def might_owe(standing: Standing) -> CaseQuerySet:
    """Those of pathways in which somebody records for an agency: which of them it owes a clock, its records say."""
    which = Q(pk__in=[])
    for pathway in PATHWAYS.values():
        held = held_in(pathway, Can.RECORD_CASES, standing)
        if spaces := {one.space_id for one in held if one.agency_id is not None}:
            which |= Q(pathway=pathway.code, space_id__in=spaces)
    return Case.objects.filter(which)


def is_late_entry(clock: Clock) -> bool:
    """Whether the record that began a clock was typed here long after it happened: what came from a file or was made
    up never was. Of one that began with none any more nobody can say.
    """
    case = Case.objects.get(pk=clock.subject_id)
    record = beginning_of(clock.code, clock.began_at, case)
    if record is None or record.came != Came.TYPED:
        return False
    return recorded_late(record.happened_at, record.recorded_at)


def owners(case: Case) -> Iterable[int]:
    return [case.lead_id] if case.lead_id else []


def shown_by(case: Case, holding: Held) -> bool:
    """A role for a whole space that reads the pathway: those of a restricted one open its cases for a purpose.

    A role for an agency shows no case: its agency was given sight of those that it sees.
    """
    return holding.agency_id is None and holding.role in case.rules.roles_that(Can.VIEW_CASES)


def counts(standing: Standing, case: Case, grant: Grant) -> bool:
    """Whether a grant of a case still opens it to somebody: their own as its lead does while they run the pathway."""
    is_by_leading = grant.standing_as == Grant.As.LEAD and grant.account_id == standing.account
    return not (is_by_leading and leads_no_more(case, standing))


def asks_purpose(standing: Standing, case: Case) -> bool:
    """Of a restricted case (T4): whoever runs the pathway, unless they were given this very case themselves: that an
    agency was for which they hold a role as well is no answer.
    """
    return case.rules.is_restricted and may(standing, case, Can.VIEW_CASES) and not is_given(case, standing)


def register() -> None:
    """Called when the program starts."""
    register_subject(
        SubjectKind(
            db_table=CASE_KIND,
            words_and_link=words_and_link,
            may_pause=Can.DECIDE_CASES,
            may_explain=Can.RECORD_CASES,
            may_acknowledge=Can.DECIDE_CASES,
            find=find,
            reads_words=reads_words,
            where=Case.objects.where,
            may=may,
            is_late_entry=is_late_entry,
            owing=owing,
            might_owe=might_owe,
        )
    )
    CLOCKS_SEEN_THROUGH[CASE_KIND] = Case.objects.whole_to
    CLOCKS_READ_UNOPENED[CASE_KIND] = clocks_read
    CLOCKS_TOLD_THROUGH[CASE_KIND] = Case.objects.visible_to, clocks_told
    register_for_grants(
        AboutKind(
            db_table=CASE_KIND,
            find=find,
            words=lambda case: f"case {case.reference}",
            href=lambda case: case.get_absolute_url(),
            may_give=Can.SHARE_CASES,
            may_review=Can.DECIDE_CASES,
            owners=owners,
            shown_by=shown_by,
            allows=may,
            check_agency=lambda case, agency: check_taking_part(case.space_id, case.rules, [agency], "agency"),
            asks_purpose=asks_purpose,
            opens_to_tokens=lambda case: not case.rules.is_restricted,
            more_asked=MORE_ASKED,
            counts=counts,
            takes_lead=lambda case: not case.is_closed,
            where=Case.objects.where,
        )
    )
