"""What an agency told itself the desk does not change; what the desk types for it says so; what is opened is noted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.cases.chronology.commands import (
    change_entry,
    list_person,
    strike_entry_out,
    strike_upload_out,
    take_lane_back,
)
from goldthread.cases.chronology.commands.people import PersonSaid
from goldthread.cases.chronology.factories import ASKED_AT, handed_in, told
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spreadsheets import write_xlsx
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .test_uploading import ticket_in

pytestmark = pytest.mark.django_db


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def as_(user):
    client = DeskClient()
    client.force_login(user)
    return client


def uploaded(lane, at, by, *lines):
    """A file, of one line unless others are given, taken by the pages."""
    client, page = as_(by), at("upload_chronology_entries", lane.pk)
    data = write_xlsx("Entries", ["Date", "Event", "Source"], lines or [["3 May 2018", "Seen", "Log"]])
    shown = text(client.post(page, {"file": SimpleUploadedFile("entries.xlsx", data)}))
    assert client.post(page, {"file-ticket": ticket_in(shown), "take_it": "yes"}).status_code == 302
    with opened(actor=SYSTEM_ACTOR, reading=[lane.space_id]):
        return lane.uploads.get()


def noted_of(table, number, space_id):
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        rows = TrailEntry.objects.filter(object_table=table, object_id=number, operation="read")
        return rows.count()


def test_the_desk_adds_to_a_lane_and_changes_nothing_that_the_agency_told(lane, constable, desk, at):
    of_police = told(lane, "3 May 2018", "Police went.", by=constable)
    of_desk = told(lane, "4 May 2018", "From a letter of the police.", by=desk)

    for change in (
        lambda: change_entry(entry=of_police, row=of_police.row, by=desk, at=ASKED_AT),
        lambda: strike_entry_out(entry=of_police, why="Wrong.", by=desk, at=ASKED_AT),
    ):
        with pytest.raises(Refused, match="told this itself"):
            change()
    assert as_(desk).get(at("change_chronology_entry", of_police.pk)).status_code == 404
    assert as_(desk).get(at("change_chronology_entry", of_desk.pk)).status_code == 200
    page = text(as_(desk).get(at("chronology_lane", lane.pk)))
    assert at("change_chronology_entry", of_desk.pk) in page
    assert at("change_chronology_entry", of_police.pk) not in page
    assert page.count("Typed by the desk from what the agency sent") == 1
    assert "Typed by the desk" in text(as_(desk).get(at("chronology", lane.chronology.case.reference)))
    strike_entry_out(entry=of_desk, why="It was sent twice.", by=constable, at=ASKED_AT)


def test_what_the_desk_typed_and_the_agency_put_right_are_the_words_of_the_agency(lane, constable, desk, at):
    entry = told(lane, "4 May 2018", "From a letter of the police.", by=desk)
    change_entry(entry=entry, row=replace(entry.row, what="Two officers went."), by=desk, at=ASKED_AT)
    page = at("chronology_lane", lane.pk)
    assert "Typed by the desk" in text(as_(constable).get(page))

    change_entry(entry=entry, row=replace(entry.row, what="One officer went."), by=constable, at=ASKED_AT)

    assert "Typed by the desk" not in text(as_(constable).get(page))
    with pytest.raises(Refused, match="told this itself"):
        change_entry(entry=entry, row=replace(entry.row, what="Nobody went."), by=desk, at=ASKED_AT)
    assert at("change_chronology_entry", entry.pk) not in text(as_(desk).get(page))


def test_the_desk_strikes_out_no_file_that_the_agency_sent(lane, constable, desk, at):
    upload = uploaded(lane, at, constable)

    with pytest.raises(Refused, match="told this itself"):
        strike_upload_out(upload=upload, why="Wrong.", by=desk, at=ASKED_AT)
    assert as_(desk).get(at("strike_chronology_upload_out", upload.pk)).status_code == 404


def test_the_desk_hands_nothing_in_that_the_agency_is_still_writing(case, lane, constable, desk, at):
    told(lane, "2 May 2018", "From a letter of the police.", by=desk)
    entry = told(lane, "3 May 2018", "Police went", by=constable)
    page, form = at("chronology_lane", lane.pk), at("hand_chronology_lane_in", lane.pk)

    with pytest.raises(Refused, match="only the agency knows whether it is whole"):
        handed_in(lane, by=desk)
    assert form not in text(as_(desk).get(page))
    assert form in text(as_(constable).get(page))
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert not type(lane).objects.get(pk=lane.pk).is_handed_in

    strike_entry_out(entry=entry, why="It was another child.", by=constable, at=ASKED_AT)
    assert handed_in(lane, by=desk).handed_in_for_it


def test_the_desk_takes_back_what_it_handed_in_and_not_what_the_agency_did(lane, constable, desk, at):
    told(lane, "2 May 2018", "From a letter of the police.", by=desk)
    page, form = at("chronology_lane", lane.pk), at("take_chronology_lane_back", lane.pk)
    assert "It is not handed in." in text(as_(constable).get(form))

    handed_in(lane, by=constable)

    assert form in text(as_(constable).get(page))
    assert form not in text(as_(desk).get(page))
    assert as_(desk).get(form).status_code == 404
    with pytest.raises(Refused, match="only the agency takes it back"):
        take_lane_back(lane=lane, by=desk, at=ASKED_AT)
    take_lane_back(lane=lane, by=constable, at=ASKED_AT)
    handed_in(lane, by=desk)
    assert form in text(as_(desk).get(page))
    assert as_(desk).post(form, {}).status_code == 302


def test_what_came_from_a_file_is_struck_out_as_a_whole_where_all_of_it_may_be_and_something_stands(
    lane, constable, desk, at
):
    upload = uploaded(lane, at, desk, ["3 May 2018", "Seen", "Log"], ["4 May 2018", "Rang", "Log"])
    page, form = at("chronology_lane", lane.pk), at("strike_chronology_upload_out", upload.pk)
    with opened(actor=SYSTEM_ACTOR, reading=[lane.space_id]):
        first = lane.entries.order_by("pk").first()
    assert form in text(as_(desk).get(page))

    change_entry(entry=first, row=replace(first.row, what="Not seen"), by=constable, at=ASKED_AT)

    assert form not in text(as_(desk).get(page))
    assert form in text(as_(constable).get(page))
    strike_upload_out(upload=upload, why="Wrong.", by=constable, at=ASKED_AT)
    assert form not in text(as_(constable).get(page))


def test_of_a_lane_that_is_handed_in_it_is_shown_whether_the_agency_did_it(lane, constable, desk, at):
    told(lane, "3 May 2018", by=desk)
    merged, page = at("chronology", lane.chronology.case.reference), at("chronology_lane", lane.pk)

    handed_in(lane, by=desk)

    assert "on 2 November 2026 by the desk for the agency" in text(as_(constable).get(page))
    assert "Handed in on 2 November 2026, by the desk" in text(as_(desk).get(merged))
    assert as_(constable).post(at("take_chronology_lane_back", lane.pk), {}).status_code == 302
    handed_in(lane, by=constable)
    assert "by the desk for the agency" not in text(as_(constable).get(page))


def test_opening_a_form_that_shows_what_is_kept_is_noted(lane, constable, desk, at):
    entry = told(lane, "3 May 2018", by=constable)
    ada = list_person(chronology=lane.chronology, person=PersonSaid("Child A", ["Ada"]), by=desk, at=ASKED_AT)
    upload = uploaded(lane, at, constable)

    for name, record, user in (
        ("change_chronology_entry", entry, constable),
        ("strike_chronology_entry_out", entry, constable),
        ("strike_chronology_upload_out", upload, constable),
        ("change_chronology_person", ada, desk),
        ("unlist_chronology_person", ada, desk),
    ):
        table = record._meta.db_table
        before = noted_of(table, record.pk, lane.space_id)
        assert as_(user).get(at(name, record.pk)).status_code == 200
        assert noted_of(table, record.pk, lane.space_id) == before + 1, name


def test_entries_are_locked_before_their_lane_whoever_changes_them(lane, constable, at):
    """Otherwise a change of one entry and the striking out of its file wait for each other."""
    upload = uploaded(lane, at, constable)

    with CaptureQueriesContext(connection) as asked:
        strike_upload_out(upload=upload, why="Wrong.", by=constable, at=ASKED_AT)

    locks = [one["sql"] for one in asked if "FOR UPDATE" in one["sql"]]
    tables = [sql.split('FROM "')[1].split('"')[0] for sql in locks]
    assert tables.index("chronology_entry") < tables.index("chronology_lane")


def test_a_lane_of_a_closed_case_is_owed_no_more(case, lane, lane_of_health, constable, nurse, at):
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        type(case).objects.filter(pk=case.pk).update(closed_at=ASKED_AT + timedelta(hours=1))

    page = text(as_(constable).get(at("chronology_lanes")))

    rows = page[page.index("<tbody") :]
    assert "Closed before it was handed in" in rows
    assert "To be handed in" not in rows
    assert case.reference in rows
    assert case.reference not in text(as_(constable).get(at("chronology_lanes") + "?state=0"))
