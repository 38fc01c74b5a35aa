"""Forms about letters to government."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.forms.letters import ChaseForm, LetterForm, ReplyForm, said_of
from goldthread.partnership.learning.importing.reading_rules import OUTSIDE_BODIES
from goldthread.partnership.learning.models import Finding, GovernmentLetter
from goldthread.partnership.learning.views.addresses import crumbs_to_review
from goldthread.partnership.learning.views.in_sight import visible_review
from goldthread.partnership.learning.views.letters import crumbs_to_letters, visible_letter

ABOVE = (AgencyKind.NATIONAL_DEPARTMENT, AgencyKind.MOPAC_PCC)


@access(Can.RECORD_LEARNING)
def add_letter(request: DeskRequest, reference: str) -> HttpResponse:
    """A department was written to about findings of a review, or is to be."""
    space, review = request.space, visible_review(request, reference)
    findings = list(Finding.objects.filter(review=review).order_by("number"))
    form = LetterForm(
        *sent(request),
        departments=departments_of(space),
        findings=findings,
        suggested={"findings": request.GET.getlist("finding")},
    )
    page = FormPage(
        step=f"add-letter-{review.pk}",
        title="Record a letter to government",
        intro="One that was sent, or one that is to be written: then leave its date empty.",
        done="The letter was recorded.",
        back=reverse("review", args=[space.slug, review.reference]),
        button="Record the letter",
        caption=review.pseudonym,
        crumbs=crumbs_to_review(space, review),
        to=lambda number: reverse("letter", args=[space.slug, number]),
    )
    return answered(request, page, form, form.record, review=review)


@access(Can.RECORD_LEARNING)
def change_letter(request: DeskRequest, pk: int) -> HttpResponse:
    """What is said of a letter changes: most often, that it was written."""
    letter = visible_letter(request, pk)
    form = LetterForm(
        *sent(request),
        departments=departments_of(request.space, letter.department),
        findings=list(Finding.objects.filter(review=letter.review_id).order_by("number")),
        seen=letter,
        initial=said_of(letter),
    )
    page = FormPage(
        step=f"change-letter-{letter.pk}",
        title="Change the letter",
        intro="Leave the file empty to keep the one that is there. If you send another, the earlier stays to be read."
        if letter.file
        else "",
        done="The letter was changed.",
        **_place_of(request, letter),
    )
    return answered(request, page, form, form.change, letter=letter)


@access(Can.RECORD_LEARNING)
def chase_letter(request: DeskRequest, pk: int) -> HttpResponse:
    """An answer was asked for again."""
    letter = visible_letter(request, pk)
    form = ChaseForm(*sent(request), seen=letter)
    page = FormPage(
        title="Record that it was chased",
        done="It was recorded that the letter was chased.",
        button="Record it",
        **_place_of(request, letter),
    )
    return answered(request, page, form, form.record, letter=letter)


@access(Can.RECORD_LEARNING)
def record_reply(request: DeskRequest, pk: int) -> HttpResponse:
    """A department answered."""
    letter = visible_letter(request, pk)
    form = ReplyForm(*sent(request), seen=letter)
    page = FormPage(
        step=f"record-reply-{letter.pk}",
        title="Record a reply",
        done="The reply was recorded.",
        button="Record the reply",
        **_place_of(request, letter),
    )
    return answered(request, page, form, form.record, letter=letter)


def departments_of(space: Space, chosen: str = "") -> list[str]:
    """Departments that are known here, those that sources name, and the one that was chosen before."""
    here = Agency.objects.filter(space=space, kind__in=ABOVE).values_list("name", flat=True)
    named = [name for name, kind in OUTSIDE_BODIES.items() if kind == AgencyKind.NATIONAL_DEPARTMENT]
    return sorted({*here, *named, *([chosen] if chosen else [])})


def _place_of(request: DeskRequest, letter: GovernmentLetter) -> dict[str, Any]:
    back = letter.get_absolute_url()
    crumbs = [*crumbs_to_letters(request.space), {"text": str(letter), "href": back}]
    return {"caption": f"{letter}, {letter.review.pseudonym}", "back": back, "crumbs": crumbs}
