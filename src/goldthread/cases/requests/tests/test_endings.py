"""What becomes of requests that wait where their case is closed, or their agency takes no more part."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.commands import record_step
from goldthread.cases.casework.factories import seen_by
from goldthread.cases.casework.models import Case
from goldthread.cases.going_live.commands import end_part
from goldthread.cases.going_live.models import TakingPart
from goldthread.cases.requests.commands import record_reply_for, reply_to_request, withdraw_lane
from goldthread.cases.requests.factories import NOTHING, a_reply, a_request, lane_to
from goldthread.cases.requests.models import Lane
from goldthread.cases.requests.queries import counted_by_agency
from goldthread.cases.requests.tests.conftest import NOW
from goldthread.cases.requests.tests.test_asking_and_replying import DUE, clocks_of, letters, state_of
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.factories import browser_of
from goldthread.foundation.clocks import State
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.timekeeping.queries import running_out
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=2)
TUESDAY, NEXT_WEEK = NOW + timedelta(days=1), DUE + timedelta(days=3)
ENDED = {"result": "withdrawn", "words": "It was settled.", "learning": "Meet sooner."}


@pytest.fixture
def lanes(case, school, hospital, teacher, desk):
    """The school has replied, the hospital is waited for."""
    request = a_request(case, [school, hospital], by=desk, at=NOW)
    reply_to_request(lane=lane_to(school, request), reply=a_reply(), by=teacher, at=LATER)
    return {agency: lane_to(agency, request) for agency in (school, hospital)}


def close(case, *, on, by, at=None):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        now = Case.objects.get(pk=case.pk)
    record_step(case=now, step="resolved", said=ENDED, happened_at=on, by=by, at=at or on)


def end(space, agency, at):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        part = TakingPart.objects.get(agency=agency, pathway="professional-disagreement")
    end_part(part=part, on=at.date(), why="It has its own process.", by=System("tests"), at=at)


def figures(space, desk, at):
    with opened(actor=desk.pk, reading=[space.pk]):
        rows = counted_by_agency(space, seen_by(desk, at), at)
        return {one.name: (one.waiting, one.overdue) for one in rows}


def seen(user, space, at):
    with opened(actor=user.pk, reading=[space.pk]):
        return list(Lane.objects.visible_to(seen_by(user, at)).values_list("agency__name", flat=True))


def test_closing_a_case_withdraws_what_still_waits_and_nothing_counts_it_as_late(
    partnership, case, lanes, school, hospital, nurse, desk
):
    close(case, on=TUESDAY, by=desk)

    assert [state_of(lanes[one], NEXT_WEEK) for one in (school, hospital)] == ["replied", "withdrawn"]
    clock = clocks_of(lanes[hospital], NEXT_WEEK)[1]
    assert (clock.state, clock.cancelled_at) == (State.CANCELLED, TUESDAY)
    assert figures(partnership, desk, NEXT_WEEK) == {"Hill School": (0, 0), "Northborough Hospital": (0, 0)}
    with opened(actor=desk.pk, reading=[partnership.pk]):
        late = running_out(seen_by(desk, NEXT_WEEK), NEXT_WEEK)
        assert not late.filter(subject_kind="case_request_lane").exists()
    with pytest.raises(Refused, match=r"^Your reply is no longer needed\."):
        reply_to_request(lane=lanes[hospital], reply=NOTHING, by=nurse, at=TUESDAY + timedelta(hours=1))


def test_what_was_late_before_the_case_was_closed_stays_late(partnership, case, lanes, hospital, desk):
    close(case, on=NEXT_WEEK, by=desk)

    assert state_of(lanes[hospital], NEXT_WEEK) == "withdrawn"
    assert clocks_of(lanes[hospital], NEXT_WEEK)[1].state == State.OVERDUE
    assert figures(partnership, desk, NEXT_WEEK)["Northborough Hospital"] == (0, 1)


def test_what_waits_in_a_case_of_which_the_end_is_recorded_late_ends_with_it(partnership, case, lanes, hospital, desk):
    close(case, on=TUESDAY, by=desk, at=NEXT_WEEK)

    assert clocks_of(lanes[hospital], NEXT_WEEK)[1].state == State.CANCELLED
    assert figures(partnership, desk, NEXT_WEEK)["Northborough Hospital"] == (0, 0)


def test_an_agency_is_told_that_nobody_waits_for_it_any_more(partnership, case, school, teacher, desk):
    a_request(case, [school], by=desk, at=NOW)

    close(case, on=TUESDAY, by=desk)

    letter = letters(partnership)[-1]
    assert letter.to == teacher.email
    assert letter.subject == "No reply is needed: Northborough asked Hill School for information"
    assert "settled" not in letter.words
    assert "closed" not in letter.words


def test_an_agency_that_takes_no_more_part_sees_what_it_replied_to_and_nothing_new(
    partnership, case, lanes, school, hospital, teacher, nurse, desk
):
    before = len(letters(partnership))
    for agency in (school, hospital):
        end(partnership, agency, TUESDAY)

    after = TUESDAY + timedelta(hours=1)
    assert seen(teacher, partnership, after) == ["Hill School"]
    assert seen(nurse, partnership, after) == []
    assert len(seen(desk, partnership, after)) == 2
    assert [state_of(lanes[one], NEXT_WEEK) for one in (school, hospital)] == ["replied", "withdrawn"]
    assert len(letters(partnership)) == before
    with pytest.raises(Refused, match="takes no part in cases of this kind any more"):
        reply_to_request(lane=lanes[school], reply=NOTHING, by=teacher, at=after)
    with pytest.raises(Refused):
        reply_to_request(lane=lanes[hospital], reply=NOTHING, by=nurse, at=after)


def test_no_agency_that_was_asked_learns_that_the_case_was_closed(partnership, case, lanes, hospital, nurse, desk):
    close(case, on=TUESDAY, by=desk)

    told = browser_of(nurse).get(lanes[hospital].get_absolute_url()).text

    assert "Your reply is no longer needed." in told
    assert "closed" not in told
    assert "The case was closed." in browser_of(desk).get(lanes[hospital].request.get_absolute_url()).text


def test_what_an_agency_reads_begins_alike_whether_a_person_withdrew_it_or_its_case_was_closed(
    case, lanes, school, hospital, nurse, teacher, desk
):
    asked_alone = lane_to(school, a_request(case, [school], by=desk, at=LATER))
    withdraw_lane(lane=asked_alone, why="We know it by now.", by=desk, at=LATER)
    close(case, on=TUESDAY, by=desk)

    first, again = "Your reply is no longer needed.", "If it is needed again, you are asked again."
    told = [
        browser_of(user).get(lane.get_absolute_url()).text
        for user, lane in ((nurse, lanes[hospital]), (teacher, asked_alone))
    ]

    assert f"{first} {again}" in told[0]
    assert f"{first} We know it by now. {again}" in told[1]


def test_a_reply_told_before_an_agency_took_no_more_part_is_recorded_and_none_told_after(
    partnership, lanes, hospital, desk
):
    end(partnership, hospital, TUESDAY)
    said = {"lane": lanes[hospital], "reply": a_reply(), "told_by": "Ward, by telephone", "by": desk, "at": NEXT_WEEK}

    with pytest.raises(Refused, match="nobody waited for it any more"):
        record_reply_for(**said, replied_at=TUESDAY + timedelta(minutes=1))
    record_reply_for(**said, replied_at=LATER)

    assert state_of(lanes[hospital], NEXT_WEEK) == "replied"
    assert figures(partnership, desk, NEXT_WEEK)["Northborough Hospital"] == (0, 0)
