"""What the agencies of a lead owe, over every partnership in which they take part."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionQuerySet, late, owned
from goldthread.foundation.actions.plan import LAST_DAY_DUE, as_listed, due_of
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.filters_typed import Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.progress.waits import ASKED
from goldthread.foundation.search.matching import with_words

EMPTY = Empty("Nothing is owed", "Your agency owes no open action in any partnership.")


def owed_by_own(standing: Standing, on: date) -> ActionQuerySet:
    """Open actions of the agencies for which a person reports, with their partnership and owners."""
    own = owned(agency__in=standing.agencies_where(Can.REPORT_PROGRESS))
    seen = Action.objects.visible_to(standing).filter(own, status__in=Action.OPEN_STATUSES)
    return as_listed(seen, on).select_related("space")


def page_of_owed(standing: Standing, on: date) -> ListPage:
    """The list, late first. Each row leads to where progress is reported, and from there back here."""
    return ListPage(
        title="What your agency owes",
        one="action",
        columns=(
            Column("title", "Action", sort=("title",), href=Action.get_absolute_url),
            Column("reference", "Reference", sort=("reference",)),
            Column("space", "Partnership", value="space.name", sort=("space__name", "wanted_by")),
            Column("due", "Due", value=due_of, sort=("wanted_by",), cell="actions/cells.html:due"),
            LAST_DAY_DUE,
            Column("status", "Status", value="status_in_words", sort=("status",), cell="actions/cells.html:status"),
            Column("report", "What next", value="pk", cell="progress/cells.html:report", only="page"),
            Column("answer_by", "More asked by", kind="date", only="file"),
            Column("late", "Overdue", value="is_late", kind="yes_no", only="file"),
        ),
        filters=(
            Search("words", fields=("reference", "title", "what"), lookup=with_words),
            Choice("space", "Partnership", _partnerships(standing)),
            Choice("late", "Due", [("overdue", "Overdue"), ("asked", "More was asked")], lookup=_waiting(on)),
        ),
        order="due",
        empty=EMPTY,
        stacks=True,
    )


def _partnerships(standing: Standing) -> list[tuple[str, str]]:
    own = {held.space_id for held in standing.holdings if held.agency_id and held.allows(Can.REPORT_PROGRESS)}
    return [(str(space.pk), space.name) for space in standing.spaces.values() if space.pk in own]


def _waiting(on: date) -> Any:
    def narrowed(rows: QuerySet[Action], chosen: list[str]) -> QuerySet[Action]:
        return rows.filter(ASKED.condition(on) if chosen == ["asked"] else late(on))

    return narrowed
