"""The pages on which is said who is chased, and those that show it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.tests.test_pages_actions import an_action, page
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.chasing.models import ChasedAgency, ChasingPace, Cover, DigestChoice
from goldthread.foundation.chasing.of_spaces import chase_in_space
from goldthread.foundation.chasing.rule import Pace
from goldthread.foundation.chasing.tests.test_digests import a_board_seat, a_lead, a_space, day_in, due
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(db):
    return a_space("northborough")


def test_a_lead_names_a_team_inbox_for_their_own_agency_and_for_no_other(live):
    police, council = an_agency(live), an_agency(live, "Northborough Council")
    lead = visitor("agency_lead", live, police)

    sent = {"inbox": "Duty@Northborough.example", "seat": ""}
    said = lead.post(f"/p/northborough/agencies/{police.pk}/chasing", sent, follow=True).content.decode()

    assert "What you said is kept." in said
    assert "duty@northborough.example" in said
    assert lead.get(f"/p/northborough/agencies/{council.pk}/chasing").status_code == 404
    assert lead.post(f"/p/northborough/agencies/{council.pk}/chasing", sent).status_code == 404
    assert "duty@northborough.example" not in page(lead, f"/p/northborough/agencies/{council.pk}/")
    with opened(actor=SYSTEM_ACTOR, reading=[live.pk]):
        assert ChasedAgency.objects.get().agency_id == police.pk


def test_a_persons_own_address_is_no_team_inbox_and_what_was_typed_stays(live):
    police = an_agency(live)
    a_lead(police, "kit@example.org")
    manager = visitor("partnership_manager", live)

    said = manager.post(f"/p/northborough/agencies/{police.pk}/chasing", {"inbox": "Kit@example.org", "seat": ""})

    assert "That is a person’s own address." in said.content.decode()
    assert "it@example.org" in said.content.decode()


@pytest.mark.parametrize("asked_before", [False, True])
def test_the_form_of_the_days_opens_with_those_that_count_now(asked_before, live):
    if asked_before:
        with opened(actor=SYSTEM_ACTOR, writing=live.pk):
            ChasingPace.objects.create(space=live, soon_days=9, escalated_after_days=33)

    form = page(visitor("partnership_manager", live), "/p/northborough/chasing/pace")

    now = (9, 33) if asked_before else (Pace().soon_days, Pace().escalated_after_days)
    for field, days in zip(("soon_days", "escalated_after_days"), now, strict=True):
        (box,) = re.findall(f'<input[^>]*name="{field}"[^>]*>', form)
        assert f'value="{days}"' in box


def test_cover_is_named_between_two_people_of_the_agency_and_withdrawn(live):
    police = an_agency(live)
    away, cover = a_lead(police, "away@example.org"), a_lead(police, "cover@example.org")
    coordinator = visitor("coordinator", live)
    address = f"/p/northborough/agencies/{police.pk}/cover"
    days = {**day_typed("from_on", day_in(0)), **day_typed("until", day_in(7))}

    same = coordinator.post(address, {"absent": away.pk, "covered_by": away.pk, **days})
    assert "Choose another person to cover." in same.content.decode()

    said = coordinator.post(address, {"absent": away.pk, "covered_by": cover.pk, **days}, follow=True)
    assert "Cover covers for Away" in said.content.decode()

    with opened(actor=SYSTEM_ACTOR, reading=[live.pk]):
        (kept,) = Cover.objects.all()
    coordinator.post(f"/p/northborough/chasing/covers/{kept.pk}/withdraw", {"version": kept.version})
    assert "covers for" not in page(coordinator, f"/p/northborough/agencies/{police.pk}/")


def test_whoever_runs_the_plan_says_how_soon_and_a_lead_does_not(live):
    police = an_agency(live)
    manager, lead = visitor("partnership_manager", live), visitor("agency_lead", live, police)
    sent = {"soon_days": "7", "escalated_after_days": "21"}

    assert lead.post("/p/northborough/chasing/pace", sent).status_code == 404
    assert (
        "21 days after it was due" in manager.post("/p/northborough/chasing/pace", sent, follow=True).content.decode()
    )
    with opened(actor=SYSTEM_ACTOR, reading=[live.pk]):
        assert ChasingPace.objects.get().soon_days == 7


def test_of_whom_nobody_can_be_chased_is_first_on_the_page(live):
    a_lead(an_agency(live, "A council"))
    an_agency(live, "Z police")
    said = page(visitor("partnership_manager", live), "/p/northborough/chasing/")

    assert said.index("Z police") < said.index("A council")
    assert "Nobody" in said


def test_a_board_member_sees_what_was_escalated_and_not_how_agencies_are_reached(live):
    police = an_agency(live)
    seat = a_board_seat(police, a_lead(police))
    action = an_action(live, "1", [police], due=due(-30))
    chase_in_space(space=live, by=System("tests"), at=timezone.now() - timedelta(days=1))
    member = visitor("board_member", live)

    assert "Escalated on" in page(member)
    said = page(member, f"/p/northborough/actions/{action.pk}/")
    assert "Escalated" in said
    assert str(seat) in said
    assert member.get("/p/northborough/chasing/").status_code == 404
    assert "Team inbox" not in page(member, f"/p/northborough/agencies/{police.pk}/")


def test_a_person_sees_what_comes_next_and_chooses_how_often(live):
    police = an_agency(live)
    an_action(live, "1.7", [police], due=due(-3))
    lead = visitor("agency_lead", live, police)

    assert "1.7" in page(lead, "/account/digests/")
    assert "Your choice was saved." in lead.post("/account/digests/", {"when": "urgent"}, follow=True).content.decode()
    with opened(actor=SYSTEM_ACTOR):
        assert DigestChoice.objects.get().only_urgent
