"""End a pass before its time. To be called inside a command that has locked it and says who may."""

from datetime import datetime

from django.utils import timezone

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.records.dates import in_words


def end_pass(pass_: Pass, *, why: str, at: datetime) -> Pass:
    """From now on it opens nothing. Raise Refused without a reason, or if it was ended before."""
    why = " ".join(why.split())
    if not why:
        raise Refused("Say why it is revoked.", "why")
    if pass_.revoked_at:
        raise Refused(f"It was revoked already, on {in_words(timezone.localdate(pass_.revoked_at))}.")
    pass_.revoked_at, pass_.revoked_why = at, why
    pass_.save()
    return pass_
