"""Clocks are counted by the bank holidays that are known, also those that began when fewer were."""

from datetime import datetime

from goldthread.foundation.access.standing import System
from goldthread.foundation.jobs.job import job
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.commands.working_time import count_clocks_by_what_is_known
from goldthread.foundation.timekeeping.counting import counted_by
from goldthread.foundation.timekeeping.models import LastCounted
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

COUNTING = System("clocks counted by what is known")


@job(
    access="nobody: it repeats by itself",
    does="See where clocks were counted by other bank holidays than are known now",
    every="40 3 * * *",
)
def count_by_what_is_known(*, at: datetime) -> None:
    """Once a night: a release brings what is known, and says nothing of when it came.

    Each space that was counted by something else is put in the queue, as a job of its own: where one cannot be counted,
    the others are.
    """
    spaces = [space.pk for space in every_space()]
    with opened(actor=SYSTEM_ACTOR, reading=spaces):
        done = set(LastCounted.objects.filter(known=counted_by()).values_list("space_id", flat=True))
    for number in spaces:
        if number not in done:
            count_in_space.configure(lock=f"clocks of space {number}").defer(space_id=number)


@job(
    access="the nightly look at what clocks were counted by",
    does="Count the clocks of a partnership by the bank holidays that are known now",
)
def count_in_space(*, space_id: int, at: datetime) -> None:
    """One space; done twice it counts once."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        space = Space.objects.get(pk=space_id)
    count_clocks_by_what_is_known(space=space, by=COUNTING, at=at)
