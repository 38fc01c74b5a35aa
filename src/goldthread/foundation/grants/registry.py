"""Kinds of record to which sight is given one by one. The part that owns a kind registers it (``AppConfig.ready``)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from goldthread.foundation.access.roles import Can, roles_that
from goldthread.foundation.access.standing import Actor, Held, Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.spaces.models import Space


def where_it_views_cases(record: Any, holding: Held) -> bool:
    return holding.role in roles_that(Can.VIEW_CASES)


def anywhere_in_its_space(standing: Standing, record: Any, permission: Can) -> bool:
    return standing.may(permission, record.space_id)


def never(standing: Standing, record: Any) -> bool:
    """Nobody says what they open it for: it is restricted for nobody who sees it."""
    return False


def always(standing: Standing, record: Any, grant: Grant) -> bool:
    """Every grant counts until it ends."""
    return True


def any_agency(record: Any, agency: Agency) -> None:
    """Nothing more is asked of an agency than that it is one of the space."""


@dataclass(frozen=True)
class MoreAsked:
    """What a kind asks besides where sight of a record is given, and where it keeps the answers.

    ``form`` has the fields, of which none is asked for before ``keep`` says so: it keeps what ``answers`` made of them
    beside the grant, or raises Refused where this grant may not be given without them. ``ended`` is told of grants that
    somebody ended, as a query, so that what was kept says so. ``before`` suggests answers.
    ``told`` is what those who may read it are told of each grant, by its number; ``intro`` says on the page when these
    questions are to be answered.
    """

    form: type[CommandForm]
    answers: Callable[[Mapping[str, Any]], Any]
    keep: Callable[[Any, Grant, Any, Actor, datetime], None]
    ended: Callable[[QuerySet[Grant], Actor, datetime], None]
    before: Callable[[Any, Standing], Mapping[str, Any]]
    told: Callable[[Any, Standing], Mapping[int, str]]
    intro: str


@dataclass(frozen=True)
class AboutKind:
    """A kind of record, by its table.

    ``find`` gives the record of a number that a person may see, or nothing. ``words`` is what one is called where it is
    spoken of ("case LADO-2026-0042"), and ``href`` its page. Whoever holds ``may_give`` gives and ends sight of it and
    declares conflicts of others; whoever holds ``may_review`` looks at emergency openings. ``owners`` are the numbers
    of the accounts that are told of one, by what the record itself says. ``reference`` is the field by which somebody
    who may not see a record names it.
    ``shown_by`` says whether a role that somebody holds in its space, for an agency or for all of it, shows this record
    alone. ``allows`` says whether somebody holds a permission for it, where holding it in its space is not enough.
    ``asks_purpose`` says whether somebody who sees a record by their role says first what they open it for.
    ``check_agency`` raises Refused for an agency that may be told of no such record; it is asked of whom a person works
    for as well. ``opens_to_tokens`` says whether a system that holds a token may see this record at all. ``more_asked``
    is what giving sight asks besides whom, as what, why and until when. ``counts`` says whether a grant in force of
    their own still opens the record to somebody: what leading it gave does not, where they may lead it no more.
    ``takes_lead`` says whether another may be given the lead of one now.
    ``where`` gives the records for which ``allows`` says yes, whether they see them or not; without it all in spaces
    where somebody holds the permission.

    The model's ``visible_to`` must ask for what was ``granted``, in one of the two ways that ``queries`` shows, and for
    ``hidden_by_conflict``: nothing here opens or shuts by itself.
    """

    db_table: str
    find: Callable[[Standing, int], Any | None]
    words: Callable[[Any], str]
    href: Callable[[Any], str]
    may_give: Can
    may_review: Can
    owners: Callable[[Any], Iterable[int]]
    reference: str = "reference"
    shown_by: Callable[[Any, Held], bool] = where_it_views_cases
    allows: Callable[[Standing, Any, Can], bool] = anywhere_in_its_space
    check_agency: Callable[[Any, Agency], None] = any_agency
    asks_purpose: Callable[[Standing, Any], bool] = never
    opens_to_tokens: Callable[[Any], bool] = lambda record: True
    more_asked: MoreAsked | None = None
    counts: Callable[[Standing, Any, Grant], bool] = always
    takes_lead: Callable[[Any], bool] = lambda record: True
    where: Callable[[Standing, Can], QuerySet[Any]] | None = None

    @cached_property
    def model(self) -> type[Model]:
        return next(one for one in apps.get_models() if one._meta.db_table == self.db_table)

    @property
    def one(self) -> str:
        """What one is called in a sentence: "case"."""
        return str(self.model._meta.verbose_name)

    def is_theirs(self, standing: Standing, record: Any) -> bool:
        """Whether somebody is one of its owners and still sees such records by their role."""
        is_owner = standing.account is not None and standing.account in set(self.owners(record))
        return is_owner and self.allows(standing, record, Can.VIEW_CASES)

    def answered_by(self, standing: Standing) -> QuerySet[Any]:
        """Those for which somebody answers: of which they give sight or review emergency openings."""
        rows = self.model._default_manager.all()
        both = (self.may_give, self.may_review)
        if self.where is None:
            return rows.filter(space_id__in=standing.spaces_where(*both))
        give, review = (self.where(standing, can) for can in both)
        return give | review

    def seen(self, standing: Standing) -> QuerySet[Any]:
        """Those that a person may see."""
        return self.model._default_manager.all().visible_to(standing)  # type: ignore[attr-defined]

    def named(self, space: Space, reference: str) -> QuerySet[Any]:
        """The one with a reference, whoever asks. Only for what is answered alike whether it is there or not."""
        return self.model._default_manager.filter(**{"space": space, f"{self.reference}__iexact": reference.strip()})


KINDS: dict[str, AboutKind] = {}
"""By table, in the order of the parts."""


def register_kind(kind: AboutKind) -> None:
    KINDS[kind.db_table] = kind


def kind_of(record: Model) -> AboutKind:
    """How a record takes part. Raise KeyError for one whose kind is not registered: no page leads there."""
    return KINDS[record._meta.db_table]
