"""Questions about the settings of a partnership that join more than one record."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.records.shares import per_cent
from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.engagement.models import Setting, SettingQuerySet

MONTHS_TO_NOT_REACHED = 12
"""A setting without a contact for so long counts as not reached."""


def months_before(day: date, months: int) -> date:
    """The same day so many months before, or the last of that month where there is none."""
    return months_after(day, -months)


def settings_in(space: Space, standing: Standing) -> SettingQuerySet:
    """Those that a person may see, with what a list shows of each."""
    rows = Setting.objects.visible_to(standing).filter(space=space)
    return rows.select_related("agency", "space").with_last_contact()


@dataclass(frozen=True)
class Reach:
    """Of one kind of setting, or of all: how many there are, how many were not reached, and how many never."""

    kind: str
    label: str
    number: int
    not_reached: int
    never: int
    without_lead: int

    @property
    def share(self) -> int:
        """Not reached, in per cent."""
        return per_cent(self.not_reached, self.number) or 0


def reach_in(space: Space, standing: Standing, today: date) -> list[Reach]:
    """By kind, the largest share that was not reached first; of all kinds last. One query."""
    since = months_before(today, MONTHS_TO_NOT_REACHED)
    rows = settings_in(space, standing).to_be_reached()
    counted: dict[str, Counter[str]] = {}
    for setting in rows:
        last = setting.last_contact_on
        of_kind = counted.setdefault(setting.agency.kind, Counter())
        of_kind["number"] += 1
        of_kind["not_reached"] += last is None or last < since
        of_kind["never"] += last is None
        of_kind["without_lead"] += not setting.has_lead
    found = [_reach(kind, AgencyKind(kind).label, counts) for kind, counts in counted.items()]
    found.sort(key=lambda one: (-one.share, one.label))
    return [*found, _reach("", "All settings", sum(counted.values(), Counter()))] if found else []


def _reach(kind: str, label: str, counts: Counter[str]) -> Reach:
    said = {name: counts[name] for name in ("number", "not_reached", "never", "without_lead")}
    return Reach(kind, label, **said)
