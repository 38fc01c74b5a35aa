"""What happens to passes. Holders use them; those who issue them revoke them; the program notes what they did."""

from collections.abc import Collection
from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.passes.carried import is_code
from goldthread.foundation.passes.ending import end_pass
from goldthread.foundation.passes.holder import PassHolder, holder_of
from goldthread.foundation.passes.making import Issued, make_token
from goldthread.foundation.passes.models import Pass, hour_of
from goldthread.foundation.spaces.models import Space


@command(Can.ISSUE_PASSES, event="API token issued")
def issue_token(
    *,
    space: Space,
    agency: Agency | None,
    purpose: str,
    scope: Collection[Can],
    expires_at: datetime,
    by: Actor,
    at: datetime,
) -> Issued:
    """Give an agency a token for its own systems; without an agency, the partnership for its own.

    Its text is in the answer and nowhere else.
    """
    if agency and agency.space_id != space.pk:
        raise Refused("Choose an agency of this partnership.", "agency")
    return make_token(space=space, agency=agency, purpose=purpose, scope=scope, expires_at=expires_at, by=by, at=at)


@command(Can.ISSUE_PASSES, event="pass revoked", about="pass_")
def revoke_pass(*, pass_: Pass, why: str, by: Actor, at: datetime) -> Pass:
    """From now on it opens nothing."""
    return end_pass(pass_, why=why, at=at)


@command(Can.BE_THE_PROGRAM, event="pass used", about="pass_")
def note_used(*, pass_: Pass, by: Actor, at: datetime) -> Pass:
    """Keep when it was last used, to the hour: which systems are still at work is all that this is to tell."""
    if not pass_.is_noted_as_used(at):
        pass_.last_used_at = hour_of(at)
        pass_.save()
    return pass_


@command(Can.BE_THE_PROGRAM, event="code of a one-time link entered", about="pass_")
def enter_code(*, pass_: Pass, code: str, by: Actor, at: datetime) -> PassHolder | None:
    """Let in whoever knows the code. A wrong one is counted, gives nothing, and the fifth locks the link.

    Raise Refused if the link opens nothing any more.
    """
    _check_opens(pass_, at)
    if is_code(pass_.code_hash, pass_.secret_hash, code):
        return holder_of(pass_)
    pass_.attempts += 1
    pass_.save()
    return None


@command(Can.BE_THE_PROGRAM, event="one-time link used up", about="pass_")
def consume_link(*, pass_: Pass, by: Actor, at: datetime) -> Pass:
    """It has done what it was for and works no more. Raise Refused if somebody else was first."""
    _check_opens(pass_, at)
    pass_.consumed_at = at
    pass_.save()
    return pass_


def _check_opens(pass_: Pass, at: datetime) -> None:
    why_not = pass_.why_not(at)
    if why_not:
        raise Refused(why_not)
