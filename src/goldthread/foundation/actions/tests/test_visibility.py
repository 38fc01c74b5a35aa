"""Who sees an action, above all while what it came from is not published."""

import pytest
from django.db.models import Q

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.actions.seeing import SEEN_EARLY_BY_ORIGIN
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


ORIGIN = "audit"


@pytest.fixture
def plan(partnership, monkeypatch):
    """Two agencies, each with an open and a restricted action, of what whoever sees anything early sees early."""
    monkeypatch.setitem(SEEN_EARLY_BY_ORIGIN, ORIGIN, lambda standing: Q(origin=ORIGIN))
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        agencies = [Agency.objects.create(space=partnership, name=name, kind="other") for name in ("Police", "Health")]
        for agency in agencies:
            for is_restricted in (False, True):
                action = Action.objects.create(
                    space=partnership,
                    reference=f"{agency.name} {'early' if is_restricted else 'open'}",
                    title="To be done",
                    origin=ORIGIN,
                    is_restricted=is_restricted,
                )
                ActionOwner.objects.create(space=partnership, action=action, agency=agency)
    return agencies


def seen_by(space: Space, role: str, agency: Agency | None = None) -> set[str]:
    standing = Standing((Holding(space=space, role=role, agency=agency),))
    with opened(actor=7, reading=[space.pk]):
        return set(Action.objects.visible_to(standing).values_list("reference", flat=True))


def test_a_stranger_sees_nothing(partnership, plan):
    with opened(actor=7, reading=[partnership.pk]):
        assert not Action.objects.visible_to(Standing()).exists()


def test_a_board_member_sees_only_what_is_published(partnership, plan):
    assert seen_by(partnership, "board_member") == {"Police open", "Health open"}


def test_a_lead_sees_what_their_agency_owes_published_or_not(partnership, plan):
    assert seen_by(partnership, "agency_lead", plan[0]) == {"Police open", "Police early"}


def test_those_who_see_reviews_early_see_their_actions_early(partnership, plan):
    for role in ("partnership_manager", "coordinator", "independent_scrutineer"):
        assert len(seen_by(partnership, role)) == 4


@pytest.mark.parametrize("early", [None, lambda standing: Q(reference__startswith="Police")])
def test_what_is_restricted_is_seen_as_what_it_came_from_is_now(partnership, plan, monkeypatch, early):
    if early:
        monkeypatch.setitem(SEEN_EARLY_BY_ORIGIN, ORIGIN, early)
    else:
        monkeypatch.delitem(SEEN_EARLY_BY_ORIGIN, ORIGIN)

    seen = seen_by(partnership, "partnership_manager")

    assert seen == {"Police open", "Health open", *(["Police early"] if early else [])}
