"""Whether the panel of a pathway meets before a clock has run out that waits for it. Who runs the case is told."""

from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.casework.panels import Panel, panel_of
from goldthread.cases.casework.queries import sees_all_of
from goldthread.cases.casework.sections import Section, register_section
from goldthread.cases.casework.sitting import panel_of_pathway
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS, pathway_of
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.moments import beginning_of
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.timekeeping.models.clocks import ClockQuerySet
from goldthread.foundation.ui.words import date as day_in_words
from goldthread.foundation.ui.words import weekday
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind

MISSES = "{what} is due on {due}, and the next meeting of {panel} is on {meets}."
NONE_KNOWN = "{what} is due on {due}, and no meeting of {panel} before that is known."
NONE_CHOSEN = "{what} is due on {due}, and no group is chosen as the {panel}."


def _of_panels() -> list[Pathway]:
    return [one for one in PATHWAYS.values() if one.panel and one.panel.in_time]


def waiting_clocks(space: Any, case: Any) -> ClockQuerySet:
    """Running clocks of cases of which a panel recommended nothing since they began; of which pathway a clock is its
    code says.
    """
    codes = [code for one in _of_panels() if one.panel for code in one.panel.in_time]
    of_case = Clock.objects.filter(space_id=space, subject_kind=CASE_KIND, subject_id=case, code__in=codes)
    return without_word(of_case)


def without_word(clocks: ClockQuerySet) -> ClockQuerySet:
    steps = [one.panel.step for one in _of_panels() if one.panel]
    said = CaseEvent.objects.filter(case_id=OuterRef("subject_id"), kind=CaseEvent.Kind.STEP, step__in=steps)
    since = said.filter(happened_at__gte=OuterRef("began_at"))
    return clocks.running().filter(~Exists(since), due_at__isnull=False)


def misses(clock: Clock, panel: Panel | None, title: str) -> str:
    """What is told where the next meeting of a panel comes too late for a clock, no meeting is known, or no panel;
    nothing where it comes in time. Of a panel that has met and recommended nothing it is the next meeting that counts.
    """
    due_on = timezone.localdate(clock.due_at)
    told = {"what": clock.title, "due": day_in_words(due_on)}
    if panel is None:
        return NONE_CHOSEN.format(panel=title, **told)
    told["panel"] = panel.group.name
    if panel.meets_on is None:
        return NONE_KNOWN.format(**told)
    return "" if panel.meets_on <= due_on else MISSES.format(meets=weekday(panel.meets_on), **told)


def told_of(case: Case, at: datetime) -> list[str]:
    """The clocks of one case for which its panel would meet too late."""
    if case.rules.panel is None:
        return []
    group = panel_of_pathway(case.space_id, case.pathway)
    panel = panel_of(group, at) if group else None
    clocks = waiting_clocks(case.space_id, case.pk).order_by("due_at")
    told = [misses(clock, panel, case.rules.panel.title) for clock in clocks]
    return [f"{one} {case.rules.panel.instead}".strip() for one in told if one]


def too_late(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Clocks of cases that they run for which the panel meets too late, what is due first in front.

    Of a case that is opened for a purpose the reference alone is told, before they opened it: that such a clock runs
    is what came to pass there. Its meetings are asked for once a panel, whatever number of cases waits for it.
    """
    spaces = {one.code: whole_spaces_of(one, standing, Can.RECORD_CASES) for one in _of_panels()}
    panels = {(space, code): panel_here(space, code, at) for code, some in spaces.items() for space in some}
    if not panels:
        return
    late = reduce(or_, (missed(pathway_of(code), space, panel) for (space, code), panel in panels.items()))
    cases = Case.objects.visible_to(standing).open()
    clocks = without_word(Clock.objects.filter(late, Exists(cases.filter(the_very("pk", "subject_id")))))
    first = list(clocks.order_by("due_at", "pk")[: SHOWN + 1])
    told = {one.pk for one in Clock.objects.listed_to(standing).filter(pk__in=[clock.pk for clock in first])}
    named = cases.with_names().in_bulk([clock.subject_id for clock in first])
    for clock in first:
        case = named[clock.subject_id]
        words = misses(clock, panels[case.space_id, case.pathway], _title(case.rules)) if clock.pk in told else ""
        detail = " · ".join(one for one in (str(case.space), words) if one)
        yield Waiting(case.reference, case.get_absolute_url(), detail, "Too late" if words else "")


def panel_here(space_id: int, code: str, at: datetime) -> Panel | None:
    group = panel_of_pathway(space_id, code)
    return panel_of(group, at) if group else None


def missed(rules: Pathway, space_id: int, panel: Panel | None) -> Q:
    """Clocks that wait for a panel and are due before the day on which it meets next."""
    codes = rules.panel.in_time if rules.panel else ()
    waits = Q(space_id=space_id, subject_kind=CASE_KIND, code__in=codes)
    return waits & Q(due_at__lt=beginning_of(panel.meets_on)) if panel and panel.meets_on else waits


def _title(rules: Pathway) -> str:
    return rules.panel.title if rules.panel else ""


def _shown(case: Case, request: DeskRequest, there: bool) -> dict[str, Any]:
    told = told_of(case, request.now) if there and sees_all_of(case, request.standing) else []
    return {"panel_too_late": told}


def register() -> None:
    """Called when the program starts."""
    register_section(
        Section("casework/panel_too_late.html", _shown, lambda: waiting_clocks(OuterRef("space_id"), OuterRef("pk")))
    )
    register_kind(Kind("Panels that meet too late", "The register of each pathway shows what is due.", too_late))
