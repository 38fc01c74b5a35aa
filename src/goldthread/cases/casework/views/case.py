"""One case, and one record of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.cases.casework.ahead import ahead_of
from goldthread.cases.casework.models import Came, Case, CaseEvent, LoadedCase
from goldthread.cases.casework.offering import steps_open
from goldthread.cases.casework.permissions import may_correct, may_in
from goldthread.cases.casework.queries import (
    clocks_shown,
    events_of,
    reads_outcome,
    reads_whole,
    sees_all_of,
    steps_in,
)
from goldthread.cases.casework.sections import sections_of, with_sections
from goldthread.cases.casework.sharing import sharings_of
from goldthread.cases.casework.shown import about_it, facts_of, happened, with_links
from goldthread.cases.casework.views.in_sight import (
    READERS,
    crumbs_to_case,
    crumbs_to_pathway,
    visible_case,
    visible_record,
)
from goldthread.cases.casework.who_left import SEES_IT_NO_MORE, sees_it_no_more
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.commands import TAKEN_BY_ONESELF
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.records.late_entries import is_late_entry, recorded_after
from goldthread.foundation.ui.words import plural

NOT_SHARED = "Not shared yet"


@access(*READERS)
def case(request: DeskRequest, reference: str) -> HttpResponse:
    """What it is about, where it stands, what may be recorded next, its clocks and all that happened."""
    found, standing = visible_case(request, reference, "case page", with_sections), request.standing
    events = events_of(found, standing)
    recorded = steps_in(events)
    says_who = may_in(found, Can.DECIDE_CASES, standing, by_agency=False)
    clocks = clocks_shown(found, standing, request.now)
    shown = {
        "case": found,
        "ended": found.outcome_in_words if reads_outcome(found, standing) else "",
        "facts": [
            *about_it(found, standing, recorded),
            *_where_from(found, request.standing),
        ],
        "ahead": ahead_of(found, steps_open(found, standing, recorded), clocks, recorded, request.now),
        "clocks": clocks,
        "events": [_told(found, event) for event in events],
        "taking_part": _taking_part(found, request),
        "sections": sections_of(found, request),
        "led_by": _led_by(found, request, says_who=says_who),
        "may_lead": not found.is_closed and says_who,
        "may_reopen": found.is_closed and may_in(found, Can.CLOSE_CASES, standing, by_agency=False),
        "crumbs": crumbs_to_pathway(request, found.rules),
    }
    return render(request, "casework/case.html", shown)


@access(*READERS)
def case_record(request: DeskRequest, reference: str, step: str, pk: int) -> HttpResponse:
    """What one step said, when it happened, and how it came."""
    found = visible_case(request, reference, "case record")
    declared, record = visible_record(request, found, step, pk)
    standing = request.standing
    whole = reads_whole(record, found, standing)
    is_own = bool(record.own_until) and not getattr(record, record.own_until)
    may_record = may_correct(found, declared, record, standing)
    shown = {
        "case": found,
        "step": declared,
        "record": record,
        "facts": [
            (f"When {declared.when}", happened(record.happened_at)),
            *with_links(facts_of(record, all_of_it=whole), request.space, standing),
        ],
        "late": how_it_came(record),
        "is_own": is_own,
        "sharings": sharings_of(found, standing, record) if record.own_until else [],
        "may_share": is_own and may_record,
        "may_correct": may_record and (not found.is_closed or bool(found.rules.says_birth(declared))),
        "crumbs": crumbs_to_case(request, found),
    }
    return render(request, "casework/record.html", shown)


def _led_by(case: Case, request: DeskRequest, *, says_who: bool) -> str:
    """By whom it is led; those who say who does are told of a lead who sees it no more."""
    if says_who and sees_it_no_more(case, request.now):
        return f"{case.led_by}. {SEES_IT_NO_MORE}"
    return str(case.led_by or ("Nobody" if case.is_closed else "Nobody yet"))


def _taking_part(case: Case, request: DeskRequest) -> list[tuple[str, str]]:
    """Agencies and people to whom sight of it was given, as what, for whoever reads all of it."""
    if not sees_all_of(case, request.standing):
        return []
    given = Grant.objects.about(case).in_force(request.now).exclude(standing_as__in=TAKEN_BY_ONESELF)
    rows = given.select_related("agency", "account").order_by("starts_at", "pk")
    return [(str(one.agency or one.account), one.get_standing_as_display()) for one in rows]


def _where_from(case: Case, standing: Standing) -> list[tuple[str, str]]:
    """Of one that came from a file: which line of which, and the number that it had there. Only whoever reads all of
    the case is told what the desk called its file and the case.
    """
    if case.came != Came.IMPORTED or not sees_all_of(case, standing):
        return []
    loaded = LoadedCase.objects.filter(case=case).select_related("load").first()
    if loaded is None:
        return []
    return [("From a file", f"{loaded.load.file_name}, line {loaded.line}"), ("Reference there", loaded.number)]


def _told(case: Case, event: CaseEvent) -> dict[str, Any]:
    """One event for the timeline."""
    args = [case.space.slug, case.reference, event.step, event.record_id]
    moved = f"Now at: {case.rules.stage(event.moved_to).title}" if event.moved_to else ""
    return {
        "at": event.happened_at,
        "title": event.what,
        "by": event.whose,
        "href": reverse("case_record", args=args) if event.record_id and not event.is_kept else "",
        "text": event.words or moved or (NOT_SHARED if event.is_kept else ""),
        "tag": how_it_came(event),
    }


def how_it_came(record: Any) -> str:
    """That it was imported or sent, or typed late; of what was made up for practice, nothing."""
    if record.came == Came.TYPED:
        return late_entry(record)
    return "" if record.came == Came.SIMULATED else str(Came(record.came).label)


def late_entry(typed: Any) -> str:
    """That something was typed long after it happened, and how long."""
    if not is_late_entry(typed.happened_at, typed.recorded_at):
        return ""
    after = recorded_after(typed.happened_at, typed.recorded_at)
    return f"Typed {plural(after.days, 'day') if after.days else plural(after.seconds // 3600, 'hour')} later"
