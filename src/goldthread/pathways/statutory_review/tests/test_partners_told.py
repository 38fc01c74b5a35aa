"""Where the panel meets too late the safeguarding partners are told themselves, and of the case they learn nothing."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.panel_too_late import for_partners
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.groups.commands import SeatDetails, Sitting, add_seat
from goldthread.foundation.groups.factories import MADE_AT, a_group
from goldthread.foundation.messages.models import Message
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.factories import a_meeting
from goldthread.pathways.statutory_review.factories import REFERRED_AT, TESTS, notified, then

pytestmark = pytest.mark.django_db
SOON = REFERRED_AT + timedelta(days=2)


def sits(user, group, role):
    said, sitting = SeatDetails(post="Director", role=role), Sitting(holder=user)
    add_seat(group=group, details=said, sitting=sitting, starts_on=group.starts_on, by=TESTS, at=MADE_AT)
    return user


@pytest.fixture
def partner(partnership):
    """Holds a seat as delegated safeguarding partner, and sees no case."""
    return sits(somebody("board_member", partnership), a_group(partnership, "The partners"), "dsp")


def told(space, user):
    with opened(actor=user.pk, reading=[space.pk]):
        return list(for_partners(seen_by(user, SOON), SOON))


def letters(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(Message.objects.filter(kind="panel that meets too late"))


def test_a_partner_is_told_by_when_and_what_they_may_do_and_nothing_of_the_case(partnership, officer, panel, partner):
    a_meeting(panel, date(2026, 10, 5))
    case = notified(partnership, by=officer)

    (one,) = told(partnership, partner)
    (letter,) = letters(partnership)

    for words in (one.words, letter.words):
        assert "due on 29 September 2026, and the next meeting of One Panel is on Monday 5 October 2026" in words
    for words in (one.detail, letter.words):
        assert "may recommend what comes of it themselves" in words
    for words in (one.words, one.href, one.detail, letter.words, letter.subject, letter.sent_subject):
        assert case.reference not in words
        assert "Ari" not in words
    assert letter.to == partner.email


def test_nobody_is_told_where_the_panel_meets_in_time(partnership, officer, panel, partner):
    a_meeting(panel, date(2026, 9, 21))
    notified(partnership, by=officer)

    assert told(partnership, partner) == letters(partnership) == []


def test_nobody_else_is_told(partnership, officer, panel, partner, chair):
    member = sits(somebody("data_protection", partnership), a_group(partnership, "The board"), "lay_member")
    notified(partnership, by=officer)

    assert told(partnership, member) == told(partnership, chair) == []
    assert [one.to for one in letters(partnership)] == [partner.email]


def test_what_was_recommended_is_told_no_more(partnership, officer, panel, partner):
    case = notified(partnership, by=officer)
    themselves = {"made_by": "partners", "partners": "All three", "why_partners": "The panel meets in October."}
    then(case, "rapid_reviewed", by=officer, at=SOON)
    then(case, "recommended", by=officer, at=SOON, **themselves)

    assert told(partnership, partner) == []


def test_whom_a_conflict_keeps_from_the_case_is_told_nothing_of_it(partnership, officer, panel, partner):
    case = notified(partnership, by=officer)
    declare_conflict(about=case, account=partner, kind="own_family", words="", by=officer, at=SOON)

    assert told(partnership, partner) == []


def test_one_letter_tells_of_one_beginning(partnership, officer, panel, partner):
    case = notified(partnership, by=officer)

    then(case, "partners_told", by=officer, at=SOON)

    assert len(letters(partnership)) == 1
