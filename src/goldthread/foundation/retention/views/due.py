"""What has reached the end of its period, and one record of it with what may be decided."""

from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.retention.belonging import belonging_to, why_not
from goldthread.foundation.retention.due import decisions_on, due_in, due_of, unknown_in, why_unknown
from goldthread.foundation.retention.holding import holds_in, holds_on_whole
from goldthread.foundation.retention.kinds.declaring import Kind
from goldthread.foundation.retention.models import Decision
from goldthread.foundation.retention.rules import in_a_sentence, rule_on
from goldthread.foundation.retention.views.in_sight import all_of, crumbs, seen, to_review, visible_record
from goldthread.foundation.retention.views.opened import address_of
from goldthread.foundation.trail.reading import note_read

MOST = 200
"""Records on the page; the rest shows as these are decided on."""


@access(Can.REVIEW_RETENTION)
def due(request: DeskRequest) -> HttpResponse:
    """Records to be reviewed, the longest over first, how many the person was given no sight of, and how many go by
    themselves.
    """
    everything = due_in(request.space, request.today)
    reviewed = to_review(request, everything)
    unknown, all_unknown = _unknown(request)
    shown = {
        "crumbs": crumbs(request),
        "due": reviewed.seen[:MOST],
        "all": len(reviewed.seen),
        "hidden": sorted(reviewed.hidden.items()),
        "unknown": unknown,
        "all_unknown": all_unknown,
        "by_itself": Counter(one.of for one in everything if not one.kind.of_class.reviewed_only),
    }
    return render(request, "retention/due.html", shown)


def _unknown(request: DeskRequest) -> tuple[list[tuple[Kind, Any]], int]:
    """Kind and record of what nobody can work out the end of, as far as the person may see it: the first, and how many
    there are.
    """
    rows = [
        (kind, found.filter(pk__in=seen(request, kind).values("pk")))
        for kind, found in unknown_in(request.space, request.today)
    ]
    first = [(kind, one) for kind, found in rows for one in found.order_by("pk")[:MOST]][:MOST]
    return first, sum(found.count() for _, found in rows) if len(first) == MOST else len(first)


@access(Can.REVIEW_RETENTION)
def record(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """One record: when its period is over and why, what goes with it, what stands in the way."""
    of_kind, found = visible_record(request, kind, pk)
    note_read(found, "retention")
    one, belonging = due_of(of_kind, found, request.today), belonging_to(of_kind, [found.pk])
    holds = holds_in(request.space.pk)
    decisions = decisions_on(request.space.pk, of_kind, [found.pk]).get(found.pk, [])
    proposed = next((each for each in decisions if each.state == Decision.State.PROPOSED), None)
    is_due = one is not None and one.is_due(request.today)
    sort = of_kind.sort_of(found.pk)
    rule = rule_on(request.space.pk, sort.class_code, request.today) if sort else None
    shown = {
        "crumbs": crumbs(request, all_of(request, of_kind)),
        "kind": of_kind,
        "record": found,
        "due": one,
        "is_due": is_due,
        "has_rule": rule is not None,
        "of": sort.of_class.title if sort else "",
        "unknown": why_unknown(of_kind, found, rule),
        "rule": in_a_sentence(rule) if rule else sort.of_class.fixed if sort else of_kind.unsorted,
        "belonging": belonging.in_words(),
        "needed": why_not(belonging),
        "holds": holds_on_whole(holds, belonging),
        "decisions": decisions,
        "proposed": proposed,
        "goes_by_itself": not of_kind.of_class.reviewed_only,
        "to_decide": is_due and of_kind.of_class.reviewed_only and one is not None and not one.open,
        "opened_by": address_of(request.space.slug, found)
        if request.standing.may(Can.VIEW_TRAIL, request.space.pk)
        else "",
        "may_confirm": request.standing.may(Can.DESTROY_RECORDS, request.space.pk),
        "is_own": proposed is not None and proposed.decided_by_id == request.user.pk,
        "now": timezone.localdate(request.now),
    }
    return render(request, "retention/record.html", shown)
