"""What a ledger tells of is destroyed again in a database that is older, and nothing else, whenever the power went."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.evidence.models import Evidence, EvidenceVersion
from goldthread.foundation.one_time_links.factories import an_asking
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.retention import ledger
from goldthread.foundation.retention.commands import destroying
from goldthread.foundation.retention.commands.destroying import carry_out
from goldthread.foundation.retention.commands.holds import About
from goldthread.foundation.retention.factories import (
    LONG_AGO,
    a_hold,
    carried_out,
    confirmed,
    evidence,
    old_evidence,
    rows,
)
from goldthread.foundation.retention.identity import identity
from goldthread.foundation.retention.jobs import DESTROYER, destroy_what_goes_by_itself
from goldthread.foundation.retention.models import Certificate
from goldthread.foundation.trail.verifying import verify_trail
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]


class PowerCut(Exception):
    """What happens at the worst moment."""


def brought_back(space, record, version):
    """A backup from before the destruction is restored: the rows are there again, and nothing that came later."""
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        record.save(force_insert=True)
        version.save(force_insert=True)


class TestRestored:
    """What was destroyed after the backup was made is destroyed again."""

    @pytest.fixture
    def destroyed(self, partnership, coordinator, manager, ledger_file):
        record = old_evidence(partnership)
        (record,) = rows(partnership, Evidence, pk=record.pk)
        (version,) = rows(partnership, EvidenceVersion, evidence=record)
        carried_out(confirmed(record, evidence(), coordinator, manager))
        return record, version

    def test_it_is_destroyed_again_once(self, partnership, destroyed, ledger_file):
        brought_back(partnership, *destroyed)

        first, second = ledger.replay(ledger_file), ledger.replay(ledger_file)

        assert (first["destroyed"], first["gone"]) == (1, 0)
        assert (second["destroyed"], second["gone"]) == (0, 1)
        assert rows(partnership, Evidence) == []
        certificates = sorted(rows(partnership, Certificate), key=lambda one: one.number)
        assert [one.replayed_at is not None for one in certificates] == [False, True]
        assert verify_trail(None).ok

    def test_what_an_earlier_release_wrote_is_destroyed_again(self, partnership, destroyed, ledger_file):
        intended = json.loads(ledger_file.read_text().splitlines()[0])
        del intended["key"]
        # One line, written as it was before a line had a key.
        ledger_file.write_text(json.dumps(intended) + "\n")
        brought_back(partnership, *destroyed)

        counts = ledger.replay(ledger_file)

        assert (counts["destroyed"], counts["unreadable_lines"], counts["in_doubt"]) == (1, 0, 0)
        assert rows(partnership, Evidence) == []
        assert ledger.replay(ledger_file)["gone"] == 1
        assert outcomes(ledger_file) == []

    def test_another_record_of_that_number_is_never_hit(self, partnership, destroyed, ledger_file):
        record, version = destroyed
        record.recorded_at = version.recorded_at = LONG_AGO
        brought_back(partnership, record, version)

        assert ledger.replay(ledger_file)["another_record"] == 1
        assert len(rows(partnership, Evidence)) == 1

    def test_what_is_held_stays_and_is_counted(self, partnership, destroyed, ledger_file):
        brought_back(partnership, *destroyed)
        a_hold(partnership)

        assert ledger.replay(ledger_file)["held"] == 1
        assert len(rows(partnership, Evidence)) == 1

    def test_a_line_cut_short_and_an_unknown_space_are_counted(self, partnership, destroyed, ledger_file):
        whole = ledger_file.read_text()
        ledger_file.write_text(whole.replace("northborough", "elsewhere") + whole[:40])

        counts = ledger.replay(ledger_file)

        assert (counts["no_such_space"], counts["unreadable_lines"], counts["destroyed"]) == (1, 1, 0)

    def test_after_a_line_cut_short_the_next_stands_on_its_own(self, partnership, ledger_file, coordinator, manager):
        ledger_file.write_text('{"at": "20')
        carried_out(confirmed(old_evidence(partnership), evidence(), coordinator, manager))

        assert len(ledger_file.read_text().splitlines()) == 3
        assert ledger.replay(ledger_file)["gone"] == 1


class TestThePowerWent:
    """A line of the ledger and a commit are two things: whichever is missing, nothing that stands is destroyed."""

    @pytest.fixture
    def both(self, partnership):
        record = old_evidence(partnership)
        (record,) = rows(partnership, Evidence, pk=record.pk)
        (version,) = rows(partnership, EvidenceVersion, evidence=record)
        return record, version

    @pytest.fixture
    def decision(self, both, coordinator, manager, ledger_file):
        return confirmed(both[0], evidence(), coordinator, manager)

    @pytest.fixture
    def undone(self, decision, monkeypatch):
        """After the line is on the disk and before the commit."""

        def cut(*given):
            append(*given)
            raise PowerCut

        append = destroying.append_line
        with monkeypatch.context() as power:
            power.setattr(destroying, "append_line", cut)
            with pytest.raises(PowerCut):
                carry_out(decision=decision, by=DESTROYER, at=timezone.now())

    def test_before_the_commit_what_stands_is_never_destroyed_by_the_ledger(
        self, partnership, both, undone, ledger_file
    ):
        counts = ledger.replay(ledger_file)

        assert (counts["in_doubt"], counts["destroyed"]) == (1, 0)
        assert rows(partnership, Evidence) == [both[0]]

    def test_before_the_commit_the_next_night_finds_that_it_was_undone_and_does_it(
        self, partnership, both, undone, ledger_file
    ):
        destroy_what_goes_by_itself.func()
        brought_back(partnership, *both)

        counts = ledger.replay(ledger_file)

        assert [line["became"] for line in outcomes(ledger_file)] == ["undone", "committed"]
        assert (counts["undone"], counts["destroyed"], counts["in_doubt"]) == (1, 1, 0)

    def test_after_the_commit_the_next_night_confirms_it(self, partnership, both, decision, ledger_file):
        carry_out(decision=decision, by=DESTROYER, at=timezone.now())  # and here the power goes
        destroy_what_goes_by_itself.func()
        brought_back(partnership, *both)

        assert ledger.replay(ledger_file)["destroyed"] == 1
        assert rows(partnership, Evidence) == []

    def test_after_the_commit_a_backup_that_has_the_certificate_knows_it(self, partnership, decision, ledger_file):
        carry_out(decision=decision, by=DESTROYER, at=timezone.now())

        counts = ledger.replay(ledger_file)

        assert (counts["gone"], counts["in_doubt"]) == (1, 0)

    def test_an_older_backup_cannot_know_it_so_a_person_is_told_each_time(
        self, partnership, both, decision, ledger_file, monkeypatch
    ):
        with monkeypatch.context() as older:
            carry_out(decision=decision, by=DESTROYER, at=timezone.now())
            brought_back(partnership, *both)
            older.setattr(ledger, "certified_keys", lambda *_: set())
            first = ledger.replay(ledger_file)

        destroy_what_goes_by_itself.func()
        second = ledger.replay(ledger_file)

        assert [counts["in_doubt"] for counts in (first, second)] == [1, 1]
        assert rows(partnership, Evidence) == [both[0]]


def outcomes(ledger_file):
    lines = [json.loads(one) for one in ledger_file.read_text().splitlines()]
    return [one for one in lines if "became" in one]


def test_what_would_take_a_held_part_along_is_held(partnership, ledger_file, now):
    """A hold on one letter of a link keeps the link."""
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        agency = Agency.objects.create(space=partnership, name="Police", kind="police_territorial")
        action = Action.objects.create(space=partnership, reference="A1", title="Train", origin="audit")
        ActionOwner.objects.create(space=partnership, action=action, agency=agency)
    asked = an_asking(action, agency, now - timedelta(days=1))
    link = asked.asking.link
    a_hold(partnership, About("message", asked.letter.pk))
    record = {"model": "passes.Pass", "pk": link.pk, "identity": identity(link, partnership.slug)}
    told = {
        "at": timezone.now().isoformat(),
        "space": partnership.slug,
        "certificate": 1,
        "kind": "one-time-link",
        "rule": "",
    }
    ledger_file.write_text(json.dumps(told | {"decided_by": None, "confirmed_by": None, "records": [record]}) + "\n")

    counts = ledger.replay(ledger_file)

    assert (counts["held"], counts["destroyed"]) == (1, 0)
    assert rows(partnership, Pass) == [link]
