"""A step that was typed on a page of a case as it was before is not taken without a word of what came between."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.commands import correct_record
from goldthread.cases.casework.factories import somebody
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.form_pages.factories import day_typed, typed_in
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact, then
from goldthread.pathways.lado.models import Strand

pytestmark = pytest.mark.django_db
MEANWHILE = "What changed meanwhile"
COPY = "What you typed is still below, so that you can copy it."


@pytest.fixture
def at():
    """Two hours ago: pages know no other time than now."""
    return timezone.now() - timedelta(hours=2)


@pytest.fixture
def case(partnership, officer, at):
    day = timezone.localdate(at)
    case = a_contact(partnership, by=officer, at=at, concern_on=day, known_on=day)
    for step in ("accepted", "evaluated"):
        then(case, step, by=officer, at=at)
    return case


@pytest.fixture
def browser(officer):
    client = DeskClient()
    client.force_login(officer)
    return client


def address_of(case, step):
    return reverse("record_step", args=[case.space.slug, case.reference, step])


def opened_at(browser, case, step, **answers):
    """What a tab sends in which the form was opened now."""
    happened = day_typed("happened_at", timezone.localdate())
    return typed_in(browser, address_of(case, step), **happened, **answers)


def stands(browser, case, status, words):
    return opened_at(browser, case, "strand", whose="police", status=status, words=words)


def again(answer, sent):
    """The same as the page now holds it."""
    return {**sent, **dict(re.findall(r'name="(version)" value="([^"]*)"', answer.text))}


@pytest.fixture
def kept(case):
    """How far the police were said to be, each time."""

    def strands():
        with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
            return sorted(Strand.objects.values_list("status", flat=True))

    return strands


def test_of_two_tabs_the_second_is_told_what_the_first_recorded_and_may_save_again(case, browser, kept):
    first = stands(browser, case, "under_way", "The child is to be asked.")
    second = stands(browser, case, "ended", "No further action.")

    assert browser.post(address_of(case, "strand"), first).status_code == 302
    answer = browser.post(address_of(case, "strand"), second)

    assert MEANWHILE in answer.text
    assert "“Told how far an agency is” was recorded on" in answer.text
    assert "by: Designated officer (LADO)." in answer.text
    assert "No further action." in answer.text
    assert kept() == ["under_way"]
    assert browser.post(address_of(case, "strand"), again(answer, second)).status_code == 302
    assert kept() == ["ended", "under_way"]


def test_a_form_that_is_sent_twice_is_no_other_person(case, browser, kept):
    sent = stands(browser, case, "under_way", "The child is to be asked.")

    assert [browser.post(address_of(case, "strand"), sent).status_code for _ in range(2)] == [302, 302]
    assert kept() == ["under_way"]


def test_whoever_typed_while_the_case_was_closed_is_told_that_and_not_to_save_again(
    case, browser, officer, partnership, at, kept
):
    sent = stands(browser, case, "ended", "No further action.")
    colleague = somebody("designated_officer", partnership, name="colleague")
    then(case, "outcome_agreed", by=colleague, at=at)
    then(case, "closed", by=colleague, at=at)

    answer = browser.post(address_of(case, "strand"), sent)

    assert "“Closed” was recorded on" in answer.text
    assert "It closed the case." in answer.text
    assert "“Outcome agreed” was recorded on" in answer.text
    assert f"{case.reference} is closed, so you cannot" in answer.text
    assert COPY in answer.text
    assert "save again" not in answer.text.lower()
    assert "No further action." in answer.text
    assert kept() == []


def test_a_correction_that_moves_no_day_is_told_to_whoever_had_a_form_open(case, browser, officer, at, kept):
    record = then(case, "strand", by=officer, at=at)
    sent = stands(browser, case, "ended", "No further action.")
    said = {"whose": "police", "status": "not_begun", "words": "The child was not asked after all."}
    correct_record(
        record=record, said=said, happened_at=record.happened_at, why="A slip.", by=officer, at=timezone.now()
    )

    answer = browser.post(address_of(case, "strand"), sent)

    assert MEANWHILE in answer.text
    assert "“Corrected” was recorded on" in answer.text
    assert kept() == ["not_begun"]
    assert browser.post(address_of(case, "strand"), again(answer, sent)).status_code == 302
    assert kept() == ["ended", "not_begun"]


def test_nothing_is_said_of_what_was_there_when_the_form_was_opened(case, browser, officer, at):
    then(case, "met", by=officer, at=at)
    sent = stands(browser, case, "under_way", "The child is to be asked.")
    then(case, "reviewed", by=officer, at=at)

    answer = browser.post(address_of(case, "strand"), sent)

    assert "“Reviewed” was recorded on" in answer.text
    assert "“Met” was recorded" not in answer.text
