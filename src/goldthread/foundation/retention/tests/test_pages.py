"""The pages of the schedule: what is due, deciding on it, holds and certificates."""

from io import BytesIO

import pypdfium2
import pytest
from pikepdf import Pdf

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.form_pages.factories import read, send, status
from goldthread.foundation.messages.models import Message
from goldthread.foundation.retention.factories import LONG_AGO, a_hold, carried_out, confirmed, evidence, old_evidence
from goldthread.foundation.retention.models import Certificate, Decision, Hold
from goldthread.foundation.retention.on_paper import as_data
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
HERE = "/p/northborough/retention/"
A_DAY = {"asked_on-day": "2", "asked_on-month": "11", "asked_on-year": "2026"}
GROUNDS = {"ground": "legal", "reason": "A claim was brought", "asked_by": "County solicitor", **A_DAY}


@pytest.fixture
def at_the_desk(partnership):
    return visitor("partnership_manager", partnership)


def newest(model, space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return model.objects.filter(space=space).latest("pk")


def page_of(record):
    return f"{HERE}records/evidence/{record.pk}/"


def test_the_schedule_says_how_long_each_class_stays_and_what_goes_by_itself(at_the_desk):
    words = read(at_the_desk, HERE)

    assert "10 years from the day the review was published." in words
    assert "Local default: working papers of reviews 10 years" in words
    assert "Remove drafts that nobody took up" in words


def test_a_rule_is_changed_for_a_reason(at_the_desk):
    change = HERE + "schedule/evidence/change"
    day = {"starts_on-day": "1", "starts_on-month": "1", "starts_on-year": "2090"}
    said = {"length": "18", "unit": "months", "anchor": "made", "at_end": "review_by_one", "source": "Council", **day}
    assert "Enter why it is changed" in send(at_the_desk, change, **said, why="")

    send(at_the_desk, change, **said, why="The council changed its own")

    words = read(at_the_desk, HERE)
    assert "From 1 January 2090: 18 months from the day it was made." in words
    assert "Why: The council changed its own" in words


def test_what_is_over_is_listed_with_its_reason_and_opened(at_the_desk, register):
    assert "6 years from the day it was last added to or withdrawn, 2 March 2015" in read(at_the_desk, HERE + "due/")

    words = read(at_the_desk, page_of(register))
    assert "1 link to an action, 1 version, 1 file" in words
    assert "Propose that it is destroyed" in words


def test_what_is_not_over_is_found_and_held_too(partnership, at_the_desk, now):
    new = old_evidence(partnership, at=now, title="Register of today")

    assert "Register of today" in read(at_the_desk, HERE + "records/evidence/?words=today")
    assert "Its period is not over." in read(at_the_desk, page_of(new))
    send(at_the_desk, page_of(new) + "hold", **GROUNDS)
    assert "Under a hold" in read(at_the_desk, page_of(new))


def test_from_a_proposal_over_a_hold_to_a_certificate(partnership, at_the_desk, register, coordinator, manager):
    send(at_the_desk, page_of(register) + "destroy", why="Nobody needs it")
    assert "You proposed it. Another person must confirm it." in read(at_the_desk, page_of(register))
    send(at_the_desk, page_of(register) + "hold", **GROUNDS)
    assert "Nothing of it is destroyed until the hold is lifted" in read(at_the_desk, page_of(register))
    assert "A claim was brought" in read(at_the_desk, HERE + "holds/")

    send(at_the_desk, f"{HERE}holds/{newest(Hold, partnership).pk}/lift", why="The claim was settled")
    decision = newest(Decision, partnership)
    send(at_the_desk, f"{HERE}decisions/{decision.pk}/turn-down", why="To be proposed by another")
    certificate = carried_out(confirmed(register, evidence(), coordinator, manager)).certificate

    assert "Certificate 1" in read(at_the_desk, HERE + "certificates/")
    words = read(at_the_desk, f"{HERE}certificates/{certificate.number}/")
    assert "Decided by Robin, 23 November 2026" in words
    assert "Confirmed by Morgan, 23 November 2026" in words
    assert status(at_the_desk, page_of(register)) == 404


def test_certificates_come_page_by_page_and_one_kind_at_a_time(partnership, at_the_desk, now):
    """What is forgotten night by night hides nothing else."""
    facts = {"space": partnership, "rule": "7 years", "roots": 0, "records": 0, "files": 0, "destroyed": {}}
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        for number in range(1, 53):
            kind = "evidence" if number == 1 else "access-log"
            Certificate.objects.create(kind=kind, retention_class=kind, number=number, destroyed_at=now, **facts)

    assert "52 certificates" in read(at_the_desk, HERE + "certificates/")
    assert "Certificate 1 Evidence" in read(at_the_desk, HERE + "certificates/?page=2")
    assert "1 certificate, " in read(at_the_desk, HERE + "certificates/?kind=evidence")


def test_a_hold_on_everything_is_placed_from_the_list(at_the_desk, register):
    send(at_the_desk, HERE + "holds/place", about="space", **GROUNDS)

    assert "Everything that could be destroyed" in read(at_the_desk, HERE + "holds/")
    assert "Under a hold" in read(at_the_desk, page_of(register))


@pytest.mark.parametrize("role", ["independent_scrutineer", "board_member", "agency_lead", "stranger"])
@pytest.mark.parametrize("page", ["", "due/", "holds/", "certificates/", "holds/place", "schedule/evidence/change"])
def test_nobody_else_sees_any_of_it(partnership, role, page):
    assert status(visitor(role, partnership), HERE + page) in (403, 404)


def test_a_coordinator_confirms_lifts_and_sets_nothing(partnership, register, coordinator, manager, now):
    helper = visitor("coordinator", partnership)
    send(helper, page_of(register) + "destroy", why="Nobody needs it")
    hold, decision = a_hold(partnership), newest(Decision, partnership)

    for page in (f"decisions/{decision.pk}/confirm", f"holds/{hold.pk}/lift", "schedule/evidence/change"):
        assert status(helper, HERE + page) in (403, 404)


def test_what_is_of_another_partnership_is_not_there(at_the_desk, neighbour):
    assert status(at_the_desk, page_of(old_evidence(neighbour))) == 404


@pytest.mark.parametrize("page", ["records/message/1/", "records/nothing/1/", "schedule/nothing/change"])
def test_what_goes_by_itself_or_is_not_there_has_no_page(at_the_desk, page):
    assert status(at_the_desk, HERE + page) == 404


def test_a_certificate_is_a_tagged_pdf_that_names_who_decided_and_never_the_record(
    partnership, at_the_desk, register, coordinator, manager
):
    certificate = carried_out(confirmed(register, evidence(), coordinator, manager)).certificate

    answer = at_the_desk.get(f"{HERE}certificates/{certificate.number}/pdf")

    assert answer["Content-Disposition"] == 'attachment; filename="certificate-of-destruction-northborough-1.pdf"'
    with Pdf.open(BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
    words = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(answer.content))
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        digest = as_data(Certificate.objects.select_related("space").get(pk=certificate.pk))["digest"]
    for told in ("Robin", "Morgan", "6 years from the day", "Local default", digest):
        assert told in " ".join(words.split()), told
    assert "Register" not in words
    assert status(visitor("board_member", partnership), f"{HERE}certificates/1/pdf") in (403, 404)


def test_any_kind_is_found_from_the_page_of_holds_and_held(partnership, at_the_desk):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        message = Message.objects.create(
            space=partnership,
            to="a@example.org",
            subject="What is due",
            words="Due",
            kind="reminder",
            state="sent",
            queued_at=LONG_AGO,
            sent_at=LONG_AGO,
        )
    here = HERE + "records/message/"

    assert "Messages" in read(at_the_desk, HERE + "holds/")
    assert "What is due" in read(at_the_desk, here)
    assert "it is destroyed in the night" in read(at_the_desk, f"{here}{message.pk}/")
    send(at_the_desk, f"{here}{message.pk}/hold", **GROUNDS)
    assert "Under a hold" in read(at_the_desk, f"{here}{message.pk}/")
    assert status(visitor("coordinator", partnership), here + f"{message.pk}/") == 404


def test_a_class_that_waits_for_a_rule_says_so_and_gets_one(at_the_desk):
    assert "For good until this partnership says how long" in read(at_the_desk, HERE)
    day = {"starts_on-day": "1", "starts_on-month": "1", "starts_on-year": "2090"}
    said = {"length": "6", "unit": "years", "anchor": "closure", "at_end": "review_by_two", "source": "Local decision"}

    send(at_the_desk, HERE + "schedule/rights-record/change", **said, **day, why="Decided by the board")

    assert "From 1 January 2090: 6 years from the day it ended." in read(at_the_desk, HERE)
