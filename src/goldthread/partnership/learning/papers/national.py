"""What was asked of national government, and what came back."""

from collections.abc import Sequence

from django.urls import reverse

from goldthread.foundation.documents.composing import absent
from goldthread.foundation.documents.content import Block, Quotation, Source
from goldthread.foundation.documents.kinds import Asked
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.learning.models import GovernmentLetter
from goldthread.partnership.learning.papers.saying import grid, plain, told


def national(asked: Asked) -> Sequence[Block]:
    """Each letter with where it stands, and each reply in its own words."""
    letters = GovernmentLetter.objects.filter(review=asked.subject).with_state(asked.on)
    rows, replies = [], []
    for letter in letters.prefetch_related("about__finding", "replies").order_by("pk"):
        source = _source(letter, asked)
        about = ", ".join(str(link.finding.number) for link in letter.about.all())
        rows.append(
            (
                told(letter.department, source),
                plain(about),
                plain(in_words(letter.written_on) if letter.written_on else letter.sent_as_printed),
                plain(letter.state_in_words(asked.on)),
            )
        )
        replies += [Quotation(said=told(reply.words, source), who=letter.department) for reply in letter.replies.all()]
    if not rows:
        return [absent("Nothing was asked of national government.")]
    return [grid("Letters", ("To", "Findings", "Sent", "Where it stands"), rows), *replies]


def _source(letter: GovernmentLetter, asked: Asked) -> Source:
    return Source(
        key=f"letter-{letter.pk}",
        words=f"Letter to {letter.department}",
        address=reverse("letter", args=[asked.space.slug, letter.pk]),
        state=letter.state_in_words(asked.on) if letter.written_on is None else str(letter.state),
    )
