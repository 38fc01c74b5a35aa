"""The pages of a partnership's own outcomes, and the form in which one is chosen."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.commands import record_step, take_outcome_off
from goldthread.cases.casework.models import Case
from goldthread.foundation.accounts.factories import browser_of
from goldthread.foundation.form_pages.factories import day_typed, typed, words_of
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import SAID, a_contact, then
from goldthread.pathways.lado.models import AgreedOutcome

from .leeds import IN_WORDS, MALICIOUS, as_in_leeds

pytestmark = pytest.mark.django_db
HERE = "/p/northborough/cases/lado/outcomes/"
NO_LONGER = "“Malicious” is no longer offered here. Choose another outcome."


@pytest.fixture
def office(manager):
    return browser_of(manager)


@pytest.fixture
def desk(officer):
    return browser_of(officer)


@pytest.fixture
def case(partnership, officer):
    at = timezone.now() - timedelta(hours=2)
    day = timezone.localdate(at)
    case = a_contact(partnership, by=officer, at=at, concern_on=day, known_on=day)
    for step in ("accepted", "evaluated"):
        then(case, step, by=officer, at=at)
    return case


def step_address(case):
    return reverse("record_step", args=[case.space.slug, case.reference, "outcome_agreed"])


def agreed(page, **said):
    """What a browser sends that has the form open."""
    happened = day_typed("happened_at", timezone.localdate())
    return typed(page, **{**happened, **SAID["outcome_agreed"], **said})


def kept(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return list(AgreedOutcome.objects.values_list("result", "outcome_here"))


def test_the_list_is_led_to_from_where_limits_are_and_is_kept_page_by_page(partnership, office):
    assert HERE in office.get("/p/northborough/kinds-of-case/lado/").text

    assert office.post(f"{HERE}malicious/take-off/", follow=True).status_code == 200
    added = office.post(f"{HERE}add/", MALICIOUS, follow=True)

    assert f'href="{HERE}add/"' in added.text
    told = words_of(added.text)
    assert "The outcome was added." in told
    assert "Outcomes that are no longer offered" in told
    assert "It was made up on purpose." in told
    (own,) = set(re.findall(r"own-\d+", added.text))
    changed = office.post(f"{HERE}{own}/change/", {**MALICIOUS, "words": "Made up"}, follow=True)
    assert "Made up" in words_of(changed.text)
    refused = office.post(f"{HERE}malicious/offer/", follow=True)
    assert "“Malicious” is offered again." in words_of(refused.text)


def test_what_is_refused_is_said_at_its_field_with_what_was_typed(partnership, office):
    answer = office.post(f"{HERE}add/", {**MALICIOUS, "words": "False"})

    assert answer.status_code == 200
    assert "“False” is offered already. Give this one other words" in words_of(answer.text)
    assert "It was made up on purpose." in answer.text


def test_nobody_else_reaches_the_pages_and_what_is_not_there_is_not_found(partnership, desk, office):
    pages = (HERE, f"{HERE}add/", f"{HERE}false/change/", f"{HERE}false/take-off/", f"{HERE}false/offer/")

    assert {desk.get(page).status_code for page in pages} <= {403, 404}
    assert {office.get(page).status_code for page in pages} == {200}
    assert office.get(f"{HERE}own-999/change/").status_code == 404


def test_the_form_offers_the_list_with_what_each_means(partnership, case, manager, desk):
    own = as_in_leeds(partnership, by=manager)
    page = desk.get(step_address(case))

    assert f'value="{own}"' in page.text
    assert 'value="malicious"' not in page.text
    assert IN_WORDS in words_of(page.text)
    assert "It was made up on purpose." in page.text
    assert "There is enough evidence to show that it happened." in page.text

    assert desk.post(step_address(case), agreed(page, result=own)).status_code == 302

    assert kept(case) == [("unfounded", "Malicious")]
    assert IN_WORDS in words_of(desk.get(case.get_absolute_url()).text)


def test_a_form_that_was_open_when_its_outcome_was_taken_off_is_told_and_loses_nothing(
    partnership, case, manager, desk
):
    page = desk.get(step_address(case))
    ours = {"space": partnership, "pathway": "lado", "by": manager, "at": timezone.now()}
    take_outcome_off(**ours, outcome="malicious")

    answer = desk.post(step_address(case), agreed(page, result="malicious", reasons="Nobody saw it."))

    assert NO_LONGER in words_of(answer.text)
    assert "Nobody saw it." in answer.text
    assert kept(case) == []
    assert desk.post(step_address(case), agreed(answer, result="false")).status_code == 302
    assert kept(case) == [("false", "")]


def test_a_draft_of_an_outcome_that_was_taken_off_says_so(partnership, case, manager, desk):
    sent = agreed(desk.get(step_address(case)), result="malicious", reasons="Nobody saw it.")
    assert desk.post(step_address(case), {**sent, "later": "yes"}).status_code == 302
    assert NO_LONGER not in words_of(desk.get(step_address(case)).text)

    as_in_leeds(partnership, by=manager)

    page = desk.get(step_address(case))
    assert NO_LONGER in words_of(page.text)
    assert "Nobody saw it." in page.text


def test_the_form_of_a_correction_has_what_the_record_says(partnership, case, officer, manager, desk):
    own = as_in_leeds(partnership, by=manager)
    at = timezone.now() - timedelta(hours=1)
    said = {**SAID["outcome_agreed"], "result": own}
    record = record_step(case=case, step="outcome_agreed", said=said, happened_at=at, by=officer, at=at)
    ours = {"space": partnership, "pathway": "lado", "by": manager, "at": at}
    take_outcome_off(**ours, outcome=own)
    address = reverse("correct_record", args=[case.space.slug, case.reference, "outcome_agreed", record.pk])

    page = desk.get(address)
    chosen = re.search(r'name="result"[^>]*value="([^"]*)"[^>]*checked', page.text)
    answer = desk.post(
        address, {**agreed(page, result=chosen[1], reasons="Nobody saw it."), "why_corrected": "A slip."}
    )

    assert answer.status_code == 302, words_of(answer.text)
    assert kept(case) == [("unfounded", "Malicious")]


def test_figures_and_the_file_of_the_register_tell_both(partnership, case, officer, manager, desk):
    own = as_in_leeds(partnership, by=manager)
    at = timezone.now() - timedelta(hours=1)
    then(case, "outcome_agreed", by=officer, at=at, result=own)
    then(case, "closed", by=officer, at=at)

    figures = words_of(desk.get("/p/northborough/cases/lado/figures/").text)

    assert f"Outcomes of your own list are counted so: {IN_WORDS}." in figures
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Case.objects.get(pk=case.pk).outcome_in_words == IN_WORDS
