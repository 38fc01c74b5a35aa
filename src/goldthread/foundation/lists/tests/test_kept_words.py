"""What is searched for and may be a name is posted, and the address of the list has a mark of it."""

from dataclasses import replace

import pytest
from django.test import RequestFactory

from goldthread.foundation.lists import kept_words
from goldthread.foundation.lists.filters_typed import Search
from goldthread.foundation.lists.kept_words import MOST, keep_words, words_kept
from goldthread.foundation.lists.responding import respond

from .people import PEOPLE, User, asked, make_people, values_of

pytestmark = pytest.mark.django_db
BOX = Search("words", fields=("name",), kept_out_of_address=True, may_stand=lambda words: words == "REF-1")
POSTED = replace(PEOPLE, filters=(BOX, *PEOPLE.filters[1:]))


@pytest.fixture
def mark(monkeypatch):
    """What the next mark is. By chance one could hold what is looked for."""
    monkeypatch.setattr(kept_words, "token_urlsafe", lambda size: "m-0")
    return "m-0"


def sent(session, said, address="/people"):
    request = RequestFactory().post(address, said)
    request.session, request.today = session, asked().today
    return respond(request, POSTED, User.objects.all(), may_export=True).url


def seen(session, address):
    request = RequestFactory().get(address)
    request.session, request.today = session, asked().today
    return POSTED.answer(request, User.objects.all())


def test_the_address_has_all_that_was_posted_but_the_words(mark):
    said = {"words": "Ada  Khan", "active": "yes", "sort": "-name", "space": "3", "page": "2", "odd": "x", "seen": ""}
    session = {}

    values = values_of(sent(session, said).removeprefix("/people"))

    assert values.pop("words") == [mark]
    assert values == {"active": ["yes"], "sort": ["-name"], "space": ["3"]}
    assert session["words_sought"] == {mark: ["/people", "Ada Khan"]}


def test_the_list_is_narrowed_by_them_and_its_box_and_its_words_show_them(mark):
    session = {}
    make_people(2, name="Ada")
    make_people(1, name="Bo")

    found = seen(session, sent(session, {"words": "ada"}))

    assert [line.row.name for line in found.lines] == ["Ada", "Ada"]
    assert found.form["words"].value() == "ada"
    assert "found by “ada”" in found.description
    assert "ada" not in found.href_of(2)
    assert found.is_posted


def test_a_mark_of_another_list_or_of_nothing_leaves_it_whole_and_says_so():
    session = {}
    make_people(1, name="Bo")
    elsewhere = sent(session, {"words": "Ada"}, "/others").partition("?")[2]

    for query in (elsewhere, "words=gone", "words=Ada"):
        found = seen(session, f"/people?{query}")
        assert [line.row.name for line in found.lines] == ["Bo"]
        assert any(note.endswith("Type it again to search for it.") for note in found.notes)
        assert "words" not in found.href_of(2)


@pytest.mark.parametrize("kind", ["csv", "ods", "xlsx"])
def test_of_words_that_are_no_longer_kept_no_file_is_taken_away_and_the_page_says_why(kind):
    make_people(1, name="Bo")
    told = []
    request = RequestFactory().get(f"/people?words=gone&active=yes&page=2&format={kind}")
    request.session, request.today = {}, asked().today

    answer = respond(request, POSTED, User.objects.all(), may_export=True, noted=lambda *taken: told.append(taken))

    assert (answer.status_code, told) == (302, [])
    assert values_of(answer.url.removeprefix("/people")) == {"words": ["gone"], "active": ["yes"]}
    notes = seen({}, answer.url).notes
    assert [note.endswith("Type it again to search for it.") for note in notes] == [True]


def test_what_is_looked_at_again_and_again_is_kept_however_much_else_is_searched_for():
    request = asked()
    request.session = {}
    used = keep_words(request, "Ada")

    for number in range(2 * MOST):
        keep_words(request, f"name {number}")
        assert words_kept(request, used) == "Ada"

    assert len(request.session["words_sought"]) == MOST


def test_what_names_nobody_stands_in_the_address():
    assert sent({}, {"words": " REF-1 "}) == "/people?words=REF-1"
    assert sent({}, {"words": "  "}) == "/people?"


def test_the_same_words_have_one_mark_and_no_more_are_kept_than_the_last():
    request = asked()
    request.session = {}

    marks = [keep_words(request, f"name {number}") for number in range(MOST + 1)]

    assert keep_words(request, f"name {MOST}") == marks[-1]
    assert words_kept(request, marks[0]) is None
    assert [words_kept(request, mark) for mark in marks[-2:]] == [f"name {MOST - 1}", f"name {MOST}"]
    assert len(set(marks)) == MOST + 1
