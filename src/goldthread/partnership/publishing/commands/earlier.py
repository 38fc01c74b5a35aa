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
from goldthread.partnership.publishing.models import EarlierPublication

CONFIRMED = "It was confirmed already."
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
    said = EarlierPublication.objects.filter(review=review).first()
    if said and said.is_confirmed:
        raise Refused(CONFIRMED)
    _check(review, published, at)
    said = said or EarlierPublication(space_id=review.space_id, review=review)
    said.published_on, said.place, said.link = published.published_on, published.place.strip(), published.link.strip()
    said.said_by_id, said.said_at = account_of(by), at
    said.save()
    return said


@command(Can.PUBLISH_REVIEWS, event="earlier publication of a review confirmed", about="said")
def confirm_published_before(*, said: EarlierPublication, by: Actor, at: datetime) -> EarlierPublication:
    """Another person found it at its link. From now on whoever may read reviews here reads it."""
    if said.is_confirmed:
        raise Refused(CONFIRMED)
    if not said.may_be_confirmed_by(account_of(by)):
        raise Refused("You said it yourself: another person must confirm it.")
    said.confirmed_by_id, said.confirmed_at = account_of(by), at
    said.save()
    record_published_before(review=said.review, published_on=said.published_on, place=said.place, by=by, at=at)
    return said


@command(Can.RECORD_LEARNING, event="earlier publication of a review taken back", about="said")
def take_published_before_back(*, said: EarlierPublication, by: Actor, at: datetime) -> None:
    """It was a mistake. What is confirmed stays: the page is withdrawn instead."""
    if said.is_confirmed:
        raise Refused(CONFIRMED)
    said.delete()


def _check(review: Review, published: Published, at: datetime) -> None:
    if review.kind == Review.Kind.ELSEWHERE:
        raise Refused("What was learned from elsewhere others have published.")
    if published.published_on > timezone.localdate(at):
        raise Refused("This date must be today or in the past.", "published_on")
    if review.approved_on and published.published_on < review.approved_on:
        raise Refused("A review cannot be published before it was approved.", "published_on")
    if not published.place.strip():
        raise Refused("Enter where it was published, such as the partnership’s website.", "place")
    if not is_link(published.link.strip()) or len(published.link.strip()) > LONGEST_LINK:
        raise Refused(NO_LINK, "link")
