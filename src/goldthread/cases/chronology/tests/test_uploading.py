"""A file is shown as it was read, and then all of it, the good lines or nothing is kept."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldthread.cases.chronology import received
from goldthread.cases.chronology.commands import hand_lane_in, upload_entries
from goldthread.cases.chronology.factories import ASKED_AT, told
from goldthread.cases.chronology.reading import read_file
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.spreadsheets import write_xlsx
from goldthread.foundation.spreadsheets.tests.making import ods, text_cell
from goldthread.foundation.spreadsheets.tests.test_word_tables import a_document, saved
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, current_passage, opened

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


def test_the_child_seen_and_marks_are_shown_before_anything_is_kept(page, constable):
    headings = ["Date", "Event", "Source", "Child seen", "Sensitive"]
    rows = [["3 May 2018", "Visit", "Log", "No - asleep", "yes"]]
    file = SimpleUploadedFile("entries.xlsx", write_xlsx("Entries", headings, rows))

    shown = text(as_(constable).post(page, {"file": file}))

    good = shown[shown.index("good-lines") :]
    assert "Not seen" in good
    assert "“No - asleep” is read as not seen." in good
    assert "Sensitive" in good
    assert "does not mark everywhere" not in shown
    unmarked = a_workbook(["3 May 2018", "Visit", "Log"])
    assert "does not mark everywhere" in text(as_(constable).post(page, {"file": unmarked}))


def test_of_a_sheet_with_a_long_name_a_row_is_kept_with_its_number(page, lane, constable):
    cells = [[text_cell(words) for words in row] for row in (HEADINGS, ["3 May 2018", "Seen", "Log"])]
    rows = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in cells)
    data = ods(f'{rows}</table:table><table:table table:name="{"Visits " * 40}">{rows.replace("3 May", "4 May")}')
    client = as_(constable)
    shown = text(client.post(page, {"file": SimpleUploadedFile("entries.ods", data)}))

    taken = client.post(page, {"file-ticket": ticket_in(shown), "take_it": "yes"})

    assert taken.status_code == 302
    first, second = [file_row for _, _, file_row, *_ in kept_in(lane)]
    assert first == "Actions, row 2"
    assert second.startswith("Visits Visits ")
    assert second.endswith(", row 2")


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

    assert "This entry is there already." in send()
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
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(page, constable, name, data, sentence):
    assert sentence in text(as_(constable).post(page, {"file": SimpleUploadedFile(name, data)}))


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("entries.pdf", b"%PDF-1.7\n", "is a PDF, which is not taken here."),
        ("entries.pdf", b"%PDF-1.7\n/Encrypt 5 0 R\n", "is a PDF, which is not taken here."),
        ("entries.docx", b"%PDF-1.7\n", "is a PDF, which is not taken here."),
        ("entries.png", b"\x89PNG\r\n\x1a\n", "is a PNG picture, which is not taken here."),
        ("entries.svg", b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "which is not taken."),
        ("entries.exe", b"MZ\x90\x00" + bytes(range(256)), "which is not taken."),
    ],
)
def test_whoever_sends_another_kind_is_told_which_kinds_are_taken_here(page, constable, name, data, what):
    answer = text(as_(constable).post(page, {"file": SimpleUploadedFile(name, data)}))

    assert what in answer
    assert "Send a Word document with a table, an Excel or OpenDocument spreadsheet, or a CSV file." in answer
    assert "picture (JPEG" not in answer


def test_an_old_word_file_is_to_be_saved_as_one_that_is_taken_here(page, constable):
    old = SimpleUploadedFile("entries.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    assert "save it as .docx or .xlsx without a password" in text(as_(constable).post(page, {"file": old}))


def test_nobody_uploads_into_the_lane_of_another_agency(page, nurse, teacher):
    for stranger in (nurse, teacher):
        assert as_(stranger).post(page, {"file": a_workbook(["3 May 2018", "Seen", "Log"])}).status_code == 404


def test_a_file_is_read_before_its_lane_is_held(page, lane, constable, monkeypatch):
    written_to = []

    def noted(*data, **options):
        passage = current_passage()
        written_to.append(passage and passage.writing)
        return read_file(*data, **options)

    monkeypatch.setattr(received, "read_file", noted)
    client = as_(constable)
    shown = text(client.post(page, {"file": a_workbook(["3 May 2018", "Seen", "Log"])}))
    client.post(page, {"file-ticket": ticket_in(shown), "take_it": "yes"})

    assert [what for what, *_ in kept_in(lane)] == ["Seen"]
    assert written_to == [None, None]


def test_what_was_told_since_a_file_was_read_is_not_taken_again(lane, constable):
    file = receive(a_workbook(["3 May 2018", "Seen at home", "Log"], ["4 May 2018", "Rang", "Log"]))
    sent = received.read_for(lane, file, "", ASKED_AT)
    told(lane, "3 May 2018", "seen  at home", by=constable)

    with pytest.raises(Refused, match="1 line cannot be taken"):
        upload_entries(lane=lane, sent=sent, take="all", by=constable, at=ASKED_AT)
    upload = upload_entries(lane=lane, sent=sent, take="good", by=constable, at=ASKED_AT)

    assert (upload.taken, upload.left_out) == (1, 1)
    assert [what for what, *_ in kept_in(lane)] == ["seen  at home", "Rang"]


def test_a_file_that_was_read_is_not_taken_into_a_lane_that_was_handed_in_meanwhile(lane, constable):
    sent = received.read_for(lane, receive(a_workbook(["3 May 2018", "Seen", "Log"])), "", ASKED_AT)
    hand_lane_in(lane=lane, knows_nothing=True, by=constable, at=ASKED_AT)

    with pytest.raises(Refused, match="handed in"):
        upload_entries(lane=lane, sent=sent, take="good", by=constable, at=ASKED_AT)

    assert kept_in(lane) == []
