"""What belongs to a record: what was typed into forms about it, and what belonged to it once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.foundation.actions.models import Action, ActionEvidence
from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.drafts.models import Draft
from goldthread.foundation.form_pages.factories import send
from goldthread.foundation.one_time_links.factories import an_asking
from goldthread.foundation.retention.belonging import belonging_to, gone_before, steps_about
from goldthread.foundation.retention.commands.deciding import confirm_destruction, propose_destruction
from goldthread.foundation.retention.commands.holds import About, lift_hold
from goldthread.foundation.retention.factories import (
    DECIDED,
    SECRET,
    TESTS,
    a_hold,
    carried_out,
    confirmed,
    evidence,
    old_evidence,
    rows,
)
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.retention.models import Decision
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
HERE = "/p/northborough/retention/"
MANY, A_FEW = 2_000, 20
"""Rows of a part that belong to other records, and rows of the trail that are read to find what belonged to one."""


def kept_for_later(desk, address):
    send(desk, address, why=SECRET, reason=SECRET, later="yes")


def all_forms_begun(space, desk, record, proposer):
    """In each form of retention about a record somebody left something; it may still be destroyed."""
    for form in ("destroy", "keep", "hold"):
        kept_for_later(desk, f"{HERE}records/evidence/{record.pk}/{form}")
    hold = a_hold(space, About("evidence", record.pk))
    kept_for_later(desk, f"{HERE}holds/{hold.pk}/lift")
    lift_hold(hold=hold, why="The claim was settled", by=TESTS, at=DECIDED)
    proposal = propose_destruction(record=record, kind=evidence(), why="It is over", by=proposer, at=DECIDED)
    kept_for_later(desk, f"{HERE}decisions/{proposal.pk}/turn-down")
    return proposal


def test_what_was_typed_about_it_into_the_forms_of_retention_goes_with_it(partnership, register, coordinator, manager):
    """Whatever kind it is of: no kind declares these forms."""
    desk, other = visitor("partnership_manager", partnership), old_evidence(partnership, title="Another")
    proposal, _ = (all_forms_begun(partnership, desk, one, coordinator) for one in (register, other))
    assert len(rows(partnership, Draft)) == 10

    decision = confirm_destruction(decision=proposal, kind=evidence(), by=manager, at=DECIDED)
    assert carried_out(decision).state == Decision.State.DONE

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        about_other = set(steps_about(evidence(), [other.pk]))
    left = {draft.step for draft in rows(partnership, Draft)}
    assert len(left) == 5
    assert left <= about_other


def test_the_forms_about_a_part_that_is_a_record_by_itself_elsewhere_go_too(partnership):
    """A letter goes with its link."""
    agency = an_agency(partnership)
    asking = an_asking(an_action(partnership, "7", [agency]), agency, DECIDED).asking

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        steps = steps_about(KINDS["one-time-link"], [asking.link_id])

    assert {f"place-hold-message-{asking.letter_id}", f"keep-longer-one-time-link-{asking.link_id}"} <= set(steps)


@pytest.fixture
def much_else(partnership, register):
    """Many links of evidence to actions that are of another record; one of this record's was removed earlier."""
    other = old_evidence(partnership, title="Another")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        actions = Action.objects.bulk_create(
            Action(space=partnership, reference=f"B{number}", title="Train", status="closed", origin="audit")
            for number in range(MANY)
        )
        ActionEvidence.objects.bulk_create(
            ActionEvidence(space=partnership, action=action, evidence=other) for action in actions
        )
        removed = ActionEvidence.objects.create(space=partnership, action=actions[0], evidence=register)
        ActionEvidence.objects.filter(action=actions[1]).delete()
        number = removed.pk
        removed.delete()
    return number


def test_what_belonged_to_it_and_was_removed_earlier_is_destroyed_in_the_trail_too(
    partnership, register, much_else, coordinator, manager, ledger_file
):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        found = gone_before(belonging_to(evidence(), [register.pk]), partnership.pk)
        before = TrailEntry.objects.filter(object_table="action_evidence", object_id=much_else)
        assert sorted(before.values_list("operation", flat=True)) == ["delete", "insert"]
        of_all = TrailEntry.objects.filter(space=partnership.pk)
        told = [(model._meta.db_table, row.pk) for model, row in belonging_to(evidence(), [register.pk]).rows]
        kept = sum(of_all.filter(object_table=table, object_id=number).count() for table, number in told + found)
    assert found == [("action_evidence", much_else)]

    certificate = carried_out(confirmed(register, evidence(), coordinator, manager)).certificate

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not before.filter(body__isnull=False).exists()
    assert certificate.entries == kept + len(told), "of each row that goes now, that it went"


def test_what_was_removed_is_looked_up_by_index_however_much_was_made(partnership, register, much_else):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]), CaptureQueriesContext(connection) as asked:
        gone_before(belonging_to(evidence(), [register.pk]), partnership.pk)
    statements = [one["sql"] for one in asked if "trail_" in one["sql"]]

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]), connection.cursor() as cursor:
        read = [node for one in statements for node in _explained(cursor, one) if "Index Name" in node]
        assert not [node for one in statements for node in _explained(cursor, one) if node["Node Type"] == "Seq Scan"]
    assert "trail_entry_removed" in {node["Index Name"] for node in read}
    rows_read = [(node["Index Name"], node["Actual Rows"] * node["Actual Loops"]) for node in read]
    assert sum(number for _, number in rows_read) < A_FEW, rows_read


def _explained(cursor, statement):
    cursor.execute(f"explain (analyze, format json) {statement}")
    return _nodes(cursor.fetchone()[0][0]["Plan"])


def _nodes(plan):
    yield plan
    for one in plan.get("Plans", []):
        yield from _nodes(one)
