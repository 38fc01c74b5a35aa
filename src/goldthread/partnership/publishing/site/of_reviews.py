"""The page of a review: what was found, what the partners answered, and what has been done since, as it stands."""

from collections.abc import Sequence
from datetime import date

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.documents.composing import absent
from goldthread.foundation.documents.content import Block, Bullets, Content, Paragraph, Section, Statement, Subheading
from goldthread.foundation.documents.kinds import Asked
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.publications.kinds import REVIEW
from goldthread.foundation.publications.putting_out import GoingOut
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.words import sentence
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.papers import findings, progress
from goldthread.partnership.learning.papers.saying import parts_for
from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.telling import all_told, told_of
from goldthread.partnership.learning.thread import owner_in_words

DONE_IS_NOT_PROVEN = (
    "An action that is reported done is not yet shown to be done: that takes evidence which the partnership accepted."
    " That something is done does not show that practice changed: see the next section."
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
                *_since(asked),
            ],
        ),
        _section("changed", "Has practice changed?", [_said(HOW_WE_KNOW), *_changed(asked)]),
    )
    title = f"{review.pseudonym}: {review.get_kind_display().lower()}"
    content = Content(title=title, partnership=review.space.name, opening=(), sections=sections)
    summary = sentence(review.theme or review.incident or review.get_kind_display())[:500]
    return GoingOut(REVIEW, review.reference, title, summary, content, files)


def _section(code: str, heading: str, blocks: Sequence[Block]) -> Section:
    return Section(code=code, heading=heading, blocks=tuple(blocks))


def _said(words: str) -> Paragraph:
    return Paragraph(said=Statement(words=words))


def _since(asked: Asked) -> list[Block]:
    """Every action in a sentence under the finding that it serves: a telephone is too narrow for a table of them."""
    parts = parts_for(asked)
    by_number = {action.pk: action for action in parts.actions}
    blocks: list[Block] = []
    placed: set[int] = set()
    for finding in parts.findings:
        serving = [by_number[link.action_id] for link in parts.served if link.finding_id == finding.pk]
        placed.update(action.pk for action in serving)
        blocks.append(Subheading(words=f"For finding {finding.number}: {finding.subject}"))
        blocks.append(_actions(serving, parts) if serving else absent("No action is recorded."))
    rest = [action for action in parts.actions if action.pk not in placed]
    if rest:
        blocks += [Subheading(words="Across the findings"), _actions(rest, parts)]
    return blocks or [absent("No actions are recorded.")]


def _actions(actions: Sequence[Action], parts: Parts) -> Bullets:
    said = (
        f"{sentence(action.title)}. {action.status_in_words}."
        f" {sentence(owner_in_words(action, parts).removeprefix('Owner: '))}."
        for action in actions
    )
    return Bullets(items=tuple(Statement(words=words) for words in said))


def _changed(asked: Asked) -> list[Block]:
    """What better practice looks like, and what is known of each: proven, unproven, disproven, and why."""
    parts = parts_for(asked)
    tellings, blocks = all_told(parts, asked.on), list[Block]()
    for outcome in parts.outcomes:
        known = told_of(f"outcome-{outcome.pk}", tellings)
        blocks.append(Subheading(words=sentence(outcome.words)))
        items = [f"{one.state}. {one.why}" for one in known] or ["Unproven. No test of practice has shown it yet."]
        blocks.append(Bullets(items=tuple(Statement(words=words) for words in items)))
    return blocks or [absent("What improved practice would look like is not recorded.")]
