"""The forward plan of the fictitious partnership. Every report is made up.

Days are counted from the day on which the demonstration is loaded, so that some reports came, one is late and some are
to come.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.commands import ActionDetails
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.boards import boards_on
from goldthread.foundation.groups.models import Group, GroupKind
from goldthread.foundation.records.dates import MONTH, PartialDate
from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.forward_plan.commands import (
    ReportConsidered,
    ReportSent,
    ReportWanted,
    add_usual_kinds,
    call_report_in,
    consider_report,
    follow_report_up,
    pass_report_on,
    receive_report,
)
from goldthread.partnership.forward_plan.models import Assurance, CalledReport, ReportKind, Rule

COUNCIL, HOSPITAL, POLICE = "Northmere Council", "Northmere General Hospital NHS Trust", "Merefell Police"
CAMHS, HEALTH = "Fells Mental Health NHS Trust", "Mere Valley Community NHS Trust"
COMMITTEE = "Children and families scrutiny committee of the council"


@dataclass(frozen=True)
class Told:
    """A report: its kind, who owes it, due so many months from now, and what became of it."""

    kind: str
    agency: str
    months: int
    post: str = ""
    came: bool = False
    assurance: str = ""
    reasons: str = ""
    outward_to: str = ""


NO_VISITS = "Two of the five visits that were due are not accounted for."
NO_LEARNING = "Return interviews are counted; what was learned from them is not told."
GIVEN, PARTLY, NOT_GIVEN = Assurance.GIVEN, Assurance.PARTLY, Assurance.NOT_GIVEN

REPORTS = (
    Told("LADO annual report", COUNCIL, -4, "Designated officer", True, GIVEN),
    Told("Private fostering annual report", COUNCIL, -3, "Head of fostering", True, NOT_GIVEN, NO_VISITS),
    Told("Missing children", POLICE, -2, "Missing persons coordinator", True, PARTLY, NO_LEARNING),
    Told("Health visiting and school nursing", HEALTH, -1, "Named nurse", came=True),
    Told("CAMHS and serious incidents", CAMHS, -1, "Director of nursing"),
    Told("Performance data", COUNCIL, 0, "Head of performance"),
    Told("Return to a scrutiny committee", COUNCIL, 1, "Partnership manager", outward_to=COMMITTEE),
    Told("MARAC annual report", POLICE, 2, "MARAC coordinator"),
    Told("Young carers", COUNCIL, 3, "Head of early help"),
    Told("Bereavement guidance", HOSPITAL, 4, "Named doctor"),
)


def fictitious_forward_plan(*, space: Space, by: Actor, at: datetime) -> None:
    """A catalogue, and reports at every stage. Done again, it changes nothing."""
    today = timezone.localdate(at)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        if CalledReport.objects.filter(space=space).exists():
            return
        boards = boards_on(space.pk, today)
        agencies = {agency.name: agency for agency in Agency.objects.filter(space=space)}
    board = next(one for one in boards if one.kind == GroupKind.EXECUTIVE or one is boards[-1])
    add_usual_kinds(space=space, by=by, at=at)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        kinds = {kind.name: kind for kind in ReportKind.objects.filter(space=space)}
    for told in REPORTS:
        _told(told, space, board, kinds[told.kind], agencies[told.agency], {"by": by, "at": at})


def _told(told: Told, space: Space, board: Group, kind: ReportKind, agency: Agency, given: dict[str, Any]) -> None:
    today = timezone.localdate(given["at"])
    wanted = ReportWanted(
        title=told.kind,
        board=board,
        kind=kind,
        agency=agency,
        post=told.post,
        outward_to=told.outward_to,
        due=PartialDate.from_date(months_after(today, told.months), MONTH),
        rule=kind.rule,
        what="What changed since the last report, and what the figures do not show." if kind.rule != Rule.ONCE else "",
    )
    report = call_report_in(space=space, wanted=wanted, **given)
    if not told.came:
        return
    link = f"https://northmere.example/reports/{report.pk}"
    report = receive_report(report=report, sent=ReportSent(today - timedelta(days=25), link=link), **given)
    if told.assurance:
        considered = ReportConsidered(today - timedelta(days=12), told.assurance, told.reasons, "Item 5")
        report = consider_report(report=report, considered=considered, **given)
    if told.assurance == NOT_GIVEN:
        pass_report_on(report=report, on=today - timedelta(days=7), to=board, **given)
        due = PartialDate.from_date(today + timedelta(days=45))
        details = ActionDetails(title="Account for each visit to a privately fostered child that was due", due=due)
        follow_report_up(report=report, details=details, owner=agency, **given)
