"""Load what a report says of government: what was put to it, and what it answered.

The facts print it as actions: one whose reply was received is owned by the departments that answered, one whose reply
is awaited names who is still to answer. Neither gives the day or the text of a letter, so none is made up.
"""

from collections.abc import Iterable

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.loads.kinds import Loading
from goldthread.partnership.learning.importing import reading_rules
from goldthread.partnership.learning.importing.owners import Directory
from goldthread.partnership.learning.importing.review_schema import ActionFacts, ReviewFile
from goldthread.partnership.learning.models import Finding, GovernmentLetter, LetterFinding, LetterReply, Review


def load_letters(
    facts: ReviewFile, review: Review, findings: dict[int, Finding], directory: Directory, loading: Loading
) -> None:
    """Make a letter to each body that answered or is awaited."""
    for one in facts.cross_cutting_actions:
        if one.status == reading_rules.RECEIVED:
            for body in _bodies_in(one.owner or ""):
                letter = _letter(one, body, "", review, findings, directory, loading)
                words = "; ".join([one.what, *(f"promised: {promise}" for promise in one.promises)])
                loading.add(LetterReply, one, letter=letter, answer=LetterReply.Answer.REPLIED, words=words)
        elif reading_rules.AWAITED in one.status:
            for body in _bodies_in(one.what):
                _letter(one, body, one.what, review, findings, directory, loading)


def _bodies_in(words: str) -> Iterable[str]:
    """Bodies outside the partnership that are named, in the order in which they are."""
    named = [body for body in reading_rules.OUTSIDE_BODIES if body in words]
    return sorted(named, key=words.index)


def _letter(
    facts: ActionFacts,
    body: str,
    sent: str,
    review: Review,
    findings: dict[int, Finding],
    directory: Directory,
    loading: Loading,
) -> GovernmentLetter:
    known = directory.find(body)
    agency = known if isinstance(known, Agency) else None
    letter = loading.add(GovernmentLetter, facts, review=review, department=body, agency=agency, sent_as_printed=sent)
    for number in facts.findings:
        loading.add(LetterFinding, facts, letter=letter, finding=findings[number], basis=facts.findings_basis)
    return letter
