"""Letters to government on their pages and on the page of the finding that they are about."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.files.factories import PDF
from goldthread.foundation.form_pages.factories import day_typed, read, status, typed_in
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding, a_letter, a_published_review, a_reply, a_review
from goldthread.partnership.learning.models import GovernmentLetter

from .seeded import load_child_c

pytestmark = pytest.mark.django_db

LIST = "/p/northborough/letters/"
FINDING = "/p/northborough/reviews/child-q/findings/1/"
NATIONAL = {"subject": "Guidance on children taught at home", "response_type": "national_recommendation"}


@pytest.fixture
def finding(partnership):
    return a_finding(a_published_review(partnership), **NATIONAL)


def the_letter(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return GovernmentLetter.objects.select_related("file__space").get()


def test_a_letter_is_recorded_with_its_file_and_answered(manager, finding, partnership):
    assert "no letter about it is recorded" in read(manager, FINDING)
    assert "Child Q, finding 1" in read(manager, LIST)
    form = f"/p/northborough/reviews/child-q/letters/add?finding={finding.pk}"
    today = timezone.localdate()
    typed = {
        "department": "Department for Education",
        "findings": str(finding.pk),
        "our_reference": "N/7",
        "file": SimpleUploadedFile("letter.pdf", PDF),
        **day_typed("written_on", today - timedelta(days=12)),
    }
    answer = manager.post(form, typed_in(manager, form, **typed))
    letter = the_letter(partnership)

    assert answer["Location"] == f"{LIST}{letter.pk}/"
    page = read(manager, answer["Location"])
    assert "Written, waiting 12 days" in page
    assert "letter.pdf" in page
    assert status(manager, f"/p/northborough/files/{letter.file_id}/") == 200

    reply = f"{LIST}{letter.pk}/reply"
    before = {"answer": "in_part", "words": "a long answer", **day_typed("replied_on", today - timedelta(days=13))}
    page = manager.post(reply, typed_in(manager, reply, **before)).text
    assert "so it was not answered before. Check both dates." in page
    assert "a long answer" in page
    manager.post(reply, typed_in(manager, reply, **{**before, **day_typed("replied_on", today)}))

    assert "Replied: accepted in part" in read(manager, f"{LIST}{letter.pk}/")
    assert "Replied: accepted in part" in read(manager, FINDING)
    assert "a long answer" in read(manager, FINDING)


def test_a_body_that_is_not_on_the_list_is_named(manager, finding, partnership):
    form = f"/p/northborough/reviews/child-q/letters/add?finding={finding.pk}"
    typed = {"department": "another", "another": "Department of Made Up Affairs", "findings": str(finding.pk)}
    manager.post(form, typed_in(manager, form, **typed))

    letter = the_letter(partnership)
    assert letter.department == "Department of Made Up Affairs"
    assert "Not yet written" in read(manager, f"{LIST}{letter.pk}/")
    assert "Department of Made Up Affairs" in read(manager, f"{LIST}{letter.pk}/change")


def test_a_letter_is_changed_when_it_was_written_and_then_chased(manager, finding, partnership):
    letter = a_letter(finding, None)
    form, today = f"{LIST}{letter.pk}/change", timezone.localdate()
    typed = {"department": letter.department, "findings": str(finding.pk), **day_typed("written_on", today)}
    manager.post(form, typed_in(manager, form, **typed))
    chase = f"{LIST}{letter.pk}/chase"
    manager.post(chase, typed_in(manager, chase, how="by telephone", **day_typed("chased_on", today)))

    page = read(manager, f"{LIST}{letter.pk}/")
    assert "Written, waiting 0 days" in page
    assert "by telephone" in page


def test_the_list_narrows_by_state_and_department_and_is_taken_away(manager, finding):
    a_letter(finding, department="Home Office", reply_wanted_by=date(2026, 9, 2))
    a_reply(a_letter(finding))

    page = read(manager, f"{LIST}?state=overdue")
    assert "Overdue by" in page
    assert "1 letter," in page
    assert "Replied: accepted" in read(manager, f"{LIST}?department=Department+for+Education")
    assert "The guidance will say it" in manager.get(f"{LIST}?format=csv").content.decode("utf-8-sig")


def test_what_the_source_of_child_c_does_not_print_is_said_to_be_unknown(manager, partnership):
    load_child_c(partnership)

    listed = read(manager, LIST)
    assert listed.count("Date not known here") == 7
    assert "Waiting, since when is not known here" in listed
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        letter = GovernmentLetter.objects.get(department="Ministry of Justice")
    page = read(manager, f"{LIST}{letter.pk}/")
    assert "Date of the letter Not known here: the source does not print it" in page
    assert "Date not known here: it does not say whether it accepts" in page
    assert "Finding 1: elective home education Inferred" in page


@pytest.mark.parametrize("role", ["independent_scrutineer", "board_member"])
def test_those_who_do_not_record_read_and_write_nothing(role, finding, partnership):
    letter = a_letter(finding)
    person = visitor(role, partnership)

    assert "Record a reply" not in read(person, f"{LIST}{letter.pk}/")
    for path in ("change", "chase", "reply"):
        assert status(person, f"{LIST}{letter.pk}/{path}") == 404


def test_a_letter_is_seen_as_its_review_is_and_its_file_too(partnership, neighbour):
    letter = a_letter(a_finding(a_review(partnership, pseudonym="Family R")))

    people = [visitor("board_member", partnership), visitor("stranger", partnership)]
    for person in (*people, visitor("partnership_manager", neighbour)):
        assert status(person, f"{LIST}{letter.pk}/") == 404
    assert "Family R" not in read(people[0], LIST)


def test_the_list_asks_the_database_as_often_of_many_letters_as_of_one(manager, finding, django_assert_max_num_queries):
    a_reply(a_letter(finding))
    for page in (LIST, FINDING):
        manager.get(page)
    with django_assert_max_num_queries(90) as few:
        for page in (LIST, FINDING):
            manager.get(page)
    for number in range(8):
        a_reply(a_letter(finding, our_reference=str(number)))

    with django_assert_max_num_queries(len(few)):
        for page in (LIST, FINDING):
            manager.get(page)
