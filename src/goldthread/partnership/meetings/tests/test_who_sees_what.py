"""Who sees a meeting, its items, papers and decisions: by seat, by audience, and never with a conflict of interest."""

from datetime import date
from itertools import product

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.decisions.recording import Decided
from goldthread.foundation.groups.commands import SeatDetails, Sitting, add_seat
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.commands.decisions import record_decision
from goldthread.partnership.meetings.commands.interests import Whose, record_conflict
from goldthread.partnership.meetings.factories import AFTER, MADE_AT, TESTS, a_meeting, a_panel, an_item
from goldthread.partnership.meetings.models import AgendaItem, Audience, Meeting
from goldthread.partnership.meetings.pack.making import pack_for_members

TODAY = date(2026, 11, 17)


def standing_as(space, role, user, on=TODAY):
    return Standing((Holding(space=space, user=user, role=role),), on=on)


def seated(group, user, role=Seat.Role.MEMBER, *, deputy=None, **term):
    return add_seat(
        group=group,
        details=SeatDetails(post=f"Post of {user.name}", role=role),
        sitting=Sitting(holder=user, deputy=deputy),
        starts_on=term.get("starts_on", group.starts_on),
        ends_on=term.get("ends_on"),
        by=TESTS,
        at=MADE_AT,
    )


@pytest.fixture
def cast(partnership):
    """Accounts by what they are to a panel."""
    names = ("member", "deputy", "observer", "other")
    return {name: make_user(f"{name}@panel.example", name.title()) for name in names}


@pytest.fixture
def panel(partnership, cast):
    group, _ = a_panel(partnership)
    seated(group, cast["member"], deputy=cast["deputy"])
    seated(group, cast["observer"], Seat.Role.OBSERVER)
    return group


def sees(partnership, user, role="board_member", on=TODAY):
    standing = standing_as(partnership, role, user, on)
    return set(AgendaItem.objects.visible_to(standing).values_list("title", flat=True))


def test_a_seat_opens_the_meetings_of_its_group_and_no_role_without_one(partnership, panel, cast, reading):
    an_item(a_meeting(panel), "Neglect")

    assert sees(partnership, cast["member"]) == sees(partnership, cast["deputy"]) == {"Neglect"}
    assert sees(partnership, cast["other"]) == set()
    assert sees(partnership, cast["other"], "independent_scrutineer") == {"Neglect"}


def test_a_seat_that_ended_opens_nothing_from_the_next_day(partnership, panel, cast, reading):
    seated(panel, cast["other"], ends_on=date(2026, 11, 16))
    an_item(a_meeting(panel), "Neglect")

    assert sees(partnership, cast["other"], on=date(2026, 11, 16)) == {"Neglect"}
    assert sees(partnership, cast["other"], on=date(2026, 11, 17)) == set()


def test_what_is_for_members_is_not_for_observers(partnership, panel, cast, reading):
    an_item(a_meeting(panel), "A restricted matter", audience=Audience.MEMBERS)

    assert sees(partnership, cast["member"]) == {"A restricted matter"}
    assert sees(partnership, cast["observer"]) == set()


def test_what_is_for_named_seats_is_for_nobody_else_but_who_runs_the_meeting(partnership, panel, cast, reading):
    seat = Seat.objects.get(holder=cast["member"])
    an_item(a_meeting(panel), "About a member of staff", audience=Audience.NAMED, seats=(seat,))

    assert sees(partnership, cast["member"]) == sees(partnership, cast["deputy"]) == {"About a member of staff"}
    assert sees(partnership, cast["observer"]) == set()
    assert sees(partnership, cast["other"], "independent_scrutineer") == set()
    assert sees(partnership, cast["other"], "coordinator") == {"About a member of staff"}


@pytest.mark.parametrize("role", ["board_member", "coordinator", "partnership_manager", "independent_scrutineer"])
def test_whoever_has_a_conflict_does_not_see_the_item_whatever_their_role(partnership, panel, cast, reading, role):
    meeting = a_meeting(panel)
    item = an_item(meeting, "Their own service")
    an_item(meeting, "Another service")
    record_conflict(item=item, whose=Whose(account=cast["member"]), interest="Runs it", by=TESTS, at=AFTER)
    record_decision(item=item, decided=Decided("Agreed", "Because"), by=TESTS, at=AFTER)

    assert sees(partnership, cast["member"], role) == {"Another service"}
    assert not Decision.objects.visible_to(standing_as(partnership, role, cast["member"])).exists()
    assert "Their own service" in sees(partnership, cast["deputy"])


def test_a_conflict_of_a_seat_shuts_out_holder_and_deputy(partnership, panel, cast, reading):
    item = an_item(a_meeting(panel), "The team they manage")
    seat = Seat.objects.get(holder=cast["member"])
    record_conflict(item=item, whose=Whose(seat), interest="Manages it", by=TESTS, at=AFTER)

    assert sees(partnership, cast["member"]) == sees(partnership, cast["deputy"]) == set()
    assert sees(partnership, cast["observer"]) == {"The team they manage"}


def test_a_manager_of_another_partnership_sees_nothing(panel, cast, reading, now):
    other = register_space(kind=Space.Kind.PARTNERSHIP, name="Eastborough", slug="eastborough", at=now)
    an_item(a_meeting(panel), "Neglect")

    assert not Meeting.objects.visible_to(standing_as(other, "partnership_manager", cast["other"])).exists()


def test_the_rule_of_sight_holds_for_every_role_seat_and_item(partnership, reading):
    """The rule once more, as a person would say it, against what the database gives."""
    group, seats = a_panel(partnership)
    people = {
        (role, seat): make_user(f"{role}-{seat or 'none'}@table.example", f"{role} {seat}")
        for role in ("board_member", "agency_lead", "coordinator", "independent_scrutineer")
        for seat in ("", "member", "observer")
    }
    held = {key: seated(group, user, key[1]) for key, user in people.items() if key[1]}
    meeting = a_meeting(group)
    for audience, is_named, has_conflict in product(Audience.values, (True, False), (True, False)):
        named = tuple(held.values()) if is_named else (seats[0],)
        title = f"{audience} {is_named} {has_conflict}"
        item = an_item(meeting, title, audience=audience, seats=named if audience == Audience.NAMED else ())
        if has_conflict:
            for user in people.values():
                record_conflict(item=item, whose=Whose(account=user), interest="One", by=TESTS, at=AFTER)

    for (role, seat), user in people.items():
        wanted = {
            f"{audience} {is_named} {has_conflict}"
            for audience, is_named, has_conflict in product(Audience.values, (True, False), (True, False))
            if expected(role, seat, audience, is_named, has_conflict)
        }
        assert sees(partnership, user, role) == wanted, (role, seat)


def expected(role, seat, audience, is_named, has_conflict):
    runs, every = role == "coordinator", role in ("coordinator", "independent_scrutineer")
    if has_conflict or not (every or seat):
        return False
    if runs or audience == Audience.MEETING:
        return True
    if audience == Audience.MEMBERS:
        return every or seat == "member"
    return bool(seat) and is_named


def test_a_reader_to_whom_an_item_is_hidden_is_told_that_numbers_may_be_missing_and_nothing_else(partnership, panel):
    clerk = visitor("coordinator", partnership)
    meeting = a_meeting(panel)
    item = an_item(meeting, "Their own service")
    an_item(meeting, "Another")
    note, address = "so one may be missing", f"/p/northborough/meetings/{meeting.pk}/"
    assert note not in clerk.get(address).text

    record_conflict(item=item, whose=Whose(account=clerk.user), interest="Runs it", by=TESTS, at=AFTER)
    page = clerk.get(address).text
    assert note in page
    assert "Their own service" not in page
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert pack_for_members(meeting, meeting.on).is_cut
