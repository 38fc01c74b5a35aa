"""What was made of a letter is kept. Only the worker calls these."""

from collections.abc import Mapping
from datetime import datetime

from goldthread.cases.casework.models import Case
from goldthread.cases.letters.models import CaseLetter
from goldthread.cases.letters.owing import owed_by_event
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.documents.content import Content
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.jobs.ordered import note_failed


@command(Can.BE_THE_PROGRAM, event="letter of a case made", about="letter")
def keep_letter(
    *, letter: CaseLetter, content: Content, files: Mapping[str, Received], by: Actor, at: datetime
) -> CaseLetter:
    """The content with its sources, and a file in each form. It never changes after."""
    letter.keep_content(content, files, by, at)
    return letter


@command(Can.BE_THE_PROGRAM, event="letter of a case not made", about="letter")
def keep_why_not(*, letter: CaseLetter, why: str, by: Actor, at: datetime) -> CaseLetter:
    """Another can be made of the same record."""
    note_failed(letter, failure=why)
    if letter.state == CaseLetter.State.FAILED:
        note_left_open(letter.case_id)
    return letter


def note_left_open(case_id: int) -> None:
    """Keep of a closed case whether something is owed in it still, after a letter or a copy of one came or went. One
    that is just being closed is waited for, since whoever closes it counts on the letter.
    """
    case = Case.objects.select_for_update(of=("self",)).filter(pk=case_id).first()
    if case is None or not case.is_closed:
        return
    is_owed = bool(owed_by_event(case))
    if is_owed != case.left_open:
        Case.objects.filter(pk=case_id).update(left_open=is_owed)
