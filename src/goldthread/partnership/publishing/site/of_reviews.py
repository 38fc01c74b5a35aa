"""The page of a review: what was found, what the partners answered, and what has been done since, as it stands."""

from collections.abc import Sequence
from datetime import date

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.documents.content import Block, Content, Paragraph, Section, Statement
from goldthread.foundation.documents.kinds import Asked
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.publications.kinds import REVIEW
from goldthread.foundation.publications.putting_out import GoingOut
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.words import sentence
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.papers import change, findings, progress

DONE_IS_NOT_PROVEN = (
    "An action that is reported done is not yet shown to be done: that takes evidence which the partnership accepted."
    " And what is done has not for that changed practice: see the next section."
)
HOW_WE_KNOW = (
    "We say that practice changed only where a test has shown it, whose pass mark was set before its result was known."
)


def review_page(review: Review, on: date, files: Sequence[tuple[str, StoredFile]] = ()) -> GoingOut:
    """What would be published of a review on a day."""
    asked = Asked(subject=review, space=review.space, standing=Standing(is_system=True), on=on)
    sections = (
        _section("happened", "What happened", [*findings.summary(asked), *findings.background(asked)]),
        _section("findings", "What the review found, and what we answered", findings.answers(asked)),
        _section(
            "since",
            "What has been done since",
            [
                _said(f"As it stood on {in_words(on)}."),
                _said(DONE_IS_NOT_PROVEN),
                *progress.counts(asked),
                *progress.plan(asked),
            ],
        ),
        _section("changed", "Has practice changed?", [_said(HOW_WE_KNOW), *change.improved_practice(asked)]),
    )
    title = f"{review.pseudonym}: {review.get_kind_display().lower()}"
    content = Content(title=title, partnership=review.space.name, opening=(), sections=sections)
    summary = sentence(review.theme or review.incident or review.get_kind_display())[:500]
    return GoingOut(REVIEW, review.reference, title, summary, content, files)


def _section(code: str, heading: str, blocks: Sequence[Block]) -> Section:
    return Section(code=code, heading=heading, blocks=tuple(blocks))


def _said(words: str) -> Paragraph:
    return Paragraph(said=Statement(words=words))
