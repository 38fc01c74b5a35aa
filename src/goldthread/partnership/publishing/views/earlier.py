"""Pages about a review that was published before it was recorded here."""

from functools import partial
from typing import Any

from django.http import Http404

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.commands.earlier import refuse_what_is_confirmed, said_of, waiting_of
from goldthread.partnership.publishing.forms.earlier import (
    ConfirmPublishedBefore,
    SayPublishedBefore,
    TakePublishedBeforeBack,
    said_before,
)
from goldthread.partnership.publishing.views.in_sight import own_review, place_of


def _said_by_another(request: DeskRequest, reference: str) -> Review:
    """A review of which the person did not say it themselves. Raise Http404."""
    review = own_review(request, reference)
    said = said_of(review)
    if said and not said.is_confirmed and not said.may_be_confirmed_by(request.user.pk):
        raise Http404
    return review


def _place(request: DeskRequest, review: Review) -> dict[str, Any]:
    return place_of(request, review, "before")


def _with_what_is_said(request: DeskRequest, review: Review) -> dict[str, Any]:
    return {**_place(request, review), "template": "publishing/confirm_before.html", "more": {"said": said_of(review)}}


def _what_confirming_does(review: Review) -> str:
    said = said_of(review)
    since = f" on {in_words(said.published_on)}" if said else ""
    return (
        "Confirm it if you found it there: everyone who may read reviews here then reads it as published"
        f"{since}, and before it goes onto the public site only names are looked for."
    )


about_review = partial(FormAbout, given="review")

say = access(Can.RECORD_LEARNING)(
    about_review(
        find=own_review,
        place=_place,
        form=SayPublishedBefore,
        send=SayPublishedBefore.say,
        open_if=refuse_what_is_confirmed,
        now=said_before,
        title="Say that it was published before it was recorded here",
        intro="Another person, who may publish reviews, looks at the link and confirms it. Until then nothing changes.",
        done="It was recorded, and waits for another person to confirm it.",
        step="published-before",
    ).view
)

confirm = access(Can.PUBLISH_REVIEWS)(
    about_review(
        find=_said_by_another,
        place=_with_what_is_said,
        form=ConfirmPublishedBefore,
        send=ConfirmPublishedBefore.confirm,
        open_if=waiting_of,
        title="Confirm that it was published before it was recorded here",
        intro=_what_confirming_does,
        button="Confirm it",
        done="It was confirmed.",
    ).view
)

take_back = access(Can.RECORD_LEARNING)(
    about_review(
        find=own_review,
        place=_place,
        form=TakePublishedBeforeBack,
        send=TakePublishedBeforeBack.take_back,
        open_if=waiting_of,
        title="Take back that it was published before",
        intro="What was said goes. All that must be so before a review is published is asked of it.",
        button="Take it back",
        danger=True,
        done="It was taken back.",
    ).view
)
