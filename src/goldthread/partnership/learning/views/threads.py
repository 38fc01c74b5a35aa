"""The whole thread of a review on one page: as a picture, as a list, and where it is loose."""

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.partnership.learning.picture.drawing import drawn
from goldthread.partnership.learning.picture.listing import anchor_of, listed_thread, loose_groups
from goldthread.partnership.learning.thread import thread_of
from goldthread.partnership.learning.views.addresses import addresses_in, crumbs_to_review
from goldthread.partnership.learning.views.in_sight import visible_review


@access(Can.VIEW_REVIEWS, Can.VIEW_UNPUBLISHED_REVIEWS)
def thread(request: DeskRequest, reference: str) -> HttpResponse:
    """What was found, asked, done, and how change will be tested; ``through`` chooses a box of the picture."""
    review = visible_review(request, reference, "thread")
    whole = thread_of(review, request.standing, request.today)
    shown = {
        "review": review,
        "thread": whole,
        "picture": drawn(whole, request.GET.get("through", "")),
        "list": listed_thread(whole),
        "loose": loose_groups(whole),
        "address_of": addresses_in(request.space),
        "anchor_of": anchor_of,
        "is_whole": request.standing.may(Can.VIEW_WHOLE_PLAN, request.space.pk),
        "sees_own": request.standing.may(Can.VIEW_OWN_ACTIONS, request.space.pk),
        "wide": True,
        "crumbs": crumbs_to_review(request.space, review),
    }
    return render(request, "learning/thread.html", shown)
