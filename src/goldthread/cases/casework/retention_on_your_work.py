"""Restricted cases whose period is over, on the first page of whoever gives sight of them.

Whoever decides how long records stay sees none of these unless they are given sight of it, so without this page nobody
would ever decide.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.casework.who_left import running
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import ROLES, Can, roles_that
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.commands import TAKEN_BY_ONESELF
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.retention.classes import AtEnd, Rule
from goldthread.foundation.retention.due import due_of_kind
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.retention.models import Decision
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import listed
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind

HEADING = "Cases that have been kept as long as the schedule says"
REST = "The others show as sight of these is given."
TWO = 2
LOOKED_AT = 10 * SHOWN
"""Of each class: some of the first are under a hold, or over in a few days only."""


def to_be_shown(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Those that too few see who decide on them: one who may destroy, and a second person where two decide."""
    run: dict[int, list[str]] = {}
    for pathway in PATHWAYS.values():
        for number in whole_spaces_of(pathway, standing, Can.SHARE_CASES) if pathway.is_restricted else ():
            run.setdefault(number, []).append(pathway.code)
    for space in Space.objects.filter(pk__in=run).order_by("pk") if run else ():
        yield from _in_space(space, run[space.pk], standing, at)


def _in_space(space: Space, pathways: list[str], standing: Standing, at: datetime) -> Iterator[Waiting]:
    seen = Case.objects.visible_to(standing).filter(space=space, pathway__in=pathways)
    kept = Decision.objects.filter(space=space, kind=CASE_KIND, keep_until__gte=timezone.localdate(at))

    def unseen(rule: Rule) -> Q:
        return Q(pk__in=seen.values("pk")) & _seen_by_too_few(rule, space, at) & ~Q(pk__in=kept.values("object_id"))

    for one in due_of_kind(space, KINDS[CASE_KIND], timezone.localdate(at), among=unseen, most=LOOKED_AT):
        if not one.holds:
            page = reverse("give_sight", args=[space.slug, CASE_KIND, one.record.pk])
            yield Waiting(one.record.reference, page, f"{space} · {one.record.rules.title} · {_whom(one.rule)}")


def _seen_by_too_few(rule: Rule, space: Space, at: datetime) -> Q:
    held = Holding.objects.in_force(timezone.localdate(at)).filter(space=space)
    grants = Grant.objects.in_force(at).filter(space=space, about_kind=CASE_KIND)
    given = grants.exclude(standing_as__in=TAKEN_BY_ONESELF).exclude(_of_past_leads(space, at))

    def given_to(verb: Can) -> Q:
        return Q(account_id__in=held.filter(role__in=roles_that(verb)).values("user_id"))

    too_few = ~Q(pk__in=given.filter(given_to(Can.DESTROY_RECORDS)).values("about_id"))
    if rule.at_end == AtEnd.REVIEW_BY_TWO:
        seen = given.filter(given_to(Can.REVIEW_RETENTION)).values("about_id")
        by_two = seen.annotate(people=Count("account", distinct=True)).filter(people__gte=TWO)
        too_few |= ~Q(pk__in=by_two.values("about_id"))
    return too_few


def _of_past_leads(space: Space, at: datetime) -> Q:
    """Grants by which somebody leads a case whose pathway they run no more: those open nothing."""
    left = Q(pk__in=[])
    for pathway in PATHWAYS.values():
        if pathway.is_restricted:
            run_it = running(pathway, [space.pk], timezone.localdate(at)).values("user_id")
            led = Case.objects.of(pathway).filter(the_very("pk", "about_id"), lead_id=OuterRef("account_id"))
            left |= Q(Exists(led)) & ~Q(account_id__in=run_it)
    return left & Q(standing_as=Grant.As.LEAD)


def _whom(rule: Rule) -> str:
    """To whom sight is given."""
    decide = listed([ROLES[code].title for code in roles_that(Can.DESTROY_RECORDS)], "or")
    if rule.at_end != AtEnd.REVIEW_BY_TWO:
        return f"Give sight to whoever decides what becomes of it: {decide}"
    others = [ROLES[code].title for code in roles_that(Can.REVIEW_RETENTION)]
    return f"Give sight to two people who decide what becomes of it: {decide}, and another of {listed(others, 'or')}"


def register() -> None:
    """Called when the program starts."""
    register_kind(Kind(HEADING, REST, to_be_shown))
