"""What a review found and what the partners answered, in words for everyone. What is not known is left out."""

from collections.abc import Sequence

from goldthread.foundation.documents.content import Block, Bullets, Paragraph, Statement, Subheading
from goldthread.foundation.ui.words import sentence
from goldthread.partnership.learning.models import BoardResponse, Finding
from goldthread.partnership.learning.papers.findings import leads_of
from goldthread.partnership.learning.parts import Parts

NOT_PRINTED = "The published report does not print {what}."
RECOMMENDED = "what was recommended"
ANSWERED = "what the partners answered"


def found_and_answered(parts: Parts) -> list[Block]:
    """Each finding with who leads on it, what was recommended and what was answered.

    What is printed of none of them is said once.
    """
    missing = {finding.pk: _missing(finding, parts) for finding in parts.findings if finding.asks_for_change}
    of_all = next(iter(missing.values()), "")
    is_of_all = bool(of_all) and all(one == of_all for one in missing.values())
    blocks = [_said(of_all)] if is_of_all else []
    for finding in parts.findings:
        blocks += _of(finding, parts, "" if is_of_all else missing.get(finding.pk, ""))
    return blocks


def _of(finding: Finding, parts: Parts, missing: str) -> Sequence[Block]:
    leads, words = leads_of(finding, parts), _recommended(finding, parts)
    said = [_said(f"Lead: {leads}.")] if leads else []
    if not finding.asks_for_change:
        said.append(_said(f"{finding.get_response_type_display()}."))
    if words:
        said.append(Bullets(items=tuple(Statement(words=sentence(one)) for one in words)))
    said += [_said(f"The partners answered: {one}.") for one in _answers(finding, parts)]
    if missing:
        said.append(_said(missing))
    return [Subheading(words=f"Finding {finding.number}: {finding.subject}"), *said]


def _recommended(finding: Finding, parts: Parts) -> list[str]:
    return [one.words for one in parts.recommendations.get(finding.pk, []) if one.words]


def _answers(finding: Finding, parts: Parts) -> list[str]:
    given = [one for one in parts.responses.get(finding.pk, []) if one.answer != BoardResponse.Answer.NOT_IN_SOURCE]
    return [f"{one.get_answer_display()}{f': {one.reason}' if one.reason else ''}".rstrip(".") for one in given]


def _missing(finding: Finding, parts: Parts) -> str:
    """In a sentence, what was made or given as a source says, without its words; or nothing."""
    made = parts.recommendations.get(finding.pk, [])
    unanswered = [one.answer == BoardResponse.Answer.NOT_IN_SOURCE for one in parts.responses.get(finding.pk, [])]
    missing = [RECOMMENDED] * any(not one.words for one in made) + [ANSWERED] * any(unanswered)
    return NOT_PRINTED.format(what=" or ".join(missing)) if missing else ""


def _said(words: str) -> Block:
    return Paragraph(said=Statement(words=words))
