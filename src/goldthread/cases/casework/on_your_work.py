"""Cases that a person leads, those that nobody leads, and those they were given sight of, on their first page."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db.models import Exists, Q
from django.utils import timezone

from goldthread.cases.casework.models import Came, Case
from goldthread.cases.casework.models.cases import CASE_KIND, by_lead
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.casework.who_left import SEES_IT_NO_MORE, kept_from_its_lead
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.queries import WITH_SIGHT, granted
from goldthread.foundation.records.among import among
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind


def led(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Open cases that they lead, the newest first."""
    if not standing.spaces_where(Can.VIEW_CASES):
        return
    rows = Case.objects.visible_to(standing).with_names().open().filter(lead_id=standing.account)
    for case in rows.order_by("-opened_at", "-pk")[: SHOWN + 1]:
        yield Waiting(
            case.reference, case.get_absolute_url(), f"{case.space} · {case.rules.title} · {case.where.title}"
        )


def led_by_nobody(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Open cases that nobody leads, the oldest first: an agency began them, or they came by a public form, from a
    system or from a file; or whoever leads one sees it no more. One of those who say who leads takes or gives each.
    """
    mine, spaces = Q(), set[int]()
    for pathway in PATHWAYS.values():
        if theirs := whole_spaces_of(pathway, standing, Can.DECIDE_CASES):
            mine |= Q(pathway=pathway.code, space_id__in=theirs)
            spaces |= theirs
    if not mine:
        return
    # How one came is read in it: of a restricted one that they have not opened no list tells it.
    read = Exists(Case.objects.read_by(standing).filter(the_very("pk")))
    rows = Case.objects.visible_to(standing).with_names().open().filter(mine).annotate(is_read=read, its_lead=by_lead())
    in_order = rows.order_by("opened_at", "pk")
    # Each by an index of its own. Of the last two there are few, if any.
    by_nobody = in_order.filter(its_lead=0), in_order.filter(_left_behind(spaces, at))
    cases = sorted((one for some in by_nobody for one in some[: SHOWN + 1]), key=lambda one: (one.opened_at, one.pk))
    for case in cases[: SHOWN + 1]:
        mark = "Came by a public form" if case.came == Came.FORM and case.is_read else ""
        if case.lead_id:
            mark = SEES_IT_NO_MORE
        yield Waiting(case.reference, case.get_absolute_url(), f"{case.space} · {case.rules.title}", mark)


def given(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Cases of which they or their agency were given sight, and that stand in no register of theirs, the newest first:
    without this they would be found by their exact reference alone.
    """
    if not standing.spaces_where(*WITH_SIGHT):
        return
    registers = Q(pk__in=[])
    for pathway in PATHWAYS.values():
        roles = set(pathway.roles_that(Can.VIEW_CASES))
        here = {one.space_id for one in standing.holdings if one.role in roles}
        registers |= Q(pathway=pathway.code, space_id__in=here) if here else Q()
    rows = Case.objects.visible_to(standing).with_names().filter(among("pk", granted(standing, CASE_KIND)))
    for case in rows.exclude(registers).order_by("-opened_at", "-pk")[: SHOWN + 1]:
        yield Waiting(
            case.reference, case.get_absolute_url(), f"{case.space} · {case.rules.title} · {case.where.title}"
        )


def _left_behind(spaces: Collection[int], at: datetime) -> Q:
    """Cases whose lead sees them no more."""
    return _led_by_who_left(spaces, at) | Q(pk__in=kept_from_its_lead(spaces, at))


def _led_by_who_left(spaces: Collection[int], at: datetime) -> Q:
    """Cases led by somebody who once ran their pathway there and does so no more, or can sign in no more.

    Those are few, and looked up first: their cases are then found by their leads, among however many there are.
    """
    held = Holding.objects.filter(space_id__in=spaces, agency=None)
    now = set(
        held.in_force(timezone.localdate(at)).filter(user__is_active=True).values_list("space_id", "user_id", "role")
    )
    once, left = set(held.values_list("space_id", "user_id", "role")), Q(pk__in=[])
    for pathway in PATHWAYS.values():
        roles = set(pathway.roles_that(Can.RECORD_CASES))
        running = {(space, user) for space, user, role in now if role in roles}
        for space, user in {(space, user) for space, user, role in once if role in roles} - running:
            left |= Q(pathway=pathway.code, space_id=space, lead_id=user)
    return left


def register() -> None:
    """Called when the program starts."""
    rest = "The team worklist of each pathway shows them all."
    register_kind(Kind("Cases that nobody leads", rest, led_by_nobody, is_own=False))
    register_kind(Kind("Cases that you lead", "The register of each pathway shows them all.", led))
    register_kind(Kind("Cases that you were given sight of", "Search finds each by its reference.", given))
