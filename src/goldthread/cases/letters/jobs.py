"""What the worker does with letters of cases: make them, as whoever ordered each may see it."""

from datetime import datetime

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.queries import records_of
from goldthread.cases.letters.keeping import keep_letter, keep_why_not, note_left_open
from goldthread.cases.letters.making import content_of
from goldthread.cases.letters.models import CaseLetter
from goldthread.cases.letters.told import Told, is_read_by, told_of
from goldthread.foundation.access.standing import Standing, System
from goldthread.foundation.documents.by_worker import GIVEN_UP, read_as
from goldthread.foundation.documents.composing import Typed
from goldthread.foundation.documents.making import files_of
from goldthread.foundation.documents.models import template_of
from goldthread.foundation.jobs.job import job
from goldthread.foundation.jobs.ordered import NotDone, Ordered, went_wrong

MAKER = System("letter of a case made")
GONE = "What it is about is not there any more, or whoever ordered it may not see it or make it now."
BROKEN = went_wrong("Make the letter again from its record")


def _not_made(letter: CaseLetter, why: str, at: datetime) -> None:
    keep_why_not(letter=letter, why=why, by=MAKER, at=at)


LETTERS = Ordered(CaseLetter, _not_made, BROKEN, read_with=("space", "case__space", "ordered_by"))


def give_up(*, space_id: int, letter_id: int) -> None:
    """Somebody gave its making up: another can be made."""
    waiting = CaseLetter.objects.filter(space_id=space_id, pk=letter_id, state=CaseLetter.State.WAITING)
    cases = list(waiting.values_list("case_id", flat=True))
    LETTERS.give_up(space_id, letter_id, failure=GIVEN_UP)
    for case in cases:
        note_left_open(case)


@job(access="a person who orders a letter of a case", does="Make a letter", alone=False, given_up=give_up, retry=None)
def make_case_letter(*, space_id: int, letter_id: int, at: datetime) -> None:
    """Make one letter. Done twice, it is made once."""
    LETTERS.do_once(space_id, letter_id, at, _make)


def _make(letter: CaseLetter, at: datetime) -> None:
    with read_as(letter.ordered_by or MAKER, letter.space_id, at) as (standing, on):
        typed = Typed(opening=letter.opening, words=letter.words)
        content = content_of(_told(letter, standing), standing, on, typed)
        template = template_of(letter.space, letter.of_kind)
    keep_letter(letter=letter, content=content, files=files_of(content, template), by=MAKER, at=at)


def _told(letter: CaseLetter, standing: Standing) -> Told:
    """What it is about, asked anew: a role may have ended since. Raise NotDone."""
    case, step = letter.case, letter.case.rules.step(letter.step)
    record = records_of(case, step, standing).filter(pk=letter.record_id).first()
    if record is None or not Case.objects.read_by(standing).filter(pk=case.pk).exists():
        raise NotDone(GONE)
    told = told_of(letter.declared, case, step, record, standing)
    is_anothers = letter.agency_id not in (None, told.agency_id)
    may_make = may_in(case, step.by, standing, by_agency=step.by_agency)
    if is_anothers or not may_make or not is_read_by(told, standing):
        raise NotDone(GONE)
    return told
