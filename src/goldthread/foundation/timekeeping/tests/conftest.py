"""A subject that has clocks, so that this part stands alone: an action, with made-up permissions around it."""

from dataclasses import replace

import pytest
from django.utils import timezone

from goldthread.foundation.access.roles import CASE_VERBS, ROLES, Can
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.timekeeping.subjects import SUBJECTS, SubjectKind, register_subject
from goldthread.foundation.timekeeping.tests.clocks import TABLE
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def words_and_link(numbers, standing):
    seen = Action.objects.visible_to(standing).filter(pk__in=numbers).select_related("space")
    return {one.pk: (str(one), one.get_absolute_url()) for one in seen}


def where(standing, can):
    return Action.objects.filter(space__in=standing.spaces_where(can))


@pytest.fixture(autouse=True)
def _actions_have_clocks(monkeypatch):
    for table in list(SUBJECTS):
        monkeypatch.delitem(SUBJECTS, table)
    monkeypatch.setitem(SUBJECTS, TABLE, None)
    monkeypatch.setattr(f"{Clock.__module__}.CLOCKS_SEEN_THROUGH", {TABLE: Action.objects.visible_to})
    monkeypatch.setattr(f"{Clock.__module__}.CLOCKS_TOLD_THROUGH", {})
    register_subject(
        SubjectKind(
            db_table=TABLE,
            words_and_link=words_and_link,
            may_pause=Can.RECORD_CASES,
            may_explain=Can.RECORD_CASES,
            may_acknowledge=Can.DECIDE_CASES,
            find=lambda standing, pk: Action.objects.visible_to(standing).filter(pk=pk).first(),
            reads_words=lambda standing, action: True,
            where=where,
        )
    )


@pytest.fixture(autouse=True)
def _roles_of_people_around_a_clock(monkeypatch):
    """A coordinator records, a manager decides; a practitioner could record, and does not see the action."""
    added = {
        "coordinator": {Can.VIEW_CASES, Can.RECORD_CASES},
        "partnership_manager": {Can.VIEW_CASES, Can.DECIDE_CASES},
        "practitioner": {Can.VIEW_CASES, Can.RECORD_CASES},
        "board_member": {Can.VIEW_CASES},
    }
    for code, role in ROLES.items():
        monkeypatch.setitem(ROLES, code, replace(role, can=role.can - CASE_VERBS | added.get(code, set())))


@pytest.fixture
def action(partnership):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        return Action.objects.create(space=partnership, reference="7", title="See the child", origin="meeting")


@pytest.fixture
def worker(partnership):
    """Somebody who records what happened, at a browser."""
    return visitor("coordinator", partnership)


@pytest.fixture
def manager(partnership):
    """Somebody who answers for the work, at a browser."""
    return visitor("partnership_manager", partnership)


@pytest.fixture
def at():
    """The pages take the time of the wall: clocks of their tests began some hours ago."""
    return timezone.now().replace(microsecond=0)
