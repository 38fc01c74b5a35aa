"""The form of a contact says of each day what it is for, and calls nothing optional that it may refuse."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import SAID, a_contact

pytestmark = pytest.mark.django_db
KNOWN = "When the employer came to know of it"


@pytest.fixture
def browser(officer):
    client = DeskClient()
    client.force_login(officer)
    return client


@pytest.fixture
def address(partnership):
    return reverse("open_case", args=[partnership.slug, "lado", "contact"])


def labels(page):
    found = re.findall(r"<(?:label|legend)[^>]*>\s*(.*?)\s*</(?:label|legend)>", page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in found]


def told(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return list(Case.objects.values_list("reference", flat=True))


def typed(**answers):
    day = timezone.localdate()
    happened = day_typed("happened_at", day)
    said = {name: value for name, value in SAID["contact"].items() if name not in ("concern_on", "known_on")}
    return {"key": "k" * 32, **happened, **said, **answers}


def test_each_day_that_is_asked_has_words_of_its_own(browser, address):
    page = browser.get(address).text

    assert "Day on which the contact was taken" in labels(page)
    assert "When it happened (optional)" in labels(page)
    assert "The day of what the concern is about." in page
    assert "Day on which it happened" not in page


def test_what_an_employer_must_say_is_not_called_optional_and_is_asked_of_no_other(browser, address, partnership):
    page = browser.get(address).text
    assert KNOWN in labels(page)
    assert f"{KNOWN} (optional)" not in page
    assert "Must be said if the employer got in touch." in page

    assert "Say when the employer came to know of it" in browser.post(address, typed(source="employer")).text
    assert told(partnership) == []
    assert browser.post(address, typed(source="police")).status_code == 302
    assert len(told(partnership)) == 1


def test_the_page_of_a_contact_says_when_it_was_taken_and_once_when_it_happened(browser, officer, partnership):
    at = timezone.now() - timedelta(hours=2)
    day = timezone.localdate(at)
    case = a_contact(partnership, by=officer, at=at, concern_on=day, known_on=day)
    contact = re.search(r'href="([^"]*/contact/\d+/)"', browser.get(case.get_absolute_url()).text)[1]

    page = browser.get(contact).text

    assert page.count("When it happened") == 1
    assert "When the contact was taken" in page
    assert "later</strong>" not in page


def test_a_contact_of_today_without_a_time_is_shown_by_its_day_alone(browser, address, partnership):
    assert "Leave it empty if it is not known: the day alone is then recorded" in browser.get(address).text
    day = timezone.localdate()

    sent = browser.post(address, typed(source="police"))

    page = " ".join(browser.get(sent.url).text.split())
    assert f"{in_words(day)} at " not in page
    assert in_words(day) in page
    (contact,) = re.findall(r'href="([^"]*/contact/\d+/)"', page)
    correcting = browser.get(f"{contact}correct/").text
    assert re.search(r'name="happened_at_time"(?![^>]*value="[^"])', correcting)


def test_what_was_typed_on_a_later_day_says_so(browser, officer, partnership):
    at = timezone.now() - timedelta(days=3, minutes=1)
    case = a_contact(partnership, by=officer, at=at, concern_on=None, known_on=timezone.localdate(at))

    assert "Typed 3 days later" in browser.get(case.get_absolute_url()).text


def test_what_was_typed_an_hour_later_is_no_late_entry_on_whatever_day_that_was(browser, officer, partnership):
    at = timezone.now() - timedelta(hours=23)
    case = a_contact(partnership, by=officer, at=at, concern_on=None, known_on=timezone.localdate(at))

    assert "Typed " not in browser.get(case.get_absolute_url()).text.replace("Typed here", "")
