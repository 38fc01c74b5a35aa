"""The plan as it is printed: which actions, in which groups, and how many of each."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.actions.origins import key_of
from goldthread.foundation.actions.plan import owners_of
from goldthread.foundation.progress.last_said import before, standing_judgement
from goldthread.foundation.progress.models import Judgement, ProgressReport
from goldthread.foundation.progress.owners import NOBODY
from goldthread.foundation.ui.plain_words import lower_first

MOST = 2_000
"""Actions on paper. Nobody reads a longer plan; it is narrowed, or taken as a file."""
LONGEST = 400
"""Characters of what was said: a row must fit a page, and the action's own page has all of it."""
SOON = timedelta(days=28)


class Heading(NamedTuple):
    """Where a group stands, what it is called, and the key of what it is about: two reviews may have one name."""

    place: int
    words: str
    key: str = ""


BY = {
    "source": "What they came from",
    "agency": "Who owes them",
    "due": "When they are due",
    "status": "Status",
}
NO_SOURCE = Heading(1, "Other actions")
NO_OWNER = Heading(1, "No owner here")
OVERDUE = Heading(0, "Overdue")
DUE_SOON = Heading(1, "Due in the next four weeks")
DUE_LATER = Heading(2, "Due later")
WAS_PAST = Heading(3, "Open, and past its date when it was brought in")
NO_DAY = Heading(4, "Open, without a date")
NOT_OWED = Heading(5, "Reported done, or no longer owed")


@dataclass(frozen=True)
class Headed:
    """Actions under one heading, in the order of the list."""

    heading: str
    actions: list[Any]


@dataclass(frozen=True)
class OwnerSaid:
    """One owner and the last it said, if it ever said anything. ``before``: what made that count no longer."""

    name: str
    report: ProgressReport | None
    words: str = ""
    by: str = ""
    before: str = ""


def grouped(actions: Iterable[Any], by: str, on: date, source_of: Callable[[Any], str]) -> list[Headed]:
    """The actions under headings. What several agencies owe stands under each of them."""
    found: dict[Heading, list[Any]] = {}
    for action in actions:
        for heading in _headings(action, by, on, source_of):
            found.setdefault(heading, []).append(action)
    return [Headed(heading.words, found[heading]) for heading in sorted(found)]


def counted(actions: Sequence[Any]) -> list[tuple[int, str]]:
    """How many are overdue, and how many are in each status, in the order in which actions go."""
    numbers = Counter(_status(action) for action in actions)
    late = sum(action.is_late for action in actions)
    in_status = [(numbers[heading], lower_first(heading.words)) for heading in sorted(numbers)]
    return [(late, lower_first(OVERDUE.words)), *in_status]


def said_by_owners(action: Any) -> list[OwnerSaid]:
    """Each owner, in the order in which they were named, and then whoever else reported, such as an earlier owner."""
    reports = {(one.agency_id, one.group_id): one for one in action.last_reports}
    owners = {(one.agency_id, one.group_id): str(one) for one in action.owners.all()}
    names = owners | {key: one.owner_in_words for key, one in reports.items() if key not in owners}
    return [_said(action, name, reports.get(key)) for key, name in (names or {NOBODY: owners_of(action)}).items()]


def judged_in_words(action: Any) -> tuple[Judgement, str] | None:
    """What whoever runs the plan made of it, where that stands, with its words as far as they fit."""
    judgement = standing_judgement(action)
    return (judgement, shortened(judgement.why)) if judgement else None


def shortened(words: str) -> str:
    """As much as fits a row, up to a whole word."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(None, 1)[0]} … (more on its page)"


def _said(action: Any, name: str, report: ProgressReport | None) -> OwnerSaid:
    if report is None:
        return OwnerSaid(name, None)
    return OwnerSaid(name, report, shortened(report.words), report.by_whom, before(action, report))


def _headings(action: Any, by: str, on: date, source_of: Callable[[Any], str]) -> list[Heading]:
    if by == "agency":
        return [_owner(owner) for owner in action.owners.all()] or [NO_OWNER]
    if by == "due":
        return [_when_due(action, on)]
    if by == "status":
        return [_status(action)]
    words = source_of(action)
    return [Heading(0, words, key_of(action.origin, action.origin_id)) if words else NO_SOURCE]


def _owner(owner: ActionOwner) -> Heading:
    key = key_of("agency", owner.agency_id) if owner.agency_id else key_of("group", owner.group_id)
    return Heading(0, str(owner), key)


def _status(action: Any) -> Heading:
    return Heading(Action.Status.values.index(action.status), action.status_in_words)


def _when_due(action: Any, on: date) -> Heading:
    if action.is_late:
        return OVERDUE
    if action.status not in Action.OPEN_STATUSES:
        return NOT_OWED
    if action.wanted_by is None:
        return NO_DAY
    if action.wanted_by < on:
        return WAS_PAST
    return DUE_SOON if action.wanted_by <= on + SOON else DUE_LATER
