"""What owners owe, put to the rule: one line for each action that is to be told of, and each of its owners."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, F, Q, QuerySet, When
from django.db.models.functions import TruncDate
from django.utils import timezone

from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.chasing.models import MOST_DAYS
from goldthread.foundation.chasing.rule import Chased, Owed, chased, overdue_since
from goldthread.foundation.chasing.ways import Ways
from goldthread.foundation.progress.models import Judgement, ProgressReport

Says = ProgressReport.Says
ANSWERS = (Says.UNDER_WAY, Says.HELD_UP)
"""What an owner says that silences chasing for a while. "Not started yet" does not."""
SILENCES = (*ANSWERS, Says.DONE)
"""What an owner says after which nothing waits for its answer."""
OwnerOf = tuple[int, int | None, int | None]
"""Numbers of an action, and of the agency or the group that owes it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One action as one owner is told of it. Never its title: that might be about a child."""

    action_id: int
    space_id: int
    agency_id: int | None
    group_id: int | None
    reference: str
    origin: str
    is_restricted: bool
    why: Chased
    last_day: date
    since: date


def owed_by(ways: Ways, owners: Q) -> list[Line]:
    """Lines of the owners that a condition over ``ActionOwner`` picks out. Three statements, however many."""
    picked = ActionOwner.objects.filter(owners, space__in=ways.spaces, action__status__in=Action.OPEN_STATUSES)
    picked = picked.filter(
        Q(action__answer_by__isnull=False) | Q(action__due_by__lte=ways.on + timedelta(days=MOST_DAYS))
    )
    said = _said_of(picked, ways.spaces)
    rows = picked.annotate(due=_due()).values_list(
        "action_id",
        "space_id",
        "agency_id",
        "group_id",
        "action__reference",
        "action__origin",
        "action__is_restricted",
        "due",
        "action__answer_by",
    )
    lines = []
    for action, space, agency, group, reference, origin, is_restricted, due_by, answer_by in rows:
        answered_on, is_done = said.get((action, agency, group), (None, False))
        owed = Owed(due_by, answer_by, answered_on, is_done)
        why = chased(owed, ways.pace(space), ways.live_on(space), ways.on)
        since = overdue_since(owed, ways.pace(space))
        if why and since and owed.last_day:
            of_action = (action, space, agency, group, reference, origin, is_restricted)
            lines.append(Line(*of_action, why, owed.last_day, since))
    return sorted(lines, key=lambda line: (line.last_day, line.reference, line.action_id))


def _due() -> Case:
    """The last day of an action, unless it was past when the action came from a file: history is not chased."""
    is_ours = Q(action__load=None) | Q(action__due_by__gte=TruncDate("action__recorded_at"))
    return Case(When(is_ours, then=F("action__due_by")))


def _said_of(actions: QuerySet[ActionOwner], spaces: Iterable[int]) -> dict[OwnerOf, tuple[date | None, bool]]:
    """What each owner said last since the action was judged: the day of an answer, and whether it is done."""
    judged = dict(
        Judgement.objects.filter(space__in=spaces, action__in=actions.values("action"))
        .order_by("action", "-pk")
        .distinct("action")
        .values_list("action_id", "pk")
    )
    reports = (
        ProgressReport.objects.by_owners()
        .filter(space__in=spaces, action__in=actions.values("action"))
        .order_by("action", "agency", "group", "-pk")
        .distinct("action", "agency", "group")
        .values_list("action_id", "agency_id", "group_id", "since_id", "says", "reported_at")
    )
    return {
        (action, agency, group): (timezone.localdate(at) if says in ANSWERS else None, says == Says.DONE)
        for action, agency, group, since, says, at in reports
        if since == judged.get(action)
    }
