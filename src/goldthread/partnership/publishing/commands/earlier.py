"""A review was published before it was recorded here: one person says so, another confirms it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.links import NO_LINK, is_link
from goldthread.partnership.learning.commands import record_published_before
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.commands.readiness import touch
from goldthread.partnership.publishing.models import EarlierPublication

CONFIRMED = "It was confirmed already."
NOBODY_SAYS = "Nobody says that it was published before it was recorded here."
LONGEST_LINK = 500


@dataclass(frozen=True)
class Published:
    """When and where a review was published before it was recorded here."""

    published_on: date
    place: str
    link: str


@command(Can.RECORD_LEARNING, event="earlier publication of a review said", about="review")
def say_published_before(*, review: Review, published: Published, by: Actor, at: datetime) -> EarlierPublication:
    """One person says it. Nobody reads the review for that: it waits for another to confirm it."""
    refuse_what_is_confirmed(review)
    _check(review, published, at)
    said = said_of(review) or EarlierPublication(space_id=review.space_id, review=review)
    said.published_on, said.place, said.link = published.published_on, published.place.strip(), published.link.strip()
    said.said_by_id, said.said_at = account_of(by), at
    said.save()
    touch(review)
    return said


@command(Can.PUBLISH_REVIEWS, event="earlier publication of a review confirmed", about="review")
def confirm_published_before(*, review: Review, by: Actor, at: datetime) -> EarlierPublication:
    """Another person found it at its link. From now on whoever may read reviews here reads it."""
    said = waiting_of(review)
    if not said.may_be_confirmed_by(account_of(by)):
        raise Refused("Two people are needed: whoever said it cannot confirm it. Another person must confirm it.")
    said.confirmed_by_id, said.confirmed_at = account_of(by), at
    said.save()
    said.review = record_published_before(review=review, published_on=said.published_on, place=said.place, by=by, at=at)
    return said


@command(Can.RECORD_LEARNING, event="earlier publication of a review taken back", about="review")
def take_published_before_back(*, review: Review, by: Actor, at: datetime) -> None:
    """It was a mistake. What is confirmed stays: the page is withdrawn instead."""
    waiting_of(review).delete()
    touch(review)


def said_of(review: Review) -> EarlierPublication | None:
    """What is said of a publication before it was recorded."""
    return EarlierPublication.objects.filter(review=review).select_related("space").first()


def waiting_of(review: Review) -> EarlierPublication:
    """What is said and waits to be confirmed. Raise Refused where nothing does."""
    refuse_what_is_confirmed(review)
    said = said_of(review)
    if said is None:
        raise Refused(NOBODY_SAYS)
    return said


def refuse_what_is_confirmed(review: Review) -> None:
    """Raise Refused where two people have said it."""
    said = said_of(review)
    if said and said.is_confirmed:
        raise Refused(CONFIRMED)


def _check(review: Review, published: Published, at: datetime) -> None:
    if review.kind in Review.BY_OTHERS:
        raise Refused("What was learned from elsewhere others have published.")
    if published.published_on > timezone.localdate(at):
        raise Refused("This date must be today or in the past.", "published_on")
    if review.approved_on and published.published_on < review.approved_on:
        raise Refused("A review cannot be published before it was approved.", "published_on")
    if not published.place.strip():
        raise Refused("Enter where it was published, such as the partnership’s website.", "place")
    if not is_link(published.link.strip()) or len(published.link.strip()) > LONGEST_LINK:
        raise Refused(NO_LINK, "link")
