"""What a person may see of tests of practice, by its address, and where the forms about it stand."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.evidence.models import Evidence, EvidenceQuerySet
from goldthread.partnership.learning.models import OutcomeStatement
from goldthread.partnership.learning.views.addresses import crumbs_to_review
from goldthread.partnership.proof.models import PassMark, PracticeResult, PracticeTest

MOST_OFFERED = 50
"""Pieces of evidence that may be chosen, those given last: a longer list is not read."""

LONGEST = 200
"""Characters of what evidence is called."""


def visible_test(request: DeskRequest, pk: int) -> PracticeTest:
    """A test of this space that the person may see. Raise Http404."""
    visible = PracticeTest.objects.visible_to(request.standing).filter(space=request.space)
    return get_object_or_404(visible.select_related("outcome__review", "space"), pk=pk)


def visible_result(request: DeskRequest, pk: int) -> PracticeResult:
    """A result of such a test. Raise Http404."""
    tests = PracticeTest.objects.visible_to(request.standing).filter(space=request.space)
    results = PracticeResult.objects.filter(test__in=tests).select_related("test__outcome__review", "space")
    return get_object_or_404(results, pk=pk)


def own_evidence(request: DeskRequest, result: PracticeResult, pk: int) -> Evidence:
    """Evidence of that result which the person may change, and which was not withdrawn. Raise Http404."""
    own = Evidence.objects.kept_up_by(request.standing).standing().filter(shows_results__result=result)
    return get_object_or_404(own.select_related("space"), pk=pk)


def evidence_offered(request: DeskRequest, result: PracticeResult | None = None) -> EvidenceQuerySet:
    """What the person sees of this space and was not withdrawn, given last first; not what shows the result already."""
    seen = Evidence.objects.visible_to(request.standing).standing().filter(space=request.space)
    if result:
        seen = seen.exclude(shows_results__result=result)
    return seen.order_by("-given_at", "-pk")[:MOST_OFFERED]


def latest_mark(test: PracticeTest) -> PassMark:
    """The mark that is to be reached now; every test has one from the start."""
    return PassMark.objects.filter(test=test).order_by("number").reverse()[0]


def place_of(request: DeskRequest, outcome: OutcomeStatement) -> dict[str, Any]:
    return {
        "caption": f"{outcome.review.pseudonym}, outcome {outcome.code}",
        "back": reverse("outcome", args=[request.space.slug, outcome.pk]),
        "crumbs": crumbs_to_review(request.space, outcome.review),
    }
