"""What happens to groups, strangers first."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.access.standing import System
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.groups.commands import (
    GroupDetails,
    add_group,
    change_group,
    correct_group,
    end_group,
)
from goldthread.foundation.groups.factories import a_group, a_seat
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.groups.queries import compare, days_of_change, groups_on, tree
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
BY = System("tests")
REFORM, EVE = date(2019, 6, 27), date(2019, 6, 26)


@pytest.fixture
def reading(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        yield


def said(group, **changes):
    return GroupDetails(**{name: getattr(group, name) for name in Group.remembers} | changes)


def shape_of(branches):
    return {branch.group.name: shape_of(branch.below) for branch in branches}


def numbers_in(branches):
    return [number for one in branches for number in [one.group.pk, *numbers_in(one.below)]]


def test_a_stranger_adds_no_group(partnership, django_user_model, now):
    stranger = django_user_model.objects.create_user("stranger@example.org", "A stranger")

    with pytest.raises(NotAllowed):
        add_group(space=partnership, details=GroupDetails("Board", "board"), by=stranger, at=now)


def test_a_group_answers_on_a_day_to_what_it_answered_to_on_that_day(partnership, reading, now):
    board, executive = a_group(partnership, "Board"), a_group(partnership, "Executive", kind="executive")
    panel = a_group(partnership, "Panel", kind="panel", parent=board)
    change_group(group=panel, details=said(panel, parent=executive), from_on=date(2024, 1, 1), by=BY, at=now)

    def parent_on(day):
        branches = tree(groups_on(partnership.pk, day))
        return [branch.group.name for branch in branches if any(b.group == panel for b in branch.below)]

    assert parent_on(date(2023, 12, 31)) == ["Board"]
    assert parent_on(date(2024, 1, 1)) == ["Executive"]


def test_a_group_whose_parent_was_not_there_stands_at_the_top(partnership, reading):
    board = a_group(partnership, "Board", starts_on=date(2022, 1, 1))
    a_group(partnership, "Panel", parent=board, starts_on=date(2020, 1, 1))

    assert [branch.group.name for branch in tree(groups_on(partnership.pk, date(2021, 1, 1)))] == ["Panel"]


def test_a_group_does_not_answer_to_itself_nor_in_a_ring(partnership, reading, now):
    board = a_group(partnership, "Board")
    panel = a_group(partnership, "Panel", parent=board)

    for parent in (board, panel):
        with pytest.raises(Refused, match="cannot answer to itself") as refusal:
            correct_group(group=board, details=said(board, parent=parent), by=BY, at=now)
        assert refusal.value.field == "parent"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_", range(5))
def test_of_two_people_who_put_two_groups_below_each_other_one_is_refused(partnership, now, _):
    board, panel = a_group(partnership, "Board"), a_group(partnership, "Panel")
    at_once = Barrier(2)

    def put_below(group, parent):
        at_once.wait(10)
        try:
            details = said(group, parent=parent)
            correct_group(group=group, details=details, starts_on=group.starts_on, by=BY, at=now)
        except Refused as refusal:
            return refusal.field
        finally:
            connection.close()
        return "put"

    with ThreadPoolExecutor(2) as both:
        outcomes = sorted(both.map(put_below, [board, panel], [panel, board]))

    assert outcomes == ["parent", "put"]


def test_groups_that_answered_to_each_other_on_a_day_past_are_all_shown(partnership, reading, now):
    board, panel = a_group(partnership, "Board"), a_group(partnership, "Panel")
    a_group(partnership, "Team", parent=panel)
    correct_group(group=board, details=said(board, parent=panel), starts_on=board.starts_on, by=BY, at=now)
    change_group(group=board, details=said(board), from_on=date(2024, 1, 1), by=BY, at=now)
    change_group(group=panel, details=said(panel, parent=board), from_on=date(2022, 1, 1), by=BY, at=now)

    branches = tree(groups_on(partnership.pk, date(2023, 1, 1)))

    assert shape_of(branches) == {"Panel": {"Board": {}, "Team": {}}}


def test_a_ring_that_was_there_before_is_refused_and_not_walked_for_ever(partnership, now):
    board, panel, team = (a_group(partnership, name) for name in ("Board", "Panel", "Team"))
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Group.objects.filter(pk=board.pk).update(parent=panel)
        Group.objects.filter(pk=panel.pk).update(parent=board)

    correct_group(group=team, details=said(team, parent=board), starts_on=team.starts_on, by=BY, at=now)
    with pytest.raises(Refused, match="cannot answer to itself"):
        correct_group(group=board, details=said(board, parent=panel), starts_on=board.starts_on, by=BY, at=now)


@given(st.lists(st.integers(0, 8) | st.none(), max_size=8))
def test_a_tree_holds_every_group_once_whatever_answers_to_what(parents):
    groups = [Group(pk=number, name=str(number), parent_id=parent) for number, parent in enumerate(parents, 1)]

    assert sorted(numbers_in(tree(groups))) == [group.pk for group in groups]


def test_a_group_does_not_answer_to_one_that_has_ended(partnership, now):
    ended = a_group(partnership, "Board", ended_on=date(2021, 1, 1))

    with pytest.raises(Refused, match="Board ended on 1 January 2021"):
        a_group(partnership, "Panel", parent=ended)


def test_a_name_is_free_again_when_its_group_has_ended(partnership, reading):
    a_group(partnership, "Board", starts_on=date(2010, 1, 1), ended_on=EVE)

    with pytest.raises(Refused, match="already a group called"):
        a_group(partnership, "board", starts_on=EVE)
    a_group(partnership, "Board", starts_on=REFORM)

    assert len(groups_on(partnership.pk, EVE)) == len(groups_on(partnership.pk, REFORM)) == 1


def test_a_group_ends_with_its_seats(partnership, reading, now):
    group = a_group(partnership)
    seat = a_seat(group)

    end_group(group=group, on=date(2021, 1, 1), by=BY, at=now)

    assert Seat.objects.get(pk=seat.pk).ends_on == date(2021, 1, 1)


def test_a_group_to_which_others_answer_does_not_end(partnership, now):
    board = a_group(partnership, "Board")
    a_group(partnership, "Panel", parent=board)

    with pytest.raises(Refused, match="still answer to it after that day: Panel"):
        end_group(group=board, on=date(2021, 1, 1), by=BY, at=now)


def test_a_group_does_not_end_before_it_starts(partnership, now):
    group = a_group(partnership)

    with pytest.raises(Refused, match="cannot end before"):
        end_group(group=group, on=date(2019, 12, 31), by=BY, at=now)
    with pytest.raises(Refused, match="cannot end before"):
        correct_group(
            group=group,
            details=said(group),
            starts_on=date(2020, 1, 1),
            ends_on=date(2019, 1, 1),
            by=BY,
            at=now,
        )


def test_a_correction_does_not_leave_a_seat_outside_its_group(partnership, now):
    group = a_group(partnership)
    a_seat(group)

    with pytest.raises(Refused, match="before that day"):
        correct_group(group=group, details=said(group), starts_on=date(2021, 1, 1), by=BY, at=now)


def test_two_days_are_compared(partnership, reading, now):
    a_group(partnership, "Board of old", starts_on=None, ended_on=EVE)
    panel = a_group(partnership, "Panel", starts_on=date(2016, 9, 1))
    a_seat(panel, holder="Ann Example")
    a_group(partnership, "Executive", starts_on=REFORM)
    change_group(group=panel, details=said(panel, name="One panel"), from_on=REFORM, by=BY, at=now)

    found = compare(partnership.pk, EVE, REFORM)

    assert [group.name for group in found.gone] == ["Board of old"]
    assert [group.name for group in found.new] == ["Executive"]
    assert [changed.words for changed in found.changed] == [[("Name", "Panel", "One panel")]]
    assert found.changed[0].what_changed == ["name"]
    assert found.unchanged == []
    assert days_of_change(partnership.pk) == [REFORM, date(2016, 9, 1)]
