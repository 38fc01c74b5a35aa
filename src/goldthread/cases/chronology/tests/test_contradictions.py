"""What does not fit together is pointed out, in words that name nobody, and nothing is resolved."""

from datetime import date

import pytest

from goldthread.cases.chronology.contradictions import Lifetime, contradictions_in
from goldthread.cases.chronology.rows import Seen

from .making import a_row

AT_HOSPITAL = "Attended the emergency department at Northmere General with a fractured wrist."
POLICE_OF_IT = "Call from emergency department, Northmere General: a fractured wrist, not explained."


def told(rows, *lifetimes):
    return [one.in_words for one in contradictions_in(rows, lifetimes)]


def test_one_event_on_different_days_is_pointed_out_with_both_rows():
    rows = [a_row("3 May 2018", AT_HOSPITAL, "Health"), a_row("5 May 2018", POLICE_OF_IT), a_row("4 May 2018")]

    (found,) = contradictions_in(rows)

    assert found.in_words == (
        "What reads like one event is told of different days: 3 May 2018 (Health) and 5 May 2018 (Police)."
    )
    assert found.rows == (rows[0], rows[1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3 May 2018", "3 May 2018"),
        ("3 May 2018", "about 6 May 2018"),
        ("3 May 2018", "May 2018"),
        ("3 May 2018", "between 1 and 5 May 2018"),
        ("3 May 2018", "2017"),
        ("3 May 2018", "before 2018"),
        ("3 May 2018", "3 June 2018"),
        ("3 May 2018", "not known"),
    ],
)
def test_days_that_may_be_the_same_or_lie_far_apart_contradict_nothing(one, other):
    assert told([a_row(one, AT_HOSPITAL, "Health"), a_row(other, POLICE_OF_IT)]) == []


def test_two_events_that_both_agencies_tell_of_contradict_nothing():
    days = ("3 May 2018", "10 May 2018")

    assert (
        told([a_row(day, "Strategy meeting held at Northmere police station.", who) for day in days for who in "AB"])
        == []
    )


def test_few_words_and_usual_words_are_not_one_event():
    visits = [a_row("3 May 2018", "Home visit. Mother at home.", "Health"), a_row("5 May 2018", "Home visit.")]
    others = [
        a_row(f"{day} May 2018", f"Home visit by social worker, mother at home, {what}.", agency)
        for day, what, agency in [
            (3, "baby weighed and fed", "Health"),
            (5, "broken window reported", "Police"),
            (7, "school attendance letter given", "School"),
        ]
    ]

    assert told(visits) == told(others) == []


def test_one_agency_does_not_contradict_itself():
    assert told([a_row("3 May 2018", AT_HOSPITAL, "Health"), a_row("5 May 2018", AT_HOSPITAL, "Health")]) == []


def test_who_saw_the_child_and_who_did_not_is_pointed_out():
    rows = [
        a_row("3 May 2018", AT_HOSPITAL, "Health", child_seen=Seen.ALONE),
        a_row("3 May 2018", POLICE_OF_IT, child_seen=Seen.NOT_SEEN),
    ]

    assert told(rows) == [
        "What reads like one event on 3 May 2018 says of the child “Seen alone” (Health) and “Not seen” (Police)."
    ]


@pytest.mark.parametrize("seen", [Seen.SEEN, Seen.NOT_SAID])
def test_seen_and_seen_alone_or_nothing_said_fit_together(seen):
    rows = [
        a_row("3 May 2018", AT_HOSPITAL, "Health", child_seen=Seen.ALONE),
        a_row("3 May 2018", POLICE_OF_IT, child_seen=seen),
    ]

    assert told(rows) == []


def test_an_end_before_its_beginning_is_pointed_out():
    rows = [
        a_row("3 May 2018", "Child protection plan under neglect ended.", "Council"),
        a_row("10 May 2018", "Child protection plan under neglect began.", "Council"),
    ]

    assert told(rows) == [
        "What reads like one matter ends before it begins:"
        " it ends 3 May 2018 (Council) and begins 10 May 2018 (Council)."
    ]


def test_what_ends_and_begins_again_is_left_alone():
    plan = "Child protection plan under neglect"
    begun = [("1 March 2018", "began"), ("3 May 2018", "ended"), ("10 May 2018", "began")]

    assert told([a_row(day, f"{plan} {what}.", "Council") for day, what in begun]) == []
    assert told([a_row("3 May 2018", "Case closed."), a_row("10 May 2018", "Case opened.")]) == []


def test_what_lies_outside_a_life_is_told_once_for_all_its_rows():
    child = Lifetime("Child A", date(2018, 5, 3), date(2020, 1, 2))
    rows = [
        a_row("2 May 2018", child_seen=Seen.SEEN),
        a_row("2017"),
        a_row("May 2018"),
        a_row("3 May 2018"),
        a_row("not known"),
        a_row("about 5 January 2020"),
        a_row("3 January 2020"),
    ]

    before, after = contradictions_in(rows, [child])

    assert before.in_words == (
        "2 entries lie before Child A was born on 3 May 2018. 1 of them says that the child was seen."
    )
    assert before.rows == (rows[0], rows[1])
    assert after.in_words == "1 entry lies after Child A died on 2 January 2020."
    assert told(rows, Lifetime("Child B")) == []
    without_days = told(rows, Lifetime("Child A", date(2018, 5, 3), date(2020, 1, 2), tells_days=False))
    assert any(one.startswith("2 entries lie before Child A was born.") for one in without_days)
    assert not any("2018" in one or "2020" in one for one in without_days)
