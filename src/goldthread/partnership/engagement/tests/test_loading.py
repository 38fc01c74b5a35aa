"""Schools come in by the register's file, follow later ones, and go again with a load that is undone."""

from datetime import date

import pytest

from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.imports.commands import undo_loaded_file
from goldthread.foundation.imports.rows import State
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.engagement.commands import SettingDetails, correct_setting
from goldthread.partnership.engagement.factories import MADE_AT, TESTS, a_school, a_setting, reached
from goldthread.partnership.engagement.models import RegisterEntry, Setting

HERON, WREN = a_school("100001", "Heron School"), a_school("100002", "Wren School")
CLOSED = {"EstablishmentStatus (code)": "2", "CloseDate": "31-08-2026"}


@pytest.fixture
def reading(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        yield partnership


def settings_of(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return {one.number: one for one in Setting.objects.filter(space=space).select_related("agency", "space")}


def entries_of(setting):
    with opened(actor=SYSTEM_ACTOR, reading=[setting.space_id]):
        return list(RegisterEntry.objects.filter(setting=setting))


def test_schools_are_recorded_with_the_line_of_the_register(partnership, checked):
    load = checked(HERON, WREN, load=True)

    heron = settings_of(partnership)["100001"]
    assert (heron.agency.name, heron.agency.kind, heron.phase) == ("Heron School", "school_maintained", "primary")
    assert (heron.load_id, heron.source, heron.line) == (load.pk, "edubasealldata.csv", 2)
    assert heron.agency.is_setting


def test_a_second_file_counts_new_changed_closed_and_unchanged(checked):
    checked(HERON, WREN, a_school("100003", "Owl School"), load=True)

    found = checked(
        HERON | {"EstablishmentName": "Heron Academy"},
        WREN | CLOSED,
        a_school("100003", "Owl School"),
        a_school("100004", "Jay School"),
        name="later.csv",
    )

    assert "1 setting new, 1 changed, 1 closed, 1 unchanged." in found.remarks
    assert (found.counts[State.NEW], found.counts[State.THERE]) == (3, 1)


def test_a_school_that_closed_is_ended_and_stays(partnership, checked):
    checked(HERON, WREN, load=True)
    checked(HERON, WREN | CLOSED, load=True, name="later.csv")

    wren = settings_of(partnership)["100002"]
    assert (wren.status, wren.closed_on, wren.agency.ends_on) == ("closed", date(2026, 8, 31), date(2026, 8, 31))


def test_a_school_that_closed_before_it_was_ever_here_is_left_out(checked):
    found = checked(HERON, WREN | CLOSED)

    assert (found.counts[State.NEW], found.counts[State.THERE]) == (1, 1)


def test_a_school_that_is_not_in_the_file_stays_and_is_named(partnership, checked):
    checked(HERON, WREN, load=True)

    found = checked(HERON | {"Town": "Fells"}, name="later.csv")

    assert any("“Wren School”" in remark for remark in found.remarks)
    assert settings_of(partnership)["100002"].status == "open"


def test_a_number_that_is_in_the_file_twice_is_a_problem_of_the_second_line(checked):
    found = checked(HERON, HERON | {"EstablishmentName": "Heron Annexe"})

    assert [row.state for row in found.rows] == [State.NEW, State.PROBLEM]


def test_two_schools_of_one_name_are_told_apart_by_their_numbers(partnership, checked):
    an_agency(partnership, "Wren School")

    checked(HERON, a_school("100009", "Heron School"), WREN, load=True)

    names = {one.agency.name for one in settings_of(partnership).values()}
    assert names == {"Heron School", "Heron School (100009)", "Wren School (100002)"}
    assert checked(HERON | {"Town": "Fells"}, a_school("100009", "Heron School"), name="b.csv").counts[State.THERE] == 1


def test_undoing_a_load_takes_new_schools_away_and_says_again_what_was_said_before(partnership, manager, checked):
    checked(HERON, load=True)
    later = checked(HERON | CLOSED | {"EstablishmentName": "Heron Academy"}, WREN, load=True, name="later.csv")

    undo_loaded_file(load=later, by=manager, at=MADE_AT)

    assert set(settings_of(partnership)) == {"100001"}
    heron = settings_of(partnership)["100001"]
    assert (heron.agency.name, heron.status, heron.agency.ends_on) == ("Heron School", "open", None)


def test_a_load_cannot_be_undone_once_somebody_was_reached(partnership, manager, checked):
    load = checked(HERON, load=True)
    reached(settings_of(partnership)["100001"], date(2026, 10, 1))

    with pytest.raises(Refused, match="recorded here since then depend on it"):
        undo_loaded_file(load=load, by=manager, at=MADE_AT)
    assert "100001" in settings_of(partnership)


def test_settings_are_not_offered_where_somebody_chooses_an_agency(partnership, checked, reading):
    an_agency(partnership, "Northborough Police")
    checked(HERON, WREN, load=True)

    assert [one.name for one in agencies_on(partnership.pk, MADE_AT.date())] == ["Northborough Police"]
    assert Agency.objects.filter(space=partnership).count() == 3


def test_undoing_a_load_says_again_what_somebody_had_typed(partnership, manager, checked):
    a_setting(partnership, "Heron Infants", register="urn", number="100001", postcode="NM9 9ZZ", town="Millbank")
    load = checked(HERON | CLOSED, load=True)
    assert settings_of(partnership)["100001"].agency.name == "Heron School"

    undo_loaded_file(load=load, by=manager, at=MADE_AT)

    heron = settings_of(partnership)["100001"]
    assert (heron.agency.name, heron.postcode, heron.town) == ("Heron Infants", "NM9 9ZZ", "Millbank")
    assert (heron.status, heron.agency.ends_on, entries_of(heron)) == ("open", None, [])


def test_undoing_a_later_load_says_again_what_was_corrected_before_it(partnership, manager, checked):
    checked(HERON, load=True)
    heron = settings_of(partnership)["100001"]
    details = SettingDetails("Heron School", heron.agency.kind, "urn", "100001", town="Corrected")
    correct_setting(setting=heron, details=details, by=TESTS, at=MADE_AT)
    later = checked(HERON | {"Town": "Fells"}, load=True, name="later.csv")
    assert len(entries_of(heron)) == 3

    undo_loaded_file(load=later, by=manager, at=MADE_AT)

    assert settings_of(partnership)["100001"].town == "Corrected"
    assert [one.source for one in entries_of(heron)] == ["edubasealldata.csv"]


def test_a_file_that_follows_a_file_keeps_nothing_besides_what_files_said(partnership, checked):
    checked(HERON, load=True)
    checked(HERON | {"Town": "Fells"}, load=True, name="later.csv")

    assert [one.source for one in entries_of(settings_of(partnership)["100001"])] == ["later.csv", "edubasealldata.csv"]
