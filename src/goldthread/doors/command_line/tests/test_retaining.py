"""What is due to be destroyed, and destructions repeated after a restore, from the command line."""

import pytest

from goldthread.foundation.retention.factories import carried_out, confirmed, evidence, old_evidence, somebody

from .running import run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]


def test_what_is_due_is_told_with_its_reason_and_without_its_title(partnership):
    register = old_evidence(partnership, title="Larkspur register")

    ran = run("retention", "due", "--space", "northborough", "--json")

    (one,) = ran.data["due"]
    assert one["record"] == f"evidence.Evidence:{register.pk}"
    assert one["due_on"] == "2021-03-02"
    assert one["why"] == "6 years from the day it was last added to or withdrawn, 2 March 2015"
    assert "Larkspur" not in str(ran.data)
    assert "to be reviewed" in run("retention", "due", "--space", "northborough").said


def test_a_ledger_is_replayed_and_what_is_gone_is_counted(partnership, settings, tmp_path):
    settings.DESTRUCTION_LEDGER = tmp_path / "ledger.jsonl"
    people = somebody(partnership, "coordinator", "Robin"), somebody(partnership, "partnership_manager", "Morgan")
    carried_out(confirmed(old_evidence(partnership), evidence(), *people))

    ran = run("retention", "replay", str(settings.DESTRUCTION_LEDGER), "--json")

    assert (ran.code, ran.data["gone"], ran.data["destroyed"]) == (0, 1, 0)


def test_a_ledger_that_cannot_be_read_whole_ends_with_one(partnership, tmp_path):
    (tmp_path / "ledger.jsonl").write_text('{"at": "20\n')

    assert run("retention", "replay", str(tmp_path / "ledger.jsonl")).code == 1


def test_a_certificate_is_written_as_a_pdf_and_its_digest_is_told(partnership, tmp_path):
    people = somebody(partnership, "coordinator", "Robin"), somebody(partnership, "partnership_manager", "Morgan")
    register = old_evidence(partnership, title="Larkspur register")
    carried_out(confirmed(register, evidence(), *people))

    ran = run(
        *("retention", "certificate", "1", "--space", "northborough"),
        *("--out", str(tmp_path / "certificate.pdf"), "--json"),
    )

    assert (ran.code, ran.data["records"], len(ran.data["digest"])) == (0, 3, 64)
    assert (tmp_path / "certificate.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert "Larkspur" not in str(ran.data)
    assert run("retention", "certificate", "2", "--space", "northborough").code == 3
