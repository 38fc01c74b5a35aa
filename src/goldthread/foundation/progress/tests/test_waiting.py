"""What waits for whoever judges, and how actions are found by what they wait for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.evidence_of_actions import give_evidence
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.tests.test_pages_actions import LIST, an_action, imported, page
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.chasing.models import Escalation
from goldthread.foundation.evidence.commands import add_version, withdraw_evidence
from goldthread.foundation.evidence.models import Evidence, EvidenceVersion
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.progress.judging import accept_as_done, ask_for_more
from goldthread.foundation.progress.ownership import set_action_owners
from goldthread.foundation.progress.reporting import Said
from goldthread.foundation.progress.tests.reporting import TRAINED, UNDER_WAY, done, judge, report
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

LATE = "/p/northborough/actions/late/"
WAITING = "/p/northborough/actions/waiting/"
TODAY = timezone.localdate
A_DAY = timedelta(days=1)
BY = System("tests")


def shown(action: Action) -> Evidence:
    return give_evidence(action=action, title="Register", shown=TRAINED, by=BY, at=timezone.now())


def with_evidence(action: Action) -> Evidence:
    """Reported done, and shown."""
    given = shown(action)
    report(action, BY, done())
    return given


def without_evidence(action: Action) -> None:
    report(action, BY, done())


def accepted(action: Action) -> Evidence:
    given = with_evidence(action)
    judge(accept_as_done, action)
    return given


def run_out(action: Action, how: Callable[[Action], Evidence] = with_evidence) -> Evidence:
    """Its evidence counted until yesterday."""
    given = how(action)
    with opened(actor=SYSTEM_ACTOR, writing=action.space_id):
        EvidenceVersion.objects.filter(evidence=given).update(good_until=TODAY() - A_DAY)
    return given


def accepted_and_run_out(action: Action) -> None:
    run_out(action, accepted)


def renewed(action: Action) -> None:
    """The older version has run out, the newer counts."""
    add_version(evidence=run_out(action), shown=TRAINED, by=BY, at=timezone.now())


def withdrawn(action: Action, how: Callable[[Action], Evidence] = accepted) -> None:
    withdraw_evidence(evidence=how(action), why="It was of another team.", by=BY, at=timezone.now())


def withdrawn_before_it_was_judged(action: Action) -> None:
    withdrawn(action, with_evidence)


def asked(action: Action) -> None:
    with_evidence(action)
    judge(ask_for_more, action, what="What did it show?", answer_by=TODAY() + A_DAY)


def asked_and_late(action: Action) -> None:
    asked(action)
    with opened(actor=SYSTEM_ACTOR, writing=action.space_id):
        Action.objects.filter(pk=action.pk).update(answer_by=TODAY() - A_DAY)


def history(action: Action) -> None:
    """A file said that it was done, and nobody has said so here."""
    with opened(actor=SYSTEM_ACTOR, writing=action.space_id):
        Action.objects.filter(pk=action.pk).update(status="complete_pending_evidence")
    imported(action.space, action)


def history_reported_on(action: Action) -> None:
    history(action)
    report(action, BY, done())


def history_shown(action: Action) -> Evidence:
    history(action)
    return shown(action)


def history_of_which_the_evidence_was_withdrawn(action: Action) -> None:
    withdrawn(action, history_shown)


def escalated(action: Action) -> None:
    yesterday = TODAY() - A_DAY
    with opened(actor=SYSTEM_ACTOR, writing=action.space_id):
        owner = action.owners.get()
        Escalation.objects.create(
            space=action.space, action=action, agency_id=owner.agency_id, since=yesterday, escalated_on=yesterday
        )


def escalated_and_answered(action: Action) -> None:
    escalated(action)
    report(action, BY, UNDER_WAY)


def escalated_and_not_started(action: Action) -> None:
    """“Not started yet” is no answer."""
    escalated(action)
    report(action, BY, Said("not_started"))


def escalated_and_done(action: Action) -> None:
    escalated(action)
    with_evidence(action)


def escalated_and_given_to_another(action: Action) -> None:
    """Whoever owes it now was not asked yet, and whoever owed it can answer no longer."""
    escalated(action)
    council = an_agency(action.space, "Northborough Council")
    set_action_owners(action=action, agencies=[council], groups=[], by=BY, at=timezone.now())


def untouched(action: Action) -> None:
    """Owed, and nothing was said of it."""


@pytest.mark.parametrize(
    ("how", "waits"),
    [
        (with_evidence, {"look"}),
        (renewed, {"look"}),
        (without_evidence, {"evidence"}),
        (history_reported_on, {"evidence"}),
        (history_shown, {"look"}),
        (history_of_which_the_evidence_was_withdrawn, {"evidence"}),
        (withdrawn_before_it_was_judged, {"evidence"}),
        (run_out, {"newer"}),
        (accepted_and_run_out, {"newer"}),
        (withdrawn, {"newer"}),
        (asked, {"asked"}),
        (asked_and_late, {"asked", "asked_late"}),
        (escalated, {"escalated"}),
        (escalated_and_not_started, {"escalated"}),
        (escalated_and_answered, set()),
        (escalated_and_done, {"look"}),
        (escalated_and_given_to_another, set()),
        (accepted, set()),
        (history, set()),
        (untouched, set()),
    ],
)
def test_the_list_finds_an_action_by_what_it_waits_for(partnership: Space, how: Any, waits: set[str]) -> None:
    action = an_action(partnership, "1", [an_agency(partnership)])
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        action = Action.objects.select_related("space").get(pk=action.pk)
    how(action)
    manager = visitor("partnership_manager", partnership)

    found = {
        code
        for code in ("look", "evidence", "newer", "asked", "asked_late", "escalated")
        if "Action 1<" in page(manager, f"{LIST}?waits={code}")
    }

    assert found == waits
    is_waited_for = bool(waits & {"look", "evidence", "newer", "asked_late"})
    assert ("Action 1<" in page(manager, WAITING)) == is_waited_for
    assert ("1 action waits for you" in page(manager, "/")) == is_waited_for


def test_each_count_is_that_of_the_list_to_which_it_leads_and_the_oldest_stand_first(partnership: Space) -> None:
    police = an_agency(partnership)
    for number in range(7):
        report(an_action(partnership, str(number), [police]), BY, done(done_on=TODAY() - number * A_DAY))
    manager = visitor("partnership_manager", partnership)

    shown = page(manager, WAITING)

    assert "no evidence is here (7)" in shown
    assert [number for number in "6543210" if f"Action {number}<" in shown] == list("65432")
    assert shown.index("Action 6<") < shown.index("Action 2<")
    assert ">7 actions, waits for" in page(manager, f"{LIST}?waits=evidence")
    assert "7 actions wait for you" in page(manager, "/")


def test_one_who_judges_is_told_that_nothing_waits(partnership: Space) -> None:
    assert "Waiting for you: 0 actions" in page(visitor("partnership_manager", partnership), LATE)


@pytest.mark.parametrize("role", ["agency_lead", "coordinator", "independent_scrutineer", "board_member", "stranger"])
def test_nothing_waits_for_one_who_does_not_judge(partnership: Space, role: str) -> None:
    police = an_agency(partnership)
    with_evidence(an_action(partnership, "1", [police]))
    someone = visitor(role, partnership, police if role == "agency_lead" else None)

    assert someone.get(WAITING).status_code == 404
    assert "for you" not in page(someone, "/")


def test_nothing_of_another_partnership_waits_here(partnership: Space, neighbour: Space) -> None:
    with_evidence(an_action(neighbour, "1", [an_agency(neighbour)]))

    assert "Nothing waits for you" in page(visitor("partnership_manager", partnership), WAITING)


def test_who_judges_out_of_what_waits_comes_back_to_it(partnership: Space) -> None:
    action = an_action(partnership, "1", [an_agency(partnership)])
    with_evidence(action)
    manager = visitor("partnership_manager", partnership)
    accept = f"{LIST}{action.pk}/accept"

    assert f'href="{accept}?from=waiting"' in page(manager, f"{LIST}{action.pk}/?from=waiting")
    assert f'href="{accept}"' in page(manager, f"{LIST}{action.pk}/")
    assert WAITING in page(manager, f"{accept}?from=waiting")


def test_the_page_asks_as_often_of_many_as_of_few(partnership: Space) -> None:
    police, manager, places = an_agency(partnership), visitor("partnership_manager", partnership), iter(range(1000))

    def make(number: int) -> None:
        for _ in range(number):
            with_evidence(an_action(partnership, str(next(places)), [police]))

    assert assert_flat(lambda: manager.get(WAITING), make, few=3, many=20) <= 16
