"""The paper of a return to a committee is written from what is recorded, and says nothing that is not."""

from datetime import date
from io import BytesIO

import pytest
from django.utils import timezone
from docx import Document as Docx

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.documents.jobs import make_document
from goldthread.foundation.documents.kinds import KINDS
from goldthread.foundation.documents.making import printed
from goldthread.foundation.documents.models import Document
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.forward_plan.factories import a_report, considered
from goldthread.partnership.forward_plan.models import CalledReport
from goldthread.partnership.forward_plan.papers.registering import ORDER, RETURN
from goldthread.partnership.forward_plan.papers.told import MOST_RISKS
from goldthread.partnership.matters.factories import a_gap
from goldthread.partnership.planning.factories import a_priority, an_activity
from goldthread.partnership.risks.factories import a_risk

pytestmark = pytest.mark.django_db

BEGIN = f"/p/northborough/documents/begin/{RETURN}/"


@pytest.fixture
def owed(board, agency):
    """What the partnership owes to a committee of the council."""
    return a_report(board, agency, "Return to the committee", outward_to="Children’s scrutiny committee")


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


def paper_of(manager, report):
    """What the paper would say today, as whoever writes it sees it."""
    answer = manager.post(f"{BEGIN}{report.pk}", {"title": "Six months on"})
    assert answer.status_code == 302, answer.content.decode()
    return manager.get(answer["Location"]).text


def test_it_tells_of_plan_reports_challenges_and_risks_with_the_way_to_each(manager, partnership, board, agency, owed):
    today = timezone.localdate()
    priority = a_priority(
        a_group(partnership, "The board", kind="board"), "Neglect", first_year=today.year - 1, last_year=today.year + 1
    )
    activity = an_activity(priority, "Train all schools")
    told = considered(a_report(board, agency, "MARAC annual report", due="2026-10"))
    gap, risk = a_gap(partnership), a_risk(partnership)

    paper = paper_of(manager, owed)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        addresses = [type(one).objects.get(pk=one.pk).get_absolute_url() for one in (activity, told, gap, risk)]
    for address in addresses:
        assert f'href="{address}"' in paper
        assert manager.get(address).status_code == 200
    assert "We will return in six months." in paper


def test_where_nothing_is_recorded_it_says_so(manager, owed):
    paper = paper_of(manager, owed)

    for words in (
        "No board has priorities for this year.",
        "none is overdue",
        "Nothing was raised, and nothing is open.",
        "No risk is open.",
    ):
        assert words in paper


def test_the_page_of_a_return_leads_to_its_paper_and_that_of_other_reports_does_not(manager, board, agency, owed):
    other = a_report(board, agency)

    assert f'href="{BEGIN}{owed.pk}"' in manager.get(owed.get_absolute_url()).text
    assert "Write the paper" not in manager.get(other.get_absolute_url()).text
    assert manager.get(f"{BEGIN}{other.pk}").status_code == 404
    paper_of(manager, owed)
    assert "Six months on" in manager.get(owed.get_absolute_url()).text


def test_it_is_for_those_who_see_what_boards_plan(partnership, agency, owed, manager):
    paper_of(manager, owed)
    lead = visitor("agency_lead", partnership, agency)

    page = lead.get(owed.get_absolute_url())

    assert page.status_code == 200
    assert "Six months on" not in page.text
    assert lead.get(f"{BEGIN}{owed.pk}").status_code in (403, 404)


def made(manager, report):
    """The paper of a return, made and kept."""
    begun = manager.post(f"{BEGIN}{report.pk}", {"title": "Six months on"})
    number = int(begun["Location"].rstrip("/").rsplit("/")[-1])
    manager.post(f"/p/northborough/documents/{number}/make")
    make_document(space_id=report.space_id, document_id=number)
    with opened(actor=SYSTEM_ACTOR, reading=[report.space_id]):
        return Document.objects.get(pk=number)


def test_the_next_return_tells_what_has_changed_since_the_last(partnership, board, agency, manager):
    owed = a_report(board, agency, "Return", outward_to="Children’s scrutiny committee", rule="six_monthly")
    told = considered(a_report(board, agency, "MARAC annual report", due="2026-10"))
    assert "No earlier paper is kept here to compare with." in paper_of(manager, owed)
    made(manager, owed)
    a_risk(partnership)
    considered(owed, on=date(2026, 11, 20))
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        following = CalledReport.objects.get(before=owed)

    paper = paper_of(manager, following)

    changes = paper.partition("What has changed since the paper of")[2]
    assert "Risk 1: Too few health visitors" in changes
    assert "Not in that paper" in changes
    assert told.title not in changes  # it was told to its end, and is not missed


def test_its_files_lead_to_no_page_that_councillors_cannot_open(partnership, board, agency, manager, owed):
    a_risk(partnership)
    document = made(manager, owed)

    assert document.is_made
    for form in ("html", "docx"):
        printing = printed(document.as_made, form, None)
        words = printing.decode() if form == "html" else Docx(BytesIO(printing)).element.xml
        assert "Risk 1: Too few health visitors" in words
        assert "/p/northborough/" not in words
        assert "hyperlink" not in words
        assert "leads to the record" not in words


def test_its_usual_title_names_the_committee_once(manager, owed):
    assert "Return to a committee: Children’s scrutiny committee" in manager.get(f"{BEGIN}{owed.pk}").text


def test_where_not_every_risk_is_told_it_says_of_how_many(partnership, manager, owed):
    for number in range(MOST_RISKS + 1):
        a_risk(partnership, title=f"Risk of kind {number}")

    assert f"The {MOST_RISKS} highest of {MOST_RISKS + 1} risks" in paper_of(manager, owed)


def test_the_order_of_the_paper_names_every_section():
    assert {section.code for section in KINDS[RETURN].in_order()} == set(ORDER)
