"""What the demonstration shows of documents: a paper that is being written. Nobody in it is real."""

from datetime import datetime

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.documents.commands import begin_document
from goldthread.foundation.documents.kinds import KINDS
from goldthread.foundation.documents.models import Document
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.papers.registering import COMMITTEE

TITLE = "Embedding the learning from the review of Child Q"
SUMMARY = """The review of Child Q was published in June 2026.
- Partners have begun to change how first calls are taken.
- Whether practice changed is not shown yet."""


def fictitious_paper(*, space: Space, reference: str, by: Actor, at: datetime) -> None:
    """A committee paper about a review of the space. Done again, it changes nothing."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        review = Review.objects.get(space=space, reference=reference)
        if Document.objects.filter(space=space, subject=review.pk).exists():
            return
    begin_document(
        space=space,
        kind=KINDS[COMMITTEE],
        subject=review,
        title=TITLE,
        opening={"Committee and date": "Children and families scrutiny committee, 12 January 2027"},
        words={"summary": SUMMARY},
        by=by,
        at=at,
    )
