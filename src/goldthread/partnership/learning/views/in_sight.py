"""What a person may see of learning, by its address: anything else does not exist. What is opened is noted."""

from typing import cast

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.learning.models import Finding, OutcomeStatement, Recommendation, Review

FORM = "form"


def reviews_in(space: Space, standing: Standing) -> QuerySet[Review]:
    return Review.objects.visible_to(standing).filter(space=space)


def visible_review(request: DeskRequest, reference: str, shown: str = FORM) -> Review:
    """The review if the person may see it; otherwise it does not exist. ``shown`` says which page of it."""
    found = get_object_or_404(reviews_in(request.space, request.standing), reference=reference)
    note_read(found, shown)
    return found


def visible_finding(request: DeskRequest, reference: str, number: int, shown: str = FORM) -> Finding:
    """The finding if its review may be seen; otherwise it does not exist."""
    reviews = reviews_in(request.space, request.standing).filter(reference=reference)
    findings = Finding.objects.select_related("review").prefetch_related("findinglead_set__agency")
    found = get_object_or_404(findings, review__in=reviews, number=number)
    note_read(found, shown)
    return found


def visible_recommendation(request: DeskRequest, pk: int) -> Recommendation:
    """The recommendation if its review may be seen; otherwise it does not exist."""
    visible = Recommendation.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(visible.select_related("finding__review"), pk=pk)
    note_read(found, FORM)
    return cast(Recommendation, found)


def visible_outcome(request: DeskRequest, pk: int, shown: str = FORM) -> OutcomeStatement:
    """The outcome if its review may be seen; otherwise it does not exist."""
    visible = OutcomeStatement.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(visible.select_related("review"), pk=pk)
    note_read(found, shown)
    return cast(OutcomeStatement, found)


def visible_action(request: DeskRequest, pk: int) -> Action:
    """The action if the person may see it; otherwise it does not exist."""
    visible = Action.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(visible.prefetch_related("findings_served"), pk=pk)
    note_read(found, FORM)
    return found
