"""Letters to government: where each stands is computed, and what comes before what is held to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.loads.undoing import undo_load
from goldthread.foundation.sources.models import Load
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.commands import LetterDetails, change_letter, chase_letter
from goldthread.partnership.learning.factories import (
    MADE_AT,
    TESTS,
    a_finding,
    a_letter,
    a_published_review,
    a_reply,
    a_review,
)
from goldthread.partnership.learning.models import GovernmentLetter
from goldthread.partnership.learning.thread_json import thread_as_data

from .seeded import load_child_c, reading

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 2)


@pytest.fixture
def finding(partnership):
    return a_finding(a_published_review(partnership), response_type="national_recommendation")


def where_it_stands(letter, on=TODAY):
    with opened(actor=SYSTEM_ACTOR, reading=[letter.space_id]):
        found = GovernmentLetter.objects.with_state(on).get(pk=letter.pk)
    return found.state, found.state_in_words(on)


def chase(letter, on, how="by telephone"):
    return chase_letter(letter=letter, chased_on=on, how=how, by=TESTS, at=MADE_AT)


def change(letter, finding, **details):
    said = {"department": letter.department, "findings": (finding,), **details}
    return change_letter(letter=letter, details=LetterDetails(**said), by=TESTS, at=MADE_AT)


def test_a_letter_without_a_date_is_not_yet_written(finding):
    assert where_it_stands(a_letter(finding, None)) == ("not_written", "Not yet written")


def test_a_written_letter_waits_until_the_day_that_was_set_is_past(finding):
    letter = a_letter(finding, reply_wanted_by=date(2026, 11, 2))

    assert where_it_stands(letter) == ("waiting", "Written, waiting 62 days")
    assert where_it_stands(letter, date(2026, 11, 3)) == ("overdue", "Overdue by 1 day")


def test_a_reply_that_only_says_the_letter_arrived_answers_nothing(finding):
    letter = a_letter(finding)
    a_reply(letter, "holding")

    assert where_it_stands(letter)[0] == "waiting"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("accepted", "Replied: accepted"),
        ("in_part", "Replied: accepted in part"),
        ("not_accepted", "Replied: not accepted"),
        ("replied", "Replied, without saying whether it accepts"),
    ],
)
def test_a_reply_says_what_it_says_also_when_it_came_late(finding, answer, words):
    letter = a_letter(finding, reply_wanted_by=date(2026, 9, 10))
    a_reply(letter, answer)

    assert where_it_stands(letter) == (answer, words)


def test_the_latest_answer_counts_and_a_later_note_of_receipt_takes_nothing_back(finding):
    letter = a_letter(finding)
    a_reply(letter, "accepted", date(2026, 10, 20))
    a_reply(letter, "not_accepted", date(2026, 10, 1))
    a_reply(letter, "holding", date(2026, 10, 30))

    assert where_it_stands(letter)[0] == "accepted"


@given(st.integers(0, 400), st.integers(0, 400))
def test_in_words_and_in_the_list_a_letter_is_overdue_on_the_same_days(waited, allowed):
    letter = GovernmentLetter(written_on=TODAY, reply_wanted_by=TODAY + timedelta(days=allowed))
    letter.state = "overdue" if waited > allowed else "waiting"

    words = letter.state_in_words(TODAY + timedelta(days=waited))

    late = waited - allowed
    assert words == (
        f"Overdue by {late} day{'s' * (late != 1)}"
        if late > 0
        else f"Written, waiting {waited} day{'s' * (waited != 1)}"
    )


def test_what_comes_back_came_after_the_letter(finding):
    letter = a_letter(finding)

    with pytest.raises(Refused, match="was written on 1 September 2026, so it was not answered before"):
        a_reply(letter, replied_on=date(2026, 8, 31))
    with pytest.raises(Refused, match="not chased before"):
        chase(letter, date(2026, 8, 31))
    with pytest.raises(Refused, match="in the past"):
        a_reply(letter, replied_on=date(2026, 11, 3))
    with pytest.raises(Refused, match="not written yet"):
        a_reply(a_letter(finding, None))
    with pytest.raises(Refused, match="how it was chased"):
        chase(letter, date(2026, 9, 2), " ")


def test_the_date_of_a_letter_stays_before_what_followed_it(finding):
    letter = a_letter(finding)
    a_reply(letter)

    with pytest.raises(Refused, match="on 1 October 2026, so it was written by then"):
        change(letter, finding, written_on=date(2026, 10, 2))
    with pytest.raises(Refused, match="so it was written"):
        change(letter, finding)
    assert change(letter, finding, written_on=date(2026, 9, 30)).written_on == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        ({"department": " "}, "which department"),
        ({"findings": ()}, "which findings"),
        ({"written_on": date(2026, 11, 3)}, "today or in the past"),
        ({"reply_wanted_by": date(2026, 8, 31)}, "cannot be wanted before"),
        ({"department": "department FOR education"}, "is recorded already"),
    ],
)
def test_a_letter_is_recorded_once_and_rightly(finding, details, sentence):
    a_letter(finding)

    with pytest.raises(Refused, match=sentence):
        a_letter(finding, **details)


def test_a_letter_is_about_findings_of_its_own_review(finding, partnership):
    other = a_finding(a_review(partnership, pseudonym="Child R"))

    with pytest.raises(Refused, match="of this review"):
        a_letter(finding, findings=(other,))


def test_child_c_holds_what_its_report_says_and_no_date_that_it_does_not(partnership):
    load_child_c(partnership)

    letters = {one["department"]: one for one in thread_as_data("child-c", on=TODAY)["letters"]}

    assert {name: one["state"] for name, one in letters.items()} == {
        "Department for Education": "replied",
        "Ministry of Justice": "replied",
        "Home Office": "replied",
        "MOPAC": "waiting",
    }
    education, mopac = letters["Department for Education"], letters["MOPAC"]
    assert (education["written_on"], education["reference"], education["replies"][0]["replied_on"]) == (None,) * 3
    assert "promised: review the guidance" in education["replies"][0]["words"]
    assert education["findings_basis"] == {"1": "inferred", "2": "inferred", "3": "inferred"}
    assert (mopac["findings"], mopac["replies"], mopac["line"]) == ([2], [], 87)
    assert "MOPAC still to answer" in mopac["sent_as_printed"]
    with reading(partnership):
        waiting = GovernmentLetter.objects.with_state(TODAY).get(department="MOPAC")
        assert waiting.state_in_words(TODAY) == "Waiting, since when is not known here"
        assert {reply.agency.name for reply in GovernmentLetter.objects.exclude(agency=None)} == set(letters)


def test_a_load_with_letters_is_undone_whole(partnership):
    load_child_c(partnership)
    with reading(partnership):
        load = Load.objects.get(kind="review")

    undo_load(load=load, by=TESTS, at=MADE_AT)

    with reading(partnership):
        assert not GovernmentLetter.objects.exists()


def test_a_load_is_not_undone_under_a_reply_that_was_recorded_since(partnership):
    load_child_c(partnership)
    with reading(partnership):
        letter = GovernmentLetter.objects.get(department="MOPAC")
        load = Load.objects.get(kind="review")
    a_reply(letter)

    with pytest.raises(Refused, match="cannot be undone"):
        undo_load(load=load, by=TESTS, at=MADE_AT)
