"""Writing a grant, inside a command that has asked whether it may be given."""

from datetime import datetime
from typing import Any

from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.grants.models import Grant, GrantQuerySet
from goldthread.foundation.grants.registry import KINDS


def write_grant(
    about: Any,
    *,
    account: User | None = None,
    agency: Agency | None = None,
    standing_as: Grant.As,
    purpose: str,
    ends_at: datetime | None = None,
    by: Actor,
    at: datetime,
    **more: Any,
) -> Grant:
    """Give a person or an agency sight of a record from now on.

    For parts whose own commands bring somebody to a record, such as that a case was opened with a lead; what a person
    gives of their own accord is ``commands.give_grant``.
    """
    grant = new_grant(
        about,
        account=account,
        agency=agency,
        standing_as=standing_as,
        purpose=purpose,
        ends_at=ends_at,
        by=by,
        at=at,
        **more,
    )
    grant.save(force_insert=True)
    return grant


def new_grant(about: Any, *, by: Actor, at: datetime, **said: Any) -> Grant:
    """The same, not kept yet."""
    return Grant(
        space_id=about.space_id,
        about_kind=about._meta.db_table,
        about_id=about.pk,
        starts_at=at,
        given_by_id=account_of(by),
        **said,
    )


def stop_grant(grant: Grant, *, by: Actor, at: datetime) -> Grant:
    """From this moment it opens nothing more."""
    grant.ends_at = max(at, grant.starts_at)
    grant.save(update_fields=["ends_at"])
    _tell_kind(grant.about_kind, Grant.objects.filter(space_id=grant.space_id, pk=grant.pk), by, at)
    return grant


def stop_grants(about_kind: str, grants: GrantQuerySet, *, by: Actor, at: datetime) -> None:
    """The same of those that are in force, about records of one kind: in as many statements however many they are."""
    of_kind = grants.filter(about_kind=about_kind)
    of_kind.in_force(at).update(ends_at=at)
    _tell_kind(about_kind, of_kind.filter(ends_at=at), by, at)


def _tell_kind(about_kind: str, ended: GrantQuerySet, by: Actor, at: datetime) -> None:
    kind = KINDS.get(about_kind)
    if kind and kind.more_asked:
        kind.more_asked.ended(ended, by, at)
