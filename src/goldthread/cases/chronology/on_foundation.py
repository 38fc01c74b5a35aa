"""What chronologies tell the foundation: who sees a file, what waits for an agency, what goes with a case."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, Q, QuerySet
from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.retaining import goes_with_its_case
from goldthread.cases.chronology.models import (
    Chronology,
    ChronologyCopy,
    ChronologyEntry,
    ChronologyLane,
    ChronologyPerson,
    ChronologyUpload,
    EarlierAsking,
)
from goldthread.cases.chronology.models.lanes import own_lanes
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.files.models import SEEN_THROUGH, StoredFile
from goldthread.foundation.retention.kinds.declaring import Part
from goldthread.foundation.ui.words import date
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind

OF_CASE = "chronology__case"
NOT_HANDED_IN = "Your agency’s part of a chronology is not handed in"


def register() -> None:
    SEEN_THROUGH.register(_files_of)
    SEEN_THROUGH.register(_copies_of)
    register_kind(Kind(NOT_HANDED_IN, "The chronologies of your agency show them all.", _lanes_to_hand_in))
    goes_with_its_case(
        Part(ChronologyEntry, f"lane__{OF_CASE}"),
        Part(ChronologyUpload, f"lane__{OF_CASE}"),
        Part(StoredFile, through=(ChronologyUpload, "file", f"lane__{OF_CASE}"), called="file"),
        Part(EarlierAsking, f"lane__{OF_CASE}"),
        Part(ChronologyLane, OF_CASE),
        Part(ChronologyPerson, OF_CASE),
        Part(ChronologyCopy, OF_CASE),
        Part(StoredFile, through=(ChronologyCopy, "file", OF_CASE), called="file of a copy"),
        Part(Chronology, "case"),
    )


def _files_of(standing: Standing) -> QuerySet[Any, Any]:
    """Not those of a restricted case that somebody has not opened: a file has no page that asks what for."""
    of_case = Exists(Case.objects.read_by(standing).filter(the_very("pk", "lane__chronology__case")))
    read = Q(of_case) | own_lanes(standing, "lane__")
    return ChronologyUpload.objects.visible_to(standing).filter(Q(read), the_very("file"))


def _copies_of(standing: Standing) -> QuerySet[Any, Any]:
    """As above: whoever did not open a restricted case takes no file of it."""
    of_case = Exists(Case.objects.read_by(standing).filter(the_very("pk", "chronology__case")))
    return ChronologyCopy.objects.visible_to(standing).filter(of_case, the_very("file"))


def _lanes_to_hand_in(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """Lanes of the person's own agency that the desk still waits for, those that are due first in front."""
    if not standing.agencies_where(Can.TELL_CHRONOLOGY):
        return
    rows = ChronologyLane.objects.told_by(standing).owed()
    today = timezone.localdate(at)
    for lane in rows.with_names().order_by(F("due_on").asc(nulls_last=True), "pk")[: SHOWN + 1]:
        yield Waiting(
            words=f"{lane.chronology.case}: {lane.agency}",
            href=lane.get_absolute_url(),
            detail=f"By {date(lane.due_on)}" if lane.due_on else f"Asked on {date(lane.asked_at)}",
            mark="Late" if lane.due_on and lane.due_on < today else "",
        )
