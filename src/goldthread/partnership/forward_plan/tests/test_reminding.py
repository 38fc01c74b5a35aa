"""Whoever owes a report is written to before its day and after it, once each, and finds it on Your work."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.messages.models import Message
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.records.working_days import working_day_from
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.forward_plan.commands import (
    ReportSent,
    ReportWanted,
    call_report_in,
    change_called_report,
    receive_report,
)
from goldthread.partnership.forward_plan.factories import TESTS
from goldthread.partnership.forward_plan.jobs import remind_where_due
from goldthread.partnership.forward_plan.models import CalledReport

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(partnership):
    return a_group(partnership, "Executive board")


def wanted(board, agency, in_days, **said):
    """A report that is due so many days from today."""
    day = timezone.localdate() + timedelta(days=in_days)
    details = ReportWanted(title="LADO report", board=board, agency=agency, due=PartialDate.from_date(day), **said)
    return call_report_in(space=board.space, wanted=details, by=TESTS, at=timezone.now())


def run_on(day):
    """What the worker does that morning, or the next on which people work."""
    at = timezone.now() + (working_day_from(day) - timezone.localdate())
    remind_where_due(at)


def letters(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return [(one.to, one.subject) for one in Message.objects.filter(kind="reminder of a report").order_by("pk")]


def test_an_agency_is_reminded_once_before_the_day_and_once_after_it(partnership, board):
    police = an_agency(partnership)
    visitor("agency_lead", partnership, police)
    wanted(board, police, 30)
    today = timezone.localdate()

    run_on(today)
    assert letters(partnership) == []
    for _ in range(2):
        run_on(today + timedelta(days=18))
    assert len(letters(partnership)) == 1
    for days in (32, 36):
        run_on(today + timedelta(days=days))
    (to, first), (_, second) = letters(partnership)
    assert to == "agency_lead@northborough.example"
    assert (first[:7], second) == ("Due by ", "Overdue: LADO report")


def test_of_another_day_they_are_reminded_anew_and_of_other_words_they_are_not(partnership, board):
    police = an_agency(partnership)
    visitor("agency_lead", partnership, police)
    report, today = wanted(board, police, 3), timezone.localdate()
    run_on(today)
    run_on(today + timedelta(days=5))
    assert len(letters(partnership)) == 2

    for title, days in (("Other words", 3), ("Other words", 100)):
        due = PartialDate.from_date(today + timedelta(days=days))
        details = ReportWanted(title=title, board=board, agency=police, due=due)
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            report = CalledReport.objects.select_related("space").get(pk=report.pk)
        change_called_report(report=report, wanted=details, by=TESTS, at=timezone.now())
        run_on(today + timedelta(days=6))
        assert len(letters(partnership)) == 2
    run_on(today + timedelta(days=95))
    run_on(today + timedelta(days=105))

    assert [subject[:7] for _, subject in letters(partnership)] == ["Due by ", "Overdue", "Due by ", "Overdue"]


def test_nobody_is_reminded_of_what_came_and_the_partnership_of_what_it_owes_to_others(partnership, board):
    police = an_agency(partnership)
    visitor("agency_lead", partnership, police)
    visitor("partnership_manager", partnership)
    came = wanted(board, police, 3)
    sent = ReportSent(on=timezone.localdate(), link="https://northborough.example/report")
    receive_report(report=came, sent=sent, by=TESTS, at=timezone.now())
    wanted(board, None, 3, outward_to="Scrutiny committee")

    run_on(timezone.localdate())

    assert [to for to, _ in letters(partnership)] == ["partnership_manager@northborough.example"]


def test_your_work_shows_reports_to_whoever_owes_them(partnership, board):
    police, council = an_agency(partnership), an_agency(partnership, "Northborough Council")
    wanted(board, police, 5)
    wanted(board, police, 90)
    wanted(board, None, -1, outward_to="Scrutiny committee")

    own, other = (
        visitor("agency_lead", partnership, police).get("/").text,
        visitor("practitioner", partnership, council),
    )
    assert own.count("LADO report") == 1
    assert "Reports to send" not in other.get("/").text
    managers = visitor("partnership_manager", partnership).get("/").text
    assert "to Scrutiny committee" in managers
    assert managers.count("LADO report") == 1
