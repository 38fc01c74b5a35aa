"""A case of which one of everything was made is destroyed, and what was said in it is in no table any more."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection

from goldthread.cases.casework.commands import record_step, set_action
from goldthread.cases.casework.factories import RAISED_AT, somebody
from goldthread.cases.casework.models import Case, LoadedCase
from goldthread.cases.chronology.commands import upload_entries
from goldthread.cases.chronology.factories import a_lane, told
from goldthread.cases.chronology.received import read_for
from goldthread.cases.letters.commands import order_letter
from goldthread.cases.letters.jobs import make_case_letter
from goldthread.cases.letters.models import CaseLetterFile
from goldthread.cases.requests.commands import reply_to_request
from goldthread.cases.requests.factories import a_reply, a_request, lane_to
from goldthread.foundation.actions.evidence_of_actions import give_evidence
from goldthread.foundation.actions.models import Action, ActionEvidence
from goldthread.foundation.drafts.commands import keep_draft
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.progress.judging import accept_as_done
from goldthread.foundation.progress.reporting import Said, report_progress
from goldthread.foundation.retention.belonging import belonging_to, why_not
from goldthread.foundation.retention.classes import Anchor, AtEnd, Rule
from goldthread.foundation.retention.commands.deciding import confirm_destruction, propose_destruction
from goldthread.foundation.retention.commands.destroying import carry_out
from goldthread.foundation.retention.commands.holds import About
from goldthread.foundation.retention.commands.schedule import set_rule
from goldthread.foundation.retention.factories import a_hold
from goldthread.foundation.retention.jobs import DESTROYER, finish_bytes
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.retention.models import Decision
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spreadsheets import write_xlsx
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import a_disagreement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
WORD = "Larkspur"
"""Stands in everything that is said in the case."""
SAID = f"The {WORD} family was seen."
LATER = RAISED_AT + timedelta(hours=3)
OVER = LATER + timedelta(days=800)
ENDED = {"result": "compromise_plan", "words": SAID, "learning": SAID, "tell_children": SAID}


def end(case, manager):
    return record_step(case=case, step="resolved", said=ENDED, happened_at=LATER, by=manager, at=LATER)


def tables_that_say(space, word):
    """Every table that the program reads of which a row of this space says the word, the trail too."""
    found = []
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]), connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute("select has_table_privilege(%s, 'select')", [f'"{table}"'])
            if not cursor.fetchone()[0]:
                continue
            cursor.execute(f'select exists (select from "{table}" t where t::text like %s)', [f"%{word}%"])
            if cursor.fetchone()[0]:
                found.append(table)
    return sorted(found)


@pytest.fixture
def other(partnership):
    return somebody("partnership_manager", partnership, name="another manager")


@pytest.fixture
def lead(partnership, police):
    return somebody("agency_lead", partnership, police)


@pytest.fixture
def case(partnership, police, council, constable):
    return a_disagreement(partnership, police, council, by=constable)


@pytest.fixture
def action(case, police, manager):
    return set_action(case=case, title=SAID, agency=police, due_on=LATER.date(), by=manager, at=LATER)


def done(action, lead, manager, agency):
    """It was reported done with evidence in a file, and accepted."""
    report_progress(action=action, said=Said("done", SAID, done_on=LATER.date()), by=lead, at=LATER)
    shown = Shown(file=receive(an_upload(SAID.encode(), f"{WORD}.txt")))
    give_evidence(action=action, title=SAID, shown=shown, agency=agency, by=lead, at=LATER)
    accept_as_done(action=action, why=SAID, by=manager, at=LATER)


@pytest.fixture
def full(case, action, partnership, police, manager, lead):
    """One of everything, and then it ended."""
    spoken = {"present": SAID, "agreed": SAID}
    record_step(case=case, step="discussed", said=spoken, happened_at=LATER, by=manager, at=LATER)
    raised = case.rules.step("raised").record
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        load = Load.objects.create(
            space=partnership, kind="cases", title="Cases", file_name="cases.csv", loaded_at=LATER
        )
        LoadedCase.objects.create(space=partnership, load=load, case=case, line=1, number=f"{WORD} 1")
        record = raised.objects.get(case=case)
    letter = order_letter(
        case=case, record=record, letter="raised", opening={}, words={"opening": SAID}, by=manager, at=LATER
    )
    make_case_letter.func.__wrapped__(space_id=case.space_id, letter_id=letter.pk, at=LATER)
    lane = a_lane(case, police, by=manager)
    told(lane, "May 2018", SAID, by=lead)
    book = SimpleUploadedFile(f"{WORD}.xlsx", write_xlsx("Entries", ["Date", "Event", "Source"], [["2018", SAID, "x"]]))
    upload_entries(lane=lane, sent=read_for(lane, receive(book), SAID, LATER), take="good", by=lead, at=LATER)
    request = a_request(case, [police], by=manager, at=LATER)
    reply_to_request(lane=lane_to(police, request), reply=a_reply(SAID), by=lead, at=LATER)
    hidden = somebody("coordinator", partnership)
    declare_conflict(about=case, account=hidden, kind="other", words=SAID, by=manager, at=LATER)
    done(action, lead, manager, police)
    asked = lane_to(police, request)
    evidence = _evidence(partnership)
    for by, step in (
        (manager, f"discussed-{case.pk}"),
        (manager, f"propose-destruction-case-{case.pk}"),
        (manager, f"keep-longer-case-{case.pk}"),
        (manager, f"place-hold-case-{case.pk}"),
        (lead, f"reply-to-request-{asked.pk}"),
        (manager, f"record-reply-for-{asked.pk}"),
        (lead, f"give-evidence-{action.pk}"),
        (lead, f"renew-evidence-{evidence.pk}"),
    ):
        keep_draft(space=partnership, step=step, content={"agreed": [SAID]}, by=by, at=LATER)
    end(case, manager)
    return case


def _evidence(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return Evidence.objects.get()


def goes(case, manager, other):
    """The partnership says how long; the time comes; two people decide; the worker does it."""
    rule = Rule(Anchor.CLOSURE, 24, AtEnd.REVIEW_BY_TWO, "Local decision")
    set_rule(
        space=case.space,
        class_code="disagreement",
        rule=rule,
        starts_on=date(2026, 11, 28),
        why="Decided by the board",
        by=manager,
        at=datetime(2026, 11, 28, 9, 0, tzinfo=UTC),
    )
    kind = KINDS["case"]
    proposal = propose_destruction(record=case, kind=kind, why="Its time is over", by=other, at=OVER)
    decision = confirm_destruction(decision=proposal, kind=kind, by=manager, at=OVER)
    decided = carry_out(decision=decision, by=DESTROYER, at=OVER)
    finish_bytes(case.space_id, OVER)
    return decided


def test_nothing_that_was_said_in_it_is_anywhere_any_more(full, partnership, manager, other, store):
    before = tables_that_say(partnership, WORD)
    assert {
        "action", "action_judgement", "chronology_entry", "case_letter", "case_loaded", "case_request_reply",
        "conflict_of_interest", "disagreement_discussion", "draft", "evidence", "progress_report", "stored_file",
        "trail_body",
    } <= {*before}  # fmt: skip
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert CaseLetterFile.objects.exists()

    decided = goes(full, manager, other)

    assert decided.state == Decision.State.DONE, decided.ended_why
    assert tables_that_say(partnership, WORD) == []
    assert list((store / "files").glob("??/*")) == []
    assert decided.certificate.retention_class == "disagreement"
    assert decided.certificate.rule.startswith("2 years from the day it ended")


def test_the_reference_of_a_destroyed_case_is_never_given_out_again(
    partnership, police, council, constable, case, manager, other
):
    end(case, manager)
    assert goes(case, manager, other).state == Decision.State.DONE

    late = a_disagreement(partnership, police, council, by=constable)

    assert (case.reference, late.reference) == ("ESC-2026-0001", "ESC-2026-0002")


def test_evidence_that_shows_another_action_too_stays_with_that(
    case, action, partnership, manager, other, lead, police
):
    done(action, lead, manager, police)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        elsewhere = Action.objects.create(
            space=partnership, reference="A1", title="Train", status="closed", origin="audit"
        )
        shared = Evidence.objects.get()
        ActionEvidence.objects.create(space=partnership, action=elsewhere, evidence=shared)
    end(case, manager)

    goes(case, manager, other)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert [one.action_id for one in ActionEvidence.objects.filter(evidence=shared)] == [elsewhere.pk]
        assert shared.versions.count() == 1
        assert not Case.objects.exists()


def test_an_action_that_is_still_open_keeps_its_case(case, action, partnership, manager):
    end(case, manager)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        kept = why_not(belonging_to(KINDS["case"], [case.pk]))

    assert kept == ["An action that was set in it is still open: close the action first."]


@pytest.mark.parametrize("about", ["record", "disagreement", "case-record"])
@pytest.mark.parametrize("statement", ["delete from chronology_entry", "delete from disagreement_raised"])
def test_the_database_keeps_what_a_hold_is_about(about, statement, full, partnership):
    a_hold(partnership, About("case", full.pk) if about == "record" else About(retention_class=about))

    refused = pytest.raises(DatabaseError, match="under a hold")
    with refused, opened(actor=SYSTEM_ACTOR, writing=partnership.pk), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_hold_on_another_class_of_cases_keeps_nothing_of_it(full, partnership, manager, other):
    a_hold(partnership, About(retention_class="lado-consultation"))

    assert goes(full, manager, other).state == Decision.State.DONE


def test_until_the_partnership_says_how_long_it_stays_for_good(full, partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        of = KINDS["case"].sort_of(full.pk).of_class

    assert (of.code, of.rule, of.waits_for_a_rule) == ("disagreement", None, True)
