"""What the worker does with letters of cases: make them, as whoever ordered each may see it."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.queries import records_of
from goldthread.cases.letters.keeping import keep_letter, keep_why_not
from goldthread.cases.letters.making import content_of
from goldthread.cases.letters.models import CaseLetter
from goldthread.cases.letters.told import Told, is_read_by, told_of
from goldthread.foundation.access.standing import Standing, System, standing_of
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.documents.composing import Typed
from goldthread.foundation.documents.making import files_of
from goldthread.foundation.documents.models import template_of
from goldthread.foundation.jobs.job import job
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

MAKER = System("letter of a case made")
GONE = "What it is about is not there any more, or whoever ordered it may not see it or make it now."
BROKEN = (
    "Something went wrong on our side. Make the letter again from its record, and if it goes wrong again, ask whoever"
    " runs Goldthread to look at the failed jobs."
)


class OutOfSight(Exception):
    """The record is not there, or whoever ordered the letter does not read all of it now, or may not make it."""


def give_up(*, space_id: int, letter_id: int) -> None:
    """Somebody gave its making up: another can be made."""
    waiting = CaseLetter.objects.filter(space_id=space_id, pk=letter_id, state=CaseLetter.State.WAITING)
    waiting.update(state=CaseLetter.State.FAILED, failure="Its making was given up.")


@job(access="a person who orders a letter of a case", does="Make a letter", alone=False, given_up=give_up, retry=None)
def make_case_letter(*, space_id: int, letter_id: int, at: datetime) -> None:
    """Make one letter. Done twice, it is made once."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        rows = CaseLetter.objects.filter(pk=letter_id, state=CaseLetter.State.WAITING)
        letter = rows.select_related("space", "case__space", "ordered_by").first()
    if letter is None:
        return
    try:
        _make(letter, at)
    except Refused:
        return  # it was given up, or made by another worker, while this one made it
    except OutOfSight:
        keep_why_not(letter=letter, why=GONE, by=MAKER, at=at)
    except Exception:
        keep_why_not(letter=letter, why=BROKEN, by=MAKER, at=at)
        raise


def _make(letter: CaseLetter, at: datetime) -> None:
    with opened(actor=SYSTEM_ACTOR, reading=[letter.space_id]):
        on = timezone.localdate(at)
        standing = standing_of(letter.ordered_by or MAKER, on, at)
        typed = Typed(opening=letter.opening, words=letter.words)
        content = content_of(_told(letter, standing), standing, on, typed)
        template = template_of(letter.space, letter.of_kind)
    keep_letter(letter=letter, content=content, files=files_of(content, template), by=MAKER, at=at)


def _told(letter: CaseLetter, standing: Standing) -> Told:
    """What it is about, asked anew: a role may have ended since. Raise OutOfSight."""
    case, step = letter.case, letter.case.rules.step(letter.step)
    record = records_of(case, step, standing).filter(pk=letter.record_id).first()
    if record is None or not Case.objects.read_by(standing).filter(pk=case.pk).exists():
        raise OutOfSight
    told = told_of(letter.declared, case, step, record, standing)
    is_anothers = letter.agency_id not in (None, told.agency_id)
    may_make = may_in(case, step.by, standing, by_agency=step.by_agency)
    if is_anothers or not may_make or not is_read_by(told, standing):
        raise OutOfSight
    return told
