"""Letters to government: all of them, each of them, and those about one finding."""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read, noting_what_is_taken
from goldthread.partnership.learning.letter_lists import letters_page, without_page
from goldthread.partnership.learning.models import (
    Finding,
    GovernmentLetter,
    LetterChase,
    LetterFileBefore,
    LetterFinding,
    LetterReply,
    Recommendation,
)
from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.sections import SECTIONS, Section
from goldthread.partnership.learning.views.addresses import crumbs_to_reviews

MOST_WITHOUT = 20
"""Findings without a letter that are named above the list."""


@access(Can.VIEW_REVIEWS, Can.VIEW_UNPUBLISHED_REVIEWS)
def letters(request: DeskRequest) -> HttpResponse:
    """Every letter in sight, and what asks something of government and has none."""
    space, standing = request.space, request.standing
    rows = letters_in(space, standing, request.today)
    without = without_letter(space, standing)
    return respond(
        request,
        letters_page(rows, request.today),
        rows,
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="learning/letters.html",
        without=list(without[:MOST_WITHOUT]),
        more_without=max(0, without.count() - MOST_WITHOUT),
        today=request.today,
        crumbs=crumbs_to_reviews(space),
    )


@access(Can.VIEW_REVIEWS, Can.VIEW_UNPUBLISHED_REVIEWS)
def without(request: DeskRequest) -> HttpResponse:
    """Every finding in sight that asks something of government and has no letter."""
    space, standing = request.space, request.standing
    return respond(
        request,
        without_page(),
        without_letter(space, standing),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        crumbs=crumbs_to_letters(space),
    )


@access(Can.VIEW_REVIEWS, Can.VIEW_UNPUBLISHED_REVIEWS)
def letter(request: DeskRequest, pk: int) -> HttpResponse:
    """One letter: what it is about, when it went and was chased, and what came back."""
    found = visible_letter(request, pk, "letter to government")
    shown = {
        "letter": found,
        "today": request.today,
        "may_record": request.standing.may(Can.RECORD_LEARNING, request.space.pk),
        "crumbs": crumbs_to_letters(request.space),
    }
    return render(request, "learning/letter.html", shown)


def letters_in(space: Space, standing: Standing, on: date) -> QuerySet[GovernmentLetter]:
    """Letters of a space that a person may see, with their state, findings, chases and replies."""
    return with_all(GovernmentLetter.objects.visible_to(standing).filter(space=space).with_state(on))


EARLIEST = F("replied_on").asc(nulls_first=True)
"""What came without a day was there when the letter was loaded, before anything that was recorded since."""


def with_all(letters: QuerySet[GovernmentLetter]) -> QuerySet[GovernmentLetter]:
    """With everything that pages print of them, in a constant number of queries."""
    about = LetterFinding.objects.select_related("finding").order_by("finding__number")
    return letters.select_related("review", "agency", "file__space", "space", "load").prefetch_related(
        Prefetch("about", about),
        Prefetch("files_before", LetterFileBefore.objects.select_related("file__space").order_by("-pk")),
        Prefetch("chases", LetterChase.objects.order_by("chased_on", "pk")),
        Prefetch("replies", LetterReply.objects.select_related("file__space").order_by(EARLIEST, "pk")),
    )


def without_letter(space: Space, standing: Standing) -> QuerySet[Finding]:
    """Findings in sight that ask something of national government and that no letter is about."""
    national = (Recommendation.Scope.NATIONAL, Recommendation.Scope.BOTH)
    asked = Recommendation.objects.filter(finding=OuterRef("pk"), scope__in=national)
    written = LetterFinding.objects.filter(finding=OuterRef("pk"))
    asking = Q(response_type=Finding.ResponseType.NATIONAL) | Exists(asked)
    found: QuerySet[Any] = Finding.objects.visible_to(standing).filter(asking, ~Exists(written), space=space)
    return found.select_related("review", "space").order_by("review__pseudonym", "review", "number")


def on_finding(finding: Finding, request: DeskRequest, parts: Parts | None) -> dict[str, Any]:
    """The letters about a finding; ``asks`` says that it asks something of national government."""
    about = {link.letter_id for link in LetterFinding.objects.filter(finding=finding)}
    asked = finding.recommendation_set.filter(scope__in=(Recommendation.Scope.NATIONAL, Recommendation.Scope.BOTH))
    return {
        "letters": list(
            with_all(GovernmentLetter.objects.filter(pk__in=about).with_state(request.today)).order_by("pk")
        ),
        "asks": finding.response_type == Finding.ResponseType.NATIONAL or asked.exists(),
        "today": request.today,
        "may_record": request.standing.may(Can.RECORD_LEARNING, request.space.pk),
    }


def visible_letter(request: DeskRequest, pk: int, shown: str = "form") -> GovernmentLetter:
    """The letter if its review may be seen; otherwise it does not exist."""
    found = get_object_or_404(letters_in(request.space, request.standing, request.today), pk=pk)
    note_read(found, shown)
    return found


def crumbs_to_letters(space: Space) -> list[dict[str, str]]:
    """The way down to the list of letters."""
    return [*crumbs_to_reviews(space), {"text": "Letters to government", "href": reverse("letters", args=[space.slug])}]


def register() -> None:
    """Called when the program starts."""
    SECTIONS[Finding].append(Section("learning/letters_on_finding.html", on_finding))
