"""The pages: who finds a case, what the officer and the chair are offered, and what a partnership sets."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.commands import record_step
from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.models import BeginsHere, PanelHere
from goldthread.cases.casework.permissions import runs
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.factories import day_typed, typed
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.statutory_review.factories import REFERRED_AT, a_referral, notified, then

pytestmark = pytest.mark.django_db
LATER = REFERRED_AT + timedelta(days=7)


@pytest.fixture
def recommended(partnership, officer, sat):
    """A case that waits for the chair."""
    case = notified(partnership, by=officer)
    then(case, "rapid_reviewed", by=officer, at=LATER)
    then(case, "recommended", by=officer, at=LATER, sat=sat)
    return case


def test_nobody_but_named_people_finds_a_case(partnership, officer, partners, browser_of):
    case = a_referral(partnership, by=officer)

    for stranger in (
        somebody("partnership_manager", partnership),
        somebody("independent_scrutineer", partnership),
        somebody("agency_lead", partnership, partners[2]),
    ):
        assert browser_of(stranger).get(case.get_absolute_url()).status_code == 404


def test_the_chair_says_first_what_they_open_it_for(recommended, chair, browser_of):
    answer = browser_of(chair).get(recommended.get_absolute_url())

    assert answer.status_code == 302
    assert "Ari Example" not in answer.text


def test_the_officer_is_told_that_the_decision_is_the_chairs(recommended, officer, browser_of):
    browser = browser_of(officer)
    case = browser.get(recommended.get_absolute_url()).text
    form = browser.get(f"{recommended.get_absolute_url()}record/decided/").text

    for page in (case, form):
        assert "For: Chair who decides on reviews of children." in page
    assert "Reasons" not in form


def test_who_sat_is_shown_by_seat_and_never_by_name(recommended, officer, browser_of):
    with opened(actor=SYSTEM_ACTOR, reading=[recommended.space_id]):
        record = recommended.rules.step("recommended").record.objects.get(case=recommended)

    page = browser_of(officer).get(f"{recommended.get_absolute_url()}recommended/{record.pk}/").text

    assert "Designated nurse" in page
    assert "Designated nurse who holds it" not in page


def test_the_form_of_a_recommendation_offers_holders_and_named_deputies(partnership, officer, panel, browser_of):
    case = notified(partnership, by=officer)
    then(case, "rapid_reviewed", by=officer, at=LATER)

    form = browser_of(officer).get(f"{case.get_absolute_url()}record/recommended/").text

    assert "Designated nurse: Designated nurse who holds it" in form
    assert "Designated nurse: Designated nurse who deputises, named deputy" in form


def test_a_referral_names_nobody_and_shows_the_criteria_later_in_words(partnership, officer, browser_of):
    case, browser = a_referral(partnership, by=officer), browser_of(officer)

    form = browser.get(f"{case.get_absolute_url()}record/considered/").text

    assert "Care Act 2014, section 44" in form
    assert "Children Act 2004, section 16C" in form
    assert "Name of the child or adult" in form


def test_the_manager_says_what_starts_the_clock_and_which_group_is_the_panel(partnership, officer, panel, browser_of):
    browser = browser_of(somebody("partnership_manager", partnership))
    here = f"/p/{partnership.slug}/cases/statutory-review/"
    today = timezone.localdate()
    day = day_typed("from_on", today)

    form = browser.get(f"{here}beginnings/")
    assert "Devon and Kent" in form.text
    sent = browser.post(f"{here}beginnings/", typed(form, **{"REV-02": "aware"}, **day))
    assert sent.status_code == 302, sent.text
    chosen = browser.post(f"{here}panel/", typed(browser.get(f"{here}panel/"), group=str(panel.pk)))

    assert chosen.status_code == 302, chosen.text
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert BeginsHere.objects.get().begins == "aware"
        assert PanelHere.objects.get().group_id == panel.pk


def test_to_rehearse_says_when_it_was_notified_if_on_another_day(partnership, officer, browser_of):
    asked = "?began-day=18&began-month=12&began-year=2026"
    asked += "&event-notified-day=23&event-notified-month=12&event-notified-year=2026"

    page = browser_of(officer).get(f"/p/{partnership.slug}/cases/statutory-review/rehearse/{asked}").text

    assert "18 January 2027" in page
    assert "13 January 2027" in page


def test_an_agency_gives_its_own_summary_and_reads_nothing_else(partnership, officer, partners, browser_of):
    case, council = notified(partnership, by=officer), partners[0]
    lead = somebody("agency_lead", partnership, council)
    summary = {
        "about_agency": council,
        "author": "Principal social worker",
        "period_from": REFERRED_AT.date() - timedelta(days=400),
        "period_until": REFERRED_AT.date(),
        "contacts": "Three visits.",
        "analysis": "The child was not seen alone.",
        "own_learning": "See children alone.",
    }
    record_step(case=case, step="summarised", said=summary, happened_at=LATER, by=officer, at=LATER)

    page = browser_of(lead).get(case.get_absolute_url()).text

    assert "Ari Example" not in page
    assert "Give the summary of an agency" in page
    assert "Record the rapid review" not in page


def test_to_rehearse_a_notification_before_it_happened_is_refused(partnership, officer, browser_of):
    asked = "?began-day=18&began-month=12&began-year=2026"
    asked += "&event-notified-day=17&event-notified-month=12&event-notified-year=2026"

    page = browser_of(officer).get(f"/p/{partnership.slug}/cases/statutory-review/rehearse/{asked}").text

    assert "It begins on 18 December 2026. Enter that day or a later one" in page


def test_the_chair_decides_and_neither_gives_leads_nor_pauses_clocks(recommended, chair):
    rules, space = recommended.rules, recommended.space_id
    with opened(actor=chair.pk, reading=[space]):
        standing = seen_by(chair, LATER)

        assert runs(rules, Can.DECIDE_ALONE, standing, space)
        assert not any(runs(rules, verb, standing, space) for verb in (Can.DECIDE_CASES, Can.RECORD_CASES))
