"""A breach becomes known, its risk is assessed, and who is told of it is decided and recorded."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import moment
from goldthread.partnership.rights.clocks import due_of_breach
from goldthread.partnership.rights.commands.access import ALONE
from goldthread.partnership.rights.commands.matters import new_matter
from goldthread.partnership.rights.log import check_day, check_open, log, said
from goldthread.partnership.rights.models import Breach, BreachReport, BreachStep, Matter

EARLIEST = timedelta(days=365)


@dataclass(frozen=True)
class Known:
    """What is known of a breach at first. ``aware_at`` is the minute from which the 72 hours run."""

    aware_at: datetime
    what: str
    data: str
    people: int | None = None


@command(Can.ANSWER_RIGHTS, event="breach recorded", alone=ALONE)
def record_breach(*, space: Space, known: Known, by: Actor, at: datetime) -> Matter:
    """Personal data got out, was lost or was changed, and somebody here knows it."""
    known = checked_known(known, at)
    matter = new_matter(space, Matter.Kind.BREACH, known.what, timezone.localdate(known.aware_at), at)
    Breach.objects.create(space=space, matter=matter, aware_at=known.aware_at, data=known.data, people=known.people)
    log(matter, f"Became known on {moment(known.aware_at)}", by, at)
    return matter


@command(Can.ANSWER_RIGHTS, event="risk of a breach assessed", about="breach")
def assess_risk(*, breach: Breach, risk: str, why: str, by: Actor, at: datetime) -> Breach:
    """How likely people come to harm by it. It may be assessed again as more is known."""
    check_open(breach.matter)
    if risk not in Breach.Risk.values:
        raise Refused("Choose the risk.", "risk")
    breach.risk, breach.risk_why = risk, said(why, "Say why.", "why")
    breach.save()
    log(breach.matter, breach.get_risk_display(), by, at, why)
    return breach


@command(Can.ANSWER_RIGHTS, event="decided whether a breach is notified", about="breach")
def decide_to_notify(*, breach: Breach, decision: str, why: str, by: Actor, at: datetime) -> Breach:
    """Whether the Information Commissioner is told."""
    check_risk_assessed(breach)
    if decision not in Breach.Decision.values:
        raise Refused("Choose what is decided.", "decision")
    breach.decision, breach.decision_why = decision, said(why, "Say why.", "why")
    breach.save()
    log(breach.matter, breach.get_decision_display(), by, at, why)
    return breach


@dataclass(frozen=True)
class Report:
    """One report to the Information Commissioner."""

    reported_at: datetime
    is_partial: bool
    reference: str = ""
    words: str = ""
    late_why: str = ""


@command(Can.ANSWER_RIGHTS, event="breach notified", about="breach")
def record_report(*, breach: Breach, report: Report, by: Actor, at: datetime) -> BreachReport:
    """The Information Commissioner was told. What was not known then follows; a first report that is late says why."""
    check_to_be_reported(breach)
    if not breach.aware_at <= report.reported_at <= at:
        raise Refused("This must be after it became known, and not to come.", "reported_time")
    is_first = not BreachReport.objects.filter(matter=breach.matter_id).exists()
    is_late = is_first and report.reported_at > due_of_breach(breach.aware_at)
    made = BreachReport.objects.create(
        space_id=breach.space_id,
        matter_id=breach.matter_id,
        reported_at=report.reported_at,
        is_partial=report.is_partial,
        reference=report.reference.strip(),
        words=report.words.strip(),
        late_why=said(report.late_why, "It is more than 72 hours. Say why it is late.", "late_why") if is_late else "",
    )
    log(breach.matter, f"{made} to the Information Commissioner, {moment(report.reported_at)}", by, at, report.late_why)
    return made


@command(Can.ANSWER_RIGHTS, event="people affected by a breach told, or not", about="breach")
def record_people_told(
    *, breach: Breach, told: str, told_on: date | None, words: str, by: Actor, at: datetime
) -> Breach:
    """How the people affected were told, or why they are not."""
    check_open(breach.matter)
    if told not in Breach.Told.values:
        raise Refused("Choose whether they were told.", "told")
    if told == Breach.Told.TOLD:
        if told_on is None:
            raise Refused("Enter the day.", "told_on")
        check_day(told_on, at, "told_on", since=breach.matter.received_on)
    breach.told, breach.told_on = told, told_on if told == Breach.Told.TOLD else None
    breach.told_words = said(words, "Say how, or why not.", "words")
    breach.save()
    when = f" on {in_words(breach.told_on)}" if breach.told_on else ""
    log(breach.matter, f"{breach.get_told_display()}{when}", by, at, words)
    return breach


@command(Can.ANSWER_RIGHTS, event="step against a breach taken", about="breach")
def record_step(*, breach: Breach, taken_on: date, words: str, by: Actor, at: datetime) -> BreachStep:
    """What was done so that it gets no worse."""
    check_open(breach.matter)
    check_day(taken_on, at, "taken_on")
    step = BreachStep.objects.create(
        space_id=breach.space_id,
        matter_id=breach.matter_id,
        taken_on=taken_on,
        words=said(words, "Say what was done.", "words"),
    )
    log(breach.matter, f"A step was taken on {in_words(taken_on)}", by, at, words)
    return step


def checked_known(known: Known, at: datetime) -> Known:
    """Not to come, within the last year, and with what happened to which data."""
    if known.aware_at > at:
        raise Refused("This must be now or earlier.", "aware_time")
    if known.aware_at < at - EARLIEST:
        raise Refused("This must be within the last year.", "aware_on")
    what = said(known.what, "Say what is asked, or what happened.", "what")
    data = said(known.data, "Say what data it is, and about whom.", "what_data")
    return Known(known.aware_at, what, data, known.people)


def check_risk_assessed(breach: Breach) -> None:
    check_open(breach.matter)
    if not breach.risk:
        raise Refused("Assess the risk first.")


def check_to_be_reported(breach: Breach) -> None:
    check_open(breach.matter)
    if breach.decision != Breach.Decision.NOTIFY:
        raise Refused("Decide first that the Information Commissioner is told.")
