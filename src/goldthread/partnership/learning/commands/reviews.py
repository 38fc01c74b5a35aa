"""A review is recorded, changes, is published; its timeline grows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.models import Action
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import DAY, PartialDate
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.models import ORIGIN, Finding, Review, ReviewEvent

LONGEST_REFERENCE = 60
IN_THE_FUTURE = "This date must be today or in the past."


@dataclass(frozen=True)
class ReviewDetails:
    """What is said of a review. Without a ``reference`` one is made from the pseudonym."""

    pseudonym: str
    kind: str
    reference: str = ""
    incident: str = ""
    incident_on: date | None = None
    child_age: int | None = None
    theme: str = ""
    summary: str = ""
    commenced: PartialDate | None = None
    approved_on: date | None = None
    approved_by: str = ""
    published_at_place: str = ""
    delay_reason: str = ""

    def as_fields(self) -> dict[str, Any]:
        """By field of the record, without spaces at the ends."""
        said = {name: value for name, value in vars(self).items() if name != "commenced"}
        said = {name: value.strip() if isinstance(value, str) else value for name, value in said.items()}
        return said | {
            "reference": said["reference"] or slugify(self.pseudonym)[:LONGEST_REFERENCE].strip("-"),
            "commenced_on": self.commenced.first if self.commenced else None,
            "commenced_precision": self.commenced.precision if self.commenced else DAY,
        }


@dataclass(frozen=True)
class Areas:
    """Which board leads a review that areas do together, which do it jointly, and which contribute, as printed."""

    led_by: str = ""
    joint_with: str = ""
    contribution_from: str = ""

    def as_fields(self) -> dict[str, str]:
        return {
            "board_as_printed": self.led_by.strip(),
            "joint_with": self.joint_with.strip(),
            "contribution_from": self.contribution_from.strip(),
        }


@dataclass(frozen=True)
class EventDetails:
    """One entry of a timeline; ``delay_reason`` where it came later than it should have."""

    date: PartialDate
    what: str
    is_planned: bool = False
    delay_reason: str = ""


@command(Can.RECORD_LEARNING, event="review recorded")
def record_review(
    *, space: Space, details: ReviewDetails, areas: Areas | None = None, by: Actor, at: datetime
) -> Review:
    """A review begins, or one that has ended is written down. Nobody publishes it by that."""
    said = details.as_fields()
    _check(said, details.commenced, Review.objects.filter(space=space), timezone.localdate(at))
    if said["kind"] in Review.BY_OTHERS:
        raise Refused("Enter what others published under “Learning from elsewhere”.", "kind")
    return Review.objects.create(space=space, **said, **(areas or Areas()).as_fields())


@command(Can.RECORD_LEARNING, event="review changed", about="review")
def change_review(*, review: Review, details: ReviewDetails, by: Actor, at: datetime) -> Review:
    """What is said of a review changes. Whether, where and since when it is published does not."""
    said = details.as_fields()
    others = Review.objects.filter(space_id=review.space_id).exclude(pk=review.pk)
    _check(said, details.commenced, others, timezone.localdate(at))
    _check_published(review.published_on, said["approved_on"], "approved_on")
    _check_what_stays(review, said)
    for name, value in said.items():
        setattr(review, name, value)
    review.save()
    return review


@command(Can.PUBLISH_REVIEWS, event="review published", about="review")
def record_published(*, review: Review, by: Actor, at: datetime) -> Review:
    """From today everyone with a role here sees it. One that was published before keeps its day, known or not.

    To be called by the part that has made sure that nothing stands in the way.
    """
    return review if review.is_published else _seen_by_everyone(review, timezone.localdate(at))


@command(Can.PUBLISH_REVIEWS, event="publication of a review before it was recorded", about="review")
def record_published_before(*, review: Review, published_on: date, place: str, by: Actor, at: datetime) -> Review:
    """It was published elsewhere before it is recorded here. A day that is known already stays."""
    if not place.strip():
        raise Refused("Enter where it was published.", "place")
    if published_on > timezone.localdate(at):
        raise Refused(IN_THE_FUTURE, "published_on")
    _check_published(published_on, review.approved_on, "published_on")
    review.published_at_place = place.strip()
    return _seen_by_everyone(review, review.published_on or published_on)


def _seen_by_everyone(review: Review, since: date) -> Review:
    review.is_published, review.published_on = True, since
    review.save()
    # What is to be done after a review is seen as widely as the review.
    Action.objects.filter(space_id=review.space_id, origin=ORIGIN, origin_id=review.pk).update(is_restricted=False)
    # Nothing of them changes but who finds them: the search index follows any update.
    Finding.objects.filter(review=review).update(review=review)
    return review


@command(Can.RECORD_LEARNING, event="entry added to a timeline", about="review")
def add_event(*, review: Review, details: EventDetails, by: Actor, at: datetime) -> ReviewEvent:
    """Something happened in the course of a review, or is planned."""
    if not details.what.strip():
        raise Refused("Enter what happened.", "what")
    if not details.is_planned and details.date.first > timezone.localdate(at):
        raise Refused("This date is in the future: say that it is planned, or correct it.", "date")
    return ReviewEvent.objects.create(
        space_id=review.space_id,
        review=review,
        happened_on=details.date.first,
        precision=details.date.precision,
        what=details.what.strip(),
        is_planned=details.is_planned,
        delay_reason=details.delay_reason.strip(),
    )


def _check(said: dict[str, Any], commenced: PartialDate | None, others: Any, today: date) -> None:
    if not said["pseudonym"]:
        raise Refused("Enter the pseudonym under which the review is known.", "pseudonym")
    if len(said["reference"]) > LONGEST_REFERENCE:
        raise Refused(f"Enter a reference of at most {LONGEST_REFERENCE} letters.", "reference")
    if not said["reference"] or slugify(said["reference"]) != said["reference"]:
        raise Refused("Enter a reference of small letters, digits and hyphens, such as child-q.", "reference")
    if said["kind"] not in Review.Kind.values:
        raise Refused("Choose a kind of review from the list.", "kind")
    if others.filter(reference=said["reference"]).exists():
        raise Refused(f"There is already a review “{said['reference']}” here.", "reference")
    for name in ("incident_on", "approved_on"):
        if said[name] and said[name] > today:
            raise Refused(IN_THE_FUTURE, name)
    if commenced and said["approved_on"] and said["approved_on"] < commenced.first:
        raise Refused("A review cannot be approved before it began.", "approved_on")


def _check_what_stays(review: Review, said: dict[str, Any]) -> None:
    if review.kind != said["kind"] and {review.kind, said["kind"]} & set(Review.BY_OTHERS):
        raise Refused(
            "What was learned from elsewhere cannot become a review of ours, nor the other way round.", "kind"
        )
    if review.is_published and review.published_at_place not in ("", said["published_at_place"]):
        raise Refused("Where it was published stays as it was recorded: readers rely on it.", "published_at_place")


def _check_published(published_on: date | None, approved_on: date | None, field: str) -> None:
    if published_on and approved_on and published_on < approved_on:
        raise Refused("A review cannot be published before it was approved.", field)
