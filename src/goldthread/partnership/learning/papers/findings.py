"""What a review found, who answers for it, and what the partners answered."""

from collections.abc import Sequence

from goldthread.foundation.documents.composing import absent
from goldthread.foundation.documents.content import Block, Bullets, Paragraph, Statement, Subheading
from goldthread.foundation.documents.kinds import Asked
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.learning.papers.saying import (
    grid,
    parts_for,
    plain,
    source_of_finding,
    source_of_review,
    told,
)
from goldthread.partnership.learning.parts import Parts


def summary(asked: Asked) -> Sequence[Block]:
    """What happened, as the review itself is recorded here."""
    review, source = asked.subject, source_of_review(asked.subject, asked)
    said = [words for words in (review.summary, review.incident) if words]
    count = len(parts_for(asked).findings)
    if count:
        said.append(f"The review has {count} finding{'s' if count != 1 else ''}, set out below.")
    return [Paragraph(said=told(words, source)) for words in said]


def background(asked: Asked) -> Sequence[Block]:
    """How the review came about: when it began, was approved and published, and why it took its time."""
    review, source = asked.subject, source_of_review(asked.subject, asked)
    facts = (
        ("Kind of review", review.get_kind_display()),
        ("Commissioned", review.commissioned),
        ("Begun", str(review.commenced) if review.commenced else ""),
        ("Approved", in_words(review.approved_on) if review.approved_on else ""),
        ("Approved by", review.approved_by),
        ("Published", in_words(review.published_on) if review.published_on else review.published_as_printed),
        ("Why it took longer", review.delay_reason),
    )
    rows = [(plain(label), told(words, source)) for label, words in facts if words]
    return [grid("The review", ("What", "As recorded"), rows)]


def findings(asked: Asked) -> Sequence[Block]:
    """Each finding with its subject, who leads on it and how it is answered."""
    parts = parts_for(asked)
    if not parts.findings:
        return [absent("No findings are recorded.")]
    rows = (
        (
            Statement(words=f"Finding {finding.number}", source=source_of_finding(finding, asked)),
            plain(finding.subject),
            plain(leads_of(finding, parts) or _without_lead(finding)),
            plain(finding.get_response_type_display()),
        )
        for finding in parts.findings
    )
    return [grid("Findings", ("Number", "Subject", "Lead", "How it is answered"), rows)]


def answers(asked: Asked) -> Sequence[Block]:
    """For each finding: what was recommended, and what the partners answered."""
    parts = parts_for(asked)
    blocks: list[Block] = []
    for finding in parts.findings:
        source = source_of_finding(finding, asked)
        blocks.append(Subheading(words=f"Finding {finding.number}: {finding.subject}"))
        blocks.append(Paragraph(said=Statement(words=f"Lead: {leads_of(finding, parts) or _without_lead(finding)}.")))
        asked_for = [one.shown for one in parts.recommendations.get(finding.pk, [])]
        if asked_for:
            blocks.append(Bullets(items=tuple(Statement(words=words, source=source) for words in asked_for)))
        blocks.append(Paragraph(said=Statement(words=_answer(finding, parts), source=source)))
    return blocks or [absent("No findings are recorded.")]


def _without_lead(finding: Finding) -> str:
    """Nobody is to respond where the finding is closed; otherwise that nobody is named is worth knowing."""
    return "Nobody is named" if finding.asks_for_change else "Nobody: it is closed"


def leads_of(finding: Finding, parts: Parts) -> str:
    return ", ".join(lead.as_printed for lead in parts.leads.get(finding.pk, []))


def _answer(finding: Finding, parts: Parts) -> str:
    """What the partners said, in a sentence."""
    responses = parts.responses.get(finding.pk, [])
    if not responses:
        return f"{finding.get_response_type_display()}. The partners’ answer is not recorded here."
    said = [f"{one.get_answer_display()}{f': {one.reason}' if one.reason else ''}" for one in responses]
    return f"The partners answered: {'; '.join(said).rstrip('.')}."
