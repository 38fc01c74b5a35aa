"""What of the register of people waits for somebody: a pair that may be one person, somebody with two NHS numbers, a
child who is in two cases, and what is to be checked in a case.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.people.models import Involvement, ToCheck
from goldthread.cases.people.pairs import two_numbers_for, waiting_pairs
from goldthread.cases.people.two_desks import Known, in_two, known_to_others, told_to
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.ui.words import date, listed
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind

PAIRS, TWO_DESKS = "People who may be one person", "Cases about somebody who is in another open case"
TWO_NUMBERS = "People with two NHS numbers"
CHECKS = "To check in your cases, for the register of people"


def pairs(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """The newest first. The page has no names: whoever opens a pair is noted."""
    if not standing.whole_spaces_where(Can.MERGE_PEOPLE):
        return
    for pair in waiting_pairs(standing).select_related("space").order_by("-found_at", "-pk")[: SHOWN + 1]:
        href = reverse("lookalike", args=[pair.space.slug, pair.pk])
        yield Waiting(f"Pair {pair.pk}", href, f"{pair.space} · found on {date(pair.found_at)}")


def two_numbers(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """The same of people with two NHS numbers."""
    if not standing.whole_spaces_where(Can.MERGE_PEOPLE):
        return
    for one in two_numbers_for(standing).select_related("space").order_by("-found_at", "-pk")[: SHOWN + 1]:
        href = reverse("person_with_two_numbers", args=[one.space.slug, one.pk])
        yield Waiting(f"Two numbers {one.pk}", href, f"{one.space} · found on {date(one.found_at)}")


def two_desks(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Cases that they lead, and those that nobody leads of a desk that is theirs, the newest first."""
    if standing.account is None or not standing.spaces_where(Can.VIEW_CASES):
        return
    about_two = in_two(told_to(standing)).filter(case=OuterRef("pk"))
    read = Exists(Involvement.objects.visible_to(standing).filter(case=OuterRef("pk")))
    rows = Case.objects.visible_to(standing).open().filter(_theirs(standing), Exists(about_two))
    cases: list[Any] = list(rows.annotate(is_read=read).with_names().order_by("-opened_at", "-pk")[: SHOWN + 1])
    known = known_to_others(cases, standing) if cases else {}
    for case in cases:
        detail = _detail(known.get(case.pk, [])) if case.is_read else "open it to see which"
        if detail:
            yield Waiting(case.reference, case.get_absolute_url(), f"{case.space} · {detail}")


def checks(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """What the steward asks to check in cases of theirs, by the number of the person, the newest first."""
    if standing.account is None or not standing.spaces_where(Can.RECORD_CASES):
        return
    mine = Case.objects.visible_to(standing).filter(_theirs(standing))
    rows = ToCheck.objects.filter(checked_at=None, case__in=mine.values("pk")).select_related("case__space")
    for one in rows.order_by("-asked_at", "-pk")[: SHOWN + 1]:
        detail = f"{one.case.space} · check {one.get_what_display()} of person {one.person_id}"
        yield Waiting(one.case.reference, one.case.get_absolute_url(), detail)


def _theirs(standing: Standing) -> Q:
    theirs = Q(lead_id=standing.account)
    for pathway in PATHWAYS.values():
        holdings = (one for one in standing.holdings if one.role == pathway.desk and one.agency_id is None)
        if spaces := {one.space_id for one in holdings}:
            theirs |= Q(lead=None, pathway=pathway.code, space__in=spaces)
    return theirs


def _detail(known: list[Known]) -> str:
    """The references that they read, and whom to ask of the others."""
    read = [one.case.reference for one in known if one.is_read]
    desks = list(dict.fromkeys(one.desk for one in known if not one.is_read))
    told = [f"also in {listed(read)}"] if read else []
    return ", ".join([*told, f"known to another desk: ask the {listed(desks)}"] if desks else told)


def register() -> None:
    """Called when the program starts."""
    register_kind(Kind(TWO_DESKS, "The page of each case tells of the other.", two_desks))
    register_kind(Kind(CHECKS, "The page of each person says what is to be checked.", checks))
    register_kind(Kind(PAIRS, "The list of pairs shows them all.", pairs))
    register_kind(Kind(TWO_NUMBERS, "The list of people with two NHS numbers shows them all.", two_numbers))
