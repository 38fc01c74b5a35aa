"""The clock of a lane: it begins when an agency is asked and is met by its first reply."""

from datetime import datetime

from goldthread.cases.requests.models import LANE_KIND, Lane
from goldthread.cases.requests.models.lanes import CLOCK
from goldthread.foundation.clocks import Edition, Kind, Rule, working_days
from goldthread.foundation.timekeeping.keeping import Wanted, keep_clocks
from goldthread.foundation.timekeeping.models import Clock

NO_RULE = "No national rule: whoever asks says how many working days it gives"
LOCAL = Edition("local", "Limit of the request")


def count_lane(lane: Lane, at: datetime) -> datetime | None:
    """Make its clocks agree with it, and say when it is due. A limit that was put in another's place is cancelled.

    That of a lane which is withdrawn ends then: what was late before stays on record as late (statutory.md 0.3).
    """
    wanted = [_wanted(lane)]
    clocks = keep_clocks(space_id=lane.space_id, subject_kind=LANE_KIND, subject_id=lane.pk, wanted=wanted, at=at)
    return next((clock.due_at for clock in clocks if clock.occurrence == lane.times_limited), None)


def due_of(lane: Lane) -> datetime | None:
    """The last moment in time, or nothing where nobody can say."""
    clocks = Clock.objects.of(lane.space_id, LANE_KIND, lane.pk).filter(occurrence=lane.times_limited)
    return clocks.values_list("due_at", flat=True).first()


def _wanted(lane: Lane) -> Wanted:
    return Wanted(
        code=CLOCK,
        occurrence=lane.times_limited,
        title="Reply to what was asked",
        rule=Rule(working_days(lane.working_days), Kind.LOCAL, LOCAL, NO_RULE),
        began_at=lane.counts_from,
        met_at=lane.answered_at,
        ended_at=lane.withdrawn_at,
        pausable=True,
        owed_by=lane.agency.name,
    )
