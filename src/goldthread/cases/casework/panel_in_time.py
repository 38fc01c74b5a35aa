"""Whether the panel of a pathway meets before a clock has run out that waits for it. Who runs the case is told."""

from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.casework.panels import Panel, panel_of
from goldthread.cases.casework.queries import sees_all_of
from goldthread.cases.casework.sections import Section, register_section
from goldthread.cases.casework.sitting import panel_of_pathway
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.ui.words import date as day_in_words
from goldthread.foundation.ui.words import weekday
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind

MISSES = "{what} is due on {due}, and the next meeting of {panel} is on {meets}."
NONE_KNOWN = "{what} is due on {due}, and no meeting of {panel} before that is known."


def _of_panels() -> list[Pathway]:
    return [one for one in PATHWAYS.values() if one.panel and one.panel.in_time]


def _waiting_clocks(space: Any, case: Any) -> QuerySet[Clock]:
    """Running clocks of cases that wait for a panel; of which pathway a clock is its code says."""
    codes = [code for one in _of_panels() if one.panel for code in one.panel.in_time]
    of_case = Clock.objects.filter(space_id=space, subject_kind=CASE_KIND, subject_id=case, code__in=codes)
    steps = [one.panel.step for one in _of_panels() if one.panel]
    said = CaseEvent.objects.filter(case_id=OuterRef("subject_id"), kind=CaseEvent.Kind.STEP, step__in=steps)
    return of_case.running().filter(~Exists(said), due_at__isnull=False)


def misses(clock: Clock, panel: Panel) -> str:
    """What is told where a panel meets too late for a clock, or no meeting is known; nothing where it meets in time."""
    due_on = timezone.localdate(clock.due_at)
    if panel.meets_on is not None and panel.meets_on <= due_on:
        return ""
    told = {"what": clock.title, "due": day_in_words(due_on), "panel": panel.group.name}
    return MISSES.format(meets=weekday(panel.meets_on), **told) if panel.meets_on else NONE_KNOWN.format(**told)


def told_of(case: Case, at: datetime) -> list[str]:
    """The clocks of one case for which its panel would meet too late."""
    group = panel_of_pathway(case.space_id, case.pathway)
    if group is None or case.rules.panel is None:
        return []
    panel = panel_of(group, at)
    told = [misses(clock, panel) for clock in _waiting_clocks(case.space_id, case.pk).order_by("due_at")]
    return [f"{one} {case.rules.panel.instead}".strip() for one in told if one]


def too_late(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Cases that they run whose panel meets too late, what is due first in front."""
    spaces = {one.code: whole_spaces_of(one, standing, Can.RECORD_CASES) for one in _of_panels()}
    if not any(spaces.values()):
        return
    mine = reduce(or_, (Q(pathway=code, space_id__in=some) for code, some in spaces.items() if some))
    cases = Case.objects.visible_to(standing).open().with_names().filter(mine)
    waits = _waiting_clocks(OuterRef("space_id"), OuterRef("pk"))
    panels: dict[tuple[int, str], Panel | None] = {}
    for case in cases.filter(Exists(waits)).order_by("opened_at", "pk")[: SHOWN + 1]:
        key = case.space_id, case.pathway
        if key not in panels:
            group = panel_of_pathway(*key)
            panels[key] = panel_of(group, at) if group else None
        panel = panels[key]
        first = _waiting_clocks(case.space_id, case.pk).order_by("due_at").first() if panel else None
        if panel and first and (words := misses(first, panel)):
            yield Waiting(case.reference, case.get_absolute_url(), f"{case.space} · {words}", "Too late")


def _shown(case: Case, request: DeskRequest, there: bool) -> dict[str, Any]:
    told = told_of(case, request.now) if there and sees_all_of(case, request.standing) else []
    return {"panel_too_late": told}


def register() -> None:
    """Called when the program starts."""
    register_section(
        Section("casework/panel_too_late.html", _shown, lambda: _waiting_clocks(OuterRef("space_id"), OuterRef("pk")))
    )
    register_kind(Kind("Panels that meet too late", "The register of each pathway shows what is due.", too_late))
