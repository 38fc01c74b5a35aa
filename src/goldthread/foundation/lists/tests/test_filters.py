"""What the address asks for narrows the list; what it asks for in vain is left out and told."""

import pytest
from django.contrib.auth.models import Group
from django.db.models import Q
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.lists.filters_typed import day_in
from goldthread.foundation.lists.narrowing import leads_to_many, narrow

from .people import PEOPLE, User, asked, joined, listing, make_people, names

pytestmark = pytest.mark.django_db


def test_a_search_finds_all_words_in_any_field_and_order():
    make_people(1, name="Ada Khan", email="lead@police.example")
    make_people(1, name="Ada Jones")

    assert names("words=POLICE+ada") == ["Ada Khan"]
    assert listing("words=POLICE+ada").description == "1 person, found by “POLICE ada”, sorted by name"


def test_wild_cards_are_ordinary_characters():
    make_people(1, name="100%")
    make_people(1, name="1000")

    assert names("words=0%25") == ["100%"]


def test_one_of_several_answers():
    for name in ("Ada", "Bo", "Cy"):
        make_people(1, name=name)

    assert names("name=Ada&name=Bo") == ["Ada", "Bo"]
    assert "called Ada or Bo" in listing("name=Ada&name=Bo").description


def test_an_empty_field_can_be_asked_for():
    make_people(1, name="Ada", last_login="2026-01-02T09:00:00Z")
    make_people(1, name="Bo")

    assert names("seen=none") == ["Bo"]
    assert "last seen never" in listing("seen=none").description


def test_yes_no_or_either():
    make_people(1, name="Ada")
    make_people(1, name="Bo", is_active=False)

    assert (names("active=yes"), names("active=no"), names("active=any")) == (["Ada"], ["Bo"], ["Ada", "Bo"])


def test_days_are_days_in_england():
    joined("Ada", 2026, 6, 30, 22, 59)
    joined("Bo", 2026, 6, 30, 23, 1)  # A minute past midnight, in summer time.

    assert names("joined_from=1/7/2026") == ["Bo"]
    assert names("joined_to=30+June+2026") == ["Ada"]
    assert "joined from 1 July 2026 to 2 July 2026" in listing("joined_from=1/7/26&joined_to=2.7.2026").description


def test_days_the_wrong_way_round_are_swapped():
    joined("Ada", 2026, 6, 15)

    assert names("joined_from=2026-06-30&joined_to=2026-06-01") == ["Ada"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("active=perhaps", "“Active” has no answer “perhaps”, so it was left out."),
        ("name=Zoë&name=Ada", "“Called” has no answer “Zoë”, so it was left out."),
        ("joined_from=soon", "“soon” is not a date such as 27/3/2026, so it was left out."),
        ("joined_from=31/2/2026", "“31/2/2026” is not a date such as 27/3/2026, so it was left out."),
        ("sort=shoe", "The list cannot be sorted by “shoe”, so it is sorted by name."),
        ("sort=active", "The list cannot be sorted by “active”, so it is sorted by name."),
        ("page=two", "There is no page “two”, so this is the first page."),
        ("page=7", "There is no page 7, so this is the last page."),
        ("words=" + "long+" * 50, "The search was too long: only “long long long long long long long long”"),
    ],
)
def test_what_is_unknown_is_left_out_and_told(query, said):
    make_people(3)

    answered = listing(query)

    assert any(note.startswith(said) for note in answered.notes)
    assert query.split("&")[0] not in answered.href_of(2)


@given(
    st.dictionaries(
        st.sampled_from(["words", "name", "seen", "active", "joined_from", "joined_to", "sort", "page", "format"]),
        st.text(max_size=12) | st.sampled_from(["none", "yes", "-name", "9" * 30, "\x00", "1/1/0001", "²"]),
    )
)
def test_no_address_breaks_the_list(query):
    request = asked()
    request.GET = request.GET.copy()
    request.GET.update(query)

    assert PEOPLE.answer(request, User.objects.all()).counted == "No people"


def test_the_boxes_hold_what_was_kept():
    form = listing("words=ada&active=yes&name=Nobody").form

    assert (form["words"].value(), form["active"].value(), form["name"].value()) == ("ada", "yes", [])
    assert form["active"].field.choices[0] == ("any", "Any")


@pytest.mark.parametrize("typed", ["27/3/2026", "27/03/26", "2026-03-27", "27 March 2026", "27 mar 2026", "27.3.2026"])
def test_a_day_may_be_typed_in_many_ways(typed):
    assert day_in(typed).isoformat() == "2026-03-27"


def test_a_lookup_with_many_rows_at_its_end_does_not_repeat_a_row():
    assert leads_to_many(Group, "permissions__codename")
    assert not leads_to_many(User, "email__icontains")

    query = str(narrow(Group.objects.all(), Q(permissions__codename="x"), "permissions__codename").query)

    assert query.count("JOIN") == query.partition(" IN (SELECT")[2].count("JOIN") > 0
