"""The page that says whether a review is ready to be published."""

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.partnership.learning.views.addresses import crumbs_to_review
from goldthread.partnership.publishing.models import (
    EarlierPublication,
    FamilyTold,
    PanelNotice,
    ParallelProceeding,
    PartnerApproval,
    ProceedingsAsked,
)
from goldthread.partnership.publishing.names.texts import digest_of_text
from goldthread.partnership.publishing.readiness import partners_to_approve, readiness_of, was_published_before
from goldthread.partnership.publishing.views.in_sight import own_review


@access(Can.RECORD_LEARNING, Can.PUBLISH_REVIEWS)
def ready(request: DeskRequest, reference: str) -> HttpResponse:
    """What must be so before a review is published, and whether it is."""
    review = own_review(request, reference, "ready to publish")
    readiness = readiness_of(review, request.today)
    before = EarlierPublication.objects.filter(review=review).first()
    approvals = PartnerApproval.objects.filter(review=review).select_related("agency").order_by("approved_on", "pk")
    shown = {
        "crumbs": crumbs_to_review(request.space, review),
        "review": review,
        "readiness": readiness,
        "conditions": {one.code: one for one in readiness.conditions},
        "approvals": approvals,
        "text_now": digest_of_text(review),
        "to_approve": partners_to_approve(review, request.today),
        "proceedings": ParallelProceeding.objects.filter(review=review).order_by("pk"),
        "asked": ProceedingsAsked.objects.filter(review=review).first(),
        "family": FamilyTold.objects.filter(review=review).first(),
        "panel": PanelNotice.objects.filter(review=review).first(),
        "before": before,
        "may_confirm": before and before.may_be_confirmed_by(request.user.pk),
        "was_before": was_published_before(review),
        "may_record": request.standing.may(Can.RECORD_LEARNING, request.space.pk),
        "may_publish": request.standing.may(Can.PUBLISH_REVIEWS, request.space.pk),
    }
    return render(request, "publishing/ready.html", shown)
