"""The page of a review: what was found, what the partners answered, and what has been done since, as it stands."""

from collections.abc import Sequence
from datetime import date

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.documents.content import Block, Bullets, Content, Paragraph, Section, Statement, Subheading
from goldthread.foundation.documents.kinds import Asked
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.publications.kinds import REVIEW
from goldthread.foundation.publications.putting_out import GoingOut
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.words import sentence
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.papers import findings
from goldthread.partnership.learning.papers.saying import parts_for, statuses_chart
from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.telling import all_told, told_of
from goldthread.partnership.publishing.site.answers import found_and_answered

DONE_IS_NOT_PROVEN = (
    "An action that is reported done is not yet shown to be done: that takes evidence which the partnership accepted."
    " That something is done does not show that practice changed: see the next section."
)
NOT_SHOWN = "Unproven. No test of practice has shown it yet."
HOW_WE_KNOW = (
    "We say that practice changed only where a test has shown it, whose pass mark was set before its result was known."
)


def review_page(review: Review, on: date, files: Sequence[tuple[str, StoredFile]] = ()) -> GoingOut:
    """What would be published of a review on a day."""
    asked = Asked(subject=review, space=review.space, standing=Standing(is_system=True), on=on)
    parts = parts_for(asked)
    # A section that would say nothing is left out.
    told = (
        ("happened", "What happened", [*findings.summary(asked), *findings.background(asked)]),
        ("findings", "What the review found, and what we answered", found_and_answered(parts)),
        ("since", "What has been done since", _since(parts, on)),
        ("changed", "Has practice changed?", _changed(parts, on)),
    )
    sections = tuple(
        Section(code=code, heading=heading, blocks=tuple(blocks)) for code, heading, blocks in told if blocks
    )
    title = f"{review.pseudonym}: {review.get_kind_display().lower()}"
    content = Content(title=title, partnership=review.space.name, opening=(), sections=sections)
    summary = sentence(review.theme or review.incident or review.get_kind_display())[:500]
    return GoingOut(REVIEW, review.reference, title, summary, content, files)


def _said(words: str) -> Paragraph:
    return Paragraph(said=Statement(words=words))


def _since(parts: Parts, on: date) -> list[Block]:
    """Every action in a sentence under the finding that it serves: a telephone is too narrow for a table of them."""
    if not parts.actions:
        return []
    by_number = {action.pk: action for action in parts.actions}
    blocks: list[Block] = [
        _said(f"As it stood on {in_words(on)}."),
        _said(DONE_IS_NOT_PROVEN),
        *statuses_chart("Actions by status", parts.actions),
    ]
    placed: set[int] = set()
    for finding in parts.findings:
        serving = [by_number[link.action_id] for link in parts.served if link.finding_id == finding.pk]
        placed.update(action.pk for action in serving)
        if serving:
            blocks += [Subheading(words=f"For finding {finding.number}: {finding.subject}"), _actions(serving, parts)]
    rest = [action for action in parts.actions if action.pk not in placed]
    return [*blocks, Subheading(words="Across the findings"), _actions(rest, parts)] if rest else blocks


def _actions(actions: Sequence[Action], parts: Parts) -> Bullets:
    said = (
        " ".join(
            f"{sentence(words)}." for words in (action.title, action.status_in_words, _owner(action, parts)) if words
        )
        for action in actions
    )
    return Bullets(items=tuple(Statement(words=words) for words in said))


def _owner(action: Action, parts: Parts) -> str:
    """Who owes it, as it is known here; how a source printed that is of no use to readers."""
    owner = ", ".join(str(owner) for owner in parts.owners.get(action.pk, [])) or action.owner_as_printed
    return f"Owner: {owner}" if owner else ""


def _changed(parts: Parts, on: date) -> list[Block]:
    """What better practice looks like, and what is known of each: proven, unproven, disproven, and why."""
    if not parts.outcomes:
        return []
    tellings, blocks = all_told(parts, on), list[Block]([_said(HOW_WE_KNOW)])
    for outcome in parts.outcomes:
        known = told_of(f"outcome-{outcome.pk}", tellings)
        blocks.append(Subheading(words=sentence(outcome.words)))
        items = [f"{sentence(one.state)}. {sentence(one.why)}" for one in known] or [NOT_SHOWN]
        blocks.append(Bullets(items=tuple(Statement(words=words) for words in items)))
    return blocks
