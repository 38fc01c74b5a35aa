"""Lanes have clocks: what they tell the foundation."""

from goldthread.cases.casework.permissions import may_in
from goldthread.cases.requests.models import LANE_KIND, Lane
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.timekeeping.models import CLOCKS_OPENED_FIRST, CLOCKS_SEEN_THROUGH
from goldthread.foundation.timekeeping.subjects import SubjectKind, register_subject


def find(standing: Standing, pk: int) -> Lane | None:
    return Lane.objects.visible_to(standing).with_names().filter(pk=pk).first()


def words_and_link(numbers: set[int], standing: Standing) -> dict[int, tuple[str, str]]:
    """To the desk's page for whoever runs the case, to the agency's own for those who reply.

    Of one in a restricted case that somebody has not opened, the case alone is named: which agency was asked tells of
    it.
    """
    rows = Lane.objects.filter(pk__in=numbers)
    of_desk = set(rows.of_desk(standing).values_list("pk", flat=True))
    unopened = set(rows.opened_first_by(standing).values_list("pk", flat=True))
    return {
        lane.pk: (
            str(lane.request.case if lane.pk in unopened else lane),
            (lane.request if lane.pk in of_desk else lane).get_absolute_url(),
        )
        for lane in rows.visible_to(standing).with_names()
    }


def may(standing: Standing, lane: Lane, verb: Can) -> bool:
    return may_in(lane.request.case, verb, standing, by_agency=False)


def register() -> None:
    """Called when the program starts."""
    CLOCKS_SEEN_THROUGH[LANE_KIND] = Lane.objects.visible_to
    CLOCKS_OPENED_FIRST[LANE_KIND] = Lane.objects.opened_first_by
    register_subject(
        SubjectKind(
            db_table=LANE_KIND,
            words_and_link=words_and_link,
            may_pause=Can.DECIDE_CASES,
            may_explain=Can.RECORD_CASES,
            may_acknowledge=Can.DECIDE_CASES,
            find=find,
            may=may,
            part_of=lambda lane: lane.request.case,
        )
    )
