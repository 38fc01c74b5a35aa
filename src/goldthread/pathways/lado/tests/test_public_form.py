"""The form by which an employer tells the designated officer: without an account, and without anybody's name."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache

from goldthread.cases.casework.commands import set_public_door
from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.models import Came, CaseEvent
from goldthread.cases.casework.on_your_work import led_by_nobody
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.form_pages.factories import hidden_in, words_of
from goldthread.foundation.messages.models import Message
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.trail.changes import names_of
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import then
from goldthread.pathways.lado.models import Contact
from goldthread.pathways.lado.tests.sending import ADDRESS, AT, CONTACT, cases, days_of, filled_in, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """Pages are asked on that Tuesday, and nobody has sent anything yet."""
    cache.clear()
    monkeypatch.setattr("goldthread.foundation.access.middleware.timezone.now", lambda: AT)


@pytest.fixture
def door(partnership, officer):
    return set_public_door(space=partnership, pathway="lado", is_open=True, contact=CONTACT, by=officer, at=AT)


def test_an_employer_without_an_account_opens_a_case_and_reads_what_happens_next(door, partnership):
    answer = sent()

    assert answer.status_code == 302
    page = words_of(DeskClient().get(answer.url).text)
    (case,) = cases(partnership)
    assert (case.stage, case.came, case.opened_at) == ("contact", Came.FORM, AT)
    assert f"Your reference is {case.reference}" in page
    assert "answers you by the end of 2 December 2026" in page
    assert CONTACT in page
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        kept = Contact.objects.get(case=case)
    assert (kept.channel, kept.source, kept.employer, kept.came) == ("web_form", "employer", "Little Acorns", "form")


def test_its_clocks_run_from_what_the_employer_said(door, partnership):
    sent()

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        told, answered = Clock.objects.order_by("code")
    assert (told.code, told.met_at) == ("LADO-01", AT)
    assert (answered.code, answered.met_at) == ("LADO-02", None)


def test_what_was_left_out_is_asked_for_in_words_to_the_employer(door):
    left_out = dict.fromkeys(("employer_type", "employer", "caller", "reply_to"), "")

    page = words_of(DeskClient().post(ADDRESS, filled_in(DeskClient().get(ADDRESS).text, **left_out)).text)

    for told in (
        "Select the kind of organisation",
        "Enter the name of the organisation",
        "Enter your post",
        "Enter your email address or telephone number at work",
    ):
        assert told in page
    assert "whoever got in touch" not in page
    assert "if the employer got in touch" not in page


def test_nobody_is_asked_for_the_name_of_the_adult(door):
    page = DeskClient().get(ADDRESS).text

    assert "adult_name" not in page
    assert "Do not name the adult or a child here" in page


def test_what_reads_like_a_name_is_told_and_may_be_changed_or_kept(door, partnership):
    reader = DeskClient()
    answers = filled_in(reader.get(ADDRESS).text, about="Robin Example took the child by the arm.")

    told = reader.post(ADDRESS, answers)
    assert "“Robin Example” may be somebody’s name." in told.text
    assert "Check your answers" not in told.text
    (warned,) = re.findall(r'name="warned_of" value="([^"]+)"', told.text)
    kept = reader.post(ADDRESS, {**answers, "warned_of": warned})
    assert "Check your answers" in kept.text
    changed = reader.post(ADDRESS, {**answers, "about": "The adult took the child by the arm."})
    assert "Check your answers" in changed.text
    assert cases(partnership) == []


def test_the_name_of_the_organisation_is_taken_for_nobodys(door):
    reader = DeskClient()
    answers = filled_in(reader.get(ADDRESS).text, about="It was said at Little Acorns on Monday.")

    assert "Check your answers" in reader.post(ADDRESS, answers).text


def test_what_the_record_would_refuse_is_told_beside_the_question(door, partnership):
    reader = DeskClient()
    page = reader.get(ADDRESS).text
    days = dict(zip(days_of(page), ("2", "12", "2026", "", "", ""), strict=True))

    answer = reader.post(ADDRESS, filled_in(page, **days, employer=""))
    assert "Enter the day on which your organisation came to know of it" in answer.text
    days = dict(zip(days_of(page), ("2", "12", "2026", "30", "11", "2026"), strict=True))
    assert "must be today or in the past" in reader.post(ADDRESS, filled_in(page, **days)).text
    assert cases(partnership) == []


def test_an_answer_can_be_changed_after_the_look_and_nothing_typed_is_lost(door, partnership):
    reader = DeskClient()
    answers = filled_in(reader.get(ADDRESS).text)
    checked = reader.post(ADDRESS, answers)

    again = reader.post(ADDRESS, {**answers, **hidden_in(checked.text), "change": "yes"})
    assert "The adult took the child by the arm." in again.text
    assert "There is a problem" not in again.text
    assert cases(partnership) == []


def test_one_form_sent_twice_is_one_case(door, partnership):
    reader = DeskClient()
    answers = {**filled_in(reader.get(ADDRESS).text), "send": "yes"}

    first, second = (reader.post(ADDRESS, answers) for _ in range(2))

    (case,) = cases(partnership)
    assert all(case.reference in reader.get(one.url).text for one in (first, second))


def test_the_officer_is_told_by_letter_with_reference_day_and_link_alone(door, partnership, officer):
    sent()

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        (letter,) = Message.objects.all()
    (case,) = cases(partnership)
    assert letter.to == officer.email
    assert case.reference in letter.sent_subject
    assert case.get_absolute_url() in letter.words
    assert "Answer by: 2 December 2026" in letter.words
    for typed in ("Little Acorns", "Headteacher", "acorns.example", "arm"):
        assert typed not in letter.subject + letter.sent_subject + letter.words


def test_one_officer_leads_it_and_goes_on_with_it(door, partnership, officer):
    sent()

    (case,) = cases(partnership)
    assert case.lead == officer
    browser = DeskClient()
    browser.force_login(officer)
    page = browser.get(case.get_absolute_url())
    assert "Public web form" in page.text
    assert "Sent by the public web form" in page.text
    then(case, "advised", by=officer, at=AT + timedelta(hours=1))
    assert cases(partnership)[0].stage == "consultation"


def test_of_two_officers_nobody_leads_it_and_both_find_it_on_their_first_page(door, partnership, officer):
    other = somebody("designated_officer", partnership, name="second")
    sent()

    (case,) = cases(partnership)
    assert case.lead is None
    for one in (officer, other):
        with opened(actor=one.pk, reading=[partnership.pk]):
            waiting = list(led_by_nobody(seen_by(one, AT), AT))
            assert [waits.words for waits in waiting] == [case.reference]
            assert [waits.mark for waits in waiting] == [""], "how it came is read in a restricted case"
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert {letter.to for letter in Message.objects.all()} == {officer.email, other.email}


def test_the_trail_says_that_it_came_by_the_public_web_form(door, partnership):
    sent()

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        (entry,) = TrailEntry.objects.filter(object_table="case", operation="insert")
        (event,) = CaseEvent.objects.all()
    assert names_of([entry.actor]) == {"0": "Goldthread itself", entry.actor: "Public web form"}
    assert event.whose == "Public web form"
