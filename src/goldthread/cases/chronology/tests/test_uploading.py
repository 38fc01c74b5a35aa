"""A file is shown as it was read, and then all of it, the good lines or nothing is kept."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.spreadsheets import write_xlsx
from goldthread.foundation.spreadsheets.tests.test_word_tables import a_document, saved
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
HEADINGS = ["Date", "Event", "Source"]


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def as_(user):
    client = DeskClient()
    client.force_login(user)
    return client


def a_workbook(*rows):
    return SimpleUploadedFile("entries.xlsx", write_xlsx("Entries", HEADINGS, rows))


def ticket_in(page):
    return re.search(r'name="file-ticket" value="([^"]+)"', page)[1]


def kept_in(lane):
    with opened(actor=SYSTEM_ACTOR, reading=[lane.space_id]):
        return list(lane.entries.order_by("pk").values_list("what", "source", "file_row", "written", "struck_out_why"))


@pytest.fixture
def page(at, lane):
    return at("upload_chronology_entries", lane.pk)


def test_what_was_read_is_shown_and_nothing_is_kept_before_it_is_taken(page, lane, constable):
    client = as_(constable)
    file = a_workbook(["c. May 2018", "Seen at home", "Log"], ["Spring 2017", "Rang", ""])

    shown = text(client.post(page, {"file": file, "source": "Our records"}))

    assert "2 lines can be taken" in shown
    assert "about May 2018" in shown
    assert "“Spring 2017” is read as between March and May 2017." in shown
    assert kept_in(lane) == []

    taken = client.post(page, {"file-ticket": ticket_in(shown), "source": "Our records", "take_it": "yes"})

    assert taken.status_code == 302
    assert kept_in(lane) == [
        ("Seen at home", "Log", "Row 2", "c. May 2018", ""),
        ("Rang", "Our records", "Row 3", "Spring 2017", ""),
    ]
    lane_page = text(client.get(taken["Location"]))
    assert "entries.xlsx, Row 2" in lane_page
    assert "Written in the file as “c. May 2018”" in lane_page


def test_with_bad_lines_all_is_refused_and_the_good_ones_are_taken_when_asked(page, lane, constable):
    client = as_(constable)
    file = a_workbook(["3 May 2018", "Seen", "Log"], ["soon", "Rang", "Log"])

    shown = text(client.post(page, {"file": file}))
    assert "1 line can be taken, 1 line cannot" in shown
    assert "“soon” is not a date that can be read." in shown
    again = {"file-ticket": ticket_in(shown), "take_it": "yes"}
    assert "1 line cannot be taken." in text(client.post(page, {**again, "take": "all"}))
    assert kept_in(lane) == []

    assert client.post(page, {**again, "take": "good"}).status_code == 302
    assert [what for what, *_ in kept_in(lane)] == ["Seen"]


def test_a_word_table_is_taken_and_the_same_file_again_brings_nothing_twice(page, lane, constable):
    client = as_(constable)
    data = saved(a_document([["Date", "What happened", "Source"], ["3/5/2018", "Seen at home", "Notes"]]))

    def send():
        return text(client.post(page, {"file": SimpleUploadedFile("entries.docx", data)}))

    client.post(page, {"file-ticket": ticket_in(send()), "take_it": "yes"})

    assert "This entry is in your lane already." in send()
    assert [what for what, *_ in kept_in(lane)] == ["Seen at home"]


def test_all_that_came_from_a_file_is_struck_out_at_once(page, lane, at, constable):
    client = as_(constable)
    shown = text(client.post(page, {"file": a_workbook(["3 May 2018", "Seen", "Log"], ["4 May 2018", "Rang", "Log"])}))
    client.post(page, {"file-ticket": ticket_in(shown), "take_it": "yes"})
    with opened(actor=SYSTEM_ACTOR, reading=[lane.space_id]):
        upload = lane.uploads.get()

    assert client.post(at("strike_chronology_upload_out", upload.pk), {"why": "Wrong family."}).status_code == 302

    assert {why for *_, why in kept_in(lane)} == {"Wrong family."}


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("entries.csv", b"Name,Telephone\nSam,999\n", "Call them “Date” and “What happened”"),
        ("entries.docx", saved(a_document()), "holds no table"),
        ("entries.pdf", b"%PDF-1.7\n", "not a spreadsheet"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(page, constable, name, data, sentence):
    assert sentence in text(as_(constable).post(page, {"file": SimpleUploadedFile(name, data)}))


def test_nobody_uploads_into_the_lane_of_another_agency(page, nurse, teacher):
    for stranger in (nurse, teacher):
        assert as_(stranger).post(page, {"file": a_workbook(["3 May 2018", "Seen", "Log"])}).status_code == 404
