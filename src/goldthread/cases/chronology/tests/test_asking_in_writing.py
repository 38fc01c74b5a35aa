"""An agency that is asked for a chronology gets it in writing, with nothing of a child; of one that no letter reaches
the desk is told.
"""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import a_basis
from goldthread.cases.chronology.commands import ask_agencies
from goldthread.cases.chronology.factories import AN_ASK, ASKED_AT, handed_in, told
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.chasing.models import ChasedAgency
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.messages.models import Message
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
INBOX = "safeguarding@health.example"
DUE = (ASKED_AT + timedelta(days=14)).date()


def letters(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(Message.objects.filter(kind="request for a chronology").order_by("pk"))


def ask(case, *agencies, by, due_on=DUE, at=ASKED_AT):
    return ask_agencies(case=case, agencies=agencies, asked=AN_ASK, due_on=due_on, basis=a_basis(), by=by, at=at)


def page_of(user, address):
    client = DeskClient()
    client.force_login(user)
    return client.get(address).text


@pytest.fixture
def inbox(partnership, health):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        ChasedAgency.objects.create(space=partnership, agency=health, inbox=INBOX)


def test_each_agency_that_is_asked_is_told_by_whom_by_when_and_where(
    partnership, case, police, health, constable, desk, inbox
):
    chronology = ask(case, police, health, by=desk)

    found = {one.to: one for one in letters(partnership)}
    assert set(found) == {constable.email, INBOX}
    letter = found[constable.email]
    assert letter.subject == f"{partnership.name} asks {police.name} for a chronology"
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        lane = chronology.lanes.with_names().get(agency=police)
    for words in (case.reference, "Wanted by: 16 November 2026", lane.get_absolute_url(), desk.email):
        assert words in letter.words


def test_no_letter_says_whom_it_is_about_or_why(partnership, case, police, constable, desk):
    ask(case, police, by=desk)

    (letter,) = letters(partnership)
    for words in ("Ada", "Synthetic", "May 2019", AN_ASK.purpose):
        assert words not in letter.subject + letter.words


def test_an_agency_that_is_asked_again_is_told_so(partnership, case, police, constable, desk):
    ask(case, police, by=desk, due_on=None)
    ask(case, police, by=desk, at=ASKED_AT + timedelta(days=1))

    first, again = letters(partnership)
    assert "no day is set" in first.words
    assert again.subject == f"{partnership.name} asks {police.name} again for a chronology"
    assert "16 November 2026" in again.words


def test_the_desk_is_told_of_an_agency_that_no_letter_reaches_until_it_handed_in(
    partnership, case, police, health, constable, desk, at
):
    chronology = ask(case, police, health, by=desk)
    assert [one.to for one in letters(partnership)] == [constable.email]
    page = at("chronology", case.reference)
    assert f"No letter reaches {health.name}:" in page_of(desk, page)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        lane = chronology.lanes.with_names().get(agency=health)
    told(lane, "3 May 2018", by=desk)
    handed_in(lane, by=desk)

    assert "No letter reaches" not in page_of(desk, page)


def test_nor_of_one_from_which_a_conflict_hides_the_case(case, health, desk, at):
    ask(case, health, by=desk)
    declare_conflict(about=case, agency=health, kind="own_decision", words="", by=desk, at=ASKED_AT)

    assert "No letter reaches" not in page_of(desk, at("chronology", case.reference))
