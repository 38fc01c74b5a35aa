"""The status of an action follows when others owe it than before."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.models import Escalation
from goldthread.foundation.chasing.on_actions import ESCALATED
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.progress.judging import accept_as_done, ask_for_more
from goldthread.foundation.progress.late_counted import by_owner, columns
from goldthread.foundation.progress.ownership import set_action_owners
from goldthread.foundation.progress.reporting import Said, report_progress
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

TESTS = System("tests")
TODAY = timezone.localdate
SHOWN = Shown(words="Forty attended.")


@pytest.fixture
def council(partnership: Space) -> Agency:
    return an_agency(partnership, "Northborough Council")


def report(action: Action, owner: Agency, says: str = "done", **more: Any) -> None:
    said = Said(says, "All were trained.", done_on=TODAY() if says == "done" else None, **more)
    report_progress(action=action, said=said, owner=owner, by=TESTS, at=timezone.now())


def owed_by(action: Action, *agencies: Agency) -> Action:
    set_action_owners(action=action, agencies=agencies, groups=[], by=TESTS, at=timezone.now())
    return now_of(action)


def now_of(action: Action) -> Action:
    with opened(actor=SYSTEM_ACTOR, reading=[action.space_id]):
        return Action.objects.get(pk=action.pk)


def test_once_the_silent_owner_no_longer_owes_it_it_is_reported_done(partnership, police, council):
    action = an_action(partnership, "1", [police, council])
    report(action, police)

    now = owed_by(action, police)

    assert (now.status, now.done_on) == ("complete_pending_evidence", TODAY())


def test_one_more_owner_who_has_said_nothing_takes_it_back_to_in_progress(partnership, police, council):
    action = an_action(partnership, "1", [police])
    report(action, police)

    now = owed_by(action, police, council)

    assert (now.status, now.done_on) == ("in_progress", None)
    report(now, council)
    assert now_of(action).status == "complete_pending_evidence"


def test_what_another_agency_reported_is_not_said_of_the_one_that_owes_it_now(partnership, police, council):
    action = an_action(partnership, "1", [police])
    report(action, police, "under_way")

    assert owed_by(action, council).status == "open"


def test_a_status_typed_before_anybody_reported_stands(partnership, police, council):
    action = an_action(partnership, "1", [police], status="complete_pending_evidence", done_on=TODAY())

    now = owed_by(action, police, council)

    assert (now.status, now.done_on) == ("complete_pending_evidence", TODAY())


def test_what_was_judged_stands(partnership, police, council):
    action = an_action(partnership, "1", [police])
    report(action, police, shown=SHOWN)
    accept_as_done(action=action, by=TESTS, at=timezone.now())

    assert owed_by(action, council).status == "closed"


def test_what_more_was_asked_is_wanted_again_by_its_day_of_an_owner_who_comes_later(partnership, police, council):
    action = an_action(partnership, "1", [police])
    report(action, police)
    by = TODAY() + timedelta(days=9)
    ask_for_more(action=action, what="Who attended.", answer_by=by, by=TESTS, at=timezone.now())
    report(action, police)
    assert now_of(action).answer_by is None

    now = owed_by(action, police, council)

    assert (now.status, now.answer_by) == ("in_progress", by)


def escalated_in(space: Space) -> dict[str, int]:
    """How many late actions wait for an answer to what was escalated, by the name of who owes them."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        found = by_owner(Action.objects.filter(space=space), TODAY())
    return {name: counted.waiting[columns().index(ESCALATED)] for (_, _, name), counted in found.items()}


def test_what_was_escalated_of_one_owner_is_not_charged_to_the_one_that_owes_it_now(partnership, police, council):
    action = an_action(partnership, "1", [police], due=PartialDate(2020, 1, 31))
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Escalation.objects.create(
            space=partnership, action=action, agency=police, since=TODAY() - timedelta(days=20), escalated_on=TODAY()
        )
    assert escalated_in(partnership) == {police.name: 1}

    owed_by(action, council)
    assert escalated_in(partnership) == {council.name: 0}

    owed_by(action, police)
    assert escalated_in(partnership) == {police.name: 1}
