"""Your work: what is due, at risk and unfinished, over every space where a person holds a role."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionOwner, ActionQuerySet
from goldthread.foundation.drafts.models import Draft
from goldthread.foundation.jobs.troubled import states_by_space
from goldthread.foundation.lists.paging import how_many
from goldthread.foundation.progress.waiting import how_many_wait
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.forward_plan.models import CalledReport
from goldthread.partnership.forward_plan.queries import reports_to_send
from goldthread.partnership.matters.models import RaisedMatter
from goldthread.partnership.matters.queries import matters_to_reply
from goldthread.partnership.procedures.owed import OwedToDocument, owed_to_documents
from goldthread.partnership.rights.running import Running, rights_to_answer
from goldthread.partnership.scrutiny.models import Challenge, ChallengeQuerySet
from goldthread.partnership.scrutiny.queries import answers_to_read, to_answer

SOON = timedelta(days=28)
SHOWN, COUNTED = 10, 100


@dataclass(frozen=True)
class Part:
    """A short list of actions and how many there are in all (counted no further than a hundred)."""

    actions: Sequence[Action]
    count: int

    @property
    def is_cut(self) -> bool:
        return self.count > len(self.actions)


@dataclass(frozen=True)
class Asked:
    """The first few challenges that wait for a person, and whether there are more."""

    challenges: Sequence[Challenge]
    is_cut: bool


@dataclass(frozen=True)
class YourWork:
    """Everything the first page shows."""

    roles: list[tuple[Space, list[Holding]]]
    not_live: list[Space]
    overdue: Part
    due_soon: Part
    unscheduled: Part
    to_answer: Asked
    to_read: Asked
    matters: list[RaisedMatter]
    reports: list[CalledReport]
    documents: list[OwedToDocument]
    raises: list[Space]
    drafts: list[Draft]
    jobs: list[tuple[Space, int]]
    waiting: list[tuple[Space, int]]
    rights: list[Running]


def your_work_of(user_id: int, standing: Standing, at: datetime) -> YourWork:
    """Gather the page in a fixed number of queries. Imported history is not counted as late."""
    mine, on = _mine(standing), timezone.localdate(at)
    return YourWork(
        roles=[
            (space, [held for held in standing.holdings if held.space_id == space.pk])
            for space in standing.spaces.values()
        ],
        not_live=[
            space for space in standing.spaces.values() if not space.is_live and standing.may(Can.GO_LIVE, space.pk)
        ],
        overdue=_part(mine.overdue(on), standing, "wanted_by", "id"),
        due_soon=_part(mine.filter(wanted_by__gte=on, wanted_by__lte=on + SOON), standing, "wanted_by", "id"),
        unscheduled=_part(mine.filter(wanted_by=None, load=None), standing, "id"),
        to_answer=_asked(to_answer(standing, on)),
        to_read=_asked(answers_to_read(standing, on)),
        matters=list(matters_to_reply(standing, on)[: SHOWN + 1]),
        reports=list(reports_to_send(standing, on)[: SHOWN + 1]),
        documents=owed_to_documents(standing, on),
        raises=[
            space
            for space in standing.spaces.values()
            if standing.may(Can.RAISE_MATTERS, space.pk) and not standing.may(Can.ANSWER_CHALLENGES, space.pk)
        ],
        drafts=_begun(user_id, on),
        jobs=_jobs(standing, at),
        waiting=_waiting(standing, on),
        rights=rights_to_answer(standing, at),
    )


def _mine(standing: Standing) -> ActionQuerySet:
    """Open actions: an agency lead's own; for those who run the plan, all of it."""
    running = standing.spaces_where(Can.RECORD_ACTIONS)
    own = standing.agencies_where(Can.VIEW_OWN_ACTIONS)
    visible = Action.objects.visible_to(standing).filter(status__in=Action.OPEN_STATUSES).select_related("space")
    return visible.answered_for(running, own)


def _part(actions: ActionQuerySet, standing: Standing, *order: str) -> Part:
    """The first of them and how many there are, in one query, and their owners in a second.

    The first of each space, and of those the first: in one space they stand in an index in this order, over several
    they do not, and all would be read to be sorted.
    """
    counted = actions.annotate(in_all=how_many(actions, COUNTED))
    of_each = [counted.filter(space_id=space).order_by(*order)[:SHOWN] for space in standing.spaces]
    first, *others = of_each or [counted.none()]
    shown = list(first.union(*others, all=True).order_by(*order)[:SHOWN] if others else first)
    prefetch_related_objects(shown, Prefetch("owners", ActionOwner.objects.with_names().order_by("pk")))
    return Part(shown, shown[0].in_all if shown else 0)


def _asked(challenges: ChallengeQuerySet) -> Asked:
    found = list(challenges[: SHOWN + 1])
    return Asked(found[:SHOWN], is_cut=len(found) > SHOWN)


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


def _waiting(standing: Standing, on: date) -> list[tuple[Space, int]]:
    """Where actions wait for the person's judgement, and how many."""
    counts = how_many_wait(standing.spaces, standing, on)
    return [(space, counts[number]) for number, space in standing.spaces.items() if counts.get(number)]
