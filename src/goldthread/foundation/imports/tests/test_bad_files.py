"""What people really send: a plain sentence or a faithful record; nothing half-written, nothing lost."""

from datetime import date

import pytest
from django.urls import reverse

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.imports.commands import RowsRefused, take_in_hand
from goldthread.foundation.imports.kinds import KINDS
from goldthread.foundation.imports.models import FileContent, FileInHand
from goldthread.foundation.imports.tests.bringing import sentences, somebody
from goldthread.foundation.imports.whole_files import load_rows
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spreadsheets import write_ods

pytestmark = pytest.mark.django_db
HEADINGS = ["Name", "Kind", "Takes part from"]
POLICE = ["Northborough Police", "Police", None]


def names(desk):
    return [agency.name for agency in desk.rows(Agency)]


def test_a_stranger_and_a_board_member_take_nothing_in_hand(desk, partnership, django_user_model, now):
    stranger = django_user_model.objects.create_user("stranger@example.org", "A stranger")
    member = somebody(partnership, "board_member", "member@example.org")

    for person in (stranger, member):
        with pytest.raises(NotAllowed):
            take_in_hand(
                space=partnership, kind=KINDS["agencies"], file_name="a.csv", data=b"a,b\n1,2", by=person, at=now
            )


def test_nobody_loads_the_file_of_another(desk, partnership, now):
    file = desk.take("agencies", HEADINGS, POLICE)
    other = somebody(partnership, email="other@example.org")

    with pytest.raises(Refused, match="no longer there"):
        load_rows(file=file, kind=KINDS["agencies"], seal=desk.look(file).seal, by=other, at=now)

    assert names(desk) == []


def test_a_heading_row_in_the_fifth_line_is_found_by_itself(desk):
    lines = [
        ["Northborough Safeguarding Children Partnership"],
        ["List of partners, last updated 3 March 2026"],
        [],
        ["Confidential"],
        ["Agency", "Type", "Member since"],
        ["Northborough Council", "council", "1/4/2019"],
        POLICE,
    ]

    load = desk.bring("agencies", write_ods("", lines[0] + [""] * 2, lines[1:]), name="partners.ods")

    assert names(desk) == ["Northborough Council", "Northborough Police"]
    assert [agency.line for agency in desk.rows(Agency)] == [6, 7]
    assert load.records == 2


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_semicolons_and_any_encoding_keep_every_letter(desk, encoding):
    data = "Name;Kind\r\nÉcole Sainte–Zoë;school\r\n".encode(encoding)

    desk.bring("agencies", data, name="schools.csv")

    assert names(desk) == ["École Sainte–Zoë"]


def test_a_text_that_looks_like_a_formula_is_kept_as_the_text_it_is(desk):
    desk.bring("agencies", b"Name,Kind\n=HYPERLINK(1),Other\n", name="a.csv")

    assert names(desk) == ["=HYPERLINK(1)"]


@pytest.mark.parametrize(
    "name", ["شرطة الشمال", "בית ספר הגבעה", "Zoë", "Ng\u0169g\u0129 wa T.", "\u202eabc\u202c school", "👩‍👧 Families"]
)
def test_names_in_any_script_keep_every_character(desk, name):
    desk.bring("agencies", HEADINGS, [name, "Other", None])

    assert names(desk) == [name]


def test_the_same_file_twice_changes_nothing_and_says_so(desk):
    desk.bring("agencies", HEADINGS, POLICE)

    with pytest.raises(Refused, match="This file was loaded on 23 November 2026, so nothing was changed"):
        desk.take("agencies", HEADINGS, POLICE)

    assert len(names(desk)) == len(desk.rows(Load)) == 1


def test_a_file_that_was_merely_saved_again_is_the_same_file(desk):
    desk.bring("agencies", write_ods("List", HEADINGS, [POLICE]))

    with pytest.raises(Refused, match="This file was loaded on"):
        desk.take("agencies", write_ods("List", HEADINGS, [POLICE]), name="copy of list.ods")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty"),
        (b"%PDF-1.7", "This is not a spreadsheet"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"<html><table><tr><td>Name</td></tr></table></html>", "web page"),
        (b'Name,Kind\n"Police,Police\n', "never closed"),
        (b"a,b\n" + b"1,2\n" * 10_101, "10,100 lines are the most"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(desk, data, sentence):
    with pytest.raises(Refused, match=sentence):
        desk.take("agencies", data, name="a.xlsx")

    assert desk.rows(FileInHand) == []


def test_impossible_and_two_way_dates_are_problems_of_their_own_lines(desk):
    checked = desk.look(
        desk.take(
            "agencies",
            HEADINGS,
            ["A", "Police", "31/2/2019"],
            ["B", "Police", "1/13/2019"],
            ["C", "Police", "3/4/2019"],
            ["D", "Police", "4 March 2019"],
            ["E", "Police", date(2019, 4, 3)],
        )
    )

    assert list(sentences(checked)) == [2, 3, 4]
    assert "line 3 of this column has the month first" in sentences(checked)[4][0]


def test_a_date_in_no_calendar_puts_no_other_line_in_doubt(desk):
    checked = desk.look(
        desk.take("agencies", HEADINGS, ["A", "Police", "2/30/2025"], ["B", "Police", "3/4/2019"]),
    )

    assert list(sentences(checked)) == [2]
    assert checked.remarks == ["“Takes part from” is read with the day first: “3/4/2019” is 3 April 2019."]


def test_where_far_more_lines_have_the_day_first_the_few_are_wrong_for_themselves(desk):
    day_first = [[f"D{number}", "Police", f"{number + 13}/4/2019"] for number in range(10)]
    file = [["A", "Police", "4/25/2024"], ["C", "Police", "3/4/2019"], *day_first]

    checked = desk.look(desk.take("agencies", HEADINGS, *file))
    asked = desk.look(desk.take("agencies", HEADINGS, *file[:-1]))

    assert list(sentences(checked)) == [2]
    assert checked.remarks == [
        "“Takes part from” is read with the day first: “3/4/2019” is 3 April 2019. 10 lines can be read in no other"
        " way, and only line 2 has the month first."
    ]
    assert list(sentences(asked)) == [2, 3]
    assert asked.remarks == []


def test_of_several_lines_that_are_wrong_for_themselves_their_number_and_the_first_are_told(desk):
    day_first = [[f"D{number}", "Police", f"{number % 15 + 13}/4/2019"] for number in range(20)]
    month_first = [["A", "Police", "4/25/2024"], ["B", "Police", "4/26/2024"]]

    checked = desk.look(desk.take("agencies", HEADINGS, *month_first, *day_first))

    assert list(sentences(checked)) == [2, 3]
    assert checked.remarks == [
        "“Takes part from” is read with the day first. 20 lines can be read in no other way, and only 2, the first of"
        " them line 2, have the month first."
    ]


def test_only_the_good_rows_are_loaded_and_the_others_are_kept_with_what_is_wrong(desk):
    file = desk.take("agencies", HEADINGS, POLICE, ["Zoo", "zoo", None])

    load = desk.load(file)

    assert names(desk) == ["Northborough Police"]
    (left,) = desk.rows(FileInHand)
    assert (left.load_id, list(left.left_out)) == (load.pk, ["3"])


def test_a_file_that_was_loaded_whole_is_let_go(desk):
    desk.bring("agencies", HEADINGS, POLICE)

    assert desk.rows(FileContent) == []


def test_a_load_is_made_whole_or_not_at_all(desk, monkeypatch):
    file = desk.take("agencies", HEADINGS, POLICE, ["Zoo", "Other", None], ["Fire", "Fire", None])
    kind, make = KINDS["agencies"], KINDS["agencies"].make

    def refuse_one(row, making):
        if row.line == 3:
            raise Refused("The zoo is closed.")
        make(row, making)

    monkeypatch.setattr(kind, "make", refuse_one)
    with pytest.raises(RowsRefused) as caught:
        desk.load(file)

    assert caught.value.sentences == {3: "The zoo is closed."}
    assert names(desk) == []
    assert desk.rows(Load) == []


def test_what_breaks_in_the_middle_leaves_nothing_behind(desk, monkeypatch):
    file = desk.take("agencies", HEADINGS, POLICE, ["Zoo", "Other", None])
    kind, make = KINDS["agencies"], KINDS["agencies"].make

    def break_down(row, making):
        make(row, making)
        if row.line == 3:
            raise RuntimeError

    monkeypatch.setattr(kind, "make", break_down)
    with pytest.raises(RuntimeError):
        desk.load(file)

    assert names(desk) == desk.rows(Load) == []


def test_a_preview_writes_nothing_and_asks_no_more_for_more_lines(desk, django_assert_max_num_queries):
    file = desk.take("agencies", HEADINGS, *([f"School {number}", "School", None] for number in range(300)))

    with django_assert_max_num_queries(12):
        checked = desk.look(file)

    assert len(checked.rows) == 300
    assert names(desk) == []


def test_a_file_with_headings_alone_has_nothing_to_load_and_says_so(desk, client):
    client.force_login(desk.by)
    file = desk.take("agencies", b"Name,Kind\n", name="a.csv")

    page = client.get(reverse("file_check", args=[desk.space.slug, file.pk])).text

    assert "The file has no lines below its headings, so there is nothing to load." in page


def test_five_thousand_columns_are_refused(desk):
    with pytest.raises(Refused, match="5,000 columns; 200 are the most"):
        desk.take("agencies", b",".join([b"x"] * 5000) + b"\n", name="wide.csv")
