"""The people list of a review grows and shrinks; its texts are looked through; what is found is cleared by a person."""

from collections.abc import Sequence
from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.jobs.ordered import check_waits, note_failed
from goldthread.foundation.looking.details import details_to_look_for
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.models import NameCheck, NameHit, PersonDetail
from goldthread.partnership.publishing.names.hits import Hit, LookedThrough


@command(Can.PUBLISH_REVIEWS, event="people list of a review added to", about="review")
def add_details(
    *, review: Review, kind: str, whose: str, details: Sequence[str], by: Actor, at: datetime
) -> list[PersonDetail]:
    """What tells who somebody is goes onto the list. What is on it already stays there once."""
    if not whose.strip():
        raise Refused("Enter whose it is, such as “the child”.", "whose")
    made = []
    for one in details_to_look_for(kind, details):
        detail, _ = PersonDetail.objects.get_or_create(
            space_id=review.space_id, review=review, kind=kind, words=one, defaults={"whose": whose.strip()}
        )
        made.append(detail)
    return made


@command(Can.PUBLISH_REVIEWS, event="people list of a review shortened", about="detail")
def remove_detail(*, detail: PersonDetail, by: Actor, at: datetime) -> None:
    """It is not looked for any more, and what was found of it goes with it."""
    detail.delete()


@command(Can.BE_THE_PROGRAM, event="names in a review looked for", about="check")
def record_looked_through(*, check: NameCheck, found: LookedThrough, by: Actor, at: datetime) -> NameCheck:
    """Keep what was found. What was cleared stays cleared while the text it stands in is the same."""
    check_waits(check)
    before = {(one.place, one.detail_id, one.digest): one for one in NameHit.objects.filter(review=check.review_id)}
    for hit in found.hits:
        if before.pop((hit.place, hit.detail, hit.digest), None) is None:
            _keep(check, hit, at)
    NameHit.objects.filter(pk__in=[one.pk for one in before.values()]).delete()
    check.state, check.done_at, check.digest = NameCheck.State.DONE, at, found.digest
    check.texts, check.files = found.texts, found.files
    check.save()
    return check


@command(Can.BE_THE_PROGRAM, event="names in a review not looked for", about="check")
def record_not_looked_through(*, check: NameCheck, by: Actor, at: datetime) -> NameCheck:
    """It went wrong, and can be ordered again. What was found before stays."""
    note_failed(check)
    return check


@command(Can.PUBLISH_REVIEWS, event="name in a review cleared", about="hit")
def clear_hit(*, hit: NameHit, why: str, by: Actor, at: datetime) -> NameHit:
    """A person looked at it and says why it may stand, or why a file that could not be read does no harm."""
    if hit.cleared_at:
        raise Refused("It was cleared already.")
    if not why.strip():
        raise Refused("Say why it may stand.", "why")
    hit.cleared_at, hit.cleared_by_id, hit.cleared_why = at, account_of(by), why.strip()
    hit.save()
    return hit


def _keep(check: NameCheck, hit: Hit, at: datetime) -> None:
    NameHit.objects.create(
        space_id=check.space_id,
        review_id=check.review_id,
        detail_id=hit.detail,
        place=hit.place,
        digest=hit.digest,
        href=hit.href,
        where=hit.where,
        times=hit.times,
        excerpts=list(hit.excerpts),
        found_at=at,
    )
