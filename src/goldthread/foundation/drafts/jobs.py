"""Drafts that nobody took up go by themselves."""

from datetime import datetime

from goldthread.foundation.access.standing import System
from goldthread.foundation.drafts.commands import drop_expired_drafts
from goldthread.foundation.jobs.job import job
from goldthread.foundation.spaces.finding import every_space

CLEARING = System("expired drafts dropped")


@job(access="nobody: it repeats by itself", does="Remove drafts that nobody took up", every="10 3 * * *")
def clear_expired_drafts(*, at: datetime) -> None:
    """Once a night, in every space."""
    for space in every_space():
        drop_expired_drafts(space=space, by=CLEARING, at=at)
