"""Cases have clocks, are seen by grant, and can be shut by a conflict of interest: what they tell the foundation."""

from collections.abc import Iterable

from django.utils import timezone

from goldthread.cases.casework.clocks import beginning_of
from goldthread.cases.casework.giving_sight import MORE_ASKED
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.queries import clocks_told, is_given
from goldthread.cases.going_live.queries import check_taking_part
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Held, Standing
from goldthread.foundation.grants.registry import AboutKind
from goldthread.foundation.grants.registry import register_kind as register_for_grants
from goldthread.foundation.timekeeping.models import (
    CLOCKS_OPENED_FIRST,
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


def may(standing: Standing, case: Case, verb: Can) -> bool:
    return may_in(case, verb, standing, by_agency=False)


def is_late_entry(clock: Clock) -> bool:
    """Whether the record that began a clock was typed on a later day than it happened. Of one that began with none
    any more nobody can say.
    """
    case = Case.objects.get(pk=clock.subject_id)
    record = beginning_of(clock.code, clock.began_at, case)
    return record is not None and timezone.localdate(record.recorded_at) > timezone.localdate(record.happened_at)


def owners(pk: int) -> Iterable[int]:
    return Case.objects.filter(pk=pk, lead__isnull=False).values_list("lead_id", flat=True)


def shown_by(case: Case, holding: Held) -> bool:
    """A role for a whole space that reads the pathway: those of a restricted one open its cases for a purpose.

    A role for an agency shows no case: its agency was given sight of those that it sees.
    """
    return holding.agency_id is None and holding.role in case.rules.roles_that(Can.VIEW_CASES)


def asks_purpose(standing: Standing, case: Case) -> bool:
    """Of a restricted case (T4): whoever runs the pathway, unless they were given this very case themselves."""
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
            may=may,
            is_late_entry=is_late_entry,
        )
    )
    CLOCKS_SEEN_THROUGH[CASE_KIND] = Case.objects.whole_to
    CLOCKS_OPENED_FIRST[CASE_KIND] = Case.objects.opened_first_by
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
            more_asked=MORE_ASKED,
        )
    )
