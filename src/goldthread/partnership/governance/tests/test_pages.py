"""The pages of a partnership's organisation, strangers first."""

import re
from datetime import date

import pytest

from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.factories import an_agency, three_partners
from goldthread.foundation.groups.commands import GroupDetails, Sitting, change_group, fill_seat
from goldthread.foundation.groups.factories import a_group, a_seat
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

READ = ["", "agencies/", "groups/", "groups/compare/"]
RECORD = ["agencies/add/", "groups/add/", "groups/templates/"]
MANAGE = ["setup/", "setup/details/", "setup/partners/", "setup/mail-test/", "setup/go-live/"]
BASE = "/p/northborough/"
REFORM = date(2019, 6, 27)
COMPARED = f"{BASE}groups/compare/?from=2019-06-26&to=2019-06-27"


@pytest.mark.parametrize("path", [*READ, *RECORD, *MANAGE, "people/"])
def test_a_stranger_sees_no_page_of_the_partnership(stranger, path):
    assert stranger.get(BASE + path).status_code == 404


@pytest.mark.parametrize("path", READ)
def test_nobody_sees_a_page_without_signing_in(client, partnership, path):
    assert client.get(BASE + path).status_code == 302


@pytest.mark.parametrize("path", [*RECORD, *MANAGE, "people/"])
def test_a_board_member_neither_records_nor_sees_people(member, path):
    assert member.get(BASE + path).status_code == 404


@pytest.mark.parametrize("path", READ)
def test_a_board_member_reads_the_organisation(member, path):
    assert member.get(BASE + path).status_code == 200


@pytest.mark.parametrize("path", [*READ, *RECORD, *MANAGE, "people/"])
def test_a_manager_opens_every_page_of_an_empty_partnership(manager, path):
    assert manager.get(BASE + path).status_code == 200


def test_what_another_partnership_holds_is_not_found_by_its_number(manager, neighbour):
    theirs, group = an_agency(neighbour), a_group(neighbour)
    seat = a_seat(group)

    for path in (f"agencies/{theirs.pk}/", f"groups/{group.pk}/", f"groups/{group.pk}/seats/{seat.pk}/"):
        assert manager.get(BASE + path).status_code == 404


def test_a_board_member_sees_the_post_and_not_the_person(member, manager, partnership):
    group = a_group(partnership)
    seat = a_seat(group, "Director of nursing", holder="Ann Example", deputy="Bo Example")

    for path in (f"groups/{group.pk}/", f"groups/{group.pk}/seats/{seat.pk}/", "groups/compare/"):
        assert "Ann Example" not in member.get(BASE + path).text
    assert "Director of nursing" in member.get(f"{BASE}groups/{group.pk}/").text
    for name in ("Ann Example", "Bo Example"):
        assert name in manager.get(f"{BASE}groups/{group.pk}/").text


def test_the_groups_are_shown_as_they_were_on_a_date(member, partnership):
    a_group(partnership, "Board of old", starts_on=None, ended_on=date(2019, 6, 26))
    a_group(partnership, "Executive of today", starts_on=date(2019, 6, 27))

    before = member.get(f"{BASE}groups/?on=2019-06-26").text
    today = member.get(f"{BASE}groups/").text

    assert "Board of old" in before
    assert "Executive of today" not in before
    assert "Board of old" not in today
    assert "Before the 2019 reform" in today
    assert "?on=2019-06-26" in today


def test_a_date_typed_in_three_boxes_is_understood(member, partnership):
    a_group(partnership, "Board of old", starts_on=None, ended_on=date(2019, 6, 26))

    assert "Board of old" in member.get(f"{BASE}groups/?on-day=26&on-month=6&on-year=2019").text


@pytest.mark.parametrize("asked", ["on=2019-13-45", "on=yesterday", "on-day=31&on-month=2&on-year=2019"])
def test_a_date_that_is_none_gets_a_sentence_and_today(member, asked):
    page = member.get(f"{BASE}groups/?{asked}")

    assert page.status_code == 200
    assert "There is a problem" in page.text


def test_two_dates_stand_side_by_side(member, partnership):
    a_group(partnership, "Board of old", starts_on=None, ended_on=date(2019, 6, 26))
    a_group(partnership, "Executive of today", starts_on=date(2019, 6, 27))
    a_group(partnership, "Panel throughout", starts_on=date(2016, 9, 1))

    page = member.get(f"{BASE}groups/compare/?from=2019-06-26&to=2019-06-27").text

    assert "1 gone, 1 new, 0 changed, 1 unchanged" in page


def test_a_group_that_changed_is_told_apart_from_one_that_did_not(manager, partnership, now):
    panel = a_group(partnership, "Panel", starts_on=date(2016, 9, 1))
    a_seat(panel, "Director", role=Seat.Role.CHAIR, starts_on=REFORM)
    change_group(
        group=panel,
        details=GroupDetails(name="One panel", kind="board", terms_of_reference="TOR-2"),
        from_on=REFORM,
        by=System("tests"),
        at=now,
    )

    page = manager.get(COMPARED).text

    assert "0 gone, 0 new, 1 changed, 0 unchanged" in page
    assert "name, terms of reference, chair" in page


def test_a_new_holder_of_a_seat_is_a_change_only_for_those_who_may_see_people(member, manager, partnership, now):
    panel = a_group(partnership, "Panel", starts_on=date(2016, 9, 1))
    seat = a_seat(panel, "Director", holder="Ann Example")
    fill_seat(seat=seat, sitting=Sitting(holder_name="Bo Example"), from_on=REFORM, by=System("tests"), at=now)

    assert "1 changed, 0 unchanged" in manager.get(COMPARED).text
    assert "Ann Example on the first date, Bo Example on the second" in manager.get(COMPARED).text
    assert "0 changed, 1 unchanged" in member.get(COMPARED).text
    assert "Example" not in member.get(COMPARED).text


def test_dates_the_wrong_way_round_are_compared_all_the_same(member, partnership):
    a_group(partnership, "Executive", starts_on=date(2019, 6, 27))

    assert "0 gone, 1 new" in member.get(f"{BASE}groups/compare/?from=2019-06-27&to=2019-06-26").text


def test_a_manager_adds_an_agency_once_however_often_the_form_is_sent(manager, partnership, reading):
    page = manager.get(f"{BASE}agencies/add/").text
    sent = {"name": "Fire service", "kind": "fire", "key": re.search(r'name="key" value="(\w+)"', page)[1]}

    first = manager.post(f"{BASE}agencies/add/", sent)
    second = manager.post(f"{BASE}agencies/add/", sent)

    assert first.status_code == second.status_code == 302
    assert first.url == second.url


def test_a_refusal_is_shown_at_its_field_and_what_was_typed_stays(manager, partnership):
    an_agency(partnership, "Fire service")

    page = manager.post(f"{BASE}agencies/add/", {"name": "Fire service", "kind": "fire", "short_name": "FS"})

    assert "There is already an agency called" in page.text
    assert 'value="FS"' in page.text


def test_a_change_made_meanwhile_is_told(manager, partnership):
    agency = an_agency(partnership)
    change = {"name": "New name", "kind": "fire", "version": agency.version}
    change |= {"from_on-day": "1", "from_on-month": "1", "from_on-year": "2024"}
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        agency.short_name = "Else"
        agency.save()

    page = manager.post(f"{BASE}agencies/{agency.pk}/change/", change)

    assert "This record was changed while you had it open" in page.text


@pytest.mark.parametrize("what", ["change", "correct", "end"])
def test_forms_about_an_agency_and_a_group_open(manager, partnership, what):
    agency, group = an_agency(partnership), a_group(partnership)

    assert manager.get(f"{BASE}agencies/{agency.pk}/{what}/").status_code == 200
    assert manager.get(f"{BASE}groups/{group.pk}/{what}/").status_code == 200


@pytest.mark.parametrize("what", ["fill", "change", "correct", "end"])
def test_forms_about_a_seat_open(manager, partnership, what):
    group = a_group(partnership)
    seat = a_seat(group, holder="Ann Example")

    assert manager.get(f"{BASE}groups/{group.pk}/seats/{seat.pk}/{what}/").status_code == 200


def day(name, *parts):
    return dict(zip((f"{name}-day", f"{name}-month", f"{name}-year"), map(str, parts), strict=True))


def test_a_manager_fills_a_seat_from_a_day(manager, partnership, reading):
    group = a_group(partnership)
    seat = a_seat(group, holder="Ann Example")
    path = f"{BASE}groups/{group.pk}/seats/{seat.pk}/fill/"

    sent = manager.post(path, {"holder_name": "Cy Example", **day("from_on", 1, 3, 2024)})

    assert sent.status_code == 302
    assert "Ann Example" in manager.get(f"{BASE}groups/{group.pk}/?on=2024-02-29").text
    assert "Cy Example" in manager.get(f"{BASE}groups/{group.pk}/?on=2024-03-01").text


def test_a_manager_changes_corrects_and_ends_what_there_is(manager, partnership, reading):
    agency, group = an_agency(partnership), a_group(partnership)
    seat = a_seat(group)
    said = {"name": "Another name", "kind": "fire"}
    seats = f"{BASE}groups/{group.pk}/seats/{seat.pk}"

    for path, sent in (
        (f"{BASE}agencies/{agency.pk}/change/", {**said, **day("from_on", 1, 1, 2024)}),
        (f"{BASE}agencies/{agency.pk}/correct/", {**said, **day("starts_on", 1, 1, 2019)}),
        (f"{BASE}agencies/{agency.pk}/end/", day("on", 1, 1, 2025)),
        (f"{seats}/correct/", {"role": "chair", "post": "Chair", **day("starts_on", 1, 1, 2020)}),
        (f"{seats}/change/", {"role": "chair", "post": "Director", **day("from_on", 1, 1, 2024)}),
        (f"{BASE}groups/{group.pk}/change/", {"name": "New", "kind": "board", **day("from_on", 1, 1, 2024)}),
        (f"{BASE}groups/{group.pk}/correct/", {"name": "Newer", "kind": "board", **day("starts_on", 1, 1, 2019)}),
        (f"{BASE}groups/{group.pk}/end/", day("on", 1, 1, 2026)),
    ):
        answer = manager.post(path, sent)
        assert answer.status_code == 302, (path, answer.text)

    assert Group.objects.get().name == "Newer"
    assert [one.ends_on for one in Seat.objects.order_by("pk")] == [date(2023, 12, 31), date(2026, 1, 1)]


def test_what_a_correction_does_not_touch_stays_even_if_it_has_ended(manager, partnership, reading):
    group, agency = a_group(partnership), an_agency(partnership, "Old police")
    seat = a_seat(group, agency=agency)
    manager.post(f"{BASE}agencies/{agency.pk}/end/", {"with_seats": "on", **day("on", 1, 1, 2025)})

    page = manager.get(f"{BASE}groups/{group.pk}/seats/{seat.pk}/correct/").text

    assert f'<option value="{agency.pk}" selected>Old police' in page


def test_groups_are_added_by_ticking_templates(manager, partnership, reading):
    three_partners(partnership)
    start = day("starts_on", 1, 9, 2026)
    ticked = {"codes": ["executive", "board", "practice_review_panel"], "with_seats": "on", **start}

    sent = manager.post(f"{BASE}groups/templates/", ticked)

    assert sent.status_code == 302
    panel = Group.objects.get(template="practice_review_panel")
    assert (panel.parent.template, panel.parent.parent.template) == ("board", "executive")
    assert panel.substitutes_allowed is False
    police = Seat.objects.get(group=panel, post__startswith="Detective")
    assert police.agency.name == "Northborough Police"
    offered = manager.get(f"{BASE}groups/templates/").text
    assert 'value="executive"' not in offered
    assert 'value="task_and_finish"' in offered


def test_ticking_nothing_is_said_to_be_nothing(manager):
    assert "Select at least one group" in manager.post(f"{BASE}groups/templates/", {"key": "once"}).text


def test_lists_of_agencies_leave_as_files_for_those_who_may(manager, member, partnership):
    an_agency(partnership, "Fire service")

    assert "Fire service" in manager.get(f"{BASE}agencies/?format=csv").content.decode()
    assert member.get(f"{BASE}agencies/?format=csv").status_code == 403


def test_agencies_are_filtered_by_whether_they_take_part_now(member, manager, partnership):
    agency = an_agency(partnership, "Gone service")
    an_agency(partnership, "Present service")
    manager.post(f"{BASE}agencies/{agency.pk}/end/", day("on", 1, 1, 2025))

    page = member.get(f"{BASE}agencies/?there=no").text

    assert "Gone service" in page
    assert "Present service" not in page


def test_the_pages_ask_no_more_of_the_database_when_there_is_more(manager, partnership):
    group = a_group(partnership)

    def make(number):
        for count in range(make.made, make.made + number):
            agency = an_agency(partnership, f"Agency {count}")
            a_group(partnership, f"Group {count}", parent=group)
            a_seat(group, f"Post {count}", agency=agency, holder=f"Holder {count}")
        make.made += number

    make.made = 0
    for path in (
        "",
        "agencies/",
        "groups/",
        f"groups/{group.pk}/",
        "groups/compare/?from=2021-01-01&to=2022-01-01",
    ):
        assert assert_flat(lambda path=path: manager.get(BASE + path), make, few=3, many=12) <= 24
