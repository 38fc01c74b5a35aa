"""Who may report on an action, what follows from it, and how it is judged."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.acting import as_person
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.accounts.models import User
from goldthread.foundation.actions.commands import ActionDetails, change_action
from goldthread.foundation.actions.evidence_of_actions import give_evidence
from goldthread.foundation.actions.models import EVIDENCE_GONE, EVIDENCE_WAITS, Action
from goldthread.foundation.actions.tests.test_pages_actions import an_action, imported
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import ChangedMeanwhile, NotAllowed, Refused, SentBefore
from goldthread.foundation.evidence.commands import withdraw_evidence
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.progress.judging import (
    accept_as_done,
    ask_for_more,
    reopen_action,
    supersede_action,
    transfer_action,
)
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.ownership import set_action_owners
from goldthread.foundation.progress.reporting import Said, report_progress
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate
UNDER_WAY = Said("under_way", "Dates are set.")
TRAINED = Shown(words="Forty attended.")


@pytest.fixture
def police(partnership: Space) -> Agency:
    return an_agency(partnership)


@pytest.fixture
def council(partnership: Space) -> Agency:
    return an_agency(partnership, "Northborough Council")


def done(**more: Any) -> Said:
    return Said(**{"says": "done", "report": "All were trained.", "done_on": TODAY(), **more})


def person(client: DeskClient) -> User:
    number = int(client.session["_auth_user_id"])
    with as_person(number):
        return User.objects.get(pk=number)


def report(action: Action, by: Any, said: Said, **more: Any) -> ProgressReport:
    return report_progress(action=action, said=said, by=by, at=timezone.now(), **more)


def judge(command: Any, action: Action, **said: Any) -> Any:
    return command(action=action, by=said.pop("by", System("tests")), at=timezone.now(), **said)


def now_of(action: Action) -> Action:
    with opened(actor=SYSTEM_ACTOR, reading=[action.space_id]):
        return Action.objects.with_evidence().with_lateness(TODAY()).select_related("space").get(pk=action.pk)


def test_a_lead_reports_for_the_own_agency_without_being_asked_which(partnership, police, council):
    action = an_action(partnership, "1", [police, council])
    lead = person(visitor("agency_lead", partnership, police))

    said = report(action, lead, UNDER_WAY)

    assert (said.agency, said.reported_by_id, said.reported_through) == (police, lead.pk, "")
    assert now_of(action).status == "in_progress"


def test_an_action_is_reported_done_once_every_owner_says_so(partnership, police, council):
    action = an_action(partnership, "1", [police, council])
    police_lead = person(visitor("agency_lead", partnership, police))

    report(action, police_lead, done(done_on=TODAY() - timedelta(days=3)))
    assert now_of(action).status == "in_progress"

    report(action, System("tests"), done(), owner=council)
    assert (now_of(action).status, now_of(action).done_on) == ("complete_pending_evidence", TODAY())

    report(action, police_lead, Said("held_up", "The trainer left."))
    assert (now_of(action).status, now_of(action).done_on) == ("in_progress", None)


def test_nobody_reports_for_another_agency(partnership, police, council):
    theirs, shared = an_action(partnership, "1", [council]), an_action(partnership, "2", [council, police])
    lead = person(visitor("agency_lead", partnership, police))

    with pytest.raises(Refused, match="no longer there"):
        report(theirs, lead, UNDER_WAY)
    with pytest.raises(Refused, match="for which you may report"):
        report(shared, lead, UNDER_WAY, owner=council)
    for role in ("board_member", "independent_scrutineer", "stranger"):
        with pytest.raises(NotAllowed):
            report(shared, person(visitor(role, partnership)), UNDER_WAY)


def test_whoever_runs_the_plan_says_whose_report_it_is_or_reports_where_nobody_owes_it(partnership, police, council):
    shared, loose = an_action(partnership, "1", [council, police]), an_action(partnership, "2")
    coordinator = person(visitor("coordinator", partnership))

    with pytest.raises(Refused, match="whose report"):
        report(shared, coordinator, UNDER_WAY)

    assert report(shared, coordinator, UNDER_WAY, owner=council).agency == council
    assert report(loose, coordinator, done()).owner_in_words == "The partnership"
    assert now_of(loose).status == "complete_pending_evidence"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (Said("finished"), "Select how the action is going"),
        (Said("held_up", "  "), "Enter what holds it up"),
        (Said("done", "", TODAY()), "Enter what was done"),
        (Said("done", "All were trained."), "Enter the day on which it was done"),
        (Said("done", "All were trained.", TODAY() + timedelta(days=1)), "today or in the past"),
        (Said("done", "All were trained.", date(2026, 1, 1)), "before it was started"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence_and_nothing_changes(partnership, police, said, sentence):
    action = an_action(partnership, "1", [police], started_on=date(2026, 2, 1))

    with pytest.raises(Refused, match=sentence):
        report(action, System("tests"), said)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not ProgressReport.objects.exists()
    assert now_of(action).status == "open"


def test_the_second_of_two_people_is_told_and_what_is_sent_twice_happens_once(partnership, police):
    action = an_action(partnership, "1", [police])
    seen = now_of(action).version
    report(action, System("tests"), UNDER_WAY, seen_version=seen, key="one")

    with pytest.raises(ChangedMeanwhile):
        report(action, System("tests"), done(), seen_version=seen, key="two")
    with pytest.raises(SentBefore):
        report(action, System("tests"), UNDER_WAY, seen_version=seen, key="one")

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert ProgressReport.objects.count() == 1


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


def test_an_imported_action_that_falls_due_after_it_came_is_late_like_any_other(partnership, police):
    soon = TODAY() + timedelta(days=5)
    action = an_action(partnership, "1", [police], due=PartialDate(soon.year, soon.month, soon.day))
    imported(partnership, action)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not Action.objects.overdue(soon).exists()
        assert Action.objects.overdue(soon + timedelta(days=1)).exists()


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


def test_what_was_reported_done_as_a_whole_stays_so_until_an_owner_says_otherwise(partnership, police, council):
    action = an_action(partnership, "1", [police, council], status="complete_pending_evidence")

    report(action, System("tests"), done(), owner=police)
    assert now_of(action).status == "complete_pending_evidence"

    report(action, System("tests"), Said("held_up", "No trainer."), owner=council)
    assert now_of(action).status == "in_progress"


@pytest.mark.parametrize("status", ["open", "superseded"])
def test_a_judgement_is_not_undone_by_changing_the_action(partnership, police, status):
    action = an_action(partnership, "1", [police])
    judge(transfer_action, action, to="Adults’ board", why="It is about adults.")

    with pytest.raises(Refused, match="on its own page"):
        change_action(
            action=action, details=ActionDetails("Action 1", status=status), by=System("tests"), at=timezone.now()
        )
    assert now_of(action).status == "transferred"


def test_a_report_on_what_is_settled_is_refused_with_a_sentence(partnership, police):
    action = an_action(partnership, "1", [police])
    report(action, System("tests"), done(shown=TRAINED))
    judge(accept_as_done, action)

    with pytest.raises(Refused, match="take it up again"):
        report(action, System("tests"), UNDER_WAY)


def test_an_owner_that_came_later_and_is_silent_keeps_the_action_from_being_accepted(partnership, police, council):
    action = an_action(partnership, "1", [police])
    report(action, System("tests"), done(shown=TRAINED))
    set_action_owners(action=action, agencies=[police, council], groups=[], by=System("tests"), at=timezone.now())

    with pytest.raises(Refused, match="Northborough Council has not said yet"):
        judge(accept_as_done, action)
