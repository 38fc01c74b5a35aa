"""Who is told of an emergency opening and reviews it: those who answer for the record, or who stands in for them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.models import User
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.grants.registry import AboutKind
from goldthread.foundation.grants.working_there import WorkingThere


def answering(kind: AboutKind, record: Any, besides: int, at: datetime) -> list[User]:
    """Its owners, as far as they review emergency openings of it; where there are none, all who do.

    Whom a conflict of interest keeps from the record hears nothing of it, and nobody does who works here no more.
    """
    there, owners = WorkingThere.of([record], at), set(kind.owners(record))
    reviewing = _reviewing(there, kind, record, besides)
    return [one for one in reviewing if one.pk in owners] or reviewing


def standing_in(record: Any, besides: int, at: datetime) -> list[User]:
    """Where nobody is left who answers for it: the others who may open a record in an emergency."""
    return who_may(Can.BREAK_GLASS, record, besides, at)


def stands_in(
    standing: Standing, kind: AboutKind, record: Any, grant: Grant, at: datetime, there: WorkingThere | None = None
) -> bool:
    """Whether somebody reviews an emergency opening of another although they do not see the record: nobody else may.

    Whoever asks of many records has read once who works ``there``.
    """
    by = grant.account_id
    if by is None or by == standing.account or not standing.may(Can.BREAK_GLASS, record.space_id):
        return False
    there = there or WorkingThere.of([record], at)
    return not there.is_kept_from(record, standing) and not _reviewing(there, kind, record, by)


def is_left(kind: AboutKind, record: Any, *, at: datetime, besides: int = 0) -> bool:
    """Whether anybody is there who may give sight of it."""
    return bool(_others_who(record, besides, at, lambda who: kind.allows(who, record, kind.may_give)))


def who_may(permission: Can, record: Any, besides: int, at: datetime) -> list[User]:
    """Who else holds a permission in its space, and is kept from the record by no conflict of interest."""
    return _others_who(record, besides, at, lambda who: who.may(permission, record.space_id))


def _others_who(record: Any, besides: int, at: datetime, may: Callable[[Standing], bool]) -> list[User]:
    return WorkingThere.of([record], at).who(record, besides, lambda _, who: may(who))


def _reviewing(there: WorkingThere, kind: AboutKind, record: Any, besides: int) -> list[User]:
    return there.who(record, besides, lambda _, who: kind.allows(who, record, kind.may_review))
