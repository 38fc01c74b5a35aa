"""Whoever owes a report is reminded of it, once before its day and once after it."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can, roles_that
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.messages.sending import Letter, queue_messages
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.briefings.reaching import addresses_of
from goldthread.partnership.forward_plan.models import CalledReport

KIND = "reminder of a report"
WORDS = """Hello

This report {was} due by {by}, and has not been received:

    {title}
    for {to}

Sign in to send it, or to see what it should tell:

    {link}

Goldthread for {space}
"""


@command(Can.RECORD_PLANS, event="reminded of a report", about="report")
def remind_of_report(*, report: CalledReport, by: Actor, at: datetime) -> CalledReport:
    """The leads and the team inbox of the agency that owes it are written to; else those who keep the forward plan."""
    today = timezone.localdate(at)
    if not report.is_open or report.received_on or report.due_by is None:
        raise Refused("Nothing of this report is due.")
    is_late = report.due_by < today
    if report.reminded_late_on or (report.reminded_before_on and not is_late):
        raise Refused("They were reminded of it already.")
    addresses = _addresses(report, today)
    if not addresses:
        raise Refused("Nobody who owes it can be written to.")
    queue_messages(space=report.space, letters=_letters(report, addresses, is_late), kind=KIND, at=at)
    if is_late:
        report.reminded_late_on = today
    else:
        report.reminded_before_on = today
    report.save()
    return report


def _addresses(report: CalledReport, today: date) -> list[str]:
    if report.agency:
        return addresses_of([report.agency], today).get(report.agency.pk, [])
    keeping = Holding.objects.filter(
        space=report.space_id, role__in=roles_that(Can.RECORD_PLANS), user__is_active=True
    ).in_force(today)
    return sorted(set(keeping.values_list("user__email", flat=True)))


def _letters(report: CalledReport, addresses: list[str], is_late: bool) -> list[Letter]:
    day = in_words(report.due_by) if report.due_by else ""
    words = WORDS.format(
        was="was" if is_late else "is",
        by=day,
        title=report.title,
        to=report.considered_by,
        link=f"{settings.ADDRESS.rstrip('/')}{report.get_absolute_url()}",
        space=report.space.name,
    )
    subject = f"{'Overdue' if is_late else f'Due by {day}'}: {report.title}"
    return [Letter(address, subject, words) for address in addresses]
