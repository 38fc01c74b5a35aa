"""The list of a partnership's actions: what is owed, by whom, by when, and what it came from."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import CharField, Prefetch, Q, QuerySet, Value

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionOwner, ActionQuerySet, evidenced, late, owned
from goldthread.foundation.actions.origins import came_from, choices_of, origin_of, origins_in
from goldthread.foundation.actions.sections import MARKS, columns_in_files, told_in_files
from goldthread.foundation.actions.waits import waits_filter
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, YesNo
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.search.matching import with_words
from goldthread.foundation.spaces.models import Space

NO_OWNER = "No owner"


def actions_in(space: Space, standing: Standing, on: date) -> ActionQuerySet:
    """Actions of a space that a person may see, as lists tell of them."""
    return as_listed(Action.objects.visible_to(standing).filter(space=space), on)


def as_listed(actions: ActionQuerySet, on: date) -> ActionQuerySet:
    """With what ``actions/cells.html`` prints: owners, whether each ``is_late`` on a day, what parts above note."""
    owners = ActionOwner.objects.with_names().order_by("pk")
    rows = actions.with_lateness(on).with_evidence().prefetch_related(Prefetch("owners", owners))
    for mark in MARKS:
        rows = mark(rows)
    return rows


def plan_of(space: Space, standing: Standing, on: date, address: Callable[[Action], str]) -> ListPage:
    """The list page, with the owners and origins of this space to choose from: two queries at most for one origin."""
    agencies, groups = _owners(space)
    origins = origins_in(space, standing)
    return ListPage(
        title="Actions",
        one="action",
        columns=(
            Column("reference", "Reference", sort=("reference",), href=address),
            Column("title", "Action", sort=("title",)),
            Column("owners", "Owner", value=owners_of, cell="actions/cells.html:owners"),
            Column("origin", "Came from", value=lambda action: origin_of(action, origins)),
            Column("due", "Due", value=due_of, sort=("wanted_by",), cell="actions/cells.html:due"),
            Column(
                "status",
                "Status",
                value="status_in_words",
                sort=("status", "wanted_by"),
                cell="actions/cells.html:status",
            ),
            Column("late", "Overdue", value="is_late", kind="yes_no", only="file"),
            *columns_in_files(),
            Column("owner_printed", "Owner as printed", value="owner_as_printed", only="file"),
            Column("status_printed", "Status as printed", value="status_as_printed", only="file"),
            Column("due_printed", "Due as printed", value="due_as_printed", only="file"),
            Column("imported", "Imported", value="is_imported", kind="yes_no", only="file"),
            Column("source", "Source", only="file"),
            Column("locator", "Section of the source", only="file"),
            Column("line", "Line of the source", kind="number", only="file"),
        ),
        filters=(
            Search("words", fields=("reference", "title", "what"), lookup=with_words),
            Choice(
                "agency", "Owner agency", agencies, lookup=lambda rows, chosen: rows.filter(owned(agency__in=chosen))
            ),
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
        ),
        in_file=lambda rows: told_in_files(rows, on),
        order="due",
        empty=Empty("No actions yet", "Actions appear here when a review or a group gives them out."),
    )


def owners_of(action: Action) -> str:
    """Owners as known here; else as printed; else that there is none."""
    names = ", ".join(str(owner) for owner in action.owners.all())
    return names or (f"{action.owner_as_printed} (as printed)" if action.owner_as_printed else NO_OWNER)


def due_of(action: Action) -> PartialDate | str | None:
    """The date as far as it is known; else as the source prints it."""
    return action.due or action.due_as_printed or None


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
