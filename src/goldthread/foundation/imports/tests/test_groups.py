"""Groups and their seats, from a list of members."""

import pytest

from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.tests.bringing import sentences, states

pytestmark = pytest.mark.django_db
HEADINGS = ["Group", "Type", "Reports to", "Member", "Job title", "Organisation", "Role", "Start date"]


@pytest.fixture(autouse=True)
def _police(partnership):
    an_agency(partnership, "Northborough Police", short_name="NP")


def line(group, kind="", parent="", member="", post="", agency="", role="", start=""):
    return [group, kind, parent, member, post, agency, role, start]


def test_a_list_of_members_makes_groups_with_their_seats(desk):
    load = desk.bring(
        "groups",
        HEADINGS,
        line(
            "Learning group", "Subgroup", "Board", "Ada Synthetic", "Head of service", "NP", "Chairperson", "1/5/2021"
        ),
        line("Learning Group", member="José Núñez", agency="northborough police"),
        line("Board", "Main board"),
    )

    board, learning = sorted(desk.rows(Group), key=lambda group: group.name)
    assert (board.kind, learning.kind, learning.parent_id) == ("board", "sub_group", board.pk)
    chair, member = desk.rows(Seat, "agency")
    assert (chair.role, chair.post, chair.holder_name) == ("chair", "Head of service", "Ada Synthetic")
    assert str(chair.starts_on) == "2021-05-01"
    assert (member.role, member.agency.name, member.holder_name) == ("member", "Northborough Police", "José Núñez")
    assert (member.load_id, member.line) == (load.pk, 3)
    assert load.records == 4


def test_seats_are_added_to_a_group_that_is_here_and_its_differences_shown(desk, partnership):
    a_group(partnership, "Board")
    lines = [line("Board", "Network", member="Ada Synthetic", post="Director")]

    checked = desk.look(desk.take("groups", HEADINGS, *lines))
    assert (states(checked), checked.rows[0].differs) == ({2: State.NEW}, {"kind": "Board"})

    desk.bring("groups", HEADINGS, *lines, name="first.xlsx")
    again = desk.look(desk.take("groups", HEADINGS, *lines, line("Board", post="Clerk")))

    assert states(again) == {2: State.THERE, 3: State.NEW}
    assert len(desk.rows(Group)) == len(desk.rows(Seat)) == 1


def test_what_does_not_go_together_is_told_in_its_line(desk):
    checked = desk.look(
        desk.take(
            "groups",
            HEADINGS,
            line("Panel", member="Ada"),
            line("Forum", "Network", agency="Nrothborough Police"),
            line("Forum", "Panel", post="Chair"),
            line("First", "Board", "Second"),
            line("Second", "Board", "First"),
            line("Third", "Board", "Nowhere"),
            line("Fourth", "Panel", "Third"),
        )
    )

    wrong = sentences(checked)
    assert set(wrong[2]) == {"“Kind of group” is missing.", "Say which post or which agency the seat is for."}
    assert wrong[3][0] == "There is no agency called “Nrothborough Police” here. Is it “Northborough Police”?"
    assert wrong[4] == ["Line 3 says “Network” of the same group."]
    assert wrong[5] == wrong[6] == ["A group cannot answer to itself or to a group below it."]
    assert wrong[7] == ["There is no group called “Nowhere” here."]
    assert wrong[8] == ["The group that it answers to has a problem of its own in this file."]


def test_an_agency_that_is_not_recorded_can_stay_as_printed(desk):
    file = desk.take("groups", HEADINGS, line("Panel", "Panel", member="Ada", agency="Hill School"))

    desk.load(desk.say(file, agency={"Hill School": "-"}))

    (seat,) = desk.rows(Seat)
    assert (seat.agency, seat.post, seat.holder_name) == (None, "Hill School", "Ada")


def test_a_list_of_groups_alone_is_enough(desk):
    desk.bring(
        "groups", ["Name", "Type", "Frequency"], ["Board", "Board", "Quarterly"], ["Exec", "Executive", "Monthly"]
    )

    assert [(group.name, group.cadence) for group in desk.rows(Group)] == [("Board", "Quarterly"), ("Exec", "Monthly")]
