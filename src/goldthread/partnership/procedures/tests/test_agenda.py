"""What a meeting is told to look at: reviews that are due, and versions that wait to be approved."""

from datetime import date

import pytest

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.agenda_sources import AGENDA_SOURCES
from goldthread.partnership.procedures.factories import a_document, a_proposed_version, a_version_in_force

pytestmark = pytest.mark.django_db
BY = date(2027, 3, 1)


def test_a_board_is_told_what_is_due_by_a_day_and_what_waits(partnership, board, standing_as):
    a_document(board, title="Due", review_on=date(2027, 2, 1))
    a_document(board, title="Later", review_on=date(2027, 4, 1))
    waiting = a_document(board, title="Waiting", review_on=date(2027, 4, 1))
    a_version_in_force(waiting)
    a_proposed_version(waiting, "2")
    a_document(a_group(partnership, "Other board"), title="Theirs", review_on=date(2027, 2, 1))
    source = AGENDA_SOURCES["procedure"]

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        manager, lead = standing_as("partnership_manager"), standing_as("data_protection")
        due = [(one.words, one.why) for one in source.due(board, manager, BY)]
        numbers = {one.number for one in source.due(board, manager, BY)}
        assert set(source.in_view(lead, partnership, numbers)) == numbers
        assert source.in_view(Standing(), partnership, numbers) == {}

    assert due == [("Due", "review due 1 February 2027"), ("Waiting", "a version waits to be approved")]
