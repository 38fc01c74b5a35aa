"""A finding: down to what was asked, done and will be tested; up to its review; and its neighbours."""

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.partnership.learning.models import ElsewhereDecision
from goldthread.partnership.learning.parts import parts_of
from goldthread.partnership.learning.picture.listing import listed_thread
from goldthread.partnership.learning.sections import sections_of
from goldthread.partnership.learning.thread import thread_in
from goldthread.partnership.learning.views.addresses import addresses_in, crumbs_to_review
from goldthread.partnership.learning.views.answers import answers_to
from goldthread.partnership.learning.views.in_sight import visible_finding


@access(Can.VIEW_REVIEWS, Can.VIEW_UNPUBLISHED_REVIEWS)
def finding(request: DeskRequest, reference: str, number: int) -> HttpResponse:
    """One finding of a review."""
    found = visible_finding(request, reference, number, "finding page")
    review = found.review
    parts = parts_of(review, request.standing)
    thread = thread_in(parts, request.standing, request.today)
    entries = listed_thread(thread).findings
    here = next(place for place, entry in enumerate(entries) if entry.node.key == f"finding-{found.pk}")
    shown = {
        "review": review,
        "finding": found,
        "entry": entries[here],
        "before": entries[here - 1] if here else None,
        "after": entries[here + 1] if here + 1 < len(entries) else None,
        "count": len(entries),
        "learned_from": ElsewhereDecision.objects.filter(finding=found).select_related("printed__elsewhere").first(),
        "changed_answers": [one for one in answers_to(found) if one.earlier.all()],
        "address_of": addresses_in(request.space),
        "sees_actions": request.standing.may(Can.VIEW_WHOLE_PLAN, request.space.pk)
        or request.standing.may(Can.VIEW_OWN_ACTIONS, request.space.pk),
        "may_record": request.standing.may(Can.RECORD_LEARNING, request.space.pk),
        "may_record_actions": request.standing.may(Can.RECORD_ACTIONS, request.space.pk),
        "sections": sections_of(found, request, parts),
        "crumbs": crumbs_to_review(request.space, review),
    }
    return render(request, "learning/finding.html", shown)
