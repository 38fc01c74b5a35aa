"""A freedom of information request is answered within 20 working days; the day of the answer stops the clock."""

from datetime import date, timedelta

import pytest

from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.factories import read, send
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.rights.commands.complaints import answer_information_request, record_information_request
from goldthread.partnership.rights.commands.matters import close_matter
from goldthread.partnership.rights.commands.packs import release_pack
from goldthread.partnership.rights.factories import (
    DAY,
    LATER,
    TESTS,
    a_breach,
    a_complaint,
    all_decided,
    gathered,
    packed,
)
from goldthread.partnership.rights.models import RightsSettings
from goldthread.partnership.rights.running import open_matters, running
from goldthread.partnership.rights.tests.test_pages_access import RIGHTS, day

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 18)
MUCH_LATER = LATER + timedelta(days=60)


def asked(space):
    return record_information_request(space=space, what="Minutes", received_on=DAY, by=TESTS, at=LATER)


def answered(matter, on=DUE, outcome="given", words="The minutes were sent"):
    return answer_information_request(matter=matter, on=on, outcome=outcome, words=words, by=TESTS, at=MUCH_LATER)


def closed(matter, how="answered", why="", at=MUCH_LATER):
    return close_matter(matter=matter, how=how, why=why, by=TESTS, at=at)


def clock_of(matter, at=MUCH_LATER):
    with opened(actor=SYSTEM_ACTOR, reading=[matter.space_id]):
        return running([matter], at)[0]


def test_the_day_of_the_answer_says_whether_it_was_late_and_not_the_day_of_closing(partnership):
    in_time, late = asked(partnership), asked(partnership)
    assert clock_of(in_time).is_late
    answered(in_time)
    answered(late, on=DUE + timedelta(days=1))

    assert not clock_of(in_time).is_late
    assert not clock_of(closed(in_time)).was_late
    assert clock_of(closed(late)).was_late


def test_what_is_answered_stands_after_what_is_awaited(partnership):
    first, second = asked(partnership), asked(partnership)
    answered(first)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        found = open_matters(standing_of(TESTS, MUCH_LATER.date(), MUCH_LATER), MUCH_LATER, partnership)

    assert [one.matter for one in found] == [second, first]


def test_a_request_that_was_released_in_time_is_not_late_however_late_it_is_closed(partnership, store):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        RightsSettings.objects.create(space=partnership, needs_second_person=False)
    matter = gathered(partnership)
    all_decided(matter)
    release_pack(pack=packed(matter), to="person", how="In person", released_on=LATER.date(), by=TESTS, at=LATER)

    assert clock_of(matter).answered_on == LATER.date()
    assert not clock_of(matter).is_late
    assert not clock_of(closed(matter)).was_late


def test_it_is_answered_once_and_with_words_and_then_closed(partnership):
    matter = asked(partnership)
    with pytest.raises(Refused, match="Record the answer first"):
        closed(matter)
    with pytest.raises(Refused, match="Choose the outcome"):
        answered(matter, outcome="lost")
    with pytest.raises(Refused, match="Say what they were told"):
        answered(matter, words=" ")
    with pytest.raises(Refused, match="the day it was received"):
        answered(matter, on=DAY - timedelta(days=1))
    answered(matter)
    with pytest.raises(Refused, match="answered already"):
        answered(matter)
    closed(matter)


def test_nothing_ends_in_a_way_that_makes_no_sense_for_it(partnership):
    for matter in (asked(partnership), a_complaint(partnership).matter, a_breach(partnership, LATER).matter):
        with pytest.raises(Refused, match="Choose how it ended"):
            closed(matter, how="nothing_held", why="None")
    with pytest.raises(Refused, match="Choose how it ended"):
        closed(a_breach(partnership, LATER).matter, how="withdrawn", why="By telephone")


def test_only_a_freedom_of_information_request_is_answered_so(partnership, officer):
    matter = a_complaint(partnership).matter

    assert "not a matter of that kind" in read(officer, f"{RIGHTS}{matter.pk}/answer")
    assert "nothing is held" not in read(officer, f"{RIGHTS}{matter.pk}/close")


def test_the_pages_go_from_receipt_to_the_answer_and_the_end(partnership, officer):
    here = send(officer, RIGHTS + "information/add", what="Minutes", **day("received_on"))
    assert "It was not answered yet" in read(officer, here)
    assert "There is a problem" in send(officer, here + "answer", outcome="given", **day("on"))

    send(officer, here + "answer", outcome="partly", words="Since 2021 only", **day("on"))

    words = read(officer, here)
    assert "Answered on 20 November 2026" in words
    assert "Some of it was given" in words
    assert "Record the answer" not in words
    send(officer, here + "close", how="answered")
    assert "Answered or dealt with" in read(officer, here)
