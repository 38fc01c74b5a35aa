"""The list of a partnership's actions: what is owed, by whom, by when, and what it came from."""

from collections.abc import Callable
from datetime import date

from django.db.models import Prefetch

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionOwner, ActionQuerySet
from goldthread.foundation.actions.origins import Origins, origin_of, origins_in
from goldthread.foundation.actions.plan_filters import plan_filters
from goldthread.foundation.actions.sections import MARKS, columns_in_files, told_in_files
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.spaces.models import Space

NO_OWNER = "No owner"
LAST_DAY_DUE = Column("due_by", "Last day it is due", kind="date", only="file")
"""In files beside “Due”, which tells a month or a year as it is known: a day by which they can be sorted."""


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
    origins = origins_in(space, standing)
    return ListPage(
        title="Actions",
        one="action",
        columns=_columns(origins, address),
        filters=plan_filters(space, origins, on),
        in_file=lambda rows: told_in_files(_for_a_file(rows), on),
        order="due",
        empty=Empty("No actions yet", "Actions appear here when a review or a group gives them out."),
    )


def _for_a_file(rows: ActionQuerySet) -> ActionQuerySet:
    """With the names of owners alone: to have each owner as a record would take half of a long file's time."""
    return rows.prefetch_related(None).with_names_of_owners()


def _columns(origins: Origins, address: Callable[[Action], str]) -> tuple[Column, ...]:
    return (
        Column("reference", "Reference", sort=("reference",), href=address),
        Column("title", "Action", sort=("title",)),
        Column("owners", "Owner", value=owners_of, cell="actions/cells.html:owners", only="page"),
        Column("names_of_owners", "Owner", value=owners_in_file, only="file"),
        Column("origin", "Came from", value=lambda action: origin_of(action, origins)),
        Column("due", "Due", value=due_of, sort=("wanted_by",), cell="actions/cells.html:due"),
        LAST_DAY_DUE,
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
    )


def owners_of(action: Action) -> str:
    """Owners as known here; else as printed; else that there is none."""
    return _owners_said(action, [str(owner) for owner in action.owners.all()])


def owners_in_file(action: Action) -> str:
    """The same, of an action that came ``with_names_of_owners``."""
    return _owners_said(action, action.names_of_owners)


def _owners_said(action: Action, names: list[str]) -> str:
    return ", ".join(names) or (f"{action.owner_as_printed} (as printed)" if action.owner_as_printed else NO_OWNER)


def due_of(action: Action) -> PartialDate | str | None:
    """The date as far as it is known; else as the source prints it."""
    return action.due or action.due_as_printed or None
