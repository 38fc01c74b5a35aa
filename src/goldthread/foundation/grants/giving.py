"""Writing a grant, inside a command that has asked whether it may be given."""

from datetime import datetime
from typing import Any

from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.grants.models import Grant


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


def stop_grant(grant: Grant, at: datetime) -> Grant:
    """From this moment it opens nothing more."""
    grant.ends_at = max(at, grant.starts_at)
    grant.save(update_fields=["ends_at"])
    return grant
