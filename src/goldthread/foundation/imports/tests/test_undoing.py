"""A load is undone as a whole, and everything is as it was before; or it is refused and nothing changes."""

import pytest

from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.agencies.commands import AgencyDetails, correct_agency
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.imports.commands import undo_loaded_file
from goldthread.foundation.imports.tests.bringing import somebody
from goldthread.foundation.sources.models import Load

pytestmark = pytest.mark.django_db
RECORDS = (Agency, Group, Seat, Action, ActionOwner)
FILES = {
    "agencies": (["Name", "Kind"], ["Fire", "Fire"], ["Ambulance", "Ambulance service"]),
    "groups": (
        ["Group", "Kind", "Reports to", "Post", "Agency"],
        ["Panel", "Panel", "Forum", "Chair", "Police"],
        ["Forum", "Network", "Board", None, None],
    ),
    "actions": (["Ref", "Action", "Owner"], ["1", "Train staff", "Police; Board"]),
}


def everything(desk):
    """All records with all their values, so that nothing can change unseen."""
    return {model: [vars_of(row) for row in desk.rows(model)] for model in RECORDS}


def vars_of(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.local_fields}


@pytest.fixture(autouse=True)
def police(partnership):
    a_group(partnership, "Board")
    return an_agency(partnership, "Police")


@pytest.mark.parametrize("kind", FILES)
def test_undoing_restores_exactly_what_was_there(desk, now, kind):
    before = everything(desk)

    load = desk.bring(kind, *FILES[kind])
    assert everything(desk) != before
    undo_loaded_file(load=load, by=desk.by, at=now)

    assert everything(desk) == before
    assert desk.rows(Load)[0].state == Load.State.UNDONE


def test_an_undone_file_can_be_loaded_again(desk, now):
    undo_loaded_file(load=desk.bring("agencies", *FILES["agencies"]), by=desk.by, at=now)

    desk.bring("agencies", *FILES["agencies"])

    assert len(desk.rows(Agency)) == 3


def test_a_stranger_to_loads_undoes_nothing(desk, partnership, now):
    load = desk.bring("agencies", *FILES["agencies"])

    with pytest.raises(NotAllowed):
        undo_loaded_file(load=load, by=somebody(partnership, "board_member", "member@example.org"), at=now)

    assert len(desk.rows(Agency)) == 3


def test_what_was_changed_since_is_named_and_nothing_is_undone(desk, now):
    load = desk.bring("agencies", *FILES["agencies"])
    fire = desk.rows(Agency, name="Fire")[0]
    correct_agency(agency=fire, details=AgencyDetails("Fire and Rescue", "fire"), by=desk.by, at=now)
    before = everything(desk)

    with pytest.raises(Refused, match="“Fire and Rescue”"):
        undo_loaded_file(load=load, by=desk.by, at=now)

    assert everything(desk) == before


def test_what_was_built_upon_it_is_named_and_nothing_is_undone(desk, now):
    load = desk.bring("agencies", *FILES["agencies"])
    desk.bring("groups", ["Group", "Post", "Agency"], ["Board", "Chief officer", "Fire"])
    before = everything(desk)

    with pytest.raises(Refused, match="“Member, Chief officer”"):
        undo_loaded_file(load=load, by=desk.by, at=now)

    assert everything(desk) == before


def test_what_was_matched_is_remembered_after_undoing(desk, now):
    file = desk.say(desk.take("agencies", ["Name", "Kind"], ["Zoo", "zoo"]), kind={"zoo": "other"})
    undo_loaded_file(load=desk.load(file), by=desk.by, at=now)

    again = desk.look(desk.take("agencies", ["Name", "Kind"], ["Zoo", "zoo"]))

    assert again.rows[0].says("kind") == "other"
