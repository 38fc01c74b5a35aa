"""People invited from a list."""

from datetime import timedelta

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import NotAllowed
from goldthread.foundation.imports.commands import undo_loaded_file
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.tests.bringing import Desk, sentences, somebody, states
from goldthread.foundation.invitations.commands import accept_with_new_account
from goldthread.foundation.invitations.models import Invitation
from goldthread.foundation.sources.models import Load

pytestmark = pytest.mark.django_db
HEADINGS = ["Forename", "Surname", "E-mail", "Role", "Organisation"]
ADA = ["Ada", "Synthetic", "Ada.Synthetic@Example.org", "Safeguarding lead", "Northborough Police"]
BEN = ["Ben", "Example", "Ben Example <ben@example.org>", "Member", "Northborough Police"]


@pytest.fixture(autouse=True)
def police(partnership):
    return an_agency(partnership, "Northborough Police")


def test_who_may_not_manage_people_invites_nobody(partnership, now):
    coordinator = Desk(partnership, somebody(partnership, "coordinator", "other@example.org"), now)

    with pytest.raises(NotAllowed):
        coordinator.bring("people", HEADINGS, ADA)

    assert coordinator.rows(Invitation) == []


def test_each_line_becomes_an_invitation_to_its_role(desk, police):
    load = desk.bring("people", HEADINGS, ADA, BEN)

    ada, ben = desk.rows(Invitation)
    assert (ada.name, ada.email, ada.role, ada.agency_id) == (
        "Ada Synthetic",
        "ada.synthetic@example.org",
        "agency_lead",
        police.pk,
    )
    assert (ben.email, ben.role, ben.agency_id) == ("ben@example.org", "board_member", None)
    assert load.records == 2


def test_who_is_here_or_invited_already_is_left_alone(desk):
    desk.bring("people", HEADINGS, ADA)

    checked = desk.look(
        desk.take("people", HEADINGS, ADA, ["Sam", "Okafor", "manager@example.org", "Business manager", None], BEN)
    )

    assert states(checked) == {2: State.THERE, 3: State.THERE, 4: State.NEW}


def test_each_problem_is_told_in_its_line(desk):
    checked = desk.look(
        desk.take(
            "people",
            HEADINGS,
            ["Ada", None, "ada at example", "Safeguarding lead", "Nrothborough Police"],
            ["Ben", "Example", "ben@example.org", "Safeguarding lead", None],
            BEN,
            BEN,
        )
    )

    wrong = sentences(checked)
    assert wrong[2][0].startswith("“ada at example” is not an email address.")
    assert "There is no agency called “Nrothborough Police” here. Is it “Northborough Police”?" in wrong[2]
    assert "“Full name” is missing." in wrong[2]
    assert wrong[3] == ["“Agency” is missing: “Agency safeguarding lead” is held for one."]
    assert wrong[5] == ["This is the same person and role as in line 4."]


def test_undoing_withdraws_what_is_open_and_leaves_who_has_joined(desk, now):
    load = desk.bring("people", HEADINGS, ADA, BEN)
    ada, ben = desk.rows(Invitation)
    accept_with_new_account(
        invitation=ada, name="Ada Synthetic", password="violet otter lantern", by=System("test"), at=now
    )

    undo_loaded_file(load=load, by=desk.by, at=now + timedelta(hours=1))

    ada, ben = desk.rows(Invitation)
    assert ada.accepted_at == now
    assert ben.withdrawn_at == now + timedelta(hours=1)
    assert len(desk.rows(Holding, role="agency_lead")) == 1
    assert desk.rows(Load)[0].state == Load.State.UNDONE


def test_a_role_that_a_pathway_brought_is_given_by_a_file_too(desk):
    desk.bring("people", HEADINGS, ["Kit", "Example", "kit@example.org", "Designated officer (LADO)", None])

    (kit,) = desk.rows(Invitation)
    assert (kit.role, kit.agency_id) == ("designated_officer", None)
