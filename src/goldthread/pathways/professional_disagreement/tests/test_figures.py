"""How far disagreements go, how long they take, and which clocks were kept (statutory.md 2.8)."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from goldthread.cases.casework.commands import correct_record, record_step, reopen_case
from goldthread.cases.casework.factories import RAISED_AT, seen_by
from goldthread.cases.casework.figures import clocks_in_time, share_in_time, tables_of
from goldthread.cases.casework.models import Case
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import a_disagreement, taken_up
from goldthread.pathways.professional_disagreement.models import Resolution
from goldthread.pathways.professional_disagreement.pathway import PATHWAY

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=90)


def settled(case, by, *, up_to=1, days=1, result="decision_changed"):
    for stage in range(2, up_to + 1):
        taken_up(case, stage, by=by, at=RAISED_AT + timedelta(hours=stage))
    at = RAISED_AT + timedelta(days=days)
    said = {"result": result, "words": "A new assessment.", "learning": "Meet sooner."}
    record_step(case=case, step="resolved", said=said, happened_at=at, by=by, at=at)


@pytest.fixture
def settled_at_three_stages(partnership, police, council, constable, manager):
    for up_to, days in ((1, 1), (2, 7), (2, 8), (4, 57)):
        settled(a_disagreement(partnership, police, council, by=constable), manager, up_to=up_to, days=days)
    a_disagreement(partnership, police, council, by=constable)


def test_how_far_they_went_and_how_long_they_took(settled_at_three_stages, partnership, manager):
    with opened(actor=manager.pk, reading=[partnership.pk]):
        tables = {one.code: one for one in tables_of(PATHWAY, partnership, 2026, seen_by(manager, LATER))}

    stages, days = tables["stage"], tables["days"]
    assert [row.count for row in stages.rows] == [1, 2, 0, 1, 0]
    assert stages.percent_up_to(stages.rows[1]) is None
    many = replace(stages, rows=tuple(replace(row, count=5 * row.count) for row in stages.rows), total=20)
    assert many.percent_up_to(many.rows[1]) == Decimal("75.0")
    assert [(row.title, row.count) for row in days.rows] == [
        ("Within 7 days", 2),
        ("7 to 14 days", 1),
        ("14 to 28 days", 0),
        ("28 to 56 days", 0),
        ("More than 56 days", 1),
    ]


def test_what_was_withdrawn_or_stayed_unresolved_counts_as_settled_nowhere(
    partnership, police, council, constable, manager
):
    for result, stage in (("withdrawn", 1), ("unresolved", 5)):
        settled(a_disagreement(partnership, police, council, by=constable), manager, up_to=stage, result=result)

    with opened(actor=manager.pk, reading=[partnership.pk]):
        tables = {one.code: one for one in tables_of(PATHWAY, partnership, 2026, seen_by(manager, LATER))}

    assert (tables["stage"].total, tables["days"].total, tables["result"].total) == (0, 0, 2)


def test_it_is_not_resolved_only_once_every_stage_was_used(partnership, police, council, constable, manager):
    with pytest.raises(Refused, match="all five stages"):
        settled(a_disagreement(partnership, police, council, by=constable), manager, up_to=4, result="unresolved")


def test_what_ended_so_before_that_was_asked_is_put_right_in_its_other_answers(case, manager, monkeypatch):
    """As it was recorded by an earlier release, at its first stage."""
    with monkeypatch.context() as earlier:
        earlier.setattr(Resolution, "check_it", lambda *_: None)
        settled(case, manager, result="unresolved")
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        case, ended = Case.objects.get(pk=case.pk), Resolution.objects.get(case=case)
    reopen_case(case=case, why="A slip.", by=manager, at=LATER)

    said = {"result": "unresolved", "words": "They differ still.", "learning": "Meet sooner.", "tell_children": ""}
    happened = {"happened_at": ended.happened_at, "why": "A slip.", "by": manager, "at": LATER}
    assert correct_record(record=ended, said=said, **happened).words == "They differ still."

    with pytest.raises(Refused, match="all five stages"):
        settled(case, manager, days=91, result="unresolved")


def test_each_clock_says_how_often_it_was_kept(settled_at_three_stages, partnership, manager, constable):
    with opened(actor=manager.pk, reading=[partnership.pk]):
        first, second, *_ = clocks_in_time(PATHWAY, partnership, 2026, seen_by(manager, LATER), LATER)
        before = clocks_in_time(PATHWAY, partnership, 2025, seen_by(manager, LATER), LATER)

    assert first.code == "ESC-01"
    assert [row.count for row in first.rows] == [4, 0, 1, 0, 0]
    assert share_in_time(first) is None
    more = tuple(replace(row, count=4 * row.count) for row in first.rows)
    assert share_in_time(replace(first, rows=more, total=20)) == Decimal("80.0")
    assert share_in_time(replace(first, rows=tuple(replace(row, count=0) for row in first.rows), total=0)) is None
    assert [row.count for row in second.rows] == [1, 2, 0, 0, 0]
    assert {one.total for one in before} == {0}
