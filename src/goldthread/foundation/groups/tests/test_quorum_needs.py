"""Codes of groups, and whom their quorum needs."""

from datetime import date

import pytest

from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.commands import (
    GroupDetails,
    Needed,
    add_group,
    add_quorum_need,
    end_quorum_need,
)
from goldthread.foundation.groups.factories import a_group

BY = System("tests")
FROM = date(2026, 1, 5)


def test_a_group_is_known_by_its_short_name_and_no_two_are_known_alike(partnership):
    first = a_group(partnership, "Children’s Executive", short_name="Exec")
    second = a_group(partnership, "Adults’ executive", short_name="EXEC")
    third, fourth = a_group(partnership, "One Panel"), a_group(partnership, "Learning and review of the board")

    assert [group.code for group in (first, second, third, fourth)] == ["exec", "exec-2", "one-panel", "lrb"]


def test_a_name_of_signs_only_still_gives_a_code(partnership):
    assert a_group(partnership, "»«").code == "group"


@pytest.mark.parametrize(("field", "value"), [("quorum_share", 0), ("quorum_share", 101), ("quorum_count", 0)])
def test_a_quorum_that_cannot_be_is_refused(partnership, now, field, value):
    with pytest.raises(Refused) as refusal:
        add_group(space=partnership, details=GroupDetails("Board", "board", **{field: value}), by=BY, at=now)

    assert refusal.value.field == field


def test_a_quorum_needs_a_named_agency_until_a_day(partnership, now):
    group, police = a_group(partnership), an_agency(partnership)
    need = add_quorum_need(group=group, needed=Needed("agency", police), from_on=FROM, by=BY, at=now)
    ended = end_quorum_need(need=need, on=date(2026, 6, 30), by=BY, at=now)

    assert str(need) == "Northborough Police"
    assert [ended.is_in_force(day) for day in (date(2026, 6, 30), date(2026, 7, 1))] == [True, False]


@pytest.mark.parametrize(
    ("needed", "field"),
    [
        (Needed("agency"), "agency"),
        (Needed("kind"), "agency_kind"),
        (Needed("kind", agency_kind="icb", at_least=0), "at_least"),
    ],
)
def test_a_need_that_names_nobody_is_refused(partnership, now, needed, field):
    with pytest.raises(Refused) as refusal:
        add_quorum_need(group=a_group(partnership), needed=needed, from_on=FROM, by=BY, at=now)

    assert refusal.value.field == field


def test_the_same_need_is_not_recorded_twice(partnership, now):
    group = a_group(partnership)
    add_quorum_need(group=group, needed=Needed("partners"), from_on=FROM, by=BY, at=now)

    with pytest.raises(Refused, match="needs them already"):
        add_quorum_need(group=group, needed=Needed("partners"), from_on=FROM, by=BY, at=now)


def test_what_does_not_belong_to_who_is_needed_is_left_out(partnership, now):
    group, police = a_group(partnership), an_agency(partnership)
    needed = Needed("chair", police, "icb", 3)

    need = add_quorum_need(group=group, needed=needed, from_on=FROM, by=BY, at=now)

    assert (need.agency, need.agency_kind, need.at_least) == (None, "", 1)
