"""What waits for whoever judges: what was reported or shown, or was asked and not answered."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Count, F, Prefetch, Value, prefetch_related_objects
from django.urls import reverse

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionOwner, ActionQuerySet
from goldthread.foundation.actions.waits import Wait
from goldthread.foundation.progress.waits import ASKED_LATE, NO_LONGER_SHOWN, TO_LOOK_AT, UNSHOWN
from goldthread.foundation.spaces.models import Space

SHOWN = 5


@dataclass(frozen=True)
class Kind:
    """Why actions wait for a judgement, what may be done about it, and by which day the oldest of them are told."""

    wait: Wait
    title: str
    text: str
    day: str = "done_on"


KINDS = (
    Kind(
        TO_LOOK_AT, "Evidence to be looked at", "Open each one, look at its evidence, then accept it or ask for more."
    ),
    Kind(
        ASKED_LATE,
        "More was asked, and the day has passed",
        "Nobody has answered in full. Ask the owner, or find another one.",
        day="answer_by",
    ),
    Kind(
        UNSHOWN,
        "Reported done, and no evidence is here",
        "Ask for evidence. What a file said was done is not counted here until somebody reports on it.",
    ),
    Kind(
        NO_LONGER_SHOWN,
        "Evidence that no longer counts",
        "It has run out, or was withdrawn after it was accepted. Ask for more where it still matters.",
    ),
)


@dataclass(frozen=True)
class Waiting:
    """Actions that wait for one reason: how many, the list of them, and the first few, oldest first."""

    kind: Kind
    count: int
    href: str
    oldest: list[Action]


def waiting_in(space: Space, standing: Standing, on: date) -> list[Waiting]:
    """In three statements. Nothing for one who does not judge there."""
    if not standing.may(Can.JUDGE_EVIDENCE, space.pk):
        return []
    actions = Action.objects.visible_to(standing).filter(space=space)
    counts = {code: count for _, code, count in _counted(actions, on)}
    oldest = _oldest(actions, on)
    address = reverse("actions", args=[space.slug])
    return [
        Waiting(
            kind,
            counts.get(kind.wait.code, 0),
            f"{address}?{urlencode({'waits': kind.wait.code})}",
            [action for action in oldest if action.why_it_waits == kind.wait.code],
        )
        for kind in KINDS
    ]


def how_many_wait(spaces: Iterable[int], standing: Standing, on: date) -> dict[int, int]:
    """How many actions wait for a person, for each space in which they judge: one statement, none if there is none."""
    judging = standing.spaces_where(Can.JUDGE_EVIDENCE).intersection(spaces)
    if not judging:
        return {}
    found: Counter[int] = Counter()
    for space, _, count in _counted(Action.objects.visible_to(standing).filter(space__in=judging), on):
        found[space] += count
    return {space: found[space] for space in judging}


def _counted(actions: ActionQuerySet, on: date) -> list[tuple[int, str, int]]:
    """Space, reason and how many, where there are any: one statement, in which each reason is found by itself."""
    parts = [
        actions.filter(kind.wait.condition(on))
        .annotate(why_it_waits=Value(kind.wait.code, CharField()))
        .values_list("space_id", "why_it_waits")
        .annotate(count=Count("pk"))
        .order_by()
        for kind in KINDS
    ]
    return list(parts[0].union(*parts[1:], all=True))


def _oldest(actions: ActionQuerySet, on: date) -> list[Any]:
    """The first few of each kind, in one statement, and their owners in a second."""
    parts = [
        actions.filter(kind.wait.condition(on))
        .annotate(why_it_waits=Value(kind.wait.code, CharField()), waits_since=F(kind.day))
        .order_by(F(kind.day).asc(nulls_last=True), "pk")[:SHOWN]
        for kind in KINDS
    ]
    found = parts[0].union(*parts[1:], all=True)
    shown = sorted(found, key=lambda action: (action.waits_since or date.max, action.pk))
    prefetch_related_objects(shown, Prefetch("owners", ActionOwner.objects.with_names().order_by("pk")))
    return shown
