"""Whether a matter was answered or dealt with, so that it may be closed as such."""

from collections.abc import Callable

from goldthread.foundation.commands.refusals import Refused
from goldthread.partnership.rights.models import (
    Breach,
    BreachReport,
    Complaint,
    Correction,
    InformationAnswer,
    Matter,
    Pack,
)


def check_answered(matter: Matter) -> None:
    """Refuse with what is missing."""
    if missing := CHECKS[matter.kind](matter):
        raise Refused(missing, "how")


def _access(matter: Matter) -> str:
    is_released = Pack.objects.filter(matter=matter, released_on__isnull=False).exists()
    return "" if is_released else "Nothing was released yet. Record the release first."


def _correction(matter: Matter) -> str:
    correction = Correction.objects.get(matter=matter)
    if not correction.decision:
        return "It is not decided yet."
    return "" if correction.told_on else "Record first that the person was told."


def _complaint(matter: Matter) -> str:
    complaint = Complaint.objects.get(matter=matter)
    if complaint.answered_on is None:
        return "It is not answered yet."
    is_awaited = complaint.review_asked_on and not complaint.reviewed_on
    return "A review was asked, and is not done yet." if is_awaited else ""


def _information(matter: Matter) -> str:
    return "" if InformationAnswer.objects.filter(matter=matter).exists() else "Record the answer first."


def _breach(matter: Matter) -> str:
    breach = Breach.objects.get(matter=matter)
    if not breach.decision:
        return "Decide first whether the Information Commissioner is told."
    reports = BreachReport.objects.filter(matter=matter)
    if breach.decision == Breach.Decision.NOTIFY and not reports.filter(is_partial=False).exists():
        return "Record first the whole report to the Information Commissioner."
    if breach.risk == Breach.Risk.HIGH and not breach.told:
        return "The risk is high: record first that the people affected were told, or why not."
    return ""


CHECKS: dict[str, Callable[[Matter], str]] = {
    Matter.Kind.ACCESS: _access,
    Matter.Kind.CORRECTION: _correction,
    Matter.Kind.COMPLAINT: _complaint,
    Matter.Kind.BREACH: _breach,
    Matter.Kind.INFORMATION: _information,
}
