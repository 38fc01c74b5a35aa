"""The page that shows a list."""

from dataclasses import replace

import pytest

from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.responding import respond

from .people import PEOPLE, User, asked, make_people

pytestmark = pytest.mark.django_db


def page(query: str = "") -> str:
    response = respond(asked(query), PEOPLE, User.objects.all(), may_export=True)
    return " ".join(response.content.decode().split())


def test_it_shows_rows_with_links_words_and_files():
    make_people(12, last_login="2026-07-01T12:00:00Z")

    shown = page("words=example")

    assert "12 people, found by “example”, sorted by name. Showing 1 to 10." in shown
    assert f'href="/people/{User.objects.order_by("pk")[0].pk}"' in shown
    assert "1 July 2026 at 1pm" in shown
    assert "?words=example&amp;page=2" in shown
    assert "?words=example&amp;format=ods" in shown


def test_what_somebody_typed_is_shown_as_text():
    make_people(1, name="<script>alert(1)</script>")

    shown = page("words=<script>&active=<b>")

    assert "<script>alert" not in shown
    assert "<b>" not in shown
    assert "&lt;script&gt;" in shown


def test_an_empty_list_says_what_will_be_there():
    shown = page()

    assert "No people yet" in shown
    assert 'href="/invite"' in shown
    assert "<table" not in shown


def test_a_list_that_was_filtered_to_nothing_says_so():
    make_people(1)

    shown = page("words=nobody&space=3")

    assert "No people, found by “nobody”" in shown
    assert '<a class="govuk-link" href="?space=3">Clear the filters' in shown
    assert '<input type="hidden" name="space" value="3">' in shown


def test_the_page_number_is_in_the_title():
    make_people(11)

    assert "<title>People &amp; posts (page 2 of 2) - Goldthread</title>" in page("page=2")


def test_a_column_may_be_drawn_by_a_template_of_its_own():
    make_people(1, email="ada@example.org")
    column = Column("email", "Who", sort=("email",), cell="ui/components/tag.html:tag")
    drawn = replace(PEOPLE, columns=(column,), order="email")

    shown = respond(asked(), drawn, User.objects.all(), may_export=True).content.decode()

    assert "Ada\n</strong>" in shown
