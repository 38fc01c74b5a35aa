"""Pages of the forward plan: who sees what, and a report from being called in to its follow-up."""

import pytest
from django.urls import reverse

from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.groups.factories import a_group
from goldthread.partnership.forward_plan.factories import a_report, considered


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def at(partnership):
    return lambda name, *args: reverse(name, args=[partnership.slug, *args])


def test_a_lead_sees_and_sends_what_the_own_agency_owes_and_nothing_else(partnership, board, agency, at):
    mine = a_report(board, agency, "LADO annual report")
    others = a_report(board, an_agency(partnership, "Another"), "MAPPA annual report")
    lead = visitor("agency_lead", partnership, agency)

    for page in (at("called_reports"), at("forward_plan") + "?year=2026"):
        assert "LADO annual report" in text(lead.get(page))
        assert "MAPPA annual report" not in text(lead.get(page))
    assert lead.get(at("called_report", others.pk)).status_code == 404
    assert lead.get(at("receive_report", others.pk)).status_code == 404
    sent = {"on-day": "1", "on-month": "10", "on-year": "2026", "link": "https://northborough.example/lado"}
    lead.post(at("receive_report", mine.pk), sent)
    assert "Received" in text(lead.get(at("called_report", mine.pk)))
    assert lead.get(at("consider_report", mine.pk)).status_code == 404


def test_a_board_member_reads_and_changes_nothing(partnership, board, agency, at):
    report = a_report(board, agency)
    member = visitor("board_member", partnership)

    assert "Call a report in" not in text(member.get(at("forward_plan")))
    assert "Send the report" not in text(member.get(at("called_report", report.pk)))
    assert member.get(at("call_report_in")).status_code == 404


def test_a_report_of_another_partnership_is_not_there(partnership, neighbour, at):
    other = a_report(a_group(neighbour, "Their board"), an_agency(neighbour, "Their agency"))

    assert visitor("partnership_manager", partnership).get(at("called_report", other.pk)).status_code == 404


def call(client, at, calling, owing, **said):
    wanted = {
        "title": "Return to the committee",
        "board": f"group-{calling.pk}",
        "owner": f"agency-{owing.pk}",
        "due-day": "",
        "due-month": "3",
        "due-year": "2027",
        "rule": "six_monthly",
    }
    return client.post(at("call_report_in"), wanted | said, follow=True)


def test_the_manager_calls_a_report_in_and_reads_what_is_next(partnership, board, agency, at):
    manager = visitor("partnership_manager", partnership)

    page = text(call(manager, at, board, agency, outward_to="Scrutiny committee of the council"))

    assert "Report to Scrutiny committee of the council" in page
    assert "is to be sent by 31 March 2027" in page


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"due-month": "13"}, "must be a real date"),
        ({"due-month": "", "due-day": ""}, "Enter the month in which it is due"),
        ({"owner": ""}, "Choose who owes the report"),
        ({"board": ""}, "Answer the question “Which board calls it in?”"),
    ],
)
def test_what_cannot_be_is_said_beside_its_box_and_nothing_is_lost(partnership, board, agency, at, said, why):
    page = text(call(visitor("partnership_manager", partnership), at, board, agency, **said))

    assert why in page
    assert "Return to the committee" in page


def test_a_form_whose_time_has_not_come_says_why(partnership, board, agency, at):
    manager = visitor("partnership_manager", partnership)
    report = a_report(board, agency)

    assert "It has not been received" in text(manager.get(at("consider_report", report.pk)))
    assert "It has not been considered yet" in text(manager.get(at("pass_report_on", report.pk)))
    considered(report)
    assert "stays as it is" in text(manager.get(at("change_called_report", report.pk)))


def test_the_catalogue_is_taken_in_and_changed(partnership, at):
    manager = visitor("partnership_manager", partnership)

    manager.post(at("add_usual_report_kinds"), {})
    page = text(manager.get(at("report_kinds")))

    assert "Private fostering annual report" in page
    assert "annual report 2018-19" in page
