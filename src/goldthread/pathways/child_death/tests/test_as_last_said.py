"""Of several answers to one question the last counts, also where all are of one day; and hours are judged by what is
known of them.
"""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.still_open import still_open
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.moments import last_second_of
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.child_death.factories import NOTIFIED_AT, a_death, then

from .test_clocks import clocks_of
from .test_recording import now_of

pytestmark = pytest.mark.django_db

THAT_DAY = last_second_of(NOTIFIED_AT.date())
"""As a form sends a day of which nobody says the time."""
LATER = NOTIFIED_AT + timedelta(days=40)
NO_RESPONSE = {"response": False, "criteria": []}


def test_a_response_that_is_decided_on_the_day_of_a_first_no_is_owed(case, coordinator):
    then(case, "first_decided", by=coordinator, at=THAT_DAY, **NO_RESPONSE)
    then(case, "first_decided", by=coordinator, at=THAT_DAY, harm=True)

    for code in ("CDR-02", "CDR-02L", "CDR-02D", "CDR-S7"):
        assert [one.met_at for one in clocks_of(case, code)] == [None], code

    then(case, "first_decided", by=coordinator, at=THAT_DAY, **NO_RESPONSE)
    assert [clocks_of(case, code) for code in ("CDR-02", "CDR-S7")] == [[], []]


def test_that_a_serious_incident_is_to_be_expected_tells_nobody_of_it(case, coordinator):
    then(case, "first_decided", by=coordinator, at=NOTIFIED_AT, harm=True)
    then(case, "followed", by=coordinator, at=NOTIFIED_AT, process="serious_incident", stands="expected")
    assert [one.met_at for one in clocks_of(case, "CDR-S7")] == [None]

    then(case, "followed", by=coordinator, at=NOTIFIED_AT, process="serious_incident", stands="under_way")

    assert [one.state for one in clocks_of(case, "CDR-S7")] == ["met"]


def test_a_family_that_wants_to_know_after_all_is_told(case, coordinator):
    then(case, "family", by=coordinator, at=NOTIFIED_AT, done="wants_none")
    then(case, "family", by=coordinator, at=NOTIFIED_AT + timedelta(days=5), done="contributed")
    then(case, "met", by=coordinator, at=NOTIFIED_AT + timedelta(days=30))
    then(case, "analysed", by=coordinator, at=LATER, modifiable="inadequate_information")

    assert [one.met_at for one in clocks_of(case, "CDR-S8F")] == [None]
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert "Telling the family what was found" in still_open(now_of(case), LATER)


def test_nobody_is_late_by_hours_who_may_have_been_in_time(partnership, police, coordinator):
    died_on = NOTIFIED_AT.date() - timedelta(days=2)
    case = a_death(partnership, by=coordinator, died_at=last_second_of(died_on))
    then(case, "first_decided", by=coordinator, at=last_second_of(died_on), typed_at=NOTIFIED_AT)

    # Of a death in the night it may be 34 hours until ten in the morning of the second day.
    assert [one.state for one in clocks_of(case, "CDR-01")] == ["met"]
    assert [one.state for one in clocks_of(case, "CDR-S1")] == ["met"]


def test_whoever_is_late_by_hours_whatever_the_time_was_is_late(partnership, police, coordinator):
    died_at = last_second_of(NOTIFIED_AT.date() - timedelta(days=4))
    case = a_death(partnership, by=coordinator, died_at=died_at)
    then(case, "first_decided", by=coordinator, at=last_second_of(date(2025, 8, 30)), typed_at=NOTIFIED_AT)

    assert [one.state for one in clocks_of(case, "CDR-01")] == ["met_late"]
    assert [one.state for one in clocks_of(case, "CDR-S1")] == ["met_late"]


def test_the_form_of_another_service_is_no_other_supplementary_form(case, coordinator):
    then(case, "identified", by=coordinator, at=NOTIFIED_AT, services=["other"])
    then(case, "asked", by=coordinator, at=NOTIFIED_AT, supplements=["other"])

    with pytest.raises(Refused, match="the supplementary form “Another one”"):
        then(case, "reported", by=coordinator, at=NOTIFIED_AT, service="other", supplement="")


def test_a_death_is_never_set_aside_for_one_that_is_set_aside_itself(partnership, police, case, coordinator):
    other = a_death(partnership, by=coordinator, child_name="Annie Example")
    then(case, "set_aside", by=coordinator, at=LATER, why="twice", other=other.reference)

    with pytest.raises(Refused, match="counted nowhere"):
        then(other, "set_aside", by=coordinator, at=LATER, why="twice", other=case.reference)


def test_what_turns_out_to_be_a_review_of_another_area_after_the_panel_goes_there(case, coordinator):
    then(case, "met", by=coordinator, at=NOTIFIED_AT + timedelta(days=30))
    then(case, "analysed", by=coordinator, at=LATER, modifiable="inadequate_information")

    then(case, "handed_on", by=coordinator, at=LATER, whom="Wirral")
    then(case, "handed_on_taken", by=coordinator, at=LATER)

    assert now_of(case).outcome == "transferred_area"


def test_whoever_closes_a_review_is_told_which_actions_are_still_to_be_done(case, coordinator):
    then(case, "met", by=coordinator, at=NOTIFIED_AT + timedelta(days=30))
    then(case, "for_action", by=coordinator, at=LATER)
    then(case, "for_action", by=coordinator, at=LATER, what="Ring each family.", stands="done")

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        left = still_open(now_of(case), LATER)

    assert "Local, Change the leaflet.: To be done" in left
    assert not [one for one in left if "Ring each family" in one]
