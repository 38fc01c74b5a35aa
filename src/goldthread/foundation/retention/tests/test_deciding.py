"""One proposes, another confirms; what is under a hold or still needed stays."""

from datetime import date

import pytest
from django.db import DatabaseError, connection

from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.models import Action
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.evidence.models import Evidence, EvidenceVersion
from goldthread.foundation.retention.classes import Anchor, AtEnd, Rule
from goldthread.foundation.retention.commands.deciding import (
    confirm_destruction,
    keep_longer,
    propose_destruction,
    turn_down,
)
from goldthread.foundation.retention.commands.holds import About, Grounds, lift_hold, place_hold
from goldthread.foundation.retention.commands.schedule import set_rule
from goldthread.foundation.retention.due import due_in
from goldthread.foundation.retention.factories import TESTS, a_hold, carried_out, confirmed, evidence, old_evidence
from goldthread.foundation.retention.models import Decision, Hold
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]


def propose(record, by, now):
    return propose_destruction(record=record, kind=evidence(), why="Nobody needs it", by=by, at=now)


def still_there(record):
    with opened(actor=SYSTEM_ACTOR, reading=[record.space_id]):
        versions = EvidenceVersion.objects.filter(evidence=record)
        return Evidence.objects.filter(pk=record.pk).exists() and versions.exists()


def test_who_proposed_does_not_confirm(register, manager, now):
    proposed = propose(register, manager, now)

    with pytest.raises(Refused, match="Another person must confirm it"):
        confirm_destruction(decision=proposed, kind=evidence(), by=manager, at=now)


def test_a_coordinator_proposes_and_does_not_confirm(register, coordinator, manager, now):
    proposed = propose(register, manager, now)

    with pytest.raises(NotAllowed):
        confirm_destruction(decision=proposed, kind=evidence(), by=coordinator, at=now)


def test_one_person_decides_where_the_rule_says_so(partnership, register, manager, coordinator, now):
    rule = Rule(Anchor.MADE, 12, AtEnd.REVIEW_BY_ONE, "Council")
    set_rule(space=partnership, class_code="evidence", rule=rule, starts_on=now.date(), why="x", by=manager, at=now)

    with pytest.raises(Refused, match="does not let you decide this alone"):
        propose(register, coordinator, now)
    assert propose(register, manager, now).state == Decision.State.CONFIRMED


def test_what_is_not_over_yet_is_not_decided_on(partnership, coordinator, now):
    with pytest.raises(Refused, match="Its period is not over"):
        propose(old_evidence(partnership, at=now), coordinator, now)


def test_a_proposal_is_turned_down_for_a_reason_and_may_be_made_again(register, coordinator, manager, now):
    proposed = propose(register, coordinator, now)
    with pytest.raises(Refused, match="A proposal stands already"):
        propose(register, coordinator, now)
    with pytest.raises(Refused, match="Say why"):
        turn_down(decision=proposed, why=" ", by=manager, at=now)

    turn_down(decision=proposed, why="The inspection asks for it", by=manager, at=now)

    assert propose(register, coordinator, now).state == Decision.State.PROPOSED


def test_what_is_kept_longer_is_due_again_after_that_day(partnership, register, coordinator, now):
    keep_longer(record=register, kind=evidence(), until=date(2027, 6, 1), why="Appeal", by=coordinator, at=now)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert due_in(partnership, date(2027, 6, 1)) == []
        assert len(due_in(partnership, date(2027, 6, 2))) == 1
    with pytest.raises(Refused, match="It is kept until 1 June 2027"):
        propose(register, coordinator, now)


def test_evidence_of_an_open_action_stays(partnership, register, coordinator, now):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Action.objects.update(status="open")

    with pytest.raises(Refused, match="It shows an action that is still open"):
        propose(register, coordinator, now)


def test_what_others_still_point_to_stays(partnership, register, coordinator, now):
    """A key that no part declared: the version of other evidence names the same file."""
    other = old_evidence(partnership, with_file=True)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        shared = EvidenceVersion.objects.get(evidence=register).file
        EvidenceVersion.objects.filter(evidence=other).update(file=shared)

    with pytest.raises(Refused, match="1 evidence version still refers to it"):
        propose(register, coordinator, now)


ABOUT = {
    "record": lambda record: About("evidence", record.pk),
    "class": lambda record: About(retention_class="evidence"),
    "space": lambda record: About(),
}


@pytest.mark.parametrize("scope", ABOUT)
class TestHold:
    def test_it_stops_what_is_confirmed(self, scope, partnership, register, coordinator, manager, now):
        decision = confirmed(register, evidence(), coordinator, manager)
        hold = a_hold(partnership, ABOUT[scope](register))

        decision = carried_out(decision)
        assert decision.state == Decision.State.STOPPED
        assert "It is under a hold (legal proceedings)" in decision.ended_why
        assert still_there(register)
        with pytest.raises(Refused, match="under a hold"):
            propose(register, coordinator, now)

        lift_hold(hold=hold, why="The claim was settled", by=manager, at=now)
        assert carried_out(confirmed(register, evidence(), coordinator, manager)).state == Decision.State.DONE
        assert not still_there(register)

    @pytest.mark.parametrize("table", ["evidence", "evidence_version"])
    def test_the_database_keeps_it_whoever_deletes(self, scope, table, partnership, register):
        a_hold(partnership, ABOUT[scope](register))

        refused, open_for_all = pytest.raises(DatabaseError, match="under a hold"), {"writing": partnership.pk}
        with refused, opened(actor=SYSTEM_ACTOR, **open_for_all), connection.cursor() as cursor:
            cursor.execute(f'delete from "{table}"')
        assert still_there(register)

    def test_what_another_part_would_remove_is_refused_in_a_sentence(self, scope, partnership, register, now):
        @command(Can.BE_THE_PROGRAM, event="evidence removed", about="record")
        def remove(*, record, by, at):
            EvidenceVersion.objects.filter(evidence=record).delete()

        a_hold(partnership, ABOUT[scope](register))

        with pytest.raises(Refused, match="nothing of it is removed until the hold is lifted"):
            remove(record=register, by=TESTS, at=now)


def test_a_hold_on_one_record_holds_no_other(partnership, register, coordinator, manager):
    other = old_evidence(partnership, title="Another")
    a_hold(partnership, About("evidence", other.pk))

    assert carried_out(confirmed(register, evidence(), coordinator, manager)).state == Decision.State.DONE
    assert still_there(other)


def test_a_hold_says_why_and_who_asked(partnership, register, coordinator, now):
    def place(reason, asked_by):
        grounds = Grounds("legal", reason, asked_by, now.date())
        place_hold(space=partnership, about=About(), grounds=grounds, by=coordinator, at=now)

    with pytest.raises(Refused, match="Enter why"):
        place(" ", "County solicitor")
    with pytest.raises(Refused, match="Enter who asked"):
        place("A claim", "")


def test_holds_are_lifted_by_those_who_may_destroy_and_never_deleted(partnership, coordinator, now):
    hold = a_hold(partnership)

    with pytest.raises(NotAllowed):
        lift_hold(hold=hold, why="x", by=coordinator, at=now)
    with pytest.raises(DatabaseError, match="never deleted"), opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Hold.objects.all().delete()
