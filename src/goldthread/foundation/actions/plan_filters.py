"""By what the list of actions is narrowed."""

from datetime import date
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value

from goldthread.foundation.actions.models import Action, evidenced, late, owned
from goldthread.foundation.actions.origins import Origins, came_from, choices_of
from goldthread.foundation.actions.waits import waits_filter
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.lists.filters import Choice, Filter, YesNo
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.search.matching import with_words
from goldthread.foundation.spaces.models import Space


def plan_filters(space: Space, origins: Origins, on: date) -> tuple[Filter, ...]:
    """With the agencies and groups of the space to choose from, in one query."""
    agencies, groups = _owners(space)
    return (
        Search("words", fields=("reference", "title", "what"), lookup=with_words),
        Choice("agency", "Owner agency", agencies, lookup=lambda rows, chosen: rows.filter(owned(agency__in=chosen))),
        Choice("group", "Owner group", groups, lookup=lambda rows, chosen: rows.filter(owned(group__in=chosen))),
        Choice("status", "Status", _status_choices(), multiple=False),
        Choice(
            "from",
            "Came from",
            choices_of(origins),
            lookup=lambda rows, chosen: came_from(rows, chosen[0], origins),
        ),
        Choice("late", "Due", _due_choices(), lookup=lambda rows, chosen: _due(rows, chosen, on)),
        waits_filter(on),
        DateBetween("due", "Due", lookup="wanted_by"),
        YesNo("imported", "Imported", lookup=lambda rows, is_yes: rows.filter(load__isnull=not is_yes)),
        YesNo(
            "owned",
            "Has an owner here",
            lookup=lambda rows, is_yes: rows.filter(owned() if is_yes else ~owned()),
        ),
        YesNo(
            "evidence",
            "Has evidence here",
            lookup=lambda rows, is_yes: rows.filter(evidenced() if is_yes else ~evidenced()),
        ),
    )


def _owners(space: Space) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Agencies and groups of a space, by name, in one query."""

    def named(model: type[Agency] | type[Group], kind: str) -> QuerySet[Any]:
        rows = model._default_manager.filter(space=space).order_by()
        return rows.annotate(of_kind=Value(kind, CharField())).values_list("of_kind", "pk", "name")

    rows = list(named(Agency, "agency").union(named(Group, "group"), all=True).order_by("name"))
    agencies = [(str(number), name) for kind, number, name in rows if kind == "agency"]
    return agencies, [(str(number), name) for kind, number, name in rows if kind == "group"]


def _status_choices() -> list[tuple[str, str]]:
    """What is only reported done is one answer, with evidence or without: that is asked apart."""
    reported = Action.Status.COMPLETE_PENDING_EVIDENCE
    return [(code, "Reported done" if code == reported else words) for code, words in Action.Status.choices]


def _due_choices() -> list[tuple[str, str]]:
    return [("overdue", "Overdue"), ("coming", "Today or later"), ("none", "No date")]


def _due(rows: QuerySet[Action], chosen: list[str], on: date) -> QuerySet[Action]:
    conditions = {"overdue": late(on), "coming": Q(wanted_by__gte=on), "none": Q(wanted_by=None)}
    return rows.filter(conditions[chosen[0]])
