"""Pages about a review that was published before it was recorded here."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.publishing.forms.earlier import (
    ConfirmPublishedBefore,
    SayPublishedBefore,
    TakePublishedBeforeBack,
    said_before,
)
from goldthread.partnership.publishing.models import EarlierPublication
from goldthread.partnership.publishing.views.in_sight import own_review, place_of


@access(Can.RECORD_LEARNING)
def say(request: DeskRequest, reference: str) -> HttpResponse:
    """When and where it was published, for another person to confirm."""
    review = own_review(request, reference)
    said = EarlierPublication.objects.filter(review=review).first()
    form = SayPublishedBefore(*sent(request), seen=said or review, initial=said_before(said))
    page = FormPage(
        title="Say that it was published before it was recorded here",
        intro="Another person, who may publish reviews, looks at the link and confirms it. Until then nothing changes.",
        done="It was recorded, and waits for another person to confirm it.",
        step=f"published-before-{review.pk}",
        **place_of(request, review, "before"),
    )
    return answered(request, page, form, form.say, review=review)


@access(Can.PUBLISH_REVIEWS)
def confirm(request: DeskRequest, reference: str) -> HttpResponse:
    """Another person found it where it was said to be."""
    review = own_review(request, reference)
    said = _waiting(EarlierPublication.objects.exclude(said_by=request.user), review.pk)
    form = ConfirmPublishedBefore(*sent(request), seen=said)
    page = FormPage(
        title="Confirm that it was published before it was recorded here",
        intro=f"Confirm it if you found it there: everyone who may read reviews here then reads it as published on"
        f" {in_words(said.published_on)}, and before it goes onto the public site only names are looked for.",
        button="Confirm it",
        done="It was confirmed.",
        template="publishing/confirm_before.html",
        more={"said": said},
        **place_of(request, review, "before"),
    )
    return answered(request, page, form, form.confirm, said=said)


@access(Can.RECORD_LEARNING)
def take_back(request: DeskRequest, reference: str) -> HttpResponse:
    """It was a mistake."""
    review = own_review(request, reference)
    said = _waiting(EarlierPublication.objects.all(), review.pk)
    form = TakePublishedBeforeBack(*sent(request), seen=said)
    page = FormPage(
        title="Take back that it was published before",
        intro="What was said goes. All that must be so before a review is published is asked of it.",
        button="Take it back",
        danger=True,
        done="It was taken back.",
        **place_of(request, review, "before"),
    )
    return answered(request, page, form, form.take_back, said=said)


def _waiting(rows: QuerySet[EarlierPublication], review: int) -> EarlierPublication:
    found = rows.select_related("review__space", "space")
    return get_object_or_404(found, review=review, confirmed_at=None)
