"""A letter is ordered, and once the worker has made it, kept."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.commands.stepping import CASE_WORK
from goldthread.cases.casework.models import Case, CaseRecord
from goldthread.cases.casework.permissions import NOT_HERE, acting_on
from goldthread.cases.casework.recording import step_that_kept
from goldthread.cases.declaring.letters import Letter
from goldthread.cases.letters.jobs import make_case_letter
from goldthread.cases.letters.kinds import kind_of
from goldthread.cases.letters.models import CaseLetter
from goldthread.cases.letters.told import is_owed_by, is_read_by, told_of
from goldthread.foundation.access.standing import Actor, account_of, standing_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.documents.typed import check_typed

NO_SUCH_LETTER = "No such letter is made of this record."


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
    step = step_that_kept(case, record)
    declared = _declared(case, step.code, letter, record)
    holding = acting_on(case, step.by, by, at, by_agency=step.by_agency, first=record.agency_id)
    standing = standing_of(by, timezone.localdate(at), at)
    told = told_of(declared, case, step, record, standing)
    if not Case.objects.read_by(standing).filter(pk=case.pk).exists() or not is_read_by(told, standing):
        raise NotAllowed(NOT_HERE)
    check_typed(kind_of(case.rules, declared), opening, words)
    made = CaseLetter.objects.create(
        space_id=case.space_id,
        case=case,
        letter=declared.code,
        step=step.code,
        record_id=record.pk,
        agency_id=told.agency_id if holding and holding.agency_id == told.agency_id else None,
        opening={label: said.strip() for label, said in opening.items() if said.strip()},
        words={code: said.strip() for code, said in words.items() if said.strip()},
        ordered_by_id=account_of(by),
        ordered_at=at,
    )
    make_case_letter.defer(space_id=made.space_id, letter_id=made.pk)
    return made


def _declared(case: Case, step: str, code: str, record: CaseRecord) -> Letter:
    found = next((one for one in case.rules.letters_of(step) if one.code == code), None)
    if found is None or record.case_id != case.pk or not is_owed_by(found, record):
        raise Refused(NO_SUCH_LETTER)
    return found
