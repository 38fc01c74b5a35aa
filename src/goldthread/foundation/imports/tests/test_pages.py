"""A person brings a file, step by step, on the pages."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.imports.models import FileInHand
from goldthread.foundation.imports.tests.bringing import Desk, somebody
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spreadsheets.tests.making import saved

pytestmark = pytest.mark.django_db
CSV = "Organisation;Type;Start date\nNorthborough Council;council;1/4/2019\nNorthborough Zoo;zoo;\n;police;\n".encode(
    "cp1252"
)


def upload(client, space, data=CSV, kind="agencies", name="partners.csv"):
    sent = {"kind": kind, "file": SimpleUploadedFile(name, data)}
    return client.post(reverse("new_load", args=[space.slug]), sent)


@pytest.fixture
def signed_in(client, desk):
    client.force_login(desk.by)
    return client


def address(name, desk, file, *more):
    return reverse(name, args=[desk.space.slug, file.pk, *more])


def in_hand(desk):
    return desk.rows(FileInHand)[-1]


def test_a_stranger_finds_no_page_of_loads(client, partnership):
    client.force_login(make_user())

    assert client.get(reverse("loads", args=[partnership.slug])).status_code == 404


def test_a_board_member_may_not_load(client, partnership):
    client.force_login(somebody(partnership, "board_member"))

    assert upload(client, partnership).status_code == 404


def test_it_is_said_of_each_kind_whether_a_load_of_it_can_be_undone(signed_in, desk):
    desk.bring("agencies", ["Name", "Kind"], ["Police", "Police"])
    page = signed_in.get(reverse("loads", args=[desk.space.slug])).text

    can = page.partition("You can undo a load of ")[2].partition(" as a whole.")[0]
    never = page.partition(" as a whole. A load of ")[2].partition(" cannot be undone.")[0]
    assert "agencies" in can
    assert "disagreements" not in can
    assert "disagreements" in never
    assert "can be undone here" not in page
    assert "Undone" in page


def test_nobody_opens_the_file_of_another(client, desk, partnership):
    file = desk.take("agencies", ["Name", "Kind"], ["Police", "Police"])
    client.force_login(somebody(partnership, "coordinator", "other@example.org"))

    for name in ("file_columns", "file_answers", "file_check"):
        assert client.get(address(name, desk, file)).status_code == 404
    assert client.post(address("drop_file", desk, file)).status_code == 404


def test_who_may_not_manage_people_is_not_offered_people(client, partnership):
    client.force_login(somebody(partnership, "coordinator", "other@example.org"))

    page = client.get(reverse("new_load", args=[partnership.slug])).text

    assert "Groups and their seats" in page
    assert "People to invite" not in page
    assert "Select one of the answers" in upload(client, partnership, kind="people").text


def test_from_a_file_to_records_and_back(signed_in, desk):
    client = signed_in
    assert upload(client, desk.space).status_code == 302
    file = in_hand(desk)
    matched = {"sheet": "0", "was": "0", "line": "1", "name": "0", "kind": "1", "starts_on": "2"}
    assert client.post(address("file_columns", desk, file), matched).status_code == 302
    page = client.get(address("file_answers", desk, file)).text
    assert "“zoo”" in page
    client.post(address("file_answers", desk, file), {"kind-0": "other"})

    page = client.get(address("file_check", desk, file)).text
    assert "“Name of agency” is missing." in page
    assert "Load the 2 good lines" in page
    assert desk.rows(Agency) == []

    seal = desk.look(file).seal
    done = client.post(address("load_file", desk, file), {"seal": seal}, follow=True)
    assert "2 agencies loaded." in done.text
    assert [(one.name, one.kind) for one in desk.rows(Agency)] == [
        ("Northborough Council", "local_authority"),
        ("Northborough Zoo", "other"),
    ]
    assert desk.rows(Agency)[0].starts_on == date(2019, 4, 1)

    left_out = client.get(address("file_problems", desk, file, "csv")).content.decode("utf-8-sig")
    assert left_out.splitlines()[1] == ",police,,“Name of agency” is missing."

    load = desk.rows(Load)[0]
    undone = client.post(reverse("undo_load", args=[desk.space.slug, load.pk]), follow=True)
    assert "was undone" in undone.text
    assert desk.rows(Agency) == []


def test_whoever_undoes_invitations_is_told_what_becomes_of_the_letters(signed_in, desk):
    headings = ["Name", "E-mail", "Role"]
    load = desk.bring("people", headings, ["Ada Synthetic", "ada@example.org", "Board member"])

    undone = signed_in.post(reverse("undo_load", args=[desk.space.slug, load.pk]), follow=True).text

    assert undone.count("links in letters that were sent no longer work") == 2


def test_what_was_matched_is_remembered_for_the_next_file(signed_in, desk):
    matched = {"sheet": "0", "was": "0", "line": "1", "name": "0", "kind": "1", "short_name": "2"}
    upload(signed_in, desk.space)
    signed_in.post(address("file_columns", desk, in_hand(desk)), matched)
    signed_in.post(address("file_answers", desk, in_hand(desk)), {"kind-0": "other"})

    upload(signed_in, desk.space, b"Start date,TYPE,Organisation\nABC,ZOO,Chester\n", name="next.csv")

    assert in_hand(desk).columns == {"name": 2, "kind": 1, "short_name": 0}
    asked = signed_in.get(address("file_answers", desk, in_hand(desk)))
    assert asked.status_code == 302
    assert desk.look(in_hand(desk)).rows[0].says("kind") == "other"


def test_a_half_finished_match_is_kept_and_comes_back(signed_in, desk):
    upload(signed_in, desk.space)
    file = in_hand(desk)
    half = {"sheet": "0", "was": "0", "line": "1", "name": "", "kind": "2", "later": "yes"}

    kept = signed_in.post(address("file_columns", desk, file), half, follow=True)
    assert "What you typed is kept for you" in kept.text

    page = signed_in.get(address("file_columns", desk, file))
    assert "It has not been sent" in page.text
    assert page.text.count('<option value="2" selected') == 1


def test_one_column_does_not_hold_two_things(signed_in, desk):
    upload(signed_in, desk.space)
    twice = {"sheet": "0", "was": "0", "line": "1", "name": "0", "kind": "0"}

    page = signed_in.post(address("file_columns", desk, in_hand(desk)), twice).text

    assert "This column is already selected for “Name of agency”" in page


def test_headings_on_another_line_are_read_when_asked_for(signed_in, desk):
    upload(signed_in, desk.space, b"Name,Kind\nBody,What\nPolice,Police\n")

    page = signed_in.get(address("file_columns", desk, in_hand(desk)), {"line": "2"}).text

    assert "read from line 2" in page
    assert "Body (such as Police)" in page


def test_another_sheet_is_read_with_its_own_headings(signed_in, desk):
    book = Workbook()
    book.active.append(["Notes"])
    other = book.create_sheet("Partners")
    for line in (["Partners"], [], ["Agency", "Type"], ["Police", "Police"]):
        other.append(line)
    upload(signed_in, desk.space, saved(book), name="book.xlsx")

    page = signed_in.get(address("file_columns", desk, in_hand(desk)), {"sheet": "1", "line": "1", "was": "0"}).text
    assert "read from line 3 of the sheet “Partners”" in page

    place = {"sheet": "1", "was": "1", "line": "3"}
    signed_in.post(address("file_columns", desk, in_hand(desk)), {**place, "name": "0", "kind": "1"})
    assert [row.says("name") for row in desk.look(in_hand(desk)).rows] == ["Police"]


def test_what_words_stand_for_must_not_change_between_looking_and_loading(signed_in, desk):
    file = desk.say(desk.take("agencies", ["Name", "Kind"], ["Zoo", "zoo"]), kind={"zoo": "other"})
    seal = desk.look(file).seal
    desk.say(file, kind={"zoo": "charity"})
    desk.say(file, kind={"zoo": "voluntary"})

    page = signed_in.post(address("load_file", desk, file), {"seal": seal}, follow=True).text

    assert "has changed since you looked" in page


def test_a_file_that_is_no_spreadsheet_is_refused_with_a_sentence(signed_in, desk):
    page = upload(signed_in, desk.space, b"%PDF-1.7 ...", name="plan.pdf").text

    assert "This is not a spreadsheet." in page
    assert desk.rows(FileInHand) == []


def test_the_same_file_twice_changes_nothing_and_says_so(signed_in, desk):
    data = b"Name,Kind\nPolice,Police\n"
    desk.bring("agencies", data, name="one.csv")

    page = upload(signed_in, desk.space, data, name="one.csv").text

    assert "This file was loaded on 23 November 2026, so nothing was changed." in page


def test_what_changed_since_the_preview_is_looked_at_again(signed_in, desk):
    file = desk.take("agencies", ["Name", "Kind"], ["Police", "Police"])
    seal = desk.look(file).seal
    desk.bring("agencies", ["Name", "Kind"], ["Police", "Police"], [None, None], ["Fire", "Fire"])

    page = signed_in.post(address("load_file", desk, file), {"seal": seal}, follow=True).text

    assert "has changed since you looked" in page
    assert len(desk.rows(Agency)) == 2


def test_a_form_sent_twice_loads_once(signed_in, desk):
    file = desk.take("agencies", ["Name", "Kind"], ["Police", "Police"])
    sent = {"seal": desk.look(file).seal}

    for _ in range(2):
        page = signed_in.post(address("load_file", desk, file), sent, follow=True)

    assert "Agencies from list.xlsx" in page.text
    assert len(desk.rows(Agency)) == 1


@pytest.mark.parametrize("ending", ["csv", "ods", "xlsx"])
def test_a_blank_file_can_be_filled_in_and_its_explanation_is_not_loaded(signed_in, desk, ending):
    blank = signed_in.get(reverse("blank_file", args=[desk.space.slug, "agencies", ending]))

    checked = desk.look(desk.take("agencies", blank.content, name=f"blank.{ending}"))

    assert len(checked.columns) == len(checked.kind.fields)
    assert checked.rows == []


def test_a_file_can_be_deleted_before_it_is_loaded(signed_in, desk):
    file = desk.take("agencies", ["Name", "Kind"], ["Police", "Police"])

    page = signed_in.post(address("drop_file", desk, file), follow=True).text

    assert desk.rows(FileInHand) == []
    assert "Nothing was loaded, and the file was deleted." in page


def test_the_list_shows_loads_of_this_partnership_only(signed_in, desk, neighbour, now):
    there = Desk(neighbour, somebody(neighbour, email="there@example.org"), now)
    there.bring("agencies", ["Name", "Kind"], ["Their police", "Police"], name="theirs.xlsx")
    desk.bring("agencies", ["Name", "Kind"], ["Our police", "Police"], name="ours.xlsx")

    page = signed_in.get(reverse("loads", args=[desk.space.slug])).text

    assert "ours.xlsx" in page
    assert "theirs.xlsx" not in page
