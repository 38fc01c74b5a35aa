"""The actions on which a person may report, and which of them a line of a spreadsheet is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q
from django.db.models.functions import Upper

from goldthread.foundation.access.standing import Actor, Standing, standing_of
from goldthread.foundation.actions.models import Action, ActionOwner, ActionQuerySet
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.imports.declaring import Here
from goldthread.foundation.imports.rows import Row
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.owners import OwnerKey, counting_reports
from goldthread.foundation.progress.reporting import (
    reported_on_by,
    runs_the_plan,
    those_spoken_for,
    those_to_report_for,
)
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spreadsheets import compare_key
from goldthread.foundation.ui.words import listed

KEY = re.compile(r"([a-z0-9-]+)-(\d{1,18})-(\d{1,9})", re.IGNORECASE)
NOBODY = "The partnership"
Owner = Agency | Group | None


@dataclass(frozen=True)
class Line:
    """One action and the owner for whom it is reported. ``version`` is what the file was downloaded with, if known."""

    action: Action
    owner: Owner
    counting: ProgressReport | None
    version: int | None

    @property
    def identity(self) -> tuple[int, OwnerKey]:
        return self.action.pk, key_of_owner(self.owner)


@dataclass
class Owed:
    """What lines can be about: actions by number and by reference. What may not be reported on is not among them."""

    space: Space
    standing: Standing
    today: date
    actions: dict[int, Action]
    counting: dict[int, dict[OwnerKey, ProgressReport]]
    open_actions: set[int]
    lines: dict[int, Line] = field(default_factory=dict)

    def recorded_for_others(self, reporting: Iterable[int], by: Actor) -> int:
        """On how many of some lines the report is not the owner's own word, but what the partnership was told."""
        owners = [line.owner for number in reporting if (line := self.lines.get(number)) and line.owner]
        own = those_spoken_for(owners, by, self.today)
        return sum(owner not in own for owner in owners)

    def line_of(self, row: Row) -> Line | None:
        """What a line is about; None where that cannot be told, and then the line says why."""
        action, version = self._action_of(row)
        if action is None:
            return None
        possible = owners_of(action, self.standing)
        owner = self._owner_of(row, possible)
        if owner not in possible:
            return None
        counting = self.counting.get(action.pk, {}).get(key_of_owner(owner))
        self.lines[row.line] = Line(action, owner, counting, version)
        return self.lines[row.line]

    def _action_of(self, row: Row) -> tuple[Action | None, int | None]:
        written = row.says("key") or ""
        told = KEY.fullmatch(written.strip())
        if told is None:
            if written:
                row.notes["key"] = "Not a key of ours, so the action is found by its reference"
            return self._by_reference(row), None
        slug, number, version = told.groups()
        action = self.actions.get(int(number)) if slug.lower() == self.space.slug else None
        if action is None:
            row.complain(
                f"No action of yours in {self.space.name} has this key. Each partnership has a spreadsheet of its own.",
                "key",
            )
        elif is_other(row, action):
            row.complain(
                f"The key is that of “{action}”, and the line speaks of another. Put one of them right.", "key"
            )
            return None, None
        return action, int(version)

    def _by_reference(self, row: Row) -> Action | None:
        reference = row.says("reference")
        if not reference:
            if row.says("key"):
                row.complain("This is not a key of ours. Copy the key or the reference from your download.", "key")
            return None
        found = [one for one in self.actions.values() if compare_key(one.reference) == compare_key(reference)]
        if len(found) > 1:
            titled = [one for one in found if compare_key(one.title) == compare_key(row.says("title") or "")]
            found = titled if len(titled) == 1 else found
        if len(found) == 1:
            return found[0]
        row.complain(
            f"{len(found)} actions of yours have the reference “{reference}”. Copy the key from your download."
            if found
            else f"No action of yours in {self.space.name} has the reference “{reference}”.",
            "reference",
        )
        return None

    def _owner_of(self, row: Row, possible: list[Owner]) -> Any:
        """The only one there is, else the one that the line names; ``row`` where that does not settle it."""
        said = compare_key(row.says("owner") or "")
        named = [owner for owner in possible if said and said in names_of(owner)]
        if len(possible) == 1 and (not said or named):
            return possible[0]
        if len(named) == 1:
            return named[0]
        row.complain(
            f"Say under “Owner” whose report this is: {listed([name_of(one) for one in possible], 'or')}.", "owner"
        )
        return row


def owed_in(space: Space, here: Here, rows: Iterable[Row]) -> Owed:
    """Look up what the lines of a file name, in a fixed number of queries."""
    standing = standing_of(here.by, here.today)
    mine = reported_on_by(standing, space)
    told = [KEY.fullmatch((row.says("key") or "").strip()) for row in rows]
    numbers = {int(found[2]) for found in told if found}
    references = {row.says("reference").upper() for row in rows if row.says("reference")}
    named = mine.alias(upper=Upper("reference")).filter(Q(pk__in=numbers) | Q(upper__in=references))
    actions = {action.pk: action for action in with_owners(named.with_evidence())}
    still_open = mine.filter(status__in=Action.OPEN_STATUSES).values_list("pk", flat=True)
    return Owed(space, standing, here.today, actions, counting_reports(actions.values()), set(still_open))


def with_owners(actions: ActionQuerySet) -> ActionQuerySet:
    return actions.prefetch_related(
        Prefetch("owners", ActionOwner.objects.select_related("agency", "group").order_by("pk"))
    )


def owners_of(action: Action, standing: Standing) -> list[Owner]:
    """For whom a person may report on an action that was read ``with_owners``; for none where nobody owes it."""
    owners = list(action.owners.all())
    if not owners and runs_the_plan(action, standing):
        return [None]
    return list(those_to_report_for(action, owners, standing))


def is_other(row: Row, action: Action) -> bool:
    """Whether a line says that it is about another action than its key. Spreadsheets turn references into days."""
    said = [(row.says("reference"), action.reference), (row.says("title"), action.title)]
    given = [compare_key(words) == compare_key(ours) for words, ours in said if words]
    return bool(given) and not any(given)


def key_of(action: Action, space: Space) -> str:
    """What tells in a spreadsheet which action it is, and as it was when: ``northborough-1042-7``."""
    return f"{space.slug}-{action.pk}-{action.version}"


def key_of_owner(owner: Owner) -> OwnerKey:
    return (owner.pk if isinstance(owner, Agency) else None, owner.pk if isinstance(owner, Group) else None)


def name_of(owner: Owner) -> str:
    return str(owner) if owner else NOBODY


def names_of(owner: Owner) -> set[str]:
    short = owner.short_name if owner else ""
    return {compare_key(name) for name in (name_of(owner), short) if name}
