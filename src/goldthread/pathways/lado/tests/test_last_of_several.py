"""Page, outcome, figures and letters tell the same of several records, also where the day of one is put right."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.commands import correct_record
from goldthread.cases.casework.factories import seen_by
from goldthread.cases.casework.figures import tables_of
from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.queries import events_of
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.letters.told import told_of
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import RECEIVED_AT, SAID, a_managed_case, then

pytestmark = pytest.mark.django_db
LADO = PATHWAYS["lado"]
DAY = timedelta(days=1)
CLOSED_AT = RECEIVED_AT + 11 * DAY


@pytest.fixture
def case(partnership, officer):
    return a_managed_case(partnership, by=officer)


def moved(record, to, officer, at=CLOSED_AT, **said):
    said = {**SAID["outcome_agreed"], "changed": "", **said}
    return correct_record(record=record, said=said, happened_at=to, why="The day was wrong.", by=officer, at=at)


def outcome_of(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Case.objects.get(pk=case.pk).outcome


def counted(case, officer):
    with opened(actor=officer.pk, reading=[case.space_id]):
        found = tables_of(LADO, case.space, 2026, seen_by(officer, CLOSED_AT))
    [outcomes] = [one for one in found if one.code == "outcome"]
    return {row.code: row.count for row in outcomes.rows if row.count}


def said_in_letter(case, step, record, letter, officer):
    with opened(actor=officer.pk, reading=[case.space_id]):
        told = told_of(LADO.letter(letter), case, LADO.step(step), record, seen_by(officer, CLOSED_AT))
        agreed, _ = told.fact("outcome_agreed.result")
        return agreed.result


def test_an_outcome_whose_day_is_put_right_no_longer_counts_as_the_last(case, officer):
    first = then(case, "outcome_agreed", by=officer, at=RECEIVED_AT + 9 * DAY, result="unfounded")
    typed = RECEIVED_AT + 10 * DAY
    then(case, "outcome_agreed", by=officer, at=RECEIVED_AT + 4 * DAY, typed_at=typed, changed="A witness came.")

    moved(first, RECEIVED_AT + DAY, officer, typed, result="unfounded")
    closed = then(case, "closed", by=officer, at=CLOSED_AT)

    assert outcome_of(case) == "substantiated"
    assert counted(case, officer) == {"substantiated": 1}
    assert said_in_letter(case, "closed", closed, "closing", officer) == "substantiated"


def test_the_timeline_tells_the_day_that_was_put_right_and_the_trail_the_one_before(case, officer):
    before, after = RECEIVED_AT + 9 * DAY, RECEIVED_AT + DAY
    agreed = then(case, "outcome_agreed", by=officer, at=before)

    moved(agreed, after, officer)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        [event] = CaseEvent.objects.filter(case=case, kind=CaseEvent.Kind.STEP, step="outcome_agreed")
        changes = TrailEntry.objects.filter(object_table="case_event", object_id=event.pk)
        assert event.happened_at == after
        assert "update" in set(changes.values_list("operation", flat=True))
    with opened(actor=officer.pk, reading=[case.space_id]):
        told = [(one.step, one.happened_at) for one in events_of(case, seen_by(officer, CLOSED_AT)) if one.step]
    assert ("outcome_agreed", after) in told
    assert ("outcome_agreed", before) not in told


def test_a_case_is_closed_on_the_day_after_a_record_that_was_mistyped_for_a_later_one(case, officer):
    mistyped = then(case, "outcome_agreed", by=officer, at=RECEIVED_AT + 20 * DAY)
    moved(mistyped, RECEIVED_AT + DAY, officer, RECEIVED_AT + 21 * DAY)

    then(case, "closed", by=officer, at=RECEIVED_AT + 9 * DAY, typed_at=RECEIVED_AT + 21 * DAY)

    assert outcome_of(case) == "substantiated"


def test_letters_say_the_outcome_that_was_agreed_last_and_not_the_one_that_was_typed_last(case, officer):
    then(case, "outcome_agreed", by=officer, at=RECEIVED_AT + 9 * DAY)
    typed = {"typed_at": CLOSED_AT, "changed": "It was left out."}
    then(case, "outcome_agreed", by=officer, at=RECEIVED_AT + 2 * DAY, result="unsubstantiated", **typed)
    told = then(case, "fed_back", by=officer, at=CLOSED_AT)
    closed = then(case, "closed", by=officer, at=CLOSED_AT)

    assert outcome_of(case) == "substantiated"
    assert counted(case, officer) == {"substantiated": 1}
    for step, record, letter in (("fed_back", told, "feedback"), ("closed", closed, "closing")):
        assert said_in_letter(case, step, record, letter, officer) == "substantiated"
