"""Whether the panel of a pathway meets before a clock has run out that waits for it. Who runs the case is told."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.casework.panels import panel_of
from goldthread.cases.casework.queries import sees_all_of
from goldthread.cases.casework.sections import Section, register_section
from goldthread.cases.casework.sitting import panel_of_pathway
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.groups.models import Group
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.timekeeping.models.clocks import ClockQuerySet
from goldthread.foundation.ui.words import date as day_in_words
from goldthread.foundation.ui.words import weekday
from goldthread.foundation.your_work.waiting import Kind, Waiting, register_kind

MISSES = "{what} is due on {due}, and the next meeting of {panel} is on {meets}."
NONE_KNOWN = "{what} is due on {due}, and no meeting of {panel} before that is known."
NONE_CHOSEN = "{what} is due on {due}, and no group is chosen as the {panel}."
Panels = dict[tuple[int, str], Group | None]


def _of_panels() -> list[Pathway]:
    return [one for one in PATHWAYS.values() if one.panel and one.panel.in_time]


def waiting_clocks(of: Iterable[Pathway], where: Q) -> ClockQuerySet:
    """Running clocks of cases of which the panel of their pathway recommended nothing since they began; of which
    pathway a clock is its code says.
    """
    panels = [one.panel for one in of if one.panel]
    codes = [code for one in panels for code in one.in_time]
    clocks = Clock.objects.filter(where, subject_kind=CASE_KIND, code__in=codes)
    steps = [one.step for one in panels]
    said = CaseEvent.objects.filter(case_id=OuterRef("subject_id"), kind=CaseEvent.Kind.STEP, step__in=steps)
    since = said.filter(happened_at__gte=OuterRef("began_at"))
    return clocks.running().filter(~Exists(since), due_at__isnull=False)


def _of_outer_case() -> ClockQuerySet:
    return waiting_clocks(_of_panels(), Q(space_id=OuterRef("space_id"), subject_id=OuterRef("pk")))


def ready_since(case: Case) -> datetime | None:
    """Since when a panel might have recommended something in a case; None where something else comes first."""
    panel = case.rules.panel
    is_ready = panel is not None and case.stage in case.rules.step(panel.step).within
    return case.stage_since if is_ready else None


def misses(clock: Clock, group: Group | None, title: str, at: datetime, ready: datetime | None) -> str:
    """What is told where a panel meets too late for a clock, no meeting is known, or no panel; nothing where it meets
    in time, or has met since the case was ``ready`` for it.
    """
    due_on = timezone.localdate(clock.due_at)
    told = {"what": clock.title, "due": day_in_words(due_on)}
    if group is None:
        return NONE_CHOSEN.format(panel=title, **told)
    first = panel_of(group, min(at, ready) if ready else at).meets_on
    if first is not None and first <= due_on:
        return ""
    told["panel"] = group.name
    meets = panel_of(group, at).meets_on
    return MISSES.format(meets=weekday(meets), **told) if meets else NONE_KNOWN.format(**told)


def told_of(case: Case, at: datetime) -> list[str]:
    """The clocks of one case for which its panel would meet too late."""
    panel = case.rules.panel
    if panel is None:
        return []
    group = panel_of_pathway(case.space_id, case.pathway)
    of_case = Q(space_id=case.space_id, subject_id=case.pk)
    clocks = waiting_clocks([case.rules], of_case).order_by("due_at")
    told = [misses(clock, group, panel.title, at, ready_since(case)) for clock in clocks]
    return [f"{one} {panel.instead}".strip() for one in told if one]


def too_late(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Cases that they run whose panel meets too late, what is due first in front."""
    spaces = {one.code: whole_spaces_of(one, standing, Can.RECORD_CASES) for one in _of_panels()}
    if not any(spaces.values()):
        return
    mine = reduce(or_, (Q(pathway=code, space_id__in=some) for code, some in spaces.items() if some))
    cases = Case.objects.visible_to(standing).open().with_names().filter(mine)
    waits = _of_outer_case()
    found = {case.pk: case for case in cases.filter(Exists(waits))}
    panels: Panels = {}
    for clock in _first_due(found):
        case = found[clock.subject_id]
        key = case.space_id, case.pathway
        if key not in panels:
            panels[key] = panel_of_pathway(*key)
        if case.rules.panel and (words := misses(clock, panels[key], case.rules.panel.title, at, ready_since(case))):
            yield Waiting(case.reference, case.get_absolute_url(), f"{case.space} · {words}", "Too late")


def _first_due(cases: Collection[int]) -> Iterator[Clock]:
    """One clock of each case, the first due in front."""
    clocks = waiting_clocks(_of_panels(), Q(subject_id__in=cases))
    told = set[int]()
    for clock in clocks.order_by("due_at", "pk"):
        if clock.subject_id not in told:
            told.add(clock.subject_id)
            yield clock


def _shown(case: Case, request: DeskRequest, there: bool) -> dict[str, Any]:
    told = told_of(case, request.now) if there and sees_all_of(case, request.standing) else []
    return {"panel_too_late": told}


def register() -> None:
    """Called when the program starts."""
    register_section(Section("casework/panel_too_late.html", _shown, _of_outer_case))
    register_kind(Kind("Panels that meet too late", "The register of each pathway shows what is due.", too_late))
