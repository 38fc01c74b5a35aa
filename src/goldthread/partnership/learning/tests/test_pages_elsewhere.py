"""Learning from elsewhere on its pages: entered, adopted, put aside, and found again on the thread."""

import pytest

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.form_pages.factories import read, status, typed_in
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import (
    a_finding,
    a_printed_finding,
    a_published_review,
    a_review,
    a_source,
    an_action,
    an_adopted_finding,
)
from goldthread.partnership.learning.models import ElsewhereFinding, ElsewhereSource, Finding

pytestmark = pytest.mark.django_db

LIST = "/p/northborough/elsewhere/"
SOURCE = {"title": "Learning from Child V", "publisher": "Southmere partnership", "kind": "review"}


def only(partnership, model):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return model.objects.select_related("space").get()


def test_an_empty_list_says_what_it_is_for(manager, partnership):
    assert "Nothing is entered yet" in read(manager, LIST)
    assert "Enter a source" in read(manager, LIST)
    assert "Enter a source" not in read(visitor("board_member", partnership), LIST)


def test_a_source_is_entered_with_a_finding_which_is_adopted_into_a_review(manager, partnership):
    review = a_published_review(partnership)
    answer = manager.post(f"{LIST}enter", typed_in(manager, f"{LIST}enter", **SOURCE))
    source = only(partnership, ElsewhereSource)
    assert answer["Location"] == f"{LIST}{source.pk}/"

    found = {"number": "3", "words": "Nobody asked who lived there", "page": "14"}
    manager.post(f"{LIST}{source.pk}/findings/enter", found)
    printed = only(partnership, ElsewhereFinding)
    assert "1 finding: 0 adopted, 0 not adopted, 1 not decided on." in read(manager, f"{LIST}{source.pk}/")

    form = f"{LIST}findings/{printed.pk}/adopt"
    assert "Nobody asked who lived there" in read(manager, form)
    said = {"why": "It was so here", "subject": "Who lives here", "response_type": "recommendation"}
    answer = manager.post(form, typed_in(manager, form, **said, place=str(review.pk)))

    finding = only(partnership, Finding)
    page = read(manager, answer["Location"])
    assert f"/reviews/child-q/findings/{finding.number}/" in answer["Location"]
    assert "Learned from elsewhere: Learning from Child V, Southmere partnership, finding 3, page 14" in page
    assert "Why it matters here: It was so here" in page
    assert "Learned from elsewhere: Learning from Child V" in read(manager, "/p/northborough/reviews/child-q/thread/")
    assert "it became finding 1 of Child Q" in read(manager, f"{LIST}{source.pk}/")


def test_the_thread_of_a_source_says_what_it_came_from(manager, partnership):
    an_adopted_finding(a_printed_finding(a_source(partnership)))

    page = read(manager, "/p/northborough/reviews/learning-from-child-v/")

    assert "Learned from elsewhere: Learning from Child V, Southmere partnership" in page


def test_an_action_says_where_the_finding_it_serves_was_learned(manager, partnership):
    review = a_published_review(partnership)
    finding = an_adopted_finding(a_printed_finding(a_source(partnership)), review)
    learned, own = an_action(review, "1", findings=[finding]), an_action(review, "2", findings=[a_finding(review, 2)])

    told = "Learned from elsewhere: Learning from Child V"
    assert told in read(manager, f"/p/northborough/actions/{learned.pk}/")
    assert "Learned from elsewhere" not in read(manager, f"/p/northborough/actions/{own.pk}/")


def test_what_is_not_adopted_says_why(manager, partnership):
    source = a_source(partnership)
    printed = a_printed_finding(source)

    form = f"{LIST}findings/{printed.pk}/decline"
    assert "Enter why it is not adopted" in manager.post(form, typed_in(manager, form, why="")).text
    manager.post(form, typed_in(manager, form, why="One record is kept here since 2021"))

    assert "because: One record is kept here since 2021" in read(manager, f"{LIST}{source.pk}/")


def test_a_refusal_keeps_what_was_typed(manager, partnership):
    a_source(partnership)

    page = manager.post(f"{LIST}enter", {**SOURCE, "about": "words that took long"}).text

    assert "was entered before" in page
    assert "words that took long" in page


def test_very_long_words_are_refused_in_a_sentence_and_kept(manager, partnership):
    source = a_source(partnership)

    page = manager.post(f"{LIST}{source.pk}/findings/enter", {"number": "1", "words": "x" * 20_001}).text

    assert "What was found must be 20,000 characters or fewer" in page
    assert "x" * 20_001 in page


def test_of_two_who_decide_at_once_the_second_is_told(manager, partnership):
    printed = a_printed_finding(a_source(partnership))
    form = f"{LIST}findings/{printed.pk}/decline"
    typed = typed_in(manager, form, why="It is done here already")
    an_adopted_finding(printed)

    page = manager.post(form, typed).text

    assert "It is done here already" in page
    assert "changed while you had it open" in page


@pytest.mark.parametrize("role", ["independent_scrutineer", "board_member"])
def test_those_who_do_not_record_read_and_decide_nothing(role, partnership):
    printed = a_printed_finding(a_source(partnership))
    person = visitor(role, partnership)

    assert "Adopt finding" not in read(person, f"{LIST}{printed.elsewhere_id}/")
    for path in ("enter", f"{printed.elsewhere_id}/change", f"findings/{printed.pk}/adopt"):
        assert status(person, f"{LIST}{path}") == 404


def test_a_stranger_and_a_neighbour_find_nothing(partnership, neighbour):
    source = a_source(partnership)

    for person in (visitor("stranger", partnership), visitor("partnership_manager", neighbour)):
        assert status(person, f"{LIST}{source.pk}/") == 404


def test_where_a_finding_went_is_not_told_to_those_who_may_not_see_it(partnership):
    source = a_source(partnership)
    an_adopted_finding(a_printed_finding(source), a_review(partnership, pseudonym="Family R"))

    page = read(visitor("board_member", partnership), f"{LIST}{source.pk}/")

    assert "Adopted" in page
    assert "Family R" not in page
    assert "It was so here" not in page


def test_the_list_narrows_to_what_is_not_decided_on_and_is_taken_away(manager, partnership):
    an_adopted_finding(a_printed_finding(a_source(partnership)))
    a_printed_finding(a_source(partnership, title="Still open", kind="inspection"))

    page = read(manager, f"{LIST}?open=yes")

    assert "Still open" in page
    assert "Learning from Child V" not in page
    assert "Southmere partnership" in manager.get(f"{LIST}?format=csv").content.decode("utf-8-sig")


def test_the_pages_ask_the_database_as_often_of_many_as_of_one(manager, partnership, django_assert_max_num_queries):
    source = a_source(partnership)
    an_adopted_finding(a_printed_finding(source))
    pages = (LIST, f"{LIST}{source.pk}/", "/p/northborough/reviews/learning-from-child-v/thread/")
    for page in pages:
        manager.get(page)
    with django_assert_max_num_queries(120) as few:
        for page in pages:
            manager.get(page)
    for number in range(2, 9):
        an_adopted_finding(a_printed_finding(source, str(number)))

    with django_assert_max_num_queries(len(few)):
        for page in pages:
            manager.get(page)
