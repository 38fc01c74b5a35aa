"""How a concern ends: an outcome that is agreed anew says why, and nobody closes over what is still open unawares."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from goldthread.cases.casework.factories import seen_by
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.still_open import still_open
from goldthread.cases.letters.commands import order_letter
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.timekeeping.queries import running_out
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact, then

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
FEEDBACK = "LADO-11"
LATER = NOW + timedelta(hours=1)


def a_case(partnership, officer, at=NOW):
    return a_contact(partnership, by=officer, at=at, concern_on=at.date(), known_on=at.date())


@pytest.fixture
def case(partnership, officer):
    case = a_case(partnership, officer)
    for step in ("accepted", "evaluated"):
        then(case, step, by=officer, at=NOW)
    return case


@pytest.fixture
def desk(officer):
    client = DeskClient()
    client.force_login(officer)
    return client


def fresh(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Case.objects.select_related("space").get(pk=case.pk)


def form_of(desk, case, step):
    return desk.get(reverse("record_step", args=[case.space.slug, case.reference, step])).text


def open_now(case, at=LATER):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return still_open(fresh(case), at)


def test_an_outcome_that_is_agreed_anew_says_what_changed_and_the_referrer_is_owed_word_of_it_again(case, officer):
    then(case, "outcome_agreed", by=officer, at=LATER, result="unfounded")
    then(case, "fed_back", by=officer, at=LATER)
    again = {"by": officer, "at": LATER + timedelta(hours=1), "result": "substantiated"}

    with pytest.raises(Refused, match="Say what changed since") as refusal:
        then(case, "outcome_agreed", **again)
    assert refusal.value.field == "changed"

    then(case, "outcome_agreed", **again, changed="A witness came forward.")
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        feedback = Clock.objects.of(case.space_id, "case", case.pk).filter(code=FEEDBACK)
        assert feedback.filter(met_at=None, cancelled_at=None).exists()


def test_what_changed_is_asked_from_the_second_time_on(case, officer, desk):
    label = "What changed since the outcome"
    assert label not in form_of(desk, case, "outcome_agreed")

    record = then(case, "outcome_agreed", by=officer, at=LATER)

    assert label in form_of(desk, case, "outcome_agreed")
    correct = reverse("correct_record", args=[case.space.slug, case.reference, "outcome_agreed", record.pk])
    assert label not in desk.get(correct).text


def test_whoever_closes_is_told_what_is_not_over_and_says_what_becomes_of_it(case, officer, desk):
    then(case, "strand", by=officer, at=LATER, whose="police", status="under_way")
    then(case, "strand", by=officer, at=LATER, whose="employer", status="ended")
    then(case, "outcome_agreed", by=officer, at=LATER)

    page = form_of(desk, case, "closed")
    assert "Police: Under way" in page
    assert "Feedback to the child or their family" in page
    assert "Employer: Ended" not in page
    with pytest.raises(Refused, match="Not all is over in this case") as refusal:
        then(case, "closed", by=officer, at=LATER, words=" ")
    assert refusal.value.field == "words"

    then(case, "closed", by=officer, at=LATER, words="The police go on, and write to the officer at the end.")
    assert fresh(case).is_closed


@pytest.mark.usefixtures("store")
def test_where_all_is_over_a_case_is_closed_without_a_word(case, officer):
    for whose in ("police", "csc"):
        then(case, "strand", by=officer, at=LATER, whose=whose, status="under_way")
        then(case, "strand", by=officer, at=LATER + timedelta(minutes=1), whose=whose, status="ended")
    then(case, "outcome_agreed", by=officer, at=LATER)
    then(case, "fed_back", by=officer, at=LATER, to="child")
    told = then(case, "fed_back", by=officer, at=LATER, to="referrer")
    order_letter(case=case, record=told, letter="feedback", opening={}, words={}, by=officer, at=LATER)
    assert open_now(case) == []

    then(case, "closed", by=officer, at=LATER + timedelta(minutes=2), words="")
    assert fresh(case).is_closed


def test_a_clock_that_outlives_the_case_is_named_and_stays_on_the_first_page_of_who_owes_it(case, officer, desk):
    then(case, "outcome_agreed", by=officer, at=LATER)
    then(case, "fed_back", by=officer, at=LATER, to="child")
    owed = (
        "Tell whoever made the referral what came of it: due on 9 November 2026, and still owed once the case is closed"
    )

    assert open_now(case) == [owed]
    page = form_of(desk, case, "closed")
    assert owed.partition(":")[0] in page[page.index("Not all is over") : page.index("You can close it all the same")]
    with pytest.raises(Refused, match="Not all is over in this case"):
        then(case, "closed", by=officer, at=LATER, words="")

    then(case, "closed", by=officer, at=LATER, words="I ring the school on Monday.")
    for at in (LATER + timedelta(days=7), LATER + timedelta(days=60)):
        with opened(actor=officer.pk, reading=[case.space_id]):
            assert [one.code for one in running_out(seen_by(officer, at), at)] == [FEEDBACK]


def test_a_clock_that_is_overdue_without_a_reason_is_not_over(partnership, officer):
    long_ago = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
    case = a_case(partnership, officer, at=long_ago)
    then(case, "accepted", by=officer, at=long_ago)

    late = [
        one for one in open_now(case, long_ago + timedelta(days=30)) if one.endswith("overdue, and nobody said why")
    ]

    assert late
    assert not [one for one in open_now(case, long_ago + timedelta(minutes=1)) if "overdue" in one]


def test_a_contact_that_came_twice_is_set_aside_and_one_that_was_advised_is_not(partnership, officer):
    case = a_case(partnership, officer)
    said = {"why": "twice", "words": "It is on record as LADO-2026-0001."}
    then(case, "set_aside", by=officer, at=LATER, **said)
    assert (fresh(case).stage, fresh(case).outcome) == ("closed", "")

    other = a_case(partnership, officer)
    then(other, "advised", by=officer, at=LATER)
    with pytest.raises(Refused, match="at “Consultation”"):
        then(other, "set_aside", by=officer, at=LATER, **said)


def test_a_page_offers_no_step_that_can_never_be_recorded_in_this_case(partnership, officer, desk, case):
    consultation = a_case(partnership, officer)
    for step in ("advised", "followed_up", "consultation_ended"):
        then(consultation, step, by=officer, at=LATER)

    ended, managed = desk.get(consultation.get_absolute_url()).text, desk.get(case.get_absolute_url()).text

    assert "Record feedback" not in ended
    assert "Record what the employer did" not in ended
    assert "Record what can be learned" in ended
    assert "Record the advice in writing" not in managed
    assert "Close the case" in managed


def test_the_page_of_a_case_says_where_it_stands(case, officer, desk):
    then(case, "strand", by=officer, at=LATER, whose="police", status="under_way")
    then(case, "strand", by=officer, at=LATER + timedelta(minutes=1), whose="police", status="ended")
    then(case, "outcome_agreed", by=officer, at=LATER, result="unfounded")
    then(case, "outcome_agreed", by=officer, at=LATER + timedelta(minutes=1), result="false", changed="New words.")

    page = desk.get(case.get_absolute_url()).text

    about = page[page.index(">About it<") : page.index(">Clocks</h2>")]
    assert "Teaching assistant" in about
    assert "False" in about
    assert "Unfounded" not in about
    assert "Police" in about
    assert "Ended" in about
    assert "Under way" not in about


def test_a_list_that_is_taken_away_is_called_by_its_name(case, desk):
    assert "1 LADO case" in desk.get(reverse("cases", args=[case.space.slug, "lado"])).text
    assert "1 lado case" not in desk.get(reverse("cases", args=[case.space.slug, "lado"])).text
