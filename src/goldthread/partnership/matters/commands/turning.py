"""What all turns of a matter have in common: they are said in a role, stay as they are, and end with the matter."""

from datetime import date, datetime

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.numbering import next_number
from goldthread.partnership.matters.models import MatterTurn, RaisedMatter

ENDED = "This matter has ended. What was said stays as it is."


def check_not_ended(matter: RaisedMatter) -> None:
    if matter.has_ended:
        raise Refused(ENDED)


def check_words(words: str, sentence: str) -> None:
    if not words.strip():
        raise Refused(sentence, "words")


def is_office(matter: RaisedMatter, standing: Standing) -> bool:
    """Whether somebody keeps the log of the boards."""
    return standing.is_system or matter.space_id in standing.whole_spaces_where(Can.RECORD_PLANS)


def role_of(matter: RaisedMatter, standing: Standing, agency_id: int | None, *cans: Can) -> Holding | None:
    """In which role somebody speaks: for that agency, if they hold one for it, otherwise for the whole."""
    here = [one for one in standing.holdings if one.space_id == matter.space_id and any(one.allows(c) for c in cans)]
    for_it = [one for one in here if agency_id and one.agency_id == agency_id]
    return next(iter(for_it + [one for one in here if one.agency_id is None]), None)


def say(
    matter: RaisedMatter, kind: str, words: str, at: datetime, held: Holding | None, due_on: date | None = None
) -> MatterTurn:
    """Keep what was said, and the matter as it stands after it."""
    matter.save()
    return MatterTurn.objects.create(
        space_id=matter.space_id,
        matter=matter,
        number=next_number(MatterTurn.objects.filter(matter=matter)),
        kind=kind,
        step=matter.step,
        words=words.strip(),
        due_on=due_on,
        role=held.role if held else "",
        agency=held.agency if held else None,
        said_at=at,
    )
