"""A review is published on the public site, again with what was done since, and withdrawn."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.publications.models import PublicSite
from goldthread.foundation.publications.putting_out import GoingOut, put_out
from goldthread.partnership.learning.commands import record_published
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.commands.pages import take_down_for_a_reason
from goldthread.partnership.publishing.models import NobodyListed, PersonDetail, PublicationFile, ReviewPublication
from goldthread.partnership.publishing.obstacles import NO_SITE, obstacles_of_file
from goldthread.partnership.publishing.readiness import HELD, readiness_of, was_published_before
from goldthread.partnership.publishing.site.of_reviews import review_page

LONGEST_TITLE = 200


@command(Can.RECORD_LEARNING, event="file to be published with a review added", about="review")
def add_publication_file(*, review: Review, title: str, received: Received, by: Actor, at: datetime) -> PublicationFile:
    """A file that may go out with the review: names are looked for in it first."""
    if not title.strip() or len(title.strip()) > LONGEST_TITLE:
        raise Refused(f"Enter what the file is, in {LONGEST_TITLE} characters or fewer.", "title")
    file = keep_file(space=review.space, received=received, by=by, at=at)
    return PublicationFile.objects.create(space_id=review.space_id, review=review, title=title.strip(), file=file)


@command(Can.RECORD_LEARNING, event="file to be published with a review taken away", about="record")
def remove_publication_file(*, record: PublicationFile, by: Actor, at: datetime) -> None:
    """It does not go out the next time. A copy that is out stays until then."""
    record.delete()


@command(Can.PUBLISH_REVIEWS, event="said why nobody is on the people list", about="review")
def record_nobody_listed(*, review: Review, why: str, by: Actor, at: datetime) -> NobodyListed:
    """Nobody is on the list, for a reason. Once somebody is, the list counts and not the reason."""
    if PersonDetail.objects.filter(review=review).exists():
        raise Refused("Somebody is on the list.")
    if not why.strip():
        raise Refused("Say why nobody is on the list.", "why")
    said = {"why": why.strip()}
    made, _ = NobodyListed.objects.update_or_create(space_id=review.space_id, review=review, defaults=said)
    return made


@command(Can.PUBLISH_REVIEWS, event="review published on the public site", about="review", alone="publication")
def publish_review(
    *, review: Review, files: Sequence[PublicationFile] = (), by: Actor, at: datetime
) -> ReviewPublication:
    """The review, what was answered and what has been done since, for everyone to read, as it stands today."""
    today = timezone.localdate(at)
    _refuse_what_is_not_ready(review, at)
    before = was_published_before(review)
    # First, so that the page says since when it is published.
    review = record_published(review=review, by=by, at=at)
    page = review_page(review, today)
    page = replace(page, files=[(one.title, one.file) for one in _that_may_go(page, review, files)])
    # It is made of texts that were looked through; once more, and for the lists of other reviews, before it goes out.
    out = put_out(review.space_id, page, today)
    said = {"page": out, "published_by_id": account_of(by), "published_at": at, "was_published_before": before}
    made, _ = ReviewPublication.objects.update_or_create(space_id=review.space_id, review=review, defaults=said)
    return made


@command(
    Can.PUBLISH_REVIEWS,
    event="page of a review withdrawn from the public site",
    about="publication",
    alone="publication",
)
def withdraw_review(*, publication: ReviewPublication, why: str, by: Actor, at: datetime) -> ReviewPublication:
    """Its address says from now on that it was withdrawn, and why. Here the review stays as it is."""
    take_down_for_a_reason(publication.page, why, at)
    return publication


def _refuse_what_is_not_ready(review: Review, at: datetime) -> None:
    if review.kind in Review.BY_OTHERS:
        raise Refused("What was learned from elsewhere others have published.")
    if not PublicSite.objects.filter(space_id=review.space_id).exists():
        raise Refused(NO_SITE)
    for hold in HELD:
        hold(review)
    unmet = readiness_of(review, timezone.localdate(at)).unmet
    if unmet:
        raise Refused(f"It cannot be published yet. Missing: {'; '.join(one.missing for one in unmet)}.")


def _that_may_go(page: GoingOut, review: Review, files: Sequence[PublicationFile]) -> list[PublicationFile]:
    chosen = list(
        PublicationFile.objects.filter(review=review, pk__in=[one.pk for one in files]).select_related("file")
    )
    if len(chosen) != len(files):
        raise Refused("A file that you chose is not there any more.", "chosen")
    for one in chosen:
        if said := obstacles_of_file(review.space_id, page, one.title, one.file).said:
            raise Refused(said[0], "chosen")
    return chosen
