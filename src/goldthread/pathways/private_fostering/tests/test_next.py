"""What the page of a case says that happens next, and what it folds away."""

from datetime import timedelta

import pytest
from django.urls import reverse
from lxml import html

from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, then

pytestmark = pytest.mark.django_db

FOLDED = "Everything else that can be recorded"
NEXT_DAY = NOTIFIED_AT + timedelta(days=1)


def shown(browser, case, step=""):
    args = [case.space.slug, case.reference]
    return html.fromstring(
        browser.get(reverse("record_step", args=[*args, step]) if step else case.get_absolute_url()).text
    )


def words_of(found):
    return " ".join(" ".join(one.text_content().split()) for one in found)


def test_what_is_due_is_a_button_and_what_nobody_expects_is_folded_away(case, officer, browser_of):
    page = shown(browser_of(officer), case)

    assert words_of(page.xpath("//a[contains(@class, 'govuk-button')]")) == "Record a visit"
    assert "Visit for the first time: was due on 10 September 2025 Overdue" in words_of(page.xpath("//main//p"))
    folded = words_of(page.xpath(f"//details[summary//text()[contains(., '{FOLDED}')]]"))
    assert "Record the end" in folded
    assert "Record what a quality panel found" in folded


def test_no_answer_to_an_offer_is_named_before_there_is_one(case, officer, browser_of):
    browser = browser_of(officer)
    assert "accepted the case" not in browser.get(case.get_absolute_url()).text

    then(case, "handed_on", by=officer, at=NEXT_DAY)

    page = shown(browser, case)
    outside = words_of(
        page.xpath("//ul[@class='gt-doing'][not(ancestor::details)] | //a[contains(@class, 'govuk-button')]")
    )
    assert "Record that they accepted the case" in outside
    assert "Take the offer of the case back" in outside


def test_whoever_opens_the_form_of_what_must_wait_is_led_to_what_comes_first(case, officer, browser_of):
    page = shown(browser_of(officer), case, "handed_on_taken")

    assert "Nothing can be recorded here now." in words_of(page.xpath("//main//p"))
    (link,) = page.xpath("//main//a[contains(., 'hand the case over')]")
    assert link.get("href").endswith("/record/handed_on/")


def test_whoever_offers_a_case_twice_is_led_to_the_answers(case, officer, browser_of):
    then(case, "handed_on", by=officer, at=NEXT_DAY)

    page = shown(browser_of(officer), case, "handed_on")

    (link,) = page.xpath("(//main//ul)[1]//li//a")
    assert "they have not answered" in link.text_content()
    assert link.get("href") == case.get_absolute_url()


def test_whoever_recorded_something_is_told_what_it_was(case, officer, browser_of):
    then(case, "handed_on", by=officer, at=NEXT_DAY)
    told = {"happened_at_0": "", "why": "The carer has not moved.", "goes_on": "Visits go on."}
    day = {"happened_at-day": "1", "happened_at-month": "12", "happened_at-year": "2026"}

    address = reverse("record_step", args=[case.space.slug, case.reference, "handed_on_refused"])
    answer = browser_of(officer).post(address, {**told, **day}, follow=True)

    assert "was recorded" in answer.text
