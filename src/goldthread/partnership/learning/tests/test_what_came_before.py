"""An answer, a reason or a file in whose place another was put stays to be read, with the day."""

import pytest

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.factories import PDF, an_upload
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.form_pages.factories import read, status, typed_in, words_of
from goldthread.foundation.loads.undoing import undo_load
from goldthread.partnership.learning.commands import LetterDetails, change_letter, decline_finding, record_response
from goldthread.partnership.learning.factories import (
    MADE_AT,
    TESTS,
    a_finding,
    a_letter,
    a_printed_finding,
    a_published_review,
    a_review,
    a_source,
    an_adopted_finding,
)
from goldthread.partnership.learning.models import BoardResponse, EarlierResponse
from goldthread.partnership.learning.thread_json import thread_as_data

from .seeded import AT, load_child_c, reading
from .threads import thread

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]

FINDING = "/p/northborough/reviews/child-q/findings/1/"


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


@pytest.fixture
def finding(partnership):
    return a_finding(a_published_review(partnership))


def answered(finding, answer, reason="", **more):
    return record_response(finding=finding, answer=answer, reason=reason, by=TESTS, at=MADE_AT, **more)


def test_an_earlier_answer_is_shown_where_a_new_one_is_recorded_and_stays_on_the_page(manager, finding):
    answered(finding, "rejected", "There is no money.")

    assert "Not accepted: There is no money." in read(manager, f"{FINDING}response")
    answered(finding, "accepted")

    page = read(manager, FINDING)
    assert "What the partners answered before" in page
    assert "Not accepted: There is no money. Replaced on" in page
    assert "There is no money." not in read(manager, f"{FINDING}response")


def test_the_second_of_two_who_answer_is_told_and_loses_nothing(manager, finding, partnership):
    typed = typed_in(manager, f"{FINDING}response", answer="rejected", reason="Nobody could be found.")
    answered(finding, "accepted")

    said = manager.post(f"{FINDING}response", typed).content.decode()

    assert "changed while you had it open" in said
    assert "Nobody could be found." in said
    assert "Accepted." in words_of(said)
    with reading(partnership):
        assert BoardResponse.objects.get().answer == "accepted"
    manager.post(f"{FINDING}response", {**typed, **typed_in(manager, f"{FINDING}response"), "reason": "Still no."})
    with reading(partnership):
        assert [one.answer for one in EarlierResponse.objects.all()] == ["accepted"]


def test_the_same_answer_again_is_refused_and_makes_no_history(finding, partnership):
    answered(finding, "accepted")

    with pytest.raises(Refused, match="recorded already"):
        answered(finding, "accepted")
    with reading(partnership):
        assert not EarlierResponse.objects.exists()


def test_that_a_source_does_not_print_an_answer_was_never_an_answer(partnership):
    load_child_c(partnership)
    with reading(partnership):
        printed = BoardResponse.objects.filter(answer="not_in_source").select_related("finding", "recommendation")
        response = printed.first()

    answered(response.finding, "accepted", recommendation=response.recommendation)

    with reading(partnership):
        assert not EarlierResponse.objects.exists()


def test_an_answer_recorded_here_is_not_said_to_be_stated_by_the_source(partnership):
    load = load_child_c(partnership).load
    with reading(partnership):
        printed = BoardResponse.objects.filter(answer="not_in_source").select_related("finding", "recommendation")
        response = printed.order_by("pk").first()
    assert told_of(response, partnership) == ("stated", True, True)

    answered(response.finding, "accepted", recommendation=response.recommendation)

    assert told_of(response, partnership) == ("recorded", False, False)
    with pytest.raises(Refused, match="1 board responses of it were changed here"):
        undo_load(load=load, by=TESTS, at=MADE_AT)


def told_of(response, space):
    """Its basis on the thread, and whether the thread and its data name a place in the source."""
    child_c = thread(space, "child-c")
    key = f"response-{response.pk}"
    node = child_c.node(key)
    (basis,) = [edge.basis for edge in child_c.edges if edge.to_key == key]
    told = thread_as_data("child-c", AT.date(), space)
    (data,) = [
        one
        for finding in told["findings"]
        if finding["number"] == response.finding.number
        for one in finding["responses"]
    ]
    in_node, in_data = (node.source, node.locator, node.line), (data["source"], data["locator"], data["line"])
    assert all(in_node) == any(in_node)
    assert all(in_data) == any(in_data)
    return basis, any(in_node), any(in_data)


def test_what_was_not_adopted_at_first_is_told_beside_what_became_of_it(manager, partnership):
    source = a_source(partnership)
    printed = a_printed_finding(source)
    decline_finding(printed=printed, why="It was done here already.", by=TESTS, at=MADE_AT)
    an_adopted_finding(printed, a_published_review(partnership), why="It was not done after all.")

    page = read(manager, f"/p/northborough/elsewhere/{source.pk}/")

    assert "because: It was done here already." in page
    assert "Why it matters here: It was not done after all." in page
    assert "1 adopted, 0 not adopted, 0 not decided on" in page


def test_a_file_that_was_replaced_stays_to_be_read_by_whoever_sees_the_letter(manager, partnership):
    finding = a_finding(a_review(partnership), response_type="national_recommendation")
    letter = a_letter(finding, file=receive(an_upload(PDF, "first.pdf")))
    said = {"department": letter.department, "findings": (finding,), "written_on": letter.written_on}
    details = LetterDetails(**said, file=receive(an_upload(PDF, "second.pdf")))
    change_letter(letter=letter, details=details, by=TESTS, at=MADE_AT)

    page = read(manager, f"/p/northborough/letters/{letter.pk}/")
    assert "second.pdf" in page
    assert "first.pdf" in page
    assert "Replaced on" in page
    with reading(partnership):
        first = StoredFile.objects.select_related("space").get(name="first.pdf")
    assert status(manager, first.get_absolute_url()) == 200
    assert status(visitor("board_member", partnership), first.get_absolute_url()) == 404


def test_findings_without_a_letter_beyond_the_first_are_counted_and_led_to(manager, partnership):
    review = a_published_review(partnership)
    for number in range(1, 24):
        a_finding(review, number, subject=f"Guidance number {number}", response_type="national_recommendation")

    page = read(manager, "/p/northborough/letters/")
    assert "and 3 more" in page
    assert "Guidance number 23" not in page
    every = read(manager, "/p/northborough/letters/without/")
    assert "23 findings" in every
    assert "Guidance number 23" in every
