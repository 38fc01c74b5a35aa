"""Owners of an action, each with what it reported last since the action was judged."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.progress.models import Judgement, ProgressReport

OwnerKey = tuple[int | None, int | None]
"""Number of the agency, number of the group; neither of both for an action that nobody owes."""

NOBODY: OwnerKey = (None, None)


@dataclass(frozen=True)
class Owing:
    """One owner and the report of theirs that counts now, if there is one."""

    key: OwnerKey
    name: str
    report: ProgressReport | None

    @property
    def is_done(self) -> bool:
        return self.report is not None and self.report.says == ProgressReport.Says.DONE


def owing(action: Action) -> list[Owing]:
    """Every owner, in the order in which they were named; for an action without any, the partnership."""
    owners = list(ActionOwner.objects.filter(action=action).select_related("agency", "group").order_by("pk"))
    counting = _counting(action)
    named = [((owner.agency_id, owner.group_id), str(owner)) for owner in owners] or [(NOBODY, "The partnership")]
    return [Owing(key, name, counting.get(key)) for key, name in named]


def last_judgement(action: Action) -> Judgement | None:
    return Judgement.objects.filter(action=action).order_by("-pk").first()


def names_of(owners: Iterable[Owing]) -> str:
    """As in "Northborough Council, Northborough Police and Acorn Trust"."""
    *first, last = [one.name for one in owners]
    return f"{', '.join(first)} and {last}" if first else last


def counting_reports(actions: Collection[Action]) -> dict[int, dict[OwnerKey, ProgressReport]]:
    """For many actions the report of each owner that counts now, by action: two queries."""
    numbers = [action.pk for action in actions]
    judged = Judgement.objects.filter(action__in=numbers).order_by("action", "-pk").distinct("action")
    last = dict(judged.values_list("action_id", "pk"))
    found: dict[int, dict[OwnerKey, ProgressReport]] = {}
    reports = ProgressReport.objects.filter(action__in=numbers).select_related("agency", "group")
    for report in reports.order_by("pk"):
        if report.since_id == last.get(report.action_id):
            found.setdefault(report.action_id, {})[(report.agency_id, report.group_id)] = report
    return found


def _counting(action: Action) -> dict[OwnerKey, ProgressReport]:
    """The latest report of each owner since the action was last judged."""
    reports = ProgressReport.objects.filter(action=action, since=last_judgement(action))
    return {(report.agency_id, report.group_id): report for report in reports.order_by("pk")}
