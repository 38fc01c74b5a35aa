"""Your work: what is due, at risk and unfinished, over every space where a person holds a role."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, prefetch_related_objects
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionOwner, ActionQuerySet
from goldthread.foundation.drafts.models import Draft
from goldthread.foundation.jobs.troubled import states_by_space
from goldthread.foundation.progress.waiting import how_many_wait
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.your_work.waiting import AHEAD, SHOWN, Lot, waiting_for

COUNTED = 100


@dataclass(frozen=True)
class Part:
    """A short list of actions and how many there are in all (counted no further than a hundred)."""

    actions: Sequence[Action]
    count: int

    @property
    def is_cut(self) -> bool:
        return self.count > len(self.actions)


@dataclass(frozen=True)
class YourWork:
    """Everything the first page shows. What is ``to_take`` is nobody's yet."""

    roles: list[tuple[Space, list[Holding]]]
    not_live: list[Space]
    overdue: Part
    due_soon: Part
    unscheduled: Part
    waiting: list[Lot]
    to_take: list[Lot]
    raises: list[Space]
    drafts: list[Draft]
    jobs: list[tuple[Space, int]]
    to_judge: list[tuple[Space, int]]


def your_work_of(user_id: int, standing: Standing, at: datetime) -> YourWork:
    """Gather the page in a fixed number of queries. Imported history is not counted as late."""
    on = timezone.localdate(at)
    overdue, due_soon, unscheduled = _parts(_mine(standing), standing, on)
    lots = waiting_for(standing, at)
    return YourWork(
        roles=[
            (space, [held for held in standing.holdings if held.space_id == space.pk])
            for space in standing.spaces.values()
        ],
        not_live=[
            space for space in standing.spaces.values() if not space.is_live and standing.may(Can.GO_LIVE, space.pk)
        ],
        overdue=overdue,
        due_soon=due_soon,
        unscheduled=unscheduled,
        waiting=[lot for lot in lots if lot.kind.is_own],
        to_take=[lot for lot in lots if not lot.kind.is_own],
        raises=[
            space
            for space in standing.spaces.values()
            if standing.may(Can.RAISE_MATTERS, space.pk) and not standing.may(Can.ANSWER_CHALLENGES, space.pk)
        ],
        drafts=_begun(user_id, on),
        jobs=_jobs(standing, at),
        to_judge=_to_judge(standing, on),
    )


def _mine(standing: Standing) -> ActionQuerySet:
    """Open actions: an agency lead's own; for those who run the plan, all of it."""
    running = standing.spaces_where(Can.RECORD_ACTIONS)
    own = standing.agencies_where(Can.VIEW_OWN_ACTIONS)
    visible = Action.objects.visible_to(standing).filter(status__in=Action.OPEN_STATUSES)
    return visible.answered_for(running, own)


def _parts(mine: ActionQuerySet, standing: Standing, on: date) -> list[Part]:
    """What is overdue, what is due soon and what has no day, the first of each: three statements for all of them.

    Each is asked space by space: in one space actions stand in an index in this order, over several they do not, and
    all would be read to be sorted. Which of them a person may see is long to say, so it is said once for each part,
    and not once more for each space.
    """
    wanted = [
        (mine.overdue(on), ("wanted_by", "pk")),
        (mine.filter(wanted_by__gte=on, wanted_by__lte=on + AHEAD), ("wanted_by", "pk")),
        (mine.filter(wanted_by=None, load=None), ("pk",)),
    ]
    of_each = Space.objects.filter(pk__in=standing.spaces).values_list(
        *(
            ArraySubquery(part.filter(space_id=OuterRef("pk")).order_by(*order).values("pk")[:COUNTED])
            for part, order in wanted
        )
    )
    # Of a part that nobody need ask for, as for somebody who sees no actions, the database says nothing at all.
    found = [[keys or [] for keys in space] for space in of_each]
    heads = {key for space in found for keys in space for key in keys[:SHOWN]}
    actions = list(Action.objects.filter(pk__in=heads).select_related("space"))
    prefetch_related_objects(actions, Prefetch("owners", ActionOwner.objects.with_names().order_by("pk")))
    return [_part([space[number] for space in found], actions) for number in range(len(wanted))]


def _part(keys: list[list[int]], actions: list[Action]) -> Part:
    """Of the first of each space those that come first of all."""
    heads = {key for of_space in keys for key in of_space[:SHOWN]}
    shown = sorted((action for action in actions if action.pk in heads), key=_by_day)
    return Part(shown[:SHOWN], min(COUNTED, sum(map(len, keys))))


def _by_day(action: Action) -> tuple[date, int]:
    return action.wanted_by or date.max, action.pk


def _begun(user_id: int, on: date) -> list[Draft]:
    """Forms that the person began and has not sent, newest first."""
    own = Draft.objects.of(user_id, on).exclude(address="").select_related("space")
    return list(own.order_by("-kept_at", "-id")[:SHOWN])


def _jobs(standing: Standing, at: datetime) -> list[tuple[Space, int]]:
    """Where jobs failed or are stuck, and how many, for those who decide about them."""
    mine = [space for space in standing.spaces.values() if standing.may(Can.MANAGE_JOBS, space.pk)]
    if not mine:
        return []
    counts = Counter(space for space, _ in states_by_space(at))
    return [(space, counts[space.pk]) for space in mine if counts[space.pk]]


def _to_judge(standing: Standing, on: date) -> list[tuple[Space, int]]:
    """Where actions wait for the person's judgement, and how many."""
    counts = how_many_wait(standing.spaces, standing, on)
    return [(space, counts[number]) for number, space in standing.spaces.items() if counts.get(number)]
