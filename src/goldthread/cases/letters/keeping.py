"""What was made of a letter is kept. Only the worker calls these."""

from collections.abc import Mapping
from datetime import datetime

from goldthread.cases.letters.models import CaseLetter, CaseLetterFile
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.documents.content import Content
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.receiving import Received


@command(Can.BE_THE_PROGRAM, event="letter of a case made", about="letter")
def keep_letter(
    *, letter: CaseLetter, content: Content, files: Mapping[str, Received], by: Actor, at: datetime
) -> CaseLetter:
    """The content with its sources, and a file in each form. It never changes after."""
    if letter.state != CaseLetter.State.WAITING:
        raise Refused("This letter is not being made.")
    for form, received in files.items():
        kept = keep_file(space=letter.space, received=received, by=by, at=at)
        CaseLetterFile.objects.create(space_id=letter.space_id, letter=letter, form=form, file=kept)
    letter.state, letter.content, letter.made_at = CaseLetter.State.MADE, content.model_dump(mode="json"), at
    letter.save()
    return letter


@command(Can.BE_THE_PROGRAM, event="letter of a case not made", about="letter")
def keep_why_not(*, letter: CaseLetter, why: str, by: Actor, at: datetime) -> CaseLetter:
    """Another can be made of the same record."""
    if letter.state == CaseLetter.State.WAITING:
        letter.state, letter.failure = CaseLetter.State.FAILED, why
        letter.save()
    return letter
