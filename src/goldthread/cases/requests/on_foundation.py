"""Lanes have clocks: what they tell the foundation."""

from django.db.models import Q

from goldthread.cases.casework.models.cases import CASE_KIND, reads_few
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.requests.models import LANE_KIND, Lane, LaneQuerySet
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.timekeeping.models import (
    CLOCKS_READ_UNOPENED,
    CLOCKS_SEEN_THROUGH,
    Clock,
    clocks_among,
    clocks_but,
)
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


def reads_words(standing: Standing, lane: Lane) -> bool:
    """The desk; an agency reads of its own lane when it was due and how that stands."""
    return Lane.objects.filter(pk=lane.pk).of_desk(standing).exists()


def may(standing: Standing, lane: Lane, verb: Can) -> bool:
    return may_in(lane.request.case, verb, standing, by_agency=False)


def owing(standing: Standing, lane: Lane, clock: Clock) -> set[int]:
    """The agency that was asked owes its answer."""
    return {lane.agency_id} & standing.agencies_where(Can.RECORD_CASES)


def clocks_read(standing: Standing) -> Q:
    """Clocks of lanes that somebody reads without opening their cases first: of those in the few cases that they were
    given; or, where they read more, of all but those that they open first.
    """
    if reads_few(standing) and not standing.agencies_where(Can.ANSWER_REQUESTS):
        return clocks_among(Lane.objects.told_to_desk(standing))
    return clocks_but(Lane.objects.opened_first_by(standing))


def might_owe(standing: Standing) -> LaneQuerySet:
    return Lane.objects.filter(agency_id__in=standing.agencies_where(Can.RECORD_CASES))


def register() -> None:
    """Called when the program starts."""
    CLOCKS_SEEN_THROUGH[LANE_KIND] = Lane.objects.visible_to
    CLOCKS_READ_UNOPENED[LANE_KIND] = clocks_read
    register_subject(
        SubjectKind(
            db_table=LANE_KIND,
            words_and_link=words_and_link,
            may_pause=Can.DECIDE_CASES,
            may_explain=Can.RECORD_CASES,
            may_acknowledge=Can.DECIDE_CASES,
            find=find,
            reads_words=reads_words,
            where=Lane.objects.where,
            may=may,
            part="request__case",
            part_table=CASE_KIND,
            owing=owing,
            might_owe=might_owe,
        )
    )
