"""Letters to government: all of them, each of them, and those about one finding."""

from collections.abc import Callable
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
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read, noting_what_is_taken
from goldthread.foundation.ui.words import short_date
from goldthread.partnership.learning.models import (
    Finding,
    GovernmentLetter,
    LetterChase,
    LetterFinding,
    LetterReply,
    LetterState,
    Recommendation,
)
from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.sections import SECTIONS, Section
from goldthread.partnership.learning.views.addresses import crumbs_to_reviews

UNKNOWN = "Date not known here"
MOST_WITHOUT = 20
"""Findings without a letter that are named above the list."""


@access(Can.VIEW_REVIEWS, Can.VIEW_UNPUBLISHED_REVIEWS)
def letters(request: DeskRequest) -> HttpResponse:
    """Every letter in sight, and what asks something of government and has none."""
    space, standing = request.space, request.standing
    rows = letters_in(space, standing, request.today)
    page = letters_page(rows, request.today, lambda letter: reverse("letter", args=[space.slug, letter.pk]))
    return respond(
        request,
        page,
        rows,
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="learning/letters.html",
        without=list(without_letter(space, standing)[:MOST_WITHOUT]),
        today=request.today,
        crumbs=crumbs_to_reviews(space),
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
        Prefetch("chases", LetterChase.objects.order_by("chased_on", "pk")),
        Prefetch("replies", LetterReply.objects.select_related("file__space").order_by(EARLIEST, "pk")),
    )


def letters_page(rows: QuerySet[GovernmentLetter], on: date, address: Callable[[GovernmentLetter], str]) -> ListPage:
    """The list of letters; the departments to choose from are those that were written to."""
    names = rows.order_by("department").values_list("department", flat=True).distinct()
    return ListPage(
        title="Letters to government",
        one="letter",
        columns=(
            Column("department", "Department", sort=("department",), href=address),
            Column("state", "Where it stands", value=lambda row: row.state_in_words(on), sort=("state",)),
            Column("review", "Review", value="review.pseudonym", sort=("review__pseudonym",)),
            Column("findings", "Findings", value=findings_of),
            Column("written", "Written", value=written_of, sort=("written_on",)),
            Column("wanted", "Answer wanted by", value="reply_wanted_by", sort=("reply_wanted_by",), kind="date"),
            Column("chased", "Chased last", value=lambda row: last_of(row.chases.all(), "chased_on"), kind="date"),
            Column("replied", "Replied", value=replied_of),
            Column("written_on", "Date of the letter", kind="date", only="file"),
            Column("reference", "Reference", value="our_reference", only="file"),
            Column("says", "What the reply says", value=replies_in_words, only="file"),
            Column("source", "Source", only="file"),
            Column("locator", "Section of the source", only="file"),
            Column("line", "Line of the source", kind="number", only="file"),
        ),
        filters=(
            Search("words", fields=("department", "our_reference", "words", "sent_as_printed")),
            Choice("department", "Department", lambda request: [(name, name) for name in names]),
            Choice("state", "Where it stands", LetterState.choices),
            DateBetween("written", "Written", lookup="written_on"),
        ),
        order="-written",
        empty=Empty(
            "No letters yet",
            "A letter is recorded from the page of a finding that asks something of national government.",
        ),
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


def findings_of(letter: GovernmentLetter) -> str:
    return ", ".join(str(link.finding.number) for link in letter.about.all())


def written_of(letter: GovernmentLetter) -> str:
    """The date; or that it is not known, of what a source says was sent or answered."""
    if letter.written_on:
        return short_date(letter.written_on)
    return UNKNOWN if letter.is_imported else ""


def replied_of(letter: GovernmentLetter) -> str:
    replies = [reply for reply in letter.replies.all() if reply.answer != LetterReply.Answer.HOLDING]
    if not replies:
        return ""
    return short_date(replies[-1].replied_on) if replies[-1].replied_on else UNKNOWN


def replies_in_words(letter: GovernmentLetter) -> str:
    return "\n".join(reply.words for reply in letter.replies.all())


def last_of(rows: Any, name: str) -> date | None:
    return max((getattr(row, name) for row in rows), default=None)


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
