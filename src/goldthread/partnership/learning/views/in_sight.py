"""What a person may see of learning, by its address: anything else does not exist."""

from typing import cast

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.models import Finding, OutcomeStatement, Review


def reviews_in(space: Space, standing: Standing) -> QuerySet[Review]:
    return Review.objects.visible_to(standing).filter(space=space)


def visible_review(request: DeskRequest, reference: str) -> Review:
    """The review if the person may see it; otherwise it does not exist."""
    return get_object_or_404(reviews_in(request.space, request.standing), reference=reference)


def visible_finding(request: DeskRequest, reference: str, number: int) -> Finding:
    """The finding if its review may be seen; otherwise it does not exist."""
    review = visible_review(request, reference)
    findings = Finding.objects.select_related("review").prefetch_related("findinglead_set__agency")
    return get_object_or_404(findings, review=review, number=number)


def visible_outcome(request: DeskRequest, pk: int) -> OutcomeStatement:
    """The outcome if its review may be seen; otherwise it does not exist."""
    visible = OutcomeStatement.objects.visible_to(request.standing).filter(space=request.space)
    return cast(OutcomeStatement, get_object_or_404(visible.select_related("review"), pk=pk))


def visible_action(request: DeskRequest, pk: int) -> Action:
    """The action if the person may see it; otherwise it does not exist."""
    visible = Action.objects.visible_to(request.standing).filter(space=request.space)
    return get_object_or_404(visible.prefetch_related("findings_served"), pk=pk)
