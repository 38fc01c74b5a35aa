"""How an action is judged: accepted, asked about, superseded, transferred, taken up again; and by whom."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.commands import ActionDetails, change_action
from goldthread.foundation.actions.evidence_of_actions import give_evidence
from goldthread.foundation.actions.models import EVIDENCE_GONE, EVIDENCE_WAITS, Action
from goldthread.foundation.actions.tests.test_pages_actions import an_action, imported
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.evidence.commands import withdraw_evidence
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.progress.judging import (
    accept_as_done,
    ask_for_more,
    reopen_action,
    supersede_action,
    transfer_action,
)
from goldthread.foundation.progress.ownership import set_action_owners
from goldthread.foundation.progress.tests.reporting import (
    TODAY,
    TRAINED,
    UNDER_WAY,
    done,
    judge,
    now_of,
    person,
    report,
)
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


def test_only_what_is_reported_and_shown_is_accepted(partnership, police):
    action = an_action(partnership, "1", [police])
    with pytest.raises(Refused, match="reported done"):
        judge(accept_as_done, action)
    report(action, System("tests"), done())
    with pytest.raises(Refused, match="No evidence"):
        judge(accept_as_done, action)

    evidence = give_evidence(action=action, title="Register", shown=TRAINED, by=System("tests"), at=timezone.now())
    assert now_of(action).status_in_words == EVIDENCE_WAITS
    judge(accept_as_done, action)
    assert now_of(action).status == "closed"

    withdraw_evidence(evidence=evidence, why="Wrong register.", by=System("tests"), at=timezone.now())
    assert now_of(action).status_in_words == EVIDENCE_GONE


def test_more_is_asked_by_a_day_within_ten_years(partnership, police):
    action = an_action(partnership, "1", [police])
    report(action, System("tests"), done())

    with pytest.raises(Refused, match="10 years from today at most") as refusal:
        judge(ask_for_more, action, what="The register.", answer_by=date(9999, 1, 1))

    assert refusal.value.field == "answer_by"
    assert now_of(action).status == "complete_pending_evidence"


def test_evidence_that_has_run_out_is_not_accepted(partnership, police, at_noon_a_year_on):
    action = an_action(partnership, "1", [police])
    shown = Shown(words="Policy of this year.", good_until=TODAY() + timedelta(days=30))
    report(action, System("tests"), done(shown=shown, evidence_title="Policy"))

    with pytest.raises(Refused, match="No evidence that counts today"):
        accept_as_done(action=action, by=System("tests"), at=at_noon_a_year_on)


@pytest.fixture
def at_noon_a_year_on():
    return timezone.now() + timedelta(days=365)


def test_when_more_is_asked_the_earlier_reports_count_no_longer_and_the_answer_ends_it(partnership, police):
    action = an_action(partnership, "1", [police], due=PartialDate(2020, 1, 31))
    report(action, System("tests"), done())
    by = TODAY() + timedelta(days=14)

    judge(ask_for_more, action, what="Who attended?", answer_by=by)
    assert (now_of(action).status, now_of(action).answer_by, now_of(action).done_on) == ("in_progress", by, None)

    report(action, System("tests"), done(report="The register is here.", shown=TRAINED))
    assert (now_of(action).status_in_words, now_of(action).answer_by) == (EVIDENCE_WAITS, None)


def test_what_was_asked_of_imported_history_is_late_once_its_day_is_past_and_the_history_itself_never(
    partnership, police
):
    action = an_action(partnership, "1", [police], due=PartialDate(2020, 1, 31), status="complete_pending_evidence")
    imported(partnership, action)
    judge(ask_for_more, action, what="Show it.", answer_by=TODAY() + timedelta(days=1))

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not Action.objects.overdue(TODAY()).exists()
        assert Action.objects.overdue(TODAY() + timedelta(days=2)).exists()


def test_an_action_is_superseded_by_one_that_goes_on_in_the_same_partnership(partnership, neighbour, police):
    old, new, foreign = an_action(partnership, "1"), an_action(partnership, "2"), an_action(neighbour, "1")
    for wrong in (old, foreign):
        with pytest.raises(Refused, match="another action of this partnership"):
            judge(supersede_action, old, why="Merged.", superseded_by=wrong)

    judge(supersede_action, old, why="Merged.", superseded_by=new)

    assert now_of(old).status == "superseded"
    with pytest.raises(Refused, match="itself superseded"):
        judge(supersede_action, new, why="Merged.", superseded_by=old)
    with pytest.raises(Refused, match="take it up again"):
        report(old, System("tests"), UNDER_WAY)


def test_an_action_is_transferred_to_somebody_for_a_reason_and_can_be_taken_up_again(partnership, police):
    action = an_action(partnership, "1", [police])
    with pytest.raises(Refused, match="to whom"):
        judge(transfer_action, action, to=" ", why="It is about adults.")
    with pytest.raises(Refused, match="why"):
        judge(transfer_action, action, to="Adults’ board", why="")

    judge(transfer_action, action, to="Adults’ board", why="It is about adults.")
    assert now_of(action).status_in_words == "Transferred"

    judge(reopen_action, action, why="They gave it back.")
    assert now_of(action).status == "open"


@pytest.mark.parametrize("role", ["agency_lead", "coordinator", "independent_scrutineer", "board_member"])
def test_nobody_but_the_manager_judges(partnership, police, role):
    action = an_action(partnership, "1", [police], status="complete_pending_evidence")
    someone = person(visitor(role, partnership, police if role == "agency_lead" else None))

    with pytest.raises(NotAllowed):
        judge(ask_for_more, action, by=someone, what="More.", answer_by=TODAY() + timedelta(days=1))
    manager = person(visitor("partnership_manager", partnership))
    assert judge(ask_for_more, action, by=manager, what="More.", answer_by=TODAY() + timedelta(days=1)).pk


@pytest.mark.parametrize("status", ["open", "superseded"])
def test_a_judgement_is_not_undone_by_changing_the_action(partnership, police, status):
    action = an_action(partnership, "1", [police])
    judge(transfer_action, action, to="Adults’ board", why="It is about adults.")

    with pytest.raises(Refused, match="on its own page"):
        change_action(
            action=action, details=ActionDetails("Action 1", status=status), by=System("tests"), at=timezone.now()
        )
    assert now_of(action).status == "transferred"


def test_an_owner_that_came_later_and_is_silent_keeps_the_action_from_being_accepted(partnership, police, council):
    action = an_action(partnership, "1", [police])
    report(action, System("tests"), done(shown=TRAINED))
    set_action_owners(action=action, agencies=[police, council], groups=[], by=System("tests"), at=timezone.now())

    with pytest.raises(Refused, match="Northborough Council has not said yet"):
        judge(accept_as_done, action)
