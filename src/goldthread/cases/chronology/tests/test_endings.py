"""What becomes of an agency's part where the case is closed, or the agency takes no more part in the pathway."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.commands import reopen_case
from goldthread.cases.casework.factories import a_basis
from goldthread.cases.casework.recording import WHEN_CLOSED
from goldthread.cases.chronology.commands import share_chronology, strike_entry_out, take_lane_back
from goldthread.cases.chronology.factories import ASKED_AT, a_case, handed_in, told
from goldthread.cases.chronology.models import ChronologyLane
from goldthread.cases.going_live.commands import Paper, Papers, end_part, record_papers
from goldthread.cases.going_live.models import TakingPart
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.messages.models import Message
from goldthread.foundation.ui.words import date
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .making import read_by

pytestmark = pytest.mark.django_db
LATER = ASKED_AT + timedelta(days=1)


@pytest.fixture
def case(partnership, police, health):
    return a_case(partnership, pathway="professional-disagreement")


def answer_to(user, address):
    client = DeskClient()
    client.force_login(user)
    return client.get(address)


def end(case, agency):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        part = TakingPart.objects.get(agency=agency, pathway=case.pathway)
    end_part(part=part, on=LATER.date(), why="It has its own process.", by=System("tests"), at=LATER)


def close(case):
    """As the recording of a step does that closes a case."""
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        type(case).objects.filter(pk=case.pk).update(closed_at=LATER)
        closed = type(case).objects.get(pk=case.pk)
        for end_what_waits in WHEN_CLOSED:
            end_what_waits(closed, LATER)


def letters(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(Message.objects.filter(kind="request for a chronology").order_by("pk"))


def test_whoever_ends_a_case_is_told_first_whose_part_is_still_awaited(
    case, lane, lane_of_health, police, health, constable, desk, at
):
    form = at("record_step", case.reference, "resolved")
    both = f"Closing the case ends the wait for 2 parts of its chronology, from {police} and {health}."
    assert both in answer_to(desk, form).text
    assert "ends the wait" not in answer_to(desk, at("record_step", case.reference, "discussed")).text

    told(lane, "3 May 2018", "Police went.", by=constable)
    handed_in(lane, by=constable)

    assert f"ends the wait for 1 part of its chronology, from {health}." in answer_to(desk, form).text


def test_an_agency_of_which_the_agreement_ended_reads_no_more_whom_it_is_about_and_tells_nothing(
    case, lane, police, constable, desk, at
):
    entry = told(lane, "3 May 2018", "Police went.", by=constable)
    assert "Ada Synthetic" in answer_to(constable, at("chronology_lane", lane.pk)).text

    end(case, police)

    for page in ("chronology_lane", "tell_chronology_entry", "upload_chronology_entries", "hand_chronology_lane_in"):
        assert answer_to(constable, at(page, lane.pk)).status_code == 404
    assert answer_to(constable, at("change_chronology_entry", entry.pk)).status_code == 404
    assert case.reference not in answer_to(constable, at("chronology_lanes")).text
    assert case.reference not in answer_to(constable, "/").text
    assert read_by(constable, case) == []
    for by in (constable, desk):
        with pytest.raises(Refused):
            told(lane, "4 May 2018", by=by)


def test_of_such_an_agency_the_desk_waits_for_nothing_and_puts_right_what_it_mistyped(
    case, lane, police, constable, desk, at
):
    told(lane, "3 May 2018", "Police went.", by=constable)
    mistyped = told(lane, "4 May 2018", "From a letter.", by=desk)

    end(case, police)

    page = answer_to(desk, at("chronology", case.reference)).text
    assert "Police went." in page
    assert "Its agreement ended before it was handed in" in page
    assert "Awaited" not in page
    assert "No letter reaches" not in page
    part = answer_to(desk, at("chronology_lane", lane.pk)).text
    assert "Its agreement ended before it was handed in" in part
    assert at("tell_chronology_entry", lane.pk) not in part
    assert "takes no part in cases of this kind any more" in answer_to(desk, at("tell_chronology_entry", lane.pk)).text
    assert at("change_chronology_entry", mistyped.pk) in part
    strike_entry_out(entry=mistyped, why="It was another child.", by=desk, at=LATER)
    assert "It was another child." in answer_to(desk, at("chronology_lane", lane.pk)).text


def test_what_it_handed_in_it_reads_and_leaves_as_it_is_and_it_reads_no_others_until_that_is_decided_anew(
    partnership, case, lane, lane_of_health, police, constable, nurse, desk
):
    for one, words, by in ((lane, "Police went.", constable), (lane_of_health, "The nurse went.", nurse)):
        told(one, "3 May 2018", words, by=by)
        handed_in(one, by=by)
    share_chronology(chronology=lane.chronology, basis=a_basis(), by=desk, at=ASKED_AT)
    assert read_by(constable, case) == ["Police went.", "The nurse went."]

    end(case, police)

    assert read_by(constable, case) == ["Police went."]
    assert read_by(nurse, case) == ["Police went.", "The nurse went."]
    for by in (constable, desk):
        with pytest.raises(Refused, match="takes no part in cases of this kind any more"):
            take_lane_back(lane=lane, by=by, at=LATER)
    again = Papers(agreement=Paper(LATER.date(), "Agreement 2", "Deputy"))
    by = System("tests")
    record_papers(space=partnership, pathway=case.pathway, agencies=[police], papers=again, by=by, at=LATER)
    assert read_by(constable, case) == ["Police went."]


def test_who_has_not_handed_in_when_a_case_is_closed_is_told_that_nothing_is_needed_and_nobody_waits(
    partnership, case, lane, lane_of_health, constable, nurse, desk, at
):
    told(lane_of_health, "3 May 2018", by=nurse)
    handed_in(lane_of_health, by=nurse)
    before = len(letters(partnership))

    close(case)

    (letter,) = letters(partnership)[before:]
    assert letter.to == constable.email
    assert letter.subject == f"Nothing is needed any more: {partnership.name} asked {lane.agency.name} for a chronology"
    for words in ("Ada", "Synthetic", "closed"):
        assert words not in letter.words
    for user, page in ((constable, at("chronology_lane", lane.pk)), (desk, at("chronology", case.reference))):
        shown = answer_to(user, page).text
        assert "Closed before it was handed in" in shown
        assert "To be handed in" not in shown
        assert "Awaited" not in shown


def reopened(case, desk, at):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        closed = type(case).objects.select_related("space").get(pk=case.pk)
    reopen_case(case=closed, why="It was closed too soon.", by=desk, at=at)


def test_who_has_not_handed_in_when_a_case_is_opened_again_is_told_that_its_part_is_needed_after_all(
    partnership, case, lane, lane_of_health, constable, nurse, desk, at
):
    told(lane_of_health, "3 May 2018", by=nurse)
    handed_in(lane_of_health, by=nurse)
    close(case)
    before = len(letters(partnership))

    reopened(case, desk, LATER)

    (letter,) = letters(partnership)[before:]
    assert letter.to == constable.email
    assert letter.subject == f"Needed after all: {partnership.name} asked {lane.agency.name} for a chronology"
    assert "Wanted by: no day is set; please reply soon\n" in letter.words
    assert at("chronology_lane", lane.pk) in letter.words
    for words in ("Ada", "Synthetic", "closed"):
        assert words not in letter.words
    assert "To be handed in" in answer_to(constable, at("chronology_lane", lane.pk)).text


@pytest.mark.parametrize(("days", "told_besides"), [(10, ""), (-10, ". That day has passed: please ask by when")])
def test_it_is_told_by_when_and_that_nobody_can_keep_a_day_that_has_passed(
    partnership, case, lane, constable, desk, days, told_besides
):
    close(case)
    wanted = LATER.date() + timedelta(days=days)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        ChronologyLane.objects.filter(pk=lane.pk).update(due_on=wanted)

    reopened(case, desk, LATER)

    words = letters(partnership)[-1].words
    assert f"Wanted by: {date(wanted)}{told_besides}" in words
    assert ("That day has passed" in words) is bool(told_besides)


def test_who_takes_no_more_part_is_told_nothing_when_it_is_opened_again(
    partnership, case, lane, police, constable, desk
):
    close(case)
    end(case, police)
    before = len(letters(partnership))

    reopened(case, desk, LATER)

    assert len(letters(partnership)) == before


def test_a_closed_case_says_why_nobody_is_asked_before_a_basis_is_typed(case, lane, desk, at):
    close(case)

    page = answer_to(desk, at("ask_for_lanes", case.reference)).text

    assert "is closed. Open it again first." in page
    assert 'name="rationale"' not in page
