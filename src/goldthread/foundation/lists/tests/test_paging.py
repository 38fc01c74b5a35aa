"""Pages: every row on exactly one of them, and no page dearer than another."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.shortcuts import render

from goldthread.foundation.lists import paging
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.flatness import assert_flat, queries_of
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.lists.sorting import find_order

from .people import User, asked, listing, make_people, values_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sort", ["name", "-name", "seen", "-joined"])
def test_rows_that_are_level_are_each_on_exactly_one_page(sort):
    make_people(35)

    pages = [listing(f"sort={sort}&page={page}") for page in (1, 2, 3, 4)]

    shown = [line.row.pk for page in pages for line in page.lines]
    assert len(shown) == len(set(shown)) == 35
    assert [page.showing for page in pages][1:3] == ["Showing 11 to 20", "Showing 21 to 30"]


def test_backwards_is_the_exact_reverse():
    make_people(9)

    forwards, backwards = listing("sort=name"), listing("sort=-name")

    assert [line.row.pk for line in backwards.lines] == [line.row.pk for line in forwards.lines][::-1]
    assert backwards.description == "9 people, sorted by name, in reverse"


def test_dates_backwards_are_said_to_be_newest_first():
    make_people(2)

    assert listing("sort=-joined").description.endswith(", newest first")


def test_rows_without_a_value_are_last_either_way():
    make_people(1, name="never")
    make_people(1, name="seen", last_login="2026-01-02T09:00:00Z")

    for sort in ("seen", "-seen"):
        assert [line.row.name for line in listing(f"sort={sort}").lines] == ["seen", "never"]


def test_links_keep_the_filters_and_the_order_and_what_the_view_keeps():
    make_people(35)

    answered = listing("active=yes&sort=-name&page=2&space=3&stray=x")

    kept = {"active": ["yes"], "sort": ["-name"], "space": ["3"]}
    assert values_of(answered.next["href"]) == kept | {"page": ["3"]}
    assert values_of(answered.previous["href"]) == kept | {"page": ["1"]}
    assert values_of(answered.exports[0][1]) == kept | {"format": ["csv"]}


def test_many_pages_are_linked_with_gaps():
    make_people(200)

    links = listing("page=9").pages

    assert [link.get("number", "gap") for link in links] == [1, "gap", 8, 9, 10, "gap", 20]
    assert [link["number"] for link in links if link.get("current")] == [9]


def test_a_very_long_list_is_not_counted_to_its_end(monkeypatch):
    monkeypatch.setattr(paging, "COUNTED", 30)
    make_people(40)

    answered = listing("page=9")

    assert answered.counted == "More than 30 people"
    assert (answered.place.page, len(answered.lines)) == (3, 10)
    assert answered.notes == ["Only the first 30 people are shown. Use the filters to find the others."]


@pytest.mark.parametrize(("number", "said"), [(0, "No people"), (1, "1 person"), (2, "2 people")])
def test_the_count_is_said_in_words(number, said):
    make_people(number)

    assert listing().counted == said


@pytest.mark.parametrize("key", ["number", "-number"])
def test_by_number_rows_are_read_in_the_order_of_their_index(key):
    """Where those without a number are asked for in the end PostgreSQL reads and sorts all there are."""
    column = Column("number", "Number", value="pk", sort=("pk",))

    order = find_order((column,), key).apply(User.objects.all())

    assert "NULLS" not in str(order.query)


def test_a_list_asks_the_database_once():
    make_people(30)

    assert len(queries_of(lambda: listing("words=example&sort=-seen&page=3"))) == 1


def test_the_page_is_as_flat_at_a_thousand_rows_as_at_ten():
    def visit():
        return render(asked(), "lists/list.html", {"listing": listing()})

    assert assert_flat(visit, make_people) == 1


def test_a_list_that_grows_dearer_is_found_out():
    with pytest.raises(AssertionError, match="queries for 3 rows"):
        assert_flat(lambda: [len(listing().lines) and listing() for _ in listing().lines], make_people, few=3, many=9)


def test_a_wrong_declaration_is_refused_when_it_is_read():
    column, empty = Column("name", "Name", sort=("name",)), Empty("None")

    with pytest.raises(ImproperlyConfigured, match="does not sort"):
        ListPage(title="P", one="p", columns=(column,), order="shoe", empty=empty)
    with pytest.raises(ImproperlyConfigured, match="one key"):
        ListPage(title="P", one="p", columns=(column, column), order="name", empty=empty)
