"""How the clock of each matter runs: when it is due, whether it stands, and whether it is late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.clocks.states import is_past
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.rights.clocks import Stop, due_in_months, due_of_breach, due_of_information, is_told_in_time
from goldthread.partnership.rights.models import (
    Breach,
    BreachReport,
    ClockStop,
    Complaint,
    Correction,
    Extension,
    InformationAnswer,
    Matter,
    Pack,
    settings_of,
)

SOON = timedelta(days=7)
TO_TELL = "Report to the Information Commissioner"
IN_MONTHS = (Matter.Kind.ACCESS, Matter.Kind.CORRECTION)


@dataclass(frozen=True)
class Running:
    """One matter and its clock at a moment. Without ``due_on`` it stands, or nothing is awaited by a day."""

    matter: Matter
    at: datetime
    due_on: date | None
    stands: bool = False
    is_extended: bool = False
    due_at: datetime | None = None
    """The minute, where a clock is counted in hours."""
    awaited: str = ""
    """What is due then, where it is not the answer."""
    answered_on: date | None = None
    """The day of the answer: from then on nothing is due, and whether it was late no longer hangs on its closing."""

    @property
    def is_late(self) -> bool:
        if not self.is_awaited or self.due_on is None:
            return False
        return is_past(self.due_at, self.at) if self.due_at else timezone.localdate(self.at) > self.due_on

    @property
    def was_late(self) -> bool:
        """Whether it was answered after it was due or, if it ended without an answer, closed after that."""
        closed = self.matter.closed_at
        ended_on = self.answered_on or (timezone.localdate(closed) if closed else None)
        return bool(ended_on and self.due_on and ended_on > self.due_on)

    @property
    def is_awaited(self) -> bool:
        """Whether something is to be done by a day."""
        return self.matter.is_open and self.answered_on is None and self.due_on is not None

    @property
    def is_due_soon(self) -> bool:
        if self.is_late or not self.is_awaited or self.due_on is None:
            return False
        return self.due_on - timezone.localdate(self.at) <= SOON


def stops_of(matter: Matter) -> list[Stop]:
    return _stops(ClockStop.objects.filter(matter=matter))


def running(matters: Iterable[Matter], at: datetime) -> list[Running]:
    """Matters with their clocks, in a few queries, and one or two for each breach and complaint."""
    wanted = list(matters)
    stops: dict[int, list[ClockStop]] = {}
    for stop in ClockStop.objects.filter(matter__in=wanted):
        stops.setdefault(stop.matter_id, []).append(stop)
    told = dict(Extension.objects.filter(matter__in=wanted).values_list("matter", "told_on"))
    answered = _answered(wanted)
    shown = [_running(one, _stops(stops.get(one.pk, ())), told.get(one.pk), at) for one in wanted]
    return [replace(one, answered_on=answered.get(one.matter.pk)) for one in shown]


def open_matters(standing: Standing, at: datetime, space: Space | None = None) -> list[Running]:
    """What is open and somebody answers for, the first due first; what stands comes last."""
    rows = Matter.objects.visible_to(standing).filter(closed_at=None).select_related("space").order_by("pk")
    shown = running(rows.filter(space=space) if space else rows, at)
    return sorted(shown, key=lambda one: (not one.is_awaited, one.due_on or date.max, one.matter.pk))


def rights_to_answer(standing: Standing, at: datetime) -> list[Running]:
    """What waits for those who answer for information rights; for others it asks nothing."""
    return open_matters(standing, at) if standing.spaces_where(Can.ANSWER_RIGHTS) else []


def _answered(matters: list[Matter]) -> dict[int, date]:
    """The day on which each was first answered: something was released, or whoever asked was told."""
    told = [
        *Pack.objects.filter(matter__in=matters).values_list("matter", "released_on"),
        *Correction.objects.filter(matter__in=matters).values_list("matter", "told_on"),
        *InformationAnswer.objects.filter(matter__in=matters).values_list("matter", "answered_on"),
    ]
    days = sorted(((day, matter) for matter, day in told if day), reverse=True)
    return {matter: day for day, matter in days}


def _running(matter: Matter, stops: Sequence[Stop], told_on: date | None, at: datetime) -> Running:
    if matter.kind == Matter.Kind.BREACH:
        return _of_breach(matter, at)
    if matter.kind == Matter.Kind.COMPLAINT:
        return _of_complaint(matter, at)
    is_extended = told_on is not None and is_told_in_time(told_on, matter.received_on, stops)
    due_on = _due_on(matter, stops, is_extended=is_extended)
    return Running(matter, at, due_on, any(stop.until_on is None for stop in stops), is_extended)


def _of_breach(matter: Matter, at: datetime) -> Running:
    """72 hours until the first report, or the decision that there is none."""
    breach = Breach.objects.get(matter=matter)
    is_told = BreachReport.objects.filter(matter=matter).exists()
    if is_told or breach.decision == Breach.Decision.NOT:
        return Running(matter, at, None)
    due_at = due_of_breach(breach.aware_at)
    return Running(matter, at, timezone.localdate(due_at), due_at=due_at, awaited=TO_TELL)


def _of_complaint(matter: Matter, at: datetime) -> Running:
    """The days that the partnership gives itself, from stage to stage."""
    complaint, days = Complaint.objects.get(matter=matter), settings_of(matter.space_id)
    awaited, from_on, number = "", None, 0
    if complaint.answered_on is None:
        is_new = complaint.acknowledged_on is None
        awaited, from_on = ("Acknowledgement", matter.received_on) if is_new else ("Answer", matter.received_on)
        number = days.acknowledge_days if is_new else days.answer_days
    elif complaint.review_asked_on and complaint.reviewed_on is None:
        awaited, from_on, number = "Review", complaint.review_asked_on, days.review_days
    due_on = from_on + timedelta(days=number) if from_on else None
    return Running(matter, at, due_on, awaited=awaited)


def _due_on(matter: Matter, stops: Sequence[Stop], *, is_extended: bool) -> date | None:
    if matter.kind in IN_MONTHS:
        return due_in_months(matter.received_on, stops, more=is_extended)
    if matter.kind == Matter.Kind.INFORMATION:
        return due_of_information(matter.received_on)
    return None


def _stops(rows: Iterable[ClockStop]) -> list[Stop]:
    return [Stop(row.from_on, row.until_on) for row in rows]
