"""A kind of record that is only for tests: actions, seen as cases would be, and made-up roles that work on them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db.models import Exists, Q
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import CASE_VERBS, ROLES, Can, Role, roles_that
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.actions.models import Action, ActionQuerySet
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.grants.queries import granted_of, hidden_by_conflict
from goldthread.foundation.grants.registry import KINDS, AboutKind, register_kind
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .asking import PROGRAM, give

KIND = "action"
OWNERS: dict[int, list[int]] = {}


def visible_to(self, standing):
    """As cases do it: a role shows what is not restricted, a grant any, and a conflict of interest beats both."""
    if standing.is_system:
        return self
    by_role = Q(space_id__in=standing.spaces_where(Can.VIEW_CASES), is_restricted=False)
    seen = self.filter(by_role | Q(Exists(granted_of(standing, KIND))))
    return seen.exclude(pk__in=hidden_by_conflict(standing, KIND))


@pytest.fixture(autouse=True)
def kind(monkeypatch):
    """Actions are registered, and three roles exist."""
    for role in (
        Role("worker", "Case worker", "Sees.", frozenset({Can.VIEW_PARTNERSHIP, Can.VIEW_CASES})),
        Role("agency_worker", "Agency worker", "Sees.", frozenset({Can.VIEW_PARTNERSHIP, Can.VIEW_CASES}), True),
        Role(
            "lado",
            "LADO",
            "Runs.",
            frozenset({Can.VIEW_PARTNERSHIP, Can.VIEW_CASES, Can.SHARE_CASES, Can.DECIDE_CASES, Can.VIEW_TRAIL}),
        ),
    ):
        monkeypatch.setitem(ROLES, role.code, role)
    manager = ROLES["partnership_manager"]
    # What pathways give to a manager is theirs to say.
    monkeypatch.setitem(ROLES, manager.code, replace(manager, can=manager.can - CASE_VERBS))
    monkeypatch.setattr(ActionQuerySet, "visible_to", visible_to)
    monkeypatch.delitem(KINDS, KIND, raising=False)
    OWNERS.clear()
    register_kind(
        AboutKind(
            KIND,
            find=lambda standing, pk: Action.objects.visible_to(standing).filter(pk=pk).first(),
            words=lambda record: f"action {record.reference}",
            href=lambda record: record.get_absolute_url(),
            may_give=Can.SHARE_CASES,
            may_review=Can.DECIDE_CASES,
            owners=lambda record: OWNERS.get(record.pk, []),
            shown_by=lambda record, holding: not record.is_restricted and holding.role in roles_that(Can.VIEW_CASES),
        )
    )
    yield KINDS[KIND]
    KINDS.pop(KIND)


@pytest.fixture
def person(partnership):
    """Makes people with a role, each by a name of their own."""

    def make(name, role="worker", *, space=partnership, agency=None):
        user = make_user(f"{name}@example.org".lower().replace(" ", "."), name, with_app=False)
        if role:
            hold(user, role, space, agency)
        return user

    return make


def hold(user, role, space, agency=None):
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        return Holding.objects.create(space=space, user=user, role=role, agency=agency, starts_on=date(2020, 1, 1))


def an_action(space, reference, *, is_restricted=False):
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        return Action.objects.create(
            space=space, reference=reference, title="Jamie Example", origin="review", is_restricted=is_restricted
        )


@pytest.fixture
def restricted(partnership):
    return an_action(partnership, "T-2026-0001", is_restricted=True)


@pytest.fixture
def ordinary(partnership):
    return an_action(partnership, "T-2026-0002")


@pytest.fixture
def lado(person):
    return person("Lou Lado", "lado")


@pytest.fixture
def police(partnership):
    return an_agency(partnership, "Northborough Police")


@pytest.fixture
def at():
    """Pages take the time of the machine."""
    return timezone.now()


@pytest.fixture
def manager(person):
    return person("Mo Manager", "partnership_manager")


@pytest.fixture
def led(restricted, lado, at):
    give(restricted, lado, standing_as="lead", purpose="Leads it", by=PROGRAM, at=at - timedelta(minutes=5))
    return restricted
