"""What becomes of requests that were withdrawn with their case, once it is open again."""

from datetime import timedelta

import pytest
from django.urls import reverse

from goldthread.cases.casework.commands import reopen_case
from goldthread.cases.casework.models import Case
from goldthread.cases.requests.commands import record_reply_for, reply_to_request, send_link_to_lane
from goldthread.cases.requests.factories import A_MAILBOX, a_reply, a_request, lane_to
from goldthread.cases.requests.tests.conftest import NOW
from goldthread.cases.requests.tests.test_asking_and_replying import DUE, state_of
from goldthread.cases.requests.tests.test_endings import NEXT_WEEK, TUESDAY, browser_of, close, end, figures
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
TOLD = {"reply": a_reply(), "told_by": "Head, by telephone"}
NOBODY_WAITS = "before the case was closed, and nobody waits for one any more"


@pytest.fixture
def lane(case, school, teacher, desk):
    return lane_to(school, a_request(case, [school], by=desk, at=NOW))


def open_again(case, desk, closed_on=TUESDAY):
    close(case, on=closed_on, by=desk)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        closed = Case.objects.get(pk=case.pk)
    reopen_case(case=closed, why="More is known.", by=desk, at=closed_on + timedelta(hours=2))


def page_of(case, user):
    return browser_of(user).get(case.get_absolute_url()).text


def test_the_desk_is_told_on_the_case_for_whom_nobody_waits_until_they_are_asked_again(case, lane, school, desk):
    assert NOBODY_WAITS not in page_of(case, desk)

    open_again(case, desk)
    shown = page_of(case, desk)
    assert f"No reply came from Hill School {NOBODY_WAITS}" in shown

    a_request(case, [school], by=desk, at=TUESDAY + timedelta(hours=3))
    assert NOBODY_WAITS not in page_of(case, desk)


def test_nobody_else_is_and_an_agency_that_takes_no_more_part_is_not_asked_again(
    partnership, case, lane, school, constable, desk
):
    open_again(case, desk)
    assert NOBODY_WAITS not in page_of(case, constable)

    end(partnership, school, TUESDAY + timedelta(hours=4))
    assert NOBODY_WAITS not in page_of(case, desk)


def test_what_they_told_since_is_recorded_and_is_not_late_for_nobody_waited(partnership, case, lane, desk):
    open_again(case, desk)

    record_reply_for(lane=lane, **TOLD, replied_at=NEXT_WEEK, by=desk, at=NEXT_WEEK)

    assert state_of(lane, NEXT_WEEK) == "replied"
    assert figures(partnership, desk, NEXT_WEEK) == {"Hill School": (0, 0)}
    assert NOBODY_WAITS not in page_of(case, desk)


@pytest.fixture
def closed_again(case, lane, desk):
    """Open from Tuesday to the end of next week, after the limit had passed."""
    open_again(case, desk)
    close(case, on=NEXT_WEEK + timedelta(days=2), by=desk)
    return lane


def test_what_they_told_while_it_was_open_again_is_recorded_though_it_was_closed_before_that_was_typed(
    partnership, closed_again, desk
):
    typed_at = NEXT_WEEK + timedelta(days=3)

    record_reply_for(lane=closed_again, **TOLD, replied_at=NEXT_WEEK, by=desk, at=typed_at)

    assert state_of(closed_again, typed_at) == "replied"
    assert figures(partnership, desk, typed_at) == {"Hill School": (0, 0)}


def test_what_they_told_after_it_was_closed_again_is_refused(closed_again, desk):
    typed_at = NEXT_WEEK + timedelta(days=4)

    with pytest.raises(Refused, match=r"From .* on nobody waited for it any more") as refusal:
        record_reply_for(lane=closed_again, **TOLD, replied_at=typed_at - timedelta(days=1), by=desk, at=typed_at)
    assert refusal.value.field == "replied_on"


def test_what_was_late_before_the_case_was_closed_stays_late(partnership, case, lane, desk):
    open_again(case, desk, closed_on=DUE + timedelta(days=1))

    record_reply_for(lane=lane, **TOLD, replied_at=NEXT_WEEK, by=desk, at=NEXT_WEEK)

    assert figures(partnership, desk, NEXT_WEEK) == {"Hill School": (0, 1)}


def test_what_is_refused_is_true_of_a_case_that_is_open_again(partnership, case, lane, teacher, desk):
    open_again(case, desk)

    with pytest.raises(Refused, match="If it is needed again, you are asked again"):
        reply_to_request(lane=lane, reply=a_reply(), by=teacher, at=NEXT_WEEK)
    link = {"space": partnership, "lane": lane, "to": A_MAILBOX, "expires_at": NEXT_WEEK + timedelta(days=1)}
    with pytest.raises(Refused, match="Ask Hill School again, by a new request"):
        send_link_to_lane(**link, by=desk, at=NEXT_WEEK)
    form = reverse("record_reply_for", args=[partnership.slug, lane.pk])
    assert "Record the reply" in browser_of(desk).get(form).text
