"""What came between download and return: another's report, a settled action, a line sent before."""

import pytest

from goldthread.foundation.access.standing import System
from goldthread.foundation.commands.refusals import ChangedMeanwhile, Refused
from goldthread.foundation.imports.kinds import KINDS
from goldthread.foundation.imports.models import ANYWAY, LEAVE
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.tests.bringing import sentences, states
from goldthread.foundation.imports.tests.sending_back import UNDER_WAY, filled, somebody_else_reports, under_way
from goldthread.foundation.imports.whole_files import load_rows
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.reporting import Said, report_progress
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


def test_the_same_file_sent_again_reports_nothing_again(lead, actions):
    lines = filled(lead.download(), under_way)
    lead.report(lines)

    with pytest.raises(Refused, match="was reported once"):
        lead.send(lines)
    assert len(lead.rows(ProgressReport)) == 3


def test_the_same_file_with_one_more_line_filled_reports_that_line_alone(lead, actions):
    lines = lead.download()
    lead.report(filled(lines, lambda reference: UNDER_WAY if reference != "1.3" else ()))

    checked = lead.look(file := lead.send(filled(lines, under_way)))

    assert states(checked) == {2: State.THERE, 3: State.THERE, 4: State.NEW}
    lead.load(file)
    assert len(lead.rows(ProgressReport)) == 3


def test_what_somebody_else_changed_since_is_shown_as_it_is_now_and_asked(lead, actions, now):
    lines = filled(lead.download(), under_way)
    somebody_else_reports(actions[0], now)

    checked = lead.look(file := lead.send(lines))

    assert states(checked) == {2: State.PROBLEM, 3: State.NEW, 4: State.NEW}
    assert "reported “Held up”: “No room.”" in sentences(checked)[2][0]
    assert states(lead.decide(file, LEAVE))[2] is State.THERE
    lead.load(file)
    assert lead.reports()["1.1"].says == "held_up"


def test_reported_anyway_it_stands_beside_what_the_other_said(lead, actions, now):
    lines = filled(lead.download(), under_way)
    somebody_else_reports(actions[0], now)
    file = lead.send(lines)

    assert states(lead.decide(file, ANYWAY))[2] is State.NEW

    lead.load(file)
    assert [one.says for one in lead.rows(ProgressReport, action=actions[0])] == ["held_up", "under_way"]


def test_a_decision_holds_only_for_what_was_seen(lead, actions, now):
    lines = filled(lead.download(), under_way)
    somebody_else_reports(actions[0], now)
    file = lead.send(lines)
    lead.decide(file, ANYWAY)
    seal = lead.look(file).seal

    report_progress(action=lead.now(actions[0]), said=Said("not_started"), by=System("tests"), at=now)

    assert states(lead.look(file))[2] is State.PROBLEM
    with pytest.raises(ChangedMeanwhile):
        load_rows(file=file, kind=KINDS["progress"], seal=seal, by=lead.by, at=lead.at)


def test_an_action_settled_since_is_not_reported_on(partnership, lead, actions):
    lines = filled(lead.download(), under_way)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        type(actions[0]).objects.filter(pk=actions[0].pk).update(status="closed")

    assert "This action is marked" in sentences(lead.look(lead.send(lines)))[2][0]
