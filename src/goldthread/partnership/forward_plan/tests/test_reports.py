"""Reports from being called in to what follows, and what cannot be."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.actions.commands import ActionDetails
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.groups.models import GroupKind
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.forward_plan.agenda import due_for
from goldthread.partnership.forward_plan.commands import (
    ReportConsidered,
    ReportSent,
    ReportWanted,
    add_usual_kinds,
    change_called_report,
    consider_report,
    follow_report_up,
    pass_report_on,
    receive_report,
    withdraw_report,
)
from goldthread.partnership.forward_plan.factories import MADE_AT, TESTS, a_report, considered, received
from goldthread.partnership.forward_plan.models import Assurance, CalledReport, ReportKind, Rule, State
from goldthread.partnership.forward_plan.queries import counted, plan_of
from goldthread.partnership.forward_plan.recurring import MONTHS, next_due
from goldthread.partnership.planning.years import year_of

TODAY = MADE_AT.date()
ALL = Standing(is_system=True)
GIVEN = {"by": TESTS, "at": MADE_AT}


@pytest.fixture
def read(partnership):
    """What is recorded, read as the program reads it."""

    def reading(ask):
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            return ask()

    return reading


def test_where_a_report_stands_is_computed_alike_in_python_and_in_the_database(board, agency, read):
    planned, due, late = (a_report(board, agency, due, due=due) for due in ("2027-06", "2026-11", "2026-10"))
    came, assured = received(a_report(board, agency, "came")), considered(a_report(board, agency, "assured"))
    dropped = withdraw_report(report=a_report(board, agency, "dropped"), why="The service has ended", **GIVEN)
    expected = {
        planned.pk: State.PLANNED,
        due.pk: State.DUE,
        late.pk: State.OVERDUE,
        came.pk: State.RECEIVED,
        assured.pk: State.GIVEN,
        dropped.pk: State.WITHDRAWN,
    }

    rows = read(lambda: list(CalledReport.objects.with_state(TODAY)))

    assert {one.pk: one.state for one in rows} == expected
    assert {one.pk: one.state_on(TODAY) for one in rows} == expected


def test_a_report_due_in_a_month_is_overdue_only_when_the_month_is_over(board, agency):
    report = a_report(board, agency, due="2026-11")

    assert report.state_on(date(2026, 11, 30)) == State.DUE
    assert report.state_on(date(2026, 12, 1)) == State.OVERDUE


def test_it_cannot_be_considered_before_it_came(board, agency):
    report = a_report(board, agency)
    said = ReportConsidered(on=date(2026, 10, 1), assurance=Assurance.GIVEN)

    with pytest.raises(Refused, match="It has not been received"):
        consider_report(report=report, considered=said, **GIVEN)
    with pytest.raises(Refused, match="It was received on 2 October 2026"):
        consider_report(report=received(report, date(2026, 10, 2)), considered=said, **GIVEN)


@pytest.mark.parametrize("assurance", [Assurance.PARTLY, Assurance.NOT_GIVEN])
def test_without_full_assurance_a_reason_is_asked(board, agency, assurance):
    with pytest.raises(Refused, match="Enter why"):
        considered(a_report(board, agency), assurance)
    assert considered(a_report(board, agency, "another"), assurance, "No figures for the spring").reasons


def test_a_report_comes_as_a_file_or_by_a_link(board, agency):
    for sent, why in (
        (ReportSent(on=TODAY), "as a file"),
        (ReportSent(on=TODAY, link="javascript:alert(1)"), "https"),
        (ReportSent(on=date(2026, 12, 1), link="https://n.example"), "today or in the past"),
    ):
        with pytest.raises(Refused, match=why):
            receive_report(report=a_report(board, agency), sent=sent, **GIVEN)


@pytest.mark.parametrize(
    ("due", "wanted", "why"),
    [
        ("2027", {}, "Enter the month"),
        ("2050-01", {}, "years from today at most"),
        ("2027-01", {"agency": None}, "Choose who owes"),
        ("2027-01", {"title": " "}, "what the report is called"),
    ],
)
def test_what_cannot_be_called_in_is_refused(board, agency, due, wanted, why):
    said = {"agency": agency, **wanted}

    with pytest.raises(Refused, match=why):
        a_report(board, due=due, **said)


def test_only_a_board_calls_in_and_only_what_is_here(partnership, neighbour, agency):
    panel = a_group(partnership, "A panel", kind=GroupKind.PANEL)

    with pytest.raises(Refused, match="Choose a board"):
        a_report(panel, agency)
    with pytest.raises(Refused, match="recorded in this partnership"):
        a_report(a_group(partnership, "Board"), an_agency(neighbour, "Another"))


def test_the_next_of_a_row_comes_when_one_is_considered(board, agency, read):
    report = considered(a_report(board, agency, due="2026-09", rule=Rule.SIX_MONTHLY, post="Designated officer"))

    after = read(lambda: CalledReport.objects.select_related("agency").get(before=report))

    assert (after.title, after.agency, after.post, after.rule) == (report.title, agency, report.post, report.rule)
    assert (after.due_from, after.due_by) == (date(2027, 3, 1), date(2027, 3, 31))
    assert after.received_on is None


def test_what_comes_once_and_what_was_withdrawn_has_no_next(board, agency, read):
    considered(a_report(board, agency))
    withdraw_report(report=a_report(board, agency, rule=Rule.YEARLY), why="The service has ended", **GIVEN)

    assert not read(lambda: CalledReport.objects.filter(before__isnull=False).exists())


@given(
    st.dates(date(2000, 1, 1), date(2060, 1, 1)),
    st.sampled_from(["day", "month"]),
    st.sampled_from(list(MONTHS)),
    st.integers(0, 4000),
)
def test_the_next_is_the_first_of_its_row_after_the_meeting(day, precision, rule, waited):
    due = PartialDate.from_date(day.replace(day=min(day.day, 28)), precision)
    met = date.fromordinal(due.first.toordinal() + waited)

    found = next_due(due, rule, met)

    assert found.last > met
    assert (found.first.year - due.first.year) * 12 + found.first.month - due.first.month in range(
        MONTHS[rule], 4000, MONTHS[rule]
    )
    before = next_due(due, rule, date.fromordinal(max(due.first.toordinal(), found.first.toordinal() - 400)))
    assert before.first <= found.first


def test_what_was_considered_stays_as_it_is_and_is_passed_on(partnership, board, agency):
    executive = a_group(partnership, "Executive", kind=GroupKind.EXECUTIVE)
    report = considered(a_report(board, agency), Assurance.NOT_GIVEN, "No figures")

    with pytest.raises(Refused, match="was considered"):
        received(report)
    with pytest.raises(Refused, match="It was considered on 20 October 2026"):
        pass_report_on(report=report, to=executive, on=date(2026, 10, 19), **GIVEN)
    assert pass_report_on(report=report, to=executive, on=TODAY, **GIVEN).passed_on_to == executive


def test_what_follows_is_an_action_of_the_one_register(board, agency):
    details = ActionDetails(title="Bring figures for each quarter", due=PartialDate.parse("2027-01-31"))
    report = a_report(board, agency)

    with pytest.raises(Refused, match="not been considered"):
        follow_report_up(report=report, details=details, owner=agency, **GIVEN)
    action = follow_report_up(report=considered(report), details=details, owner=agency, **GIVEN)
    assert (action.origin, action.origin_id) == ("called-report", report.pk)


def test_what_follows_is_not_due_before_the_report_was_considered(board, agency):
    report = considered(a_report(board, agency))
    details = ActionDetails(title="Bring figures", due=PartialDate.parse("2020-01-01"))

    with pytest.raises(Refused, match=r"It was considered on 20 October 2026\. Enter that day or a later") as why:
        follow_report_up(report=report, details=details, owner=agency, **GIVEN)
    assert why.value.field == "due"
    this_month = ActionDetails(title="Bring figures", due=PartialDate.parse("2026-10"))
    assert follow_report_up(report=report, details=this_month, owner=agency, **GIVEN)


def test_called_in_against_received_and_considered_is_counted_for_the_year(partnership, board, agency, read):
    a_report(board, agency, "late", due="2026-10")
    received(a_report(board, agency, "came", due="2026-12"))
    considered(a_report(board, agency, "partly", due="2026-05"), Assurance.PARTLY, "In part")
    a_report(board, agency, "next year", due="2027-04")

    plan = read(lambda: plan_of(partnership, ALL, 2026, TODAY))

    assert [(month.words, len(month.reports)) for month in plan.months if month.reports] == [
        ("May 2026", 1),
        ("October 2026", 1),
        ("December 2026", 1),
    ]
    assert plan.counted == counted([report for month in plan.months for report in month.reports])
    assert (plan.counted.called_in, plan.counted.received, plan.counted.considered) == (3, 2, 1)
    assert (plan.counted.overdue, plan.counted.not_assured) == (1, 1)
    assert (year_of(date(2027, 3, 31)), year_of(date(2027, 4, 1)), plan.words) == (2026, 2027, "2026-27")


def test_a_group_is_offered_what_it_is_to_consider(partnership, board, agency, read):
    panel = a_group(partnership, "Monitoring", kind=GroupKind.SUB_GROUP, parent=board)
    a_report(board, agency, "for the board", due="2026-12")
    a_report(board, agency, "for the panel", due="2026-12", group=panel)
    a_report(board, agency, "later", due="2027-03")
    a_report(board, agency, "for the council", due="2026-12", outward_to="Scrutiny committee")

    for group, title in ((board, "for the board"), (panel, "for the panel")):
        assert [one.words for one in read(lambda g=group: list(due_for(g, ALL, date(2026, 12, 3))))] == [title]


def test_the_usual_kinds_are_taken_in_once(partnership, read):
    for _ in range(2):
        add_usual_kinds(space=partnership, **GIVEN)

    kinds = read(lambda: list(ReportKind.objects.all()))
    assert len(kinds) == 30
    assert all(kind.drawn_from for kind in kinds)
    assert [kind.name for kind in kinds if kind.is_outward] == ["Return to a scrutiny committee"]


def test_another_agency_may_not_send_it(partnership, board, agency):
    other = make_user("lead@other.example", "A lead")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(
            space=partnership,
            user=other,
            role="agency_lead",
            agency=an_agency(partnership, "Another"),
            starts_on=date(2020, 1, 1),
        )
    sent = ReportSent(on=TODAY, link="https://northborough.example/report")

    with pytest.raises(Refused):
        receive_report(report=a_report(board, agency), sent=sent, by=other, at=MADE_AT)


def test_what_is_called_in_may_change_until_it_is_considered(board, agency):
    report = a_report(board, agency)
    wanted = ReportWanted(title="LADO report", board=board, agency=agency, due=PartialDate.parse("2027-02-10"))

    assert change_called_report(report=report, wanted=wanted, **GIVEN).due_by == date(2027, 2, 10)
    considered(report)
    with pytest.raises(Refused, match="was considered"):
        change_called_report(report=report, wanted=wanted, **GIVEN)
