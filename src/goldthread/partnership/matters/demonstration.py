"""What practitioners, agencies and boards of the made-up partnership raised, and what came of it.

Nobody and nothing in it is real. It is recorded through the same commands that people use.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.boards import boards_on
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.matters.commands import (
    Raised,
    end_matter,
    hold_matter,
    raise_action_of_matter,
    raise_matter,
    reply_to_matter,
    take_further,
)
from goldthread.partnership.matters.models import RaisedMatter

COUNCIL, ICB, POLICE = "Northmere Council", "NHS Northmere and Fells Integrated Care Board", "Merefell Police"
SCHOOLS, HOSPITAL = "Northmere Schools Together", "Northmere General Hospital NHS Trust"


@dataclass(frozen=True)
class Telling:
    """Who tells what, and when: all that the stories below have in common."""

    space: Space
    board: Group
    agencies: dict[str, Agency]
    practitioner: Actor
    manager: Actor
    by: Actor
    at: datetime

    def ago(self, days: int) -> datetime:
        return self.at - timedelta(days=days)

    def day(self, days: int) -> date:
        return timezone.localdate(self.at) + timedelta(days=days)

    def raised(self, kind: str, subject: str, what: str, days: int, by: Actor | None = None, **to: Any) -> RaisedMatter:
        said = Raised(kind=kind, board=self.board, subject=subject, what=what, **to)
        return raise_matter(space=self.space, raised=said, by=by or self.by, at=self.ago(days))

    def again(self, matter: RaisedMatter) -> RaisedMatter:
        with opened(actor=SYSTEM_ACTOR, reading=[self.space.pk]):
            return RaisedMatter.objects.with_names().get(pk=matter.pk)


def fictitious_matters(*, space: Space, practitioner: Actor, manager: Actor, by: Actor, at: datetime) -> None:
    """A matter of each kind, at every stage that one can be at, once."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        if RaisedMatter.objects.filter(space=space).exists():
            return
        boards = boards_on(space.pk, timezone.localdate(at))
        agencies = {one.name: one for one in Agency.objects.filter(space=space)}
    told = Telling(space, boards[0], agencies, practitioner, manager, by, at)
    _gap_that_was_filled(told)
    _gaps_and_issues_that_wait(told)
    _challenge_that_went_further(told)
    _disagreement_with_the_scrutineer(told)
    _letters(told)


def _gap_that_was_filled(told: Telling) -> None:
    """What a practitioner said, and what was done: the page that shows them why it was worth saying."""
    gap = told.raised(
        "gap",
        "No speech and language therapy for under fives in the south of the area",
        "Since summer nobody takes new referrals south of the river. Parents are told to wait nine months. Some of the"
        " children cannot tell anybody what happens to them at home.",
        75,
        told.practitioner,
    )
    reply_to_matter(
        matter=gap,
        answer="accepted",
        words="We asked the trust and the figures bear you out: 41 children wait, the longest for ten months.",
        by=told.manager,
        at=told.ago(60),
    )
    raise_action_of_matter(
        matter=told.again(gap),
        title="Take referrals for speech and language therapy in the south again",
        due_on=told.day(-20),
        agency=told.agencies[ICB],
        by=told.by,
        at=told.ago(59),
    )
    end_matter(
        matter=told.again(gap),
        outcome="filled",
        words="Two therapists work in the south since the first of the month. All 41 families have a day for their"
        " first visit, and new referrals are taken.",
        by=told.manager,
        at=told.ago(12),
    )


def _gaps_and_issues_that_wait(told: Telling) -> None:
    told.raised(
        "issue",
        "Strategy meetings are called with an hour’s notice",
        "School nurses are told of strategy meetings an hour before. We send apologies for most of them, and what we"
        " know about the child is not heard.",
        6,
        told.practitioner,
    )
    told.raised(
        "gap",
        "No safe place for 16 and 17 year olds at night",
        "Officers find young people at the station after midnight and have nowhere to take them but a cell or a hotel.",
        34,
        for_agency=told.agencies[POLICE],
    )


def _challenge_that_went_further(told: Telling) -> None:
    """The hospital rejected it, and the partners' executive has it now."""
    challenge = told.raised(
        "challenge",
        "Why do one in three discharge letters reach health visitors after ten days?",
        "The audit of spring found it so, and that of autumn again. The policy says two days.",
        40,
        for_group=told.board,
        to_agency=told.agencies[HOSPITAL],
    )
    reply_to_matter(
        matter=challenge,
        answer="rejected",
        words="The letters leave us within two days. The delay is at the other end.",
        by=told.manager,
        at=told.ago(31),
    )
    take_further(
        matter=told.again(challenge),
        to_step=1,
        words="Both sides count differently and a child falls between. The executive should say who measures it.",
        due_on=told.day(9),
        by=told.manager,
        at=told.ago(20),
    )
    told.raised(
        "challenge",
        "How many officers have had the training on neglect?",
        "The return says that it is under way, as it said last year.",
        25,
        for_group=told.board,
        to_agency=told.agencies[POLICE],
    )
    told.raised(
        "challenge",
        "What does the council do when a school asks for early help twice?",
        "Three schools told the forum that their second request was closed without a call.",
        4,
        to_agency=told.agencies[COUNCIL],
        for_agency=told.agencies[SCHOOLS],
    )


def _disagreement_with_the_scrutineer(told: Telling) -> None:
    """Schools and the council about when a conference is held in the holidays."""
    matter = told.raised(
        "disagreement",
        "Conferences in the school holidays",
        "Schools say that they cannot send anybody in August. The council says that a child cannot wait for September.",
        60,
        to_agency=told.agencies[COUNCIL],
        for_agency=told.agencies[SCHOOLS],
    )
    for step, words in enumerate(
        (
            "We hold conferences when they are due. The law names the days.",
            "We ask schools to name one person for the holidays. Schools have no budget for it.",
            "The partners do not agree who pays.",
        ),
        start=1,
    ):
        reply_to_matter(
            matter=told.again(matter), answer="rejected", words=words, by=told.manager, at=told.ago(60 - 12 * step)
        )
        take_further(
            matter=told.again(matter),
            to_step=step,
            words="It is not settled. Children are talked about without the people who see them each day.",
            due_on=told.day(8 if step == 3 else 0),
            by=told.manager,
            at=told.ago(58 - 12 * step),
        )


def _letters(told: Telling) -> None:
    letter = told.raised(
        "letter",
        "No duty to register children who are taught at home",
        "Four reviews of five years say that nobody knew of the child. We ask for a register, and by when.",
        50,
        for_group=told.board,
        to_body="Department for Education",
    )
    hold_matter(
        matter=letter,
        words="It was received and is with the team that looks after it.",
        due_on=told.day(21),
        by=told.by,
        at=told.ago(38),
    )
    told.raised(
        "regional",
        "Secure beds: children of three areas wait for the same six places",
        "No area can buy more places by itself. We ask the region to plan them together.",
        45,
        for_group=told.board,
        to_body="Regional improvement board",
    )
