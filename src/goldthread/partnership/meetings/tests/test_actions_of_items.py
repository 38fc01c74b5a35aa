"""Who sees an action that a meeting gave out: whoever sees its item now, and whoever must answer for it."""

from datetime import date, time
from itertools import product

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.chasing.gathering import told_to
from goldthread.foundation.chasing.ways import ways_on
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.commands import SeatDetails, Sitting, add_seat, fill_seat
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.commands.actions import give_action
from goldthread.partnership.meetings.commands.agenda import ItemDetails, add_due, change_item, remove_item
from goldthread.partnership.meetings.commands.interests import Whose, record_conflict, remove_conflict
from goldthread.partnership.meetings.factories import AFTER, MADE_AT, TESTS, a_meeting, a_panel, an_item, everybody_came
from goldthread.partnership.meetings.models import AgendaItem, Audience
from goldthread.partnership.meetings.sources import ACTION

TODAY = date(2026, 11, 17)
DUE, NEXT = date(2026, 12, 1), date(2026, 12, 14)
ROLES = ("board_member", "agency_lead", "coordinator", "independent_scrutineer", "partnership_manager")
"""What somebody may hold; all but the lead see the whole plan, and the last three see reviews early."""


def standing_of(space, user, role, agency=None, on=TODAY):
    return Standing((Holding(space=space, user=user, role=role, agency=agency),), spaces={space.pk: space}, on=on)


def seated(group, user, role=Seat.Role.MEMBER):
    details = SeatDetails(post=f"Post of {user.name}", role=role)
    return add_seat(
        group=group, details=details, sitting=Sitting(holder=user), starts_on=group.starts_on, by=TESTS, at=MADE_AT
    )


def given(item, title="Ask the staff", **owners):
    return give_action(item=item, what=title, due_on=DUE, **owners, by=TESTS, at=AFTER)


def sees(standing):
    return set(Action.objects.visible_to(standing).values_list("title", flat=True))


@pytest.fixture
def panel(partnership):
    return a_panel(partnership)


@pytest.fixture
def meeting(panel):
    return everybody_came(a_meeting(panel[0]), panel[1])


@pytest.fixture
def owner(partnership):
    return an_agency(partnership, "Who owes it")


def test_an_action_is_seen_by_those_who_see_its_item_now_and_by_those_who_answer_for_it(
    partnership, panel, meeting, owner, reading
):
    """Every way in which an item can be shut after it gave out an action, for every role and seat."""
    group, seats = panel
    people = {
        (role, seat): make_user(f"{role}-{seat or 'none'}@table.example", f"{role} {seat}")
        for role in ROLES
        for seat in ("", "member", "observer")
    }
    held = {key: seated(group, user, key[1]) for key, user in people.items() if key[1]}
    ways = list(product(Audience.values, (True, False), (True, False)))
    for audience, is_named, has_conflict in ways:
        title = f"{audience} {is_named} {has_conflict}"
        item = an_item(meeting, title)
        given(item, title, agencies=[owner])
        named = tuple(held.values()) if is_named else (seats[0],)
        details = ItemDetails(title, audience=audience, seats=named if audience == Audience.NAMED else ())
        change_item(item=AgendaItem.objects.get(pk=item.pk), details=details, by=TESTS, at=AFTER)
        for user in people.values() if has_conflict else ():
            record_conflict(item=item, whose=Whose(account=user), interest="One", by=TESTS, at=AFTER)

    for (role, seat), user in people.items():
        for agency in {None: None, owner.pk: owner}.values() if role == "agency_lead" else (None,):
            standing = standing_of(partnership, user, role, agency)
            answers = agency is not None
            wanted = {
                f"{audience} {is_named} {has_conflict}"
                for audience, is_named, has_conflict in ways
                if answers or (role != "agency_lead" and _sees_item(role, seat, audience, is_named, has_conflict))
            }
            assert sees(standing) == wanted, (role, seat, answers)


def _sees_item(role, seat, audience, is_named, has_conflict):
    runs = role in ("coordinator", "partnership_manager")
    every = runs or role == "independent_scrutineer"
    if has_conflict or not (every or seat):
        return False
    if runs or audience == Audience.MEETING:
        return True
    if audience == Audience.MEMBERS:
        return every or seat == "member"
    return bool(seat) and is_named


def test_an_action_comes_back_when_a_conflict_was_recorded_by_mistake(partnership, meeting, owner, reading):
    user = make_user("coordinator@panel.example", "Lark Hazel")
    item = an_item(meeting, "Their own service")
    given(item, agencies=[owner])
    conflict = record_conflict(item=item, whose=Whose(account=user), interest="Runs it", by=TESTS, at=AFTER)
    assert sees(standing_of(partnership, user, "coordinator")) == set()

    remove_conflict(conflict=conflict, by=TESTS, at=AFTER)
    assert sees(standing_of(partnership, user, "coordinator")) == {"Ask the staff"}


def test_members_of_a_group_see_what_it_owes_unless_they_have_a_conflict(partnership, panel, meeting, reading):
    other, _ = a_panel(partnership, "Another Panel")
    member = make_user("member@panel.example", "Lark Hazel")
    seated(other, member)
    item = an_item(meeting, "Theirs")
    given(item, groups=[other])
    standing = standing_of(partnership, member, "board_member")
    assert sees(standing) == {"Ask the staff"}
    assert not AgendaItem.objects.visible_to(standing).exists()

    record_conflict(item=item, whose=Whose(account=member), interest="Runs it", by=TESTS, at=AFTER)
    assert sees(standing) == set()


def test_an_item_about_an_action_is_as_shut_as_the_item_that_gave_it_out(partnership, panel, meeting, owner, reading):
    """However often the action of an action is put on an agenda again."""
    user = make_user("coordinator@panel.example", "Lark Hazel")
    first = an_item(meeting, "Their own service")
    item = first
    for number in range(1, 4):
        action = given(item, f"Action {number}", agencies=[owner])
        later = everybody_came(a_meeting(panel[0], begins_at=time(12 + number), ends_at=time(13 + number)), [])
        add_due(meeting=later, picked=[(ACTION, action.pk)], by=TESTS, at=AFTER)
        item = later.items.get()
    standing = standing_of(partnership, user, "coordinator")
    assert AgendaItem.objects.visible_to(standing).count() == 4

    record_conflict(item=first, whose=Whose(account=user), interest="Runs it", by=TESTS, at=AFTER)
    assert not AgendaItem.objects.visible_to(standing).exists()
    assert sees(standing) == set()


def test_an_item_that_gave_out_an_action_stays(meeting, owner, reading):
    item = an_item(meeting)
    given(item, agencies=[owner])

    with pytest.raises(Refused, match="action was given out under it"):
        remove_item(item=item, by=TESTS, at=AFTER)


def test_what_is_shut_is_not_found_listed_taken_away_or_told(partnership, panel, meeting, owner):
    """Search, list, file, page, plan on paper, the page of the meeting and the letters that chase."""
    coordinator = visitor("coordinator", partnership)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        item = an_item(meeting, "Their own service")
        action = given(item, "Speak with the staff", groups=[panel[0]])
        sitting = Sitting(holder=coordinator.user)
        fill_seat(seat=panel[1][0], sitting=sitting, from_on=date(2026, 1, 5), by=TESTS, at=MADE_AT)
    base = "/p/northborough"
    pages = (
        f"{base}/actions/",
        f"{base}/actions/?format=csv",
        f"{base}/actions/on-paper/",
        f"{base}/meetings/{meeting.pk}/",
        coordinator.search_for("Speak").redirect_chain[-1][0],
    )
    shown = [coordinator.get(page) for page in pages]
    assert ["Speak with the staff" in _words(answer) for answer in shown] == [True] * len(pages)
    assert coordinator.get(f"{base}/actions/{action.pk}/").status_code == 200
    assert _told(partnership, coordinator.user)

    record_conflict(item=item, whose=Whose(account=coordinator.user), interest="Manages it", by=TESTS, at=AFTER)
    assert ["Speak with the staff" in _words(coordinator.get(page)) for page in pages] == [False] * len(pages)
    assert coordinator.get(f"{base}/actions/{action.pk}/").status_code == 404
    assert not _told(partnership, coordinator.user)


def _words(answer):
    return b"".join(answer).decode(errors="replace")


def _told(space, user):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return told_to([user.pk], ways_on(date(2027, 1, 15), [space], even_if_quiet=True))
