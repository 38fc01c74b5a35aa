"""Where nobody may be named in a case yet, what reads like a name is told before it is kept with the chronology."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from goldthread.cases.casework.factories import A_BASIS, somebody
from goldthread.cases.chronology.factories import a_case, a_lane
from goldthread.cases.chronology.models import ChronologyPerson
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.grants.commands import open_for_purpose
from goldthread.foundation.spreadsheets import write_xlsx
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .test_uploading import ticket_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def unnamed():
    """A pathway and a stage of it in which nobody may be named, found by its rules: no pathway is known here."""
    return next((one, stage.code) for one in PATHWAYS.values() for stage in one.stages if one.unnamed_in(stage.code))


@pytest.fixture
def officer(partnership, unnamed):
    return somebody(unnamed[0].desk, partnership)


@pytest.fixture
def desk_page(officer):
    client = DeskClient()
    client.force_login(officer)
    return client


@pytest.fixture
def nameless(partnership, police, unnamed, officer):
    case = a_case(partnership, 2, pathway=unnamed[0].code, stage=unnamed[1])
    open_for_purpose(about=case, purpose="supervision", words="A call came.", by=officer, at=timezone.now())
    return case


def listed(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return [one.names for one in ChronologyPerson.objects.order_by("pk")]


@pytest.mark.parametrize("field", ["about", "purpose"])
def test_whoever_asks_for_a_chronology_is_told_of_a_name(partnership, nameless, police, unnamed, desk_page, at, field):
    instead, form = unnamed[0].unnamed_in(unnamed[1]), at("ask_for_lanes", nameless.reference)
    sent = {"agencies": [police.pk], "about": "Number 4711", "purpose": "To advise.", "key": "k", **A_BASIS}
    assert instead in unescape(desk_page.get(form).text)

    told = desk_page.post(form, {**sent, field: "The parent of Robin Example"})

    assert f"“Robin Example” may tell who a person is. {instead}" in unescape(told.text)
    assert desk_page.post(form, sent).status_code == 302


def test_whoever_lists_a_person_is_told_that_nobody_is_named_yet(
    partnership, nameless, police, unnamed, officer, desk_page, at
):
    a_lane(nameless, police, by=officer)
    instead, form = unnamed[0].unnamed_in(unnamed[1]), at("list_chronology_person", nameless.reference)
    sent = {"label": "Adult A", "names": "Robin Example\nRob", "key": "k"}
    assert instead in unescape(desk_page.get(form).text)

    told = desk_page.post(form, sent)

    assert f"“Robin Example” may tell who a person is. {instead}" in unescape(told.text)
    assert listed(partnership) == []
    assert desk_page.post(form, {**sent, "warned_of": "Robin Example"}).status_code == 302
    assert listed(partnership) == [["Robin Example", "Rob"]]


AN_ENTRY = {"when": "May 2018", "what": "The parent of Robin Example rang.", "source": "Log", "key": "k"}


@pytest.mark.parametrize("field", ["what", "who", "voice", "comment"])
def test_an_agency_is_told_of_a_name_in_an_entry_as_long_as_nobody_is_named(
    nameless, police, unnamed, officer, constable, at, field
):
    lane, agency = a_lane(nameless, police, by=officer), DeskClient()
    agency.force_login(constable)
    instead, form = unnamed[0].unnamed_in(unnamed[1]), at("tell_chronology_entry", lane.pk)
    sent = {**AN_ENTRY, "what": "A call.", field: "The parent of Robin Example"}

    told = agency.post(form, sent)

    assert f"“Robin Example” may tell who a person is. {instead}" in unescape(told.text)
    assert agency.post(form, {**sent, "warned_of": "Robin Example"}).status_code == 302


def a_file(*rows):
    return SimpleUploadedFile("entries.xlsx", write_xlsx("Entries", ["Date", "Event", "Source", "Voice"], rows))


def test_an_agency_is_told_of_names_in_a_file_before_it_is_taken_as_long_as_nobody_is_named(
    partnership, nameless, police, unnamed, officer, constable, at
):
    lane, agency = a_lane(nameless, police, by=officer), DeskClient()
    agency.force_login(constable)
    instead, form = unnamed[0].unnamed_in(unnamed[1]), at("upload_chronology_entries", lane.pk)
    file = a_file(
        ["3 May 2018", "A call came to Northborough Police.", "Log", ""],
        ["4 May 2018", "Robin Example rang.", "Log", "“I am Robin Example.”"],
        ["soon", "Sam Madeup rang.", "Log", ""],
    )

    shown = unescape(agency.post(form, {"file": file}).text)

    assert f"1 line may tell who a person is: Row 3. {instead} Put it right and send the file again." in shown
    assert shown.index("1 line may tell") < shown.index("Take them")
    assert shown.count("may tell who a person is.") == 1
    beside = shown[shown.index("Robin Example rang.") :]
    assert "“Robin Example” may tell who a person is." in beside[: beside.index("</td>")]
    taken = {"file-ticket": ticket_in(shown), "take_it": "yes", "take": "good"}
    assert agency.post(form, taken).status_code == 302


def test_of_a_file_in_which_many_lines_name_somebody_the_first_are_told_and_how_many_more(
    nameless, police, officer, desk_page, at
):
    lane = a_lane(nameless, police, by=officer)
    file = a_file(*([f"{day} May 2018", "Robin Example rang.", "Log", ""] for day in range(1, 13)))

    shown = desk_page.post(at("upload_chronology_entries", lane.pk), {"file": file}).text

    assert "12 lines may tell who a person is: Row 2, Row 3," in shown
    assert "Row 11 and 2 more. " in shown


def test_where_people_may_be_named_a_file_is_taken_without_a_word_of_names(lane, constable, at):
    agency = DeskClient()
    agency.force_login(constable)
    file = a_file(["4 May 2018", "Robin Example rang.", "Log", ""])

    shown = agency.post(at("upload_chronology_entries", lane.pk), {"file": file}).text

    assert "1 line can be taken" in shown
    assert "may tell who" not in shown


def test_where_people_may_be_named_an_entry_is_kept_at_once(lane, constable, at):
    agency = DeskClient()
    agency.force_login(constable)

    assert agency.post(at("tell_chronology_entry", lane.pk), AN_ENTRY).status_code == 302


def test_where_people_may_be_named_they_are_listed_at_once(partnership, lane, desk, at):
    client = DeskClient()
    client.force_login(desk)
    form = at("list_chronology_person", lane.chronology.case.reference)

    assert client.post(form, {"label": "Child A", "names": "Robin Example", "key": "k"}).status_code == 302
    assert listed(partnership) == [["Robin Example"]]
