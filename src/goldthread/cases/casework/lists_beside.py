"""Lists of open cases beside the register, by what somebody looks out for: an age of a child, or of a case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from goldthread.cases.casework.lists import led_by
from goldthread.cases.casework.models import Case, CaseQuerySet
from goldthread.cases.casework.queries import BY_LEAD, Lead
from goldthread.cases.casework.sections import Note, register_beside
from goldthread.cases.declaring.ages import Span
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, Filter
from goldthread.foundation.lists.filters_typed import DateBetween
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.spaces.models import Space


@dataclass(frozen=True)
class Looked:
    """Who looks at such a list, and of which pathway: of what ``length`` it is here, and whether they may record the
    step to which it leads.
    """

    pathway: Pathway
    space: Space
    standing: Standing
    on: date
    length: str
    leads: list[Lead]
    may_record: bool


@dataclass(frozen=True)
class Kept:
    """That a pathway has such a list: how long before or after a day cases are on it, and what is recorded in each."""

    span: Span
    step: Step


@dataclass(frozen=True, kw_only=True)
class ListBeside:
    """``of`` says whether a pathway has the list, and ``name`` is that of its address. The columns ``before`` stand
    behind the reference, those ``after`` behind the stage; ``to_do`` leads to what can be done in each case. ``words``
    say above it what is listed, and ``sets`` leads to where a partnership says how long.
    """

    name: str
    title: str
    of: Callable[[Pathway], Kept | None]
    rows: Callable[[Looked], CaseQuerySet]
    words: Callable[[Looked], list[str]]
    before: Callable[[Looked], Sequence[Column]]
    after: Callable[[Looked], Sequence[Column]]
    to_do: Callable[[Looked], Column]
    filters: Callable[[Looked], Sequence[Filter]]
    order: Callable[[Looked], str]
    empty: Callable[[Looked], Empty]
    sets: str

    def links(self, pathway: Pathway, request: DeskRequest) -> list[Note]:
        """The way there from the register."""
        here = reverse(self.name, args=[request.space.slug, pathway.code])
        return [(self.title, here)] if self.of(pathway) else []

    def page(self, looked: Looked, stages: Sequence[str]) -> ListPage:
        """By case, with no name, as the register has it."""
        pathway = looked.pathway
        return ListPage(
            title=f"{self.title}: {pathway.title}",
            one=pathway.one,
            many=pathway.many,
            stacks=True,
            columns=(
                Column("reference", "Reference", sort=("year", "number"), href=Case.get_absolute_url),
                *self.before(looked),
                Column("opened", "Opened", value="opened_at", kind="date", sort=("opened_at", "id")),
                Column("stage", "Stage", value="where.title"),
                *self.after(looked),
                _LEAD,
                *((self.to_do(looked),) if looked.may_record else ()),
            ),
            filters=(
                *self.filters(looked),
                Choice("stage", "Stage", [(one, pathway.stage(one).title) for one in stages]),
                led_by(looked.leads),
                DateBetween("opened", "Opened", lookup="opened_at", moments=True),
            ),
            order=self.order(looked),
            empty=self.empty(looked),
        )


_LEAD = Column("lead", "Lead", value="led_by", sort=(BY_LEAD, "opened_at", "id"), cell="casework/cells.html:lead_of")
LISTS: dict[str, ListBeside] = {}
"""By the name of its address. Parts above register theirs when they start."""


def register_list(one: ListBeside) -> None:
    if one.name not in LISTS:
        LISTS[one.name] = one
        register_beside(one.links)
