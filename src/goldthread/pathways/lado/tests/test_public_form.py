"""The form by which an employer tells the designated officer: without an account, and without anybody's name."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from goldthread.cases.casework.commands import set_public_door, take_from_public
from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.models import Came, Case, CaseEvent
from goldthread.cases.casework.on_your_work import came_from_outside
from goldthread.cases.casework.public_door import SENDER
from goldthread.cases.casework.views import public
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.messages.models import Message
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.trail.changes import names_of
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.tests.visiting import hidden_in, words_of
from goldthread.pathways.lado.factories import SAID, a_contact, then
from goldthread.pathways.lado.models import Contact

pytestmark = pytest.mark.django_db
AT = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
"""A Tuesday."""
CONTACT = "020 7946 0999, Monday to Friday, 9am to 5pm"
ADDRESS = "/tell/northborough/lado/"
ANSWERS = {
    "employer_type": "primary",
    "employer": "Little Acorns",
    "caller": "Headteacher",
    "reply_to": "office@acorns.example",
    "concern_on_0": "26",
    "known_on_0": "30",
    "about": "The adult took the child by the arm.",
}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """Pages are asked on that Tuesday, and nobody has sent anything yet."""
    cache.clear()
    monkeypatch.setattr("goldthread.foundation.access.middleware.timezone.now", lambda: AT)


@pytest.fixture
def door(partnership, officer):
    return set_public_door(space=partnership, pathway="lado", is_open=True, contact=CONTACT, by=officer, at=AT)


def days_of(page):
    """Names of the three boxes of each day, as the page has them."""
    return re.findall(r'name="((?:concern|known)_on[^"]*)"', page)


def filled_in(page, **said):
    """What an employer types into a page."""
    concern, known = (("26", "11", "2026"), ("30", "11", "2026"))
    days = dict(zip(days_of(page), (*concern, *known), strict=True))
    plain = {name: words for name, words in ANSWERS.items() if not name.endswith("_0")}
    return {**hidden_in(page), **plain, **days, **said}


def sent(reader=None, **said):
    """The page that answers once all was looked at and sent."""
    reader = reader or DeskClient()
    answers = filled_in(reader.get(ADDRESS).text, **said)
    checked = reader.post(ADDRESS, answers)
    assert "Check your answers" in checked.text, words_of(checked.text)
    return reader.post(ADDRESS, {**answers, **hidden_in(checked.text), "send": "yes"})


def cases(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return list(Case.objects.with_names())


def test_an_employer_without_an_account_opens_a_case_and_reads_what_happens_next(door, partnership):
    answer = sent()

    assert answer.status_code == 302
    page = words_of(DeskClient().get(answer.url).text)
    (case,) = cases(partnership)
    assert (case.stage, case.came, case.opened_at) == ("contact", Came.SENT, AT)
    assert f"Your reference is {case.reference}" in page
    assert "answers you by the end of 2 December 2026" in page
    assert CONTACT in page
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        kept = Contact.objects.get(case=case)
    assert (kept.channel, kept.source, kept.employer, kept.came) == ("web_form", "employer", "Little Acorns", "sent")


def test_its_clocks_run_from_what_the_employer_said(door, partnership):
    sent()

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        told, answered = Clock.objects.order_by("code")
    assert (told.code, told.met_at) == ("LADO-01", AT)
    assert (answered.code, answered.met_at) == ("LADO-02", None)


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
    (warned,) = re.findall(r'name="told" value="([^"]+)"', told.text)
    kept = reader.post(ADDRESS, {**answers, "told": warned})
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
    assert case.reference in letter.subject
    assert case.get_absolute_url() in letter.words
    assert "Answer by: 2 December 2026" in letter.words
    for typed in ("Little Acorns", "Headteacher", "acorns.example", "arm"):
        assert typed not in letter.subject + letter.words


def test_one_officer_leads_it_and_goes_on_with_it(door, partnership, officer):
    sent()

    (case,) = cases(partnership)
    assert case.lead == officer
    browser = DeskClient()
    browser.force_login(officer)
    page = browser.get(case.get_absolute_url())
    assert "Public web form" in page.text
    assert "Sent by whoever it came from" in page.text
    then(case, "advised", by=officer, at=AT + timedelta(hours=1))
    assert cases(partnership)[0].stage == "consultation"


def test_of_two_officers_nobody_leads_it_and_both_find_it_on_their_first_page(door, partnership, officer):
    other = somebody("designated_officer", partnership, name="second")
    sent()

    (case,) = cases(partnership)
    assert case.lead is None
    for one in (officer, other):
        with opened(actor=one.pk, reading=[partnership.pk]):
            assert [waits.words for waits in came_from_outside(seen_by(one, AT), AT)] == [case.reference]
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert {letter.to for letter in Message.objects.all()} == {officer.email, other.email}


def test_the_trail_says_that_it_came_by_the_public_web_form(door, partnership):
    sent()

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        (entry,) = TrailEntry.objects.filter(object_table="case", operation="insert")
        (event,) = CaseEvent.objects.all()
    assert names_of([entry.actor]) == {"0": "Goldthread itself", entry.actor: "Public web form"}
    assert event.whose == "Public web form"


def test_it_is_off_until_it_is_switched_on_and_where_nobody_is_officer(partnership, manager):
    assert DeskClient().get(ADDRESS).status_code == 404
    with pytest.raises(Refused, match="first give somebody the role"):
        set_public_door(space=partnership, pathway="lado", is_open=True, contact=CONTACT, by=manager, at=AT)


def test_it_closes_when_the_last_officer_has_gone_and_says_how_else(door, partnership, officer):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.filter(user=officer).update(ends_on=AT.date() - timedelta(days=1))

    page = DeskClient().get(ADDRESS)

    assert page.status_code == 404
    assert "This form is closed" in page.text
    assert CONTACT in page.text
    with pytest.raises(Refused, match="takes nothing now"):
        take_from_public(space=partnership, pathway="lado", said={}, by=SENDER, at=AT)


def test_what_is_typed_while_it_is_switched_off_opens_nothing(door, partnership, officer):
    reader = DeskClient()
    answers = {**filled_in(reader.get(ADDRESS).text), "send": "yes"}
    set_public_door(space=partnership, pathway="lado", is_open=False, contact=CONTACT, by=officer, at=AT)

    assert reader.post(ADDRESS, answers).status_code == 404
    assert cases(partnership) == []


def test_before_a_partnership_is_live_it_takes_nothing(db, now):
    space = register_space(kind=Space.Kind.PARTNERSHIP, name="Eastmere", slug="eastmere", at=now, live=False)
    officer = somebody("designated_officer", space)
    set_public_door(space=space, pathway="lado", is_open=True, contact=CONTACT, by=officer, at=AT)

    assert DeskClient().get("/tell/eastmere/lado/").status_code == 404


def test_it_shows_nothing_of_any_case(door, partnership, officer):
    case = a_contact(partnership, by=officer)
    reader = DeskClient()
    (signed,) = re.findall(r"sent=([^&]+)", sent(reader).url)

    pages = [reader.get(address).text for address in (ADDRESS, f"{ADDRESS}?sent={signed[:-2]}xx", f"{ADDRESS}?sent=x")]

    for page in pages:
        assert case.reference not in page
        assert SAID["contact"]["about"] not in page


def test_other_pathways_and_partnerships_have_no_such_form(door):
    for address in ("/tell/northborough/professional-disagreement/", "/tell/elsewhere/lado/", "/tell/northborough/x/"):
        assert DeskClient().get(address).status_code == 404


def test_a_program_that_fills_every_box_is_told_and_a_person_can_send_again(door, partnership):
    reader = DeskClient()
    answers = {**filled_in(reader.get(ADDRESS).text), "send": "yes"}

    caught = reader.post(ADDRESS, {**answers, public.TRAP: "https://spam.example"})
    assert "A hidden box was filled in" in caught.text
    assert cases(partnership) == []
    assert reader.post(ADDRESS, answers).status_code == 302


def test_a_flood_is_held_up_and_what_was_typed_stays(door, partnership, monkeypatch):
    monkeypatch.setattr(public, "MOST_AN_HOUR", 1)
    sent()

    reader = DeskClient()
    answers = {**filled_in(reader.get(ADDRESS).text), "send": "yes"}
    held = reader.post(ADDRESS, answers)

    assert held.status_code == 429
    assert CONTACT in held.text
    assert "The adult took the child by the arm." in held.text
    assert len(cases(partnership)) == 1


def test_one_network_sends_so_many_and_no_more(door, partnership, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "public_form": "1/h/ip"}
    sent()
    reader = DeskClient()

    assert reader.post(ADDRESS, {**filled_in(reader.get(ADDRESS).text), "send": "yes"}).status_code == 429


def test_a_manager_switches_it_on_without_seeing_a_case_and_a_stranger_does_not(partnership, officer, manager):
    browser = DeskClient()
    browser.force_login(manager)
    address = reverse("set_public_form", args=[partnership.slug, "lado"])
    assert address in browser.get(reverse("pathways", args=[partnership.slug])).text

    page = browser.get(address).text
    assert "/tell/northborough/lado/" in page
    kept = browser.post(address, {**hidden_in(page), "is_open": "yes", "contact": CONTACT})
    assert kept.status_code == 302, kept.text
    assert DeskClient().get(ADDRESS).status_code == 200
    with pytest.raises(NotAllowed):
        set_public_door(
            space=partnership,
            pathway="lado",
            is_open=False,
            contact="",
            by=somebody("independent_scrutineer", partnership),
            at=AT,
        )


def test_it_takes_what_it_asks_and_no_more(door, partnership):
    assert sent(adult_name="Robin Example", channel="telephone", stage="closed").status_code == 302

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Contact.objects.get().channel == "web_form"
    assert [case.stage for case in cases(partnership)] == ["contact"]
