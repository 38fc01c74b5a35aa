"""Made-up actions that were worked on: what their owners reported, and what whoever runs the plan made of it.

Nobody and nothing in it is real. It is said through the same commands that people use.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.commands import ActionDetails
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.groups.models import Group, GroupKind
from goldthread.foundation.progress.judging import accept_as_done, ask_for_more, supersede_action, transfer_action
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.reporting import Said, report_progress
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.commands import add_action_to_review
from goldthread.partnership.learning.models import Review

Says = ProgressReport.Says
COUNCIL, HEALTH, POLICE = 0, 1, 2
NO_AGENCY: tuple[int, ...] = ()
ADDED = timedelta(days=90)


@dataclass(frozen=True)
class Reported:
    """What an owner said so many days ago; ``shown`` is what came with it as evidence."""

    owner: int
    days_ago: int
    says: str
    words: str
    shown: str = ""


@dataclass(frozen=True)
class Worked:
    """An action, in how many days it is due, who owes it, and what was said of it, oldest first.

    What no agency owes, a sub-group does.
    """

    reference: str
    title: str
    what: str
    due_in: int
    owners: tuple[int, ...]
    reports: tuple[Reported, ...] = field(default=())


WORKED = (
    Worked(
        "7.1",
        "Ring back the school that called",
        "each school that passes on a worry hears the same day what becomes of it",
        -35,
        (COUNCIL,),
        (
            Reported(COUNCIL, 58, Says.UNDER_WAY, "The front door rings back in the mornings. Afternoons follow."),
            Reported(
                COUNCIL,
                37,
                Says.DONE,
                "Every school that calls is rung back on the same day.",
                "The log of six weeks: 112 calls from schools, 109 rung back on the same day.",
            ),
        ),
    ),
    Worked(
        "7.2",
        "Interpreters at the front desk",
        "somebody who calls or comes without English is understood at once",
        -40,
        (COUNCIL,),
        (Reported(COUNCIL, 44, Says.DONE, "A telephone interpreter can be had at every desk."),),
    ),
    Worked(
        "7.3",
        "One record of who was at the visit",
        "the same list of names in the records of all who visited",
        -12,
        (COUNCIL,),
        (
            Reported(
                COUNCIL,
                15,
                Says.HELD_UP,
                "The supplier of the records system cannot add the list before spring. Nobody else may change it.",
            ),
        ),
    ),
    Worked(
        "7.4",
        "Read each other’s chronologies",
        "health and police read one chronology before they meet",
        25,
        (HEALTH, POLICE),
        (
            Reported(HEALTH, 20, Says.UNDER_WAY, "Nine of fourteen practices send theirs."),
            Reported(
                POLICE,
                9,
                Says.DONE,
                "A chronology goes to the meeting with every referral.",
                "The checklist that goes with a referral, in use since last month.",
            ),
        ),
    ),
    Worked(
        "7.5",
        "Send chronologies by post",
        "each agency sends its own before a meeting",
        -50,
        (POLICE,),
        (Reported(POLICE, 61, Says.UNDER_WAY, "Two stations send theirs."),),
    ),
    Worked(
        "7.6",
        "Parents who use alcohol: what adults’ services ask",
        "a question about children in each assessment of an adult",
        40,
        (HEALTH,),
        (Reported(HEALTH, 33, Says.UNDER_WAY, "The question is agreed. It belongs in the adults’ board’s plan."),),
    ),
    Worked(
        "7.7",
        "Leaflet for neighbours",
        "whom to call, on one page",
        -6,
        (COUNCIL,),
        (Reported(COUNCIL, 8, Says.DONE, "The leaflet went to every household in two wards."),),
    ),
    Worked(
        "7.8",
        "Name a deputy for each duty desk",
        "no call waits because one person is away",
        5,
        (COUNCIL,),
        (Reported(COUNCIL, 4, Says.UNDER_WAY, "Three of five desks have a deputy."),),
    ),
    Worked(
        "7.9",
        "Tell the officer who attended what became of the child",
        "a message within a week, to whoever made the referral",
        -25,
        (POLICE,),
        (Reported(POLICE, 27, Says.UNDER_WAY, "Two of four stations have begun."),),
    ),
    Worked("7.10", "Look at thirty first calls", "an audit by several agencies", -16, NO_AGENCY),
)


def fictitious_progress(*, review: Review, lead: Actor, manager: Actor, by: Actor, at: datetime) -> None:
    """The lead of the first agency reports for it; the manager reports for the others, and judges."""
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        partners_first = Agency.objects.filter(space=review.space_id).order_by("-is_safeguarding_partner", "pk")
        agencies = list(partners_first[: POLICE + 1])
        sub_groups = Group.objects.filter(space=review.space_id, kind=GroupKind.SUB_GROUP)
        sub_group = sub_groups.in_force(timezone.localdate(at)).order_by("pk")[0]
    actions = {}
    for worked in WORKED:
        owners = [agencies[owner] for owner in worked.owners]
        actions[worked.reference] = _action(review, worked, owners or [sub_group], by, at)
    for worked in WORKED:
        for said in worked.reports:
            _report(
                actions[worked.reference], said, agencies[said.owner], lead if said.owner == COUNCIL else manager, at
            )
    _judge(actions, manager, at)


def _action(review: Review, worked: Worked, owners: Sequence[Agency | Group], by: Actor, at: datetime) -> Action:
    due = PartialDate.from_date(timezone.localdate(at) + timedelta(days=worked.due_in))
    return add_action_to_review(
        review=review,
        reference=worked.reference,
        details=ActionDetails(title=worked.title, what=worked.what, due=due),
        agencies=[owner for owner in owners if isinstance(owner, Agency)],
        groups=[owner for owner in owners if isinstance(owner, Group)],
        is_cross_cutting=True,
        by=by,
        at=at - ADDED,
    )


def _report(action: Action, reported: Reported, owner: Agency, by: Actor, at: datetime) -> None:
    then = at - timedelta(days=reported.days_ago)
    said = Said(
        says=reported.says,
        report=reported.words,
        done_on=timezone.localdate(then - timedelta(days=1)) if reported.says == Says.DONE else None,
        shown=Shown(words=reported.shown) if reported.shown else None,
    )
    report_progress(action=action, said=said, owner=owner, by=by, at=then)


def _judge(actions: dict[str, Action], by: Actor, at: datetime) -> None:
    """One accepted, one asked more of and not answered in time, one superseded and one transferred."""
    accept_as_done(
        action=actions["7.1"],
        why="The log of six weeks, and three calls to schools.",
        by=by,
        at=at - timedelta(days=30),
    )
    asked = at - timedelta(days=32)
    ask_for_more(
        action=actions["7.2"],
        what="Show how often the interpreter was called, and how long people waited.",
        answer_by=timezone.localdate(asked + timedelta(days=21)),
        by=by,
        at=asked,
    )
    supersede_action(
        action=actions["7.5"],
        why="What comes by post comes too late. One chronology is read before the meeting instead.",
        superseded_by=actions["7.4"],
        by=by,
        at=at - timedelta(days=28),
    )
    transfer_action(
        action=actions["7.6"],
        to="Northmere Safeguarding Adults Board",
        why="It is about assessments of adults, which that board oversees.",
        by=by,
        at=at - timedelta(days=18),
    )
