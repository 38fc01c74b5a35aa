"""The pages of matters: what a practitioner raises and reads again, and what those do who owe a reply."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.matters.factories import a_gap, a_matter, a_reply, the_board
from goldthread.partnership.matters.models import RaisedMatter

pytestmark = pytest.mark.django_db

LIST = "/p/northborough/matters/"
GAP = {"subject": "No speech therapy", "what": "Families wait for nine months."}


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


def text(page):
    """What there is to read, without what surrounds it."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def on(days, name="due_on"):
    day = timezone.localdate() + timedelta(days=days)
    return day_typed(name, day)


def kept(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return list(RaisedMatter.objects.select_related("space", "board").order_by("pk"))


def today(partnership, kind="gap", **given):
    return a_matter(partnership, kind, at=timezone.now(), **given)


def test_a_practitioner_raises_a_gap_and_reads_what_came_of_it(partnership, police, manager):
    the_board(partnership)
    practitioner = visitor("practitioner", partnership, police)
    offered = text(practitioner.get(f"{LIST}raise"))
    assert "Gap in service" in offered
    assert "Challenge to a partner" not in offered
    form = text(practitioner.get(f"{LIST}raise/gap"))
    assert "Do not name a child" in form
    assert "Who raises it" not in form
    assert "Which board" not in form

    answer = practitioner.post(f"{LIST}raise/gap", GAP)
    (gap,) = kept(partnership)
    page = f"{LIST}{gap.pk}/"
    assert answer["Location"] == page
    said = text(practitioner.get(page))
    assert "Gap in service 1" in said
    assert "Frontline practitioner, Northborough Police" in said
    assert "Say what came of it" not in said

    assert "Matters to reply to" in manager.get("/").text
    manager.post(f"{page}reply", {"answer": "accepted", "words": "You are right."})
    assert "Matters to reply to" not in manager.get("/").text
    manager.post(f"{page}end", {"outcome": "filled", "words": "Two therapists began."})
    said = text(practitioner.get(page))
    assert said.index("What came of it") < said.index("Two therapists began.") < said.index("Families wait")
    assert "Resolved" in text(practitioner.get(LIST))


def test_another_agencys_practitioner_sees_nothing_of_it(partnership, police):
    gap = a_gap(partnership, for_agency=police)
    stranger = visitor("practitioner", partnership, an_agency(partnership, "Northborough Council"))

    assert stranger.get(gap.get_absolute_url()).status_code == 404
    assert gap.subject not in stranger.get(LIST).text
    assert stranger.get(f"{LIST}measures").status_code in (403, 404)


def test_what_reads_like_a_childs_name_is_told_once_and_not_refused(partnership, police):
    the_board(partnership)
    practitioner = visitor("practitioner", partnership, police)
    named = GAP | {"what": "Jamie Lowater waits for nine months."}
    page = practitioner.post(f"{LIST}raise/gap", named)
    assert "“Jamie Lowater” may tell who a person is" in text(page)
    assert "Jamie Lowater waits for nine months." in page.text
    assert kept(partnership) == []
    assert 'name="warned_of" value="Jamie Lowater"' in page.text

    practitioner.post(f"{LIST}raise/gap", named | {"warned_of": "Jamie Lowater"})
    assert len(kept(partnership)) == 1


def test_a_lead_replies_to_what_is_put_to_their_agency_alone(partnership, police):
    council = an_agency(partnership, "Northborough Council")
    own = today(partnership, "challenge", to_agency=police)
    others = today(partnership, "challenge", to_agency=council, for_agency=police)
    lead = visitor("agency_lead", partnership, police)
    assert "Matters to reply to" in lead.get("/").text

    lead.post(f"{own.get_absolute_url()}reply", {"answer": "rejected", "words": "We do it otherwise."})
    assert "We do it otherwise." in lead.get(own.get_absolute_url()).text
    assert lead.get(others.get_absolute_url()).status_code == 200
    assert lead.post(f"{others.get_absolute_url()}reply", {"answer": "accepted", "words": "Yes."}).status_code == 404


def test_a_matter_goes_up_on_its_page_and_a_form_whose_time_is_over_says_so(partnership, police, manager):
    challenge = today(partnership, "challenge", to_agency=police)
    page = challenge.get_absolute_url()
    assert "Take it further" not in text(manager.get(page))
    assert "not due yet" in text(manager.get(f"{page}further"))

    a_reply(challenge)
    assert "Take it further, to: The safeguarding partners’ executive" in text(manager.get(page))
    manager.post(f"{page}further", {"words": "It does not do."} | on(-1))
    assert "today or later" in text(manager.post(f"{page}further", {"words": "It does not do."} | on(-1)))
    manager.post(f"{page}further", {"words": "It does not do."} | on(7))
    said = text(manager.get(page))
    assert "Taken further" in said
    assert "The safeguarding partners’ executive owes a reply by" in said

    manager.post(f"{page}end", {"outcome": "explained", "words": "It was explained."})
    assert "This matter has ended" in text(manager.get(f"{page}reply"))
    late = text(manager.post(f"{page}reply", {"answer": "accepted", "words": "Too late."}))
    assert "This matter has ended. What was said stays as it is." in late
    assert "Too late." in late


def test_the_office_writes_down_a_letter_with_its_holding_reply(partnership, manager):
    the_board(partnership)
    letter = {"to_body": "Department for Education", "whose": "self", **GAP}
    manager.post(f"{LIST}raise/letter", letter)
    (kept_letter,) = kept(partnership)
    page = f"{LIST}{kept_letter.pk}/"
    manager.post(f"{page}reply", {"answer": "holding", "words": "It was received."} | on(40))
    said = text(manager.get(page))
    assert "said that it arrived" in said
    assert "Department for Education owes a reply by" in said


def test_the_office_raises_for_another_board_and_an_action_comes_of_it(partnership, police, manager):
    board = the_board(partnership)
    manager.post(f"{LIST}raise/issue", {"whose": f"group-{board.pk}", **GAP})
    (issue,) = kept(partnership)
    page = f"{LIST}{issue.pk}/"
    assert "Board" in text(manager.get(page))
    manager.post(f"{page}action", {"title": "Buy a therapist", "owner": f"agency-{police.pk}"} | on(20))
    assert "M1.1 Buy a therapist" in text(manager.get(page))
    assert "Issue 1: No speech therapy" in text(manager.get("/p/northborough/actions/"))


def test_the_register_is_narrowed_measured_and_taken_away(partnership, police, manager):
    today(partnership, for_agency=police)
    today(partnership, "challenge", to_agency=police, subject="Who was trained?")

    assert "Who was trained?" not in text(manager.get(f"{LIST}?kind=gap"))
    assert "Who was trained?" in text(manager.get(f"{LIST}?state=not_ended&to={police.pk}"))
    assert "Who was trained?" not in text(manager.get(f"{LIST}?by={police.pk}"))
    assert "Who was trained?" in manager.get(f"{LIST}?format=csv").content.decode()
    assert "Challenges to partners" in text(manager.get(f"{LIST}measures?year={timezone.localdate().year}"))


@pytest.mark.parametrize("year", ["1000", "9" * 5000, "x"])
def test_a_year_that_is_none_shows_the_measures_of_all(partnership, police, manager, year):
    today(partnership, for_agency=police)

    page = text(manager.get(f"{LIST}measures?year={year}"))
    assert page == text(manager.get(f"{LIST}measures"))


def test_the_days_to_reply_are_set_on_a_page(partnership, manager):
    page = f"{LIST}days-to-reply"
    days = {"issue": "5", "gap": "6", "challenge": "7", "disagreement": "8", "letter": "9", "regional": "0"}
    assert "There is a problem" in manager.post(page, days).text
    assert manager.post(page, days | {"regional": "10"}).status_code == 302
    assert today(partnership).due_on == timezone.localdate() + timedelta(days=6)


def test_without_a_board_nothing_can_be_raised_and_the_page_says_why(partnership, police):
    practitioner = visitor("practitioner", partnership, police)

    assert "There is no board yet" in practitioner.get(f"{LIST}raise").text
    assert practitioner.get(f"{LIST}raise/gap").status_code == 404


def test_the_list_asks_as_much_for_many_as_for_few(partnership, police, manager):
    def more(number):
        for _ in range(number):
            today(partnership, for_agency=police)

    assert_flat(lambda: manager.get(LIST), more, few=2, many=8)


def test_a_board_member_who_is_of_no_agency_raises_an_issue(partnership):
    the_board(partnership)
    member = visitor("board_member", partnership)

    assert member.post(f"{LIST}raise/gap", GAP).status_code == 302
    assert [one.raised_agency for one in kept(partnership)] == [None]


def test_a_practitioner_reads_no_challenge_of_their_lead(partnership, police):
    challenge = today(partnership, "challenge", for_agency=police, to_agency=an_agency(partnership, "Northborough ICB"))
    address = f"{LIST}{challenge.pk}/"

    assert visitor("practitioner", partnership, police).get(address).status_code == 404
    assert visitor("agency_lead", partnership, police).get(address).status_code == 200
