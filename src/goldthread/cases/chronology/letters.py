"""Letters to an agency that is asked for a chronology: reference, day and link, and nothing of a child."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as day
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.reaching import addresses_in
from goldthread.cases.chronology.models import ChronologyLane
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.messages.sending import Letter, queue_messages
from goldthread.foundation.one_time_links.letters import whom_to_ask
from goldthread.foundation.ui.words import date

KIND = "request for a chronology"
SUBJECT = "{space} asks {agency} for a chronology"
SUBJECT_AGAIN = "{space} asks {agency} again for a chronology"
WORDS = """Hello

{subject}: what it knows of what happened, and when.
{more}
Reference: {reference}
Wanted by: {due}

Sign in to read whom it is about and why it is needed, and to tell what you know, entry by entry or in a Word or Excel
file. Hand it in when it is whole. If you know nothing, say so there: that is an answer, too.

    {link}

If you cannot sign in, or have a question, ask {whom}.

You get this message because you answer for what {agency} is asked.

Goldthread for {space}
"""
SOMETHING_ELSE = """
It is asked something else than before. What it handed in stays in its part: add to it, and hand it in again.
"""
NOT_NEEDED = "Nothing is needed any more: {space} asked {agency} for a chronology"
NOT_NEEDED_WORDS = """Hello

{space} asked {agency} for a chronology and needs nothing of it any more. What {agency} told so far stays as it is.

Reference: {reference}

Sign in to read why.

    {link}

You get this message because you answer for what {agency} is asked.

Goldthread for {space}
"""
NEEDED_AGAIN = "Needed after all: {space} asked {agency} for a chronology"
NEEDED_AGAIN_WORDS = """Hello

{space} asked {agency} for a chronology, and told it then that nothing was needed any more. It is needed after all, for
work on it goes on. What {agency} told so far stands in its part: add what is missing, and hand it in.

Reference: {reference}
Wanted by: {due}

Sign in to read what was asked.

    {link}

If you cannot sign in, or have a question, ask {whom}.

You get this message because you answer for what {agency} is asked.

Goldthread for {space}
"""
DAY_PASSED = "{day}. That day has passed: please ask by when it is wanted now"
NO_DAY = "no day is set; please reply soon"


@dataclass(frozen=True)
class ToAsk:
    """The lane of an agency that is asked, whether it was asked before, and whether it had answered that. ``changed``
    are the fields of the lane that say something else than then.
    """

    lane: ChronologyLane
    is_again: bool = False
    had_handed_in: bool = False
    changed: tuple[str, ...] = ()


def write_to(case: Case, asked: Sequence[ToAsk], *, by: Actor, at: datetime) -> None:
    """To the leads of each agency and its team inbox. To be called inside a command."""
    addresses = addresses_in(case, [one.lane.agency_id for one in asked], at)
    letters = [letter for one in asked for letter in _letters(case, one, addresses[one.lane.agency_id], by)]
    queue_messages(space=case.space, letters=letters, kind=KIND, at=at)


def write_that_nothing_is_needed(case: Case, lanes: Sequence[ChronologyLane], at: datetime) -> None:
    """To whoever was written to when their agency was asked. To be called inside a command."""
    addresses = addresses_in(case, [lane.agency_id for lane in lanes], at)
    letters = [letter for lane in lanes for letter in _not_needed(case, lane, addresses[lane.agency_id])]
    queue_messages(space=case.space, letters=letters, kind=KIND, at=at)


def write_that_it_is_needed_again(case: Case, lanes: Sequence[ChronologyLane], *, by: Actor, at: datetime) -> None:
    """The same, once the case is open again: they were told before that nothing was needed. To be called inside a
    command.
    """
    addresses = addresses_in(case, [lane.agency_id for lane in lanes], at)
    letters = [letter for lane in lanes for letter in _needed_again(case, lane, addresses[lane.agency_id], by, at)]
    queue_messages(space=case.space, letters=letters, kind=KIND, at=at)


def _needed_again(case: Case, lane: ChronologyLane, addresses: Sequence[str], by: Actor, at: datetime) -> list[Letter]:
    named = {"space": case.space.name, "agency": lane.agency.name}
    words = NEEDED_AGAIN_WORDS.format(
        reference=case.reference,
        due=_wanted_by(lane, timezone.localdate(at)),
        link=_link_to(lane),
        whom=whom_to_ask(by, case.space),
        **named,
    )
    return _to_each(case, addresses, NEEDED_AGAIN.format(**named), words)


def _wanted_by(lane: ChronologyLane, today: day) -> str:
    """As it was asked. The agency does not decide by when it is wanted where that day has passed meanwhile."""
    if lane.due_on is None:
        return NO_DAY
    told = date(lane.due_on)
    return DAY_PASSED.format(day=told) if lane.due_on < today else told


def _not_needed(case: Case, lane: ChronologyLane, addresses: Sequence[str]) -> list[Letter]:
    named = {"space": case.space.name, "agency": lane.agency.name}
    words = NOT_NEEDED_WORDS.format(reference=case.reference, link=_link_to(lane), **named)
    return _to_each(case, addresses, NOT_NEEDED.format(**named), words)


def _link_to(lane: ChronologyLane) -> str:
    return f"{settings.ADDRESS.rstrip('/')}{lane.get_absolute_url()}"


def _letters(case: Case, asked: ToAsk, addresses: Sequence[str], by: Actor) -> list[Letter]:
    lane = asked.lane
    named = {"space": case.space.name, "agency": lane.agency.name}
    subject = (SUBJECT_AGAIN if asked.is_again else SUBJECT).format(**named)
    words = WORDS.format(
        subject=subject,
        more=SOMETHING_ELSE if asked.had_handed_in else "",
        reference=case.reference,
        due=date(lane.due_on) if lane.due_on else NO_DAY,
        link=_link_to(lane),
        whom=whom_to_ask(by, case.space),
        **named,
    )
    return _to_each(case, addresses, subject, words)


def _to_each(case: Case, addresses: Sequence[str], subject: str, words: str) -> list[Letter]:
    return [Letter(to, subject, words, is_private=case.rules.is_restricted) for to in addresses]
