"""Who may report on an action, and what follows from a report."""

from datetime import date, timedelta

import pytest

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.tests.test_pages_actions import an_action, imported
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.refusals import ChangedMeanwhile, NotAllowed, Refused, SentBefore
from goldthread.foundation.progress.judging import (
    accept_as_done,
)
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.reporting import Said
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
        (Said("done", "All were trained.", date(1900, 1, 1)), "must be 1 January 1990 or later"),
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


def test_an_imported_action_that_falls_due_after_it_came_is_late_like_any_other(partnership, police):
    soon = TODAY() + timedelta(days=5)
    action = an_action(partnership, "1", [police], due=PartialDate(soon.year, soon.month, soon.day))
    imported(partnership, action)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not Action.objects.overdue(soon).exists()
        assert Action.objects.overdue(soon + timedelta(days=1)).exists()


def test_what_was_reported_done_as_a_whole_stays_so_until_an_owner_says_otherwise(partnership, police, council):
    action = an_action(partnership, "1", [police, council], status="complete_pending_evidence")

    report(action, System("tests"), done(), owner=police)
    assert now_of(action).status == "complete_pending_evidence"

    report(action, System("tests"), Said("held_up", "No trainer."), owner=council)
    assert now_of(action).status == "in_progress"


def test_a_report_on_what_is_settled_is_refused_with_a_sentence(partnership, police):
    action = an_action(partnership, "1", [police])
    report(action, System("tests"), done(shown=TRAINED))
    judge(accept_as_done, action)

    with pytest.raises(Refused, match="take it up again"):
        report(action, System("tests"), UNDER_WAY)
