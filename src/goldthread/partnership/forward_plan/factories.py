"""Reports called in for tests, named for their situation. Nothing here is real."""

from datetime import UTC, date, datetime, time
from typing import Any

from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import PartialDate
from goldthread.partnership.forward_plan.commands import (
    ReportConsidered,
    ReportSent,
    ReportWanted,
    call_report_in,
    consider_report,
    receive_report,
)
from goldthread.partnership.forward_plan.models import Assurance, CalledReport

MADE_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TESTS = System("tests")
NOON = time(12)


def a_report(
    board: Group, agency: Agency, title: str = "LADO annual report", due: str = "2027-01", **wanted: Any
) -> CalledReport:
    """Called in for January 2027 and owed by an agency, unless it is said otherwise."""
    said = ReportWanted(title=title, board=board, agency=agency, due=PartialDate.parse(due), **wanted)
    return call_report_in(space=board.space, wanted=said, by=TESTS, at=MADE_AT)


def received(report: CalledReport, on: date = date(2026, 10, 1)) -> CalledReport:
    """It came by a link on that day."""
    sent = ReportSent(on=on, link="https://northborough.example/report")
    return receive_report(report=report, sent=sent, by=TESTS, at=MADE_AT)


def considered(
    report: CalledReport, assurance: str = Assurance.GIVEN, reasons: str = "", on: date = date(2026, 10, 20)
) -> CalledReport:
    """It came, and was considered on that day."""
    said = ReportConsidered(on=on, assurance=assurance, reasons=reasons, minutes="Item 6")
    at = max(MADE_AT, datetime.combine(on, NOON, UTC))
    return consider_report(report=received(report), considered=said, by=TESTS, at=at)
