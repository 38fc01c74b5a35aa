"""What an area makes of what another told it."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import acting_in
from goldthread.cases.disclosures.jobs import carry_back
from goldthread.cases.disclosures.models import Answer, Received
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of, standing_of
from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.long_text import is_too_long, too_long

NO_SUCH_ANSWER = "Select what you answer."
SAY_WHY = "Say why you do not accept it."
NO_CASE = "There is no such case here that you read. Enter its reference as it stands in your register."
TAKEN_BACK = "Whoever told it took it back. There is nothing to answer any more."
LONGEST_REFERENCE = 100


def check_stands(received: Received) -> None:
    """Raise Refused where it was taken back."""
    if received.is_taken_back:
        raise Refused(TAKEN_BACK)


@command(Can.RECORD_CASES, event="another area answered", about="received")
def answer_area(*, received: Received, answer: str, words: str, reference: str, by: Actor, at: datetime) -> Received:
    """Say what comes of it here; a job carries it back. It may be answered anew: the last answer counts.

    ``reference`` is how the case is called here, as far as the other area is to know it.
    """
    acting_in(received.rules, Can.RECORD_CASES, by, at, received.space_id)
    check_stands(received)
    if answer not in Answer.values:
        raise Refused(NO_SUCH_ANSWER, "answer")
    if answer == Answer.REFUSED:
        said(words, SAY_WHY, "words")
    if is_too_long(words):
        raise Refused(too_long("Your answer"), "words")
    if len(reference.strip()) > LONGEST_REFERENCE:
        raise Refused(f"Use {LONGEST_REFERENCE} characters at most.", "reference")
    received.answer, received.answer_words, received.reference_there = answer, words.strip(), reference.strip()
    received.answered_at, received.answered_by_id = at, account_of(by)
    received.save()
    carry_back.configure(lock=f"received {received.pk}").defer(space_id=received.space_id, received_id=received.pk)
    return received


@command(Can.RECORD_CASES, event="telling of another area put with a case", about="received")
def put_with_case(*, received: Received, reference: str, by: Actor, at: datetime) -> Received:
    """Let it belong to a case of the same pathway here, whose readers read it from then on and no others."""
    acting_in(received.rules, Can.RECORD_CASES, by, at, received.space_id)
    check_stands(received)
    standing = standing_of(by, timezone.localdate(at), at)
    mine = Case.objects.whole_to(standing).read_by(standing).of(received.rules)
    case = mine.filter(space_id=received.space_id, reference=reference.strip().upper()).first()
    if case is None:
        raise Refused(NO_CASE, "reference")
    received.case = case
    received.save()
    return received
