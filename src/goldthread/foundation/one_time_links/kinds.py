"""What can be asked by a one-time link. Each part that asks registers its kind here when the program starts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict

from goldthread.foundation.access.requests import Request
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.one_time_links.by_link import SentByLink
from goldthread.foundation.passes.holder import PassHolder


def nothing(record: Any, at: datetime) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, kw_only=True)
class AskedKind:
    """One kind of thing that is asked, and the pages on which it is answered.

    ``find`` gives the record as the holder may see it now, or nothing; the holder's wall is open. ``over`` says in a
    sentence why nobody needs an answer any more, or nothing. ``form`` is told the ``asking``, and by ``options`` what
    else it takes of the record as it stands; it carries the answer out by ``send_answer``. ``shown`` and ``told`` are
    what ``page`` and ``thanks`` print besides, ``beside`` is what they read of an asking in the same query.
    """

    sent: type[SentByLink]
    find: Callable[[PassHolder, Any, datetime], Any]
    over: Callable[[Any, Any], str]
    form: type[CommandForm]
    page: str
    thanks: str
    shown: Callable[[Any, Any], dict[str, Any]]
    told: Callable[[Any], dict[str, Any]]
    suggested: Callable[[Request], dict[str, Any]]
    beside: tuple[str, ...] = ()
    options: Callable[[Any, datetime], Mapping[str, Any]] = nothing

    @property
    def table(self) -> str:
        """The table of the records that it asks about."""
        table: str = self.sent._meta.get_field(self.sent.RECORD).related_model._meta.db_table  # type: ignore[union-attr]
        return table

    def has_typed(self, sent: QueryDict) -> bool:
        """Whether an answer came with a request, alone or carried along with the code."""
        return any(name in sent for name in self.form.base_fields)


KINDS: dict[str, AskedKind] = {}
"""By the table of the records that are asked about."""


def register_kind(kind: AskedKind) -> None:
    KINDS[kind.table] = kind


def kind_of(asking: SentByLink) -> AskedKind:
    return next(kind for kind in KINDS.values() if isinstance(asking, kind.sent))
