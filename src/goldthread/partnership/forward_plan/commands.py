"""What happens with reports: they are called in, sent, considered, passed on; and the catalogue of their kinds."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.actions.commands import ActionDetails, Origin, add_action
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.numbering import given_by, next_reference
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_happened, check_not_before, check_within_reach, said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.groups.boards import BOARD_KINDS
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import YEAR, PartialDate
from goldthread.foundation.records.links import NO_LINK, is_link
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.forward_plan.catalogue import USUAL_KINDS
from goldthread.partnership.forward_plan.models import ORIGIN, Assurance, CalledReport, ReportKind, Rule
from goldthread.partnership.forward_plan.recurring import next_due

NOT_YET = "It has not been received. Record that it was received first."
CONSIDERED = "It was considered"
ENDED = "This report was considered or is no longer wanted. What was recorded stays as it is."


@dataclass(frozen=True)
class ReportWanted:
    """Which report is called in, for which board, who considers it, who owes it, and when."""

    title: str
    board: Group
    due: PartialDate
    rule: str = Rule.ONCE
    kind: ReportKind | None = None
    group: Group | None = None
    outward_to: str = ""
    agency: Agency | None = None
    owner_group: Group | None = None
    post: str = ""
    what: str = ""


@dataclass(frozen=True)
class ReportSent:
    """On which day a report came, as a file or by a link, and what it says in short."""

    on: date
    file: Received | None = None
    link: str = ""
    summary: str = ""


@dataclass(frozen=True)
class ReportConsidered:
    """At the meeting of which day, where that is minuted, and whether the report gave assurance."""

    on: date
    assurance: str
    reasons: str = ""
    minutes: str = ""


@command(Can.RECORD_PLANS, event="report called in")
def call_report_in(*, space: Space, wanted: ReportWanted, by: Actor, at: datetime) -> CalledReport:
    """A board calls a report in, or it is planned what this partnership reports to others."""
    _check_wanted(space.pk, wanted, timezone.localdate(at))
    return _written(CalledReport(space=space), wanted)


@command(Can.RECORD_PLANS, event="report called in otherwise", about="report")
def change_called_report(*, report: CalledReport, wanted: ReportWanted, by: Actor, at: datetime) -> CalledReport:
    """What is asked changes, before the report is considered. Of another day whoever owes it is reminded anew."""
    _check_open(report)
    _check_wanted(report.space_id, wanted, timezone.localdate(at))
    if wanted.due.last != report.due_by:
        report.reminded_before_on = report.reminded_late_on = None
    return _written(report, wanted)


@command(Can.SEND_REPORTS, event="report received", about="report")
def receive_report(*, report: CalledReport, sent: ReportSent, by: Actor, at: datetime) -> CalledReport:
    """A report came, or was sent out to those it is owed to. Until it is considered another may take its place."""
    today = timezone.localdate(at)
    if not CalledReport.objects.sent_by(standing_of(by, today)).filter(pk=report.pk).exists():
        raise Refused("This report is for others to send.")
    _check_open(report)
    check_happened(sent.on, today, "on")
    if sent.link and not is_link(sent.link):
        raise Refused(NO_LINK, "link")
    if not (sent.file or sent.link or report.file_id):
        raise Refused("Send the report as a file, or say where it is by a link.", "file")
    if sent.file:
        report.file = keep_file(space=report.space, received=sent.file, by=by, at=at)
    report.received_on, report.link, report.summary = sent.on, sent.link.strip(), sent.summary.strip()
    report.save()
    return report


@command(Can.RECORD_PLANS, event="report considered", about="report")
def consider_report(*, report: CalledReport, considered: ReportConsidered, by: Actor, at: datetime) -> CalledReport:
    """A report was considered at a meeting. If it comes again, the next of its row is called in with it."""
    _check_open(report)
    if report.received_on is None:
        raise Refused(NOT_YET)
    check_happened(considered.on, timezone.localdate(at), "on")
    check_not_before(considered.on, report.received_on, "on", "It was received")
    if considered.assurance not in Assurance.values:
        raise Refused("Choose whether the report gave assurance.", "assurance")
    if considered.assurance != Assurance.GIVEN and not considered.reasons.strip():
        raise Refused("Enter why it did not, or not wholly, give assurance.", "reasons")
    report.considered_on, report.assurance = considered.on, considered.assurance
    report.reasons, report.minutes = considered.reasons.strip(), considered.minutes.strip()
    report.save()
    _call_next_in(report)
    return report


@command(Can.RECORD_PLANS, event="report passed on", about="report")
def pass_report_on(*, report: CalledReport, on: date, to: Group, by: Actor, at: datetime) -> CalledReport:
    """What was made of a report goes on to the executive or another group."""
    if report.considered_on is None:
        raise Refused("It has not been considered yet.")
    check_happened(on, timezone.localdate(at), "on")
    check_not_before(on, report.considered_on, "on", CONSIDERED)
    if to.space_id != report.space_id:
        raise Refused("Choose a group of this partnership.", "to")
    report.passed_on_on, report.passed_on_to = on, to
    report.save()
    return report


@command(Can.RECORD_PLANS, event="report no longer wanted", about="report")
def withdraw_report(*, report: CalledReport, why: str, by: Actor, at: datetime) -> CalledReport:
    """A report is no longer wanted, and no next one comes of it."""
    _check_open(report)
    report.withdrawn_why = said(why, "Enter why it is no longer wanted.", "why")
    report.withdrawn_on = timezone.localdate(at)
    report.save()
    return report


@command(Can.RECORD_ACTIONS, event="action set after a report", about="report")
def follow_report_up(
    *, report: CalledReport, details: ActionDetails, owner: Agency | Group, by: Actor, at: datetime
) -> Action:
    """What is to be done after a report was considered is an action of the one register."""
    if report.considered_on is None:
        raise Refused("It has not been considered yet.")
    check_not_before(details.due.last if details.due else None, report.considered_on, "due", CONSIDERED)
    owing: dict[str, Any] = {"agencies": [owner]} if isinstance(owner, Agency) else {"groups": [owner]}
    origin = Origin(ORIGIN, report.pk)
    reference = next_reference(f"Report {report.pk}.", given_by(report.space, origin))
    return add_action(space=report.space, reference=reference, details=details, origin=origin, by=by, at=at, **owing)


@command(Can.RECORD_PLANS, event="usual kinds of report added")
def add_usual_kinds(*, space: Space, by: Actor, at: datetime) -> Space:
    """The catalogue begins with the usual kinds; those that are there under the same name stay as they are."""
    there = {name.casefold() for name in ReportKind.objects.filter(space=space).values_list("name", flat=True)}
    for one in USUAL_KINDS:
        if one.name.casefold() not in there:
            ReportKind.objects.create(
                space=space, name=one.name, rule=one.rule, is_outward=one.is_outward, drawn_from=one.drawn_from
            )
    return space


@command(Can.RECORD_PLANS, event="kind of report added")
def add_report_kind(
    *, space: Space, name: str, rule: str, by: Actor, at: datetime, is_outward: bool = False
) -> ReportKind:
    """A kind of report of this partnership's own."""
    _check_kind(space.pk, name, rule)
    return ReportKind.objects.create(space=space, name=name.strip(), rule=rule, is_outward=is_outward)


@command(Can.RECORD_PLANS, event="kind of report changed", about="kind")
def change_report_kind(
    *, kind: ReportKind, name: str, rule: str, is_offered: bool, by: Actor, at: datetime, is_outward: bool = False
) -> ReportKind:
    """What a kind is called changes, how often it comes, or whether it is still offered. Its reports stay."""
    _check_kind(kind.space_id, name, rule, kind)
    kind.name, kind.rule, kind.is_offered, kind.is_outward = name.strip(), rule, is_offered, is_outward
    kind.save()
    return kind


def _check_kind(space_id: int, name: str, rule: str, itself: ReportKind | None = None) -> None:
    said(name, "Enter the name.", "name")
    if rule not in Rule.values:
        raise Refused("Choose how often it comes.", "rule")
    others = ReportKind.objects.filter(space_id=space_id, name__iexact=name.strip())
    if others.exclude(pk=itself.pk if itself else 0).exists():
        raise Refused(f"There is already a kind of report called “{name.strip()}”.", "name")


def _check_wanted(space_id: int, wanted: ReportWanted, today: date) -> None:
    said(wanted.title, "Enter what the report is called.", "title")
    if wanted.due.precision == YEAR:
        raise Refused("Enter the month in which it is due, or the day.", "due")
    for day in (wanted.due.last, wanted.due.first):
        check_within_reach(day, today, "due", "The day by which it is due")
    if wanted.rule not in Rule.values:
        raise Refused("Choose how often it comes.", "rule")
    if wanted.board.kind not in BOARD_KINDS:
        raise Refused("Choose a board or an executive.", "board")
    if wanted.agency and wanted.owner_group:
        raise Refused("Choose one agency or one group.", "owner")
    if not (wanted.agency or wanted.owner_group or wanted.outward_to.strip()):
        raise Refused("Choose who owes the report.", "owner")
    named = (wanted.board, wanted.group, wanted.agency, wanted.owner_group, wanted.kind)
    if any(one is not None and one.space_id != space_id for one in named):
        raise Refused("Choose what is recorded in this partnership.")


def _check_open(report: CalledReport) -> None:
    if not report.is_open:
        raise Refused(ENDED)


def _written(report: CalledReport, wanted: ReportWanted) -> CalledReport:
    for name in ("board", "rule", "kind", "group", "agency", "owner_group"):
        setattr(report, name, getattr(wanted, name))
    for name in ("title", "outward_to", "post", "what"):
        setattr(report, name, getattr(wanted, name).strip())
    report.due_from, report.due_by = wanted.due.first, wanted.due.last
    report.due_precision = wanted.due.precision
    report.save()
    return report


def _call_next_in(report: CalledReport) -> None:
    """The next of its row, on the same terms; nothing for what comes once or was never due."""
    due = next_due(report.due, report.rule, report.considered_on) if report.due and report.considered_on else None
    if due is None:
        return
    same = ("title", "board", "kind", "group", "outward_to", "agency", "owner_group", "post", "what", "rule")
    wanted = ReportWanted(due=due, **{name: getattr(report, name) for name in same})
    _written(CalledReport(space_id=report.space_id, before=report), wanted)
