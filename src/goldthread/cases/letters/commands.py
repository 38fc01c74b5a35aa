"""A letter is ordered, or it is said why it will not be made."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.clocks import count_clocks
from goldthread.cases.casework.commands.stepping import CASE_WORK
from goldthread.cases.casework.models import Case, CaseRecord
from goldthread.cases.casework.permissions import NOT_HERE, acting_on
from goldthread.cases.casework.recording import step_that_kept
from goldthread.cases.declaring.letters import Letter
from goldthread.cases.letters.jobs import make_case_letter
from goldthread.cases.letters.keeping import note_left_open
from goldthread.cases.letters.models import CaseLetter
from goldthread.cases.letters.owing import is_still_owed
from goldthread.cases.letters.told import is_owed_by, is_read_by, told_of
from goldthread.foundation.access.standing import Actor, account_of, standing_of
from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.documents.typed import check_typed

NO_SUCH_LETTER = "No such letter is made of this record."
OPEN_STILL = "{case} is open. Make the letter, or record how it went out: it is asked for as long as the case is open."
NOT_OWED = "This letter is not owed, so nobody needs to say why it is not made."


@command(*CASE_WORK, event="letter of a case ordered", about="case")
def order_letter(
    *,
    case: Case,
    record: CaseRecord,
    letter: str,
    opening: Mapping[str, str],
    words: Mapping[str, str],
    by: Actor,
    at: datetime,
) -> CaseLetter:
    """Have a letter made of a record, by whoever may record its step and reads all that the letter says.

    It says what the records say now. When one is corrected later, this letter stays as it went out.
    """
    made = _new_letter(case, record, letter, by, at)
    check_typed(made.of_kind, opening, words)
    made.opening = {label: typed.strip() for label, typed in opening.items() if typed.strip()}
    made.words = {code: typed.strip() for code, typed in words.items() if typed.strip()}
    made.save()
    note_left_open(case.pk)
    make_case_letter.defer(space_id=made.space_id, letter_id=made.pk)
    return made


@command(*CASE_WORK, event="letter of a case not to be made", about="case")
def leave_letter(*, case: Case, record: CaseRecord, letter: str, why: str, by: Actor, at: datetime) -> CaseLetter:
    """A letter that is owed will not be made, and why. From then on nobody is asked for it, and the clock of what
    should be in writing ends as not done.

    Only of a closed case: in an open one it is made, or recorded how it went out. It may be made later all the same.
    """
    left = _new_letter(case, record, letter, by, at)
    check_may_be_left(case, left.declared, record.pk)
    left.state, left.why = CaseLetter.State.LEFT, said(why, "Say why it will not be made.", "why")
    left.save()
    note_left_open(case.pk)
    count_clocks(case, at)
    return left


def check_may_be_left(case: Case, letter: Letter, record: int) -> None:
    """Raise Refused for a letter of an open case, and for one that is not owed of the record with that number."""
    if not case.is_closed:
        raise Refused(OPEN_STILL.format(case=case))
    if not letter.owed or not is_still_owed(case, letter, record):
        raise Refused(NOT_OWED)


def _new_letter(case: Case, record: CaseRecord, letter: str, by: Actor, at: datetime) -> CaseLetter:
    """A letter of a record by whoever may record its step and reads all that it says. Nothing is kept yet."""
    step = step_that_kept(case, record)
    declared = _declared(case, step.code, letter, record)
    holding = acting_on(case, step.by, by, at, by_agency=step.by_agency, first=record.agency_id)
    standing = standing_of(by, timezone.localdate(at), at)
    told = told_of(declared, case, step, record, standing)
    if not Case.objects.read_by(standing).filter(pk=case.pk).exists() or not is_read_by(told, standing):
        raise NotAllowed(NOT_HERE)
    return CaseLetter(
        space_id=case.space_id,
        case=case,
        letter=declared.code,
        step=step.code,
        record_id=record.pk,
        agency_id=told.agency_id if holding and holding.agency_id == told.agency_id else None,
        ordered_by_id=account_of(by),
        ordered_at=at,
    )


def _declared(case: Case, step: str, code: str, record: CaseRecord) -> Letter:
    found = next((one for one in case.rules.letters_of(step) if one.code == code), None)
    if found is None or record.case_id != case.pk or not is_owed_by(found, record):
        raise Refused(NO_SUCH_LETTER)
    return found
