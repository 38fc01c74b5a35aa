"""The pages on which a lead downloads, sends back, looks at and carries out a spreadsheet of actions."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.tests.test_pages_actions import page
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.imports.kinds import KINDS
from goldthread.foundation.imports.models import FileInHand
from goldthread.foundation.imports.tests.sending_back import filled, under_way
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.reporting import Said, report_progress
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spreadsheets import write_xlsx

pytestmark = pytest.mark.django_db
BASE = "/p/northborough/"


def upload(lead, lines, kind="progress", name="actions.xlsx"):
    data = lines if isinstance(lines, bytes) else write_xlsx("Actions", lines[0], lines[1:])
    sent = {"kind": kind, "file": SimpleUploadedFile(name, data)}
    return lead.client.post(f"{BASE}load/new/?kind={kind}", sent, follow=True)


def press(lead, answer):
    """Carry out what the page of the preview shows."""
    (file,) = [one for one in lead.rows(FileInHand) if one.load_id is None]
    (seal,) = re.findall(r'name="seal" value="(\w+)"', answer.text)
    return lead.client.post(reverse("load_file", args=[lead.space.slug, file.pk]), {"seal": seal}, follow=True)


def test_from_the_list_of_actions_to_reports_on_each(lead, actions):
    assert "Update many at once" in page(lead.client, f"{BASE}actions/")
    begun = page(lead.client, f"{BASE}actions/update/")
    assert "It lists 3 open actions in Northborough" in begun
    assert "Reports are never changed or taken back." in begun

    preview = upload(lead, filled(lead.download(), under_way))

    assert "Check what will be reported" in preview.text
    assert "Of 3 lines, 3 will be reported." in preview.text
    assert "Reports are never changed or taken back." in preview.text
    assert lead.rows(ProgressReport) == []
    done = press(lead, preview)
    assert "3 reports made." in done.text
    assert "Undo this load" not in done.text
    assert "Dates are set." in page(lead.client, f"{BASE}actions/{actions[0].pk}/")


def test_what_changed_since_is_decided_on_a_page_and_then_reported(lead, actions, now):
    lines = filled(lead.download(), under_way)
    report_progress(action=actions[0], said=Said("held_up", "No room."), by=System("tests"), at=now)
    preview = upload(lead, lines)
    assert "1 line asks for your decision" in preview.text
    (file,) = lead.rows(FileInHand)
    address = reverse("file_decide", args=[lead.space.slug, file.pk])
    asked = page(lead.client, address)
    assert "No room." in asked
    version = lead.now(actions[0]).version

    after = lead.client.post(address, {"line-2": "anyway", "of-line-2": version}, follow=True)

    assert "Report 3 lines" in after.text
    press(lead, after)
    assert len(lead.rows(ProgressReport)) == 4


def test_a_lead_is_not_asked_what_the_file_lists_and_sees_only_own_loads(partnership, desk, lead, actions):
    desk.bring("agencies", ["Name", "Kind"], ["Northborough Council", "Council"], name="partners.xlsx")

    new = page(lead.client, f"{BASE}load/new/")
    loads = page(lead.client, f"{BASE}load/")

    assert "What does the file list?" not in new
    assert "blank" not in new
    assert "partners.xlsx" not in loads
    (theirs,) = desk.rows(Load)
    assert lead.client.get(f"{BASE}load/{theirs.pk}/").status_code == 404
    assert lead.client.post(f"{BASE}load/{theirs.pk}/undo/").status_code == 404
    assert lead.client.get(f"{BASE}load/blank/agencies.csv").status_code == 404
    assert "Select" in upload(lead, [["Name"], ["Police"]], kind="agencies").text
    assert len(desk.rows(Load)) == 1


def test_another_lead_sees_neither_the_file_nor_the_load(partnership, lead, actions, now):
    file = lead.send(filled(lead.download(), under_way))
    other = visitor("agency_lead", partnership, an_agency(partnership, "Northborough Council"))

    assert other.get(reverse("file_check", args=[partnership.slug, file.pk])).status_code == 404
    load = lead.load(file)
    assert other.get(reverse("load", args=[partnership.slug, load.pk])).status_code == 404


def test_a_board_member_and_a_scrutineer_have_no_such_page(partnership):
    for role in ("board_member", "independent_scrutineer"):
        client = visitor(role, partnership)
        assert "Update many at once" not in page(client, f"{BASE}actions/")
        assert client.get(f"{BASE}actions/update/").status_code == 404
        assert client.get(f"{BASE}actions/update/actions.xlsx").status_code == 404


def test_headings_that_are_not_ours_are_matched_first(lead, actions):
    lines = filled(lead.download(), under_way)
    lines[0] = ["Our number", "Ref", "What", "By", "Where it is", "RAG", "Where are we?", "Finished"]

    assert "Match the columns" in upload(lead, lines).text


def test_lines_left_out_can_be_put_right_and_sent_again(lead, actions):
    answers = {"1.2": ("Done", "All.", None)}
    press(lead, upload(lead, filled(lead.download(), lambda ref: answers.get(ref, under_way(ref)))))
    (file,) = lead.rows(FileInHand)

    left = lead.client.get(reverse("file_problems", args=[lead.space.slug, file.pk, "csv"]))

    assert "Enter the day on which it was done." in left.content.decode("utf-8-sig")
    again = upload(lead, left.content.replace(b"Done,All.,", b"Under way,All.,"), name="left.csv")
    assert "Report 1 line" in again.text
    press(lead, again)
    assert len(lead.rows(ProgressReport)) == 3


def test_a_web_page_that_is_called_a_workbook_is_refused_in_a_sentence(lead):
    assert "This is a web page" in upload(lead, b"<!DOCTYPE html><html></html>").text


def test_nothing_is_open_and_the_page_says_so(lead):
    assert "There is no open action in Northborough" in page(lead.client, f"{BASE}actions/update/")


def test_a_file_type_that_is_not_written_is_not_there(lead, actions):
    assert lead.client.get(f"{BASE}actions/update/actions.pdf").status_code == 404


def test_a_long_file_is_carried_out_by_the_worker(lead, actions, monkeypatch):
    monkeypatch.setattr(KINDS["progress"], "rows_a_second", 1)

    waiting = press(lead, upload(lead, filled(lead.download(), under_way)))

    assert "The file is being loaded" in waiting.text
    assert lead.rows(ProgressReport) == []
