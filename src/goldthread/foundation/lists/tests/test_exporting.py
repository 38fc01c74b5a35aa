"""Lists as files: all that the filters leave, and no more than the person may take."""

import datetime
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from goldthread.foundation.lists import exporting
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.exporting import export
from goldthread.foundation.lists.flatness import queries_of
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.spreadsheets import read

from .people import PEOPLE, User, asked, joined, make_people, values_of

pytestmark = pytest.mark.django_db


def exported(kind: str, query: str = "") -> list[list[object]]:
    return read(export(asked(query), PEOPLE, User.objects.all(), kind).content)[0].rows


@pytest.mark.parametrize("kind", ["csv", "ods", "xlsx"])
def test_every_row_of_every_page_is_in_the_file(kind):
    make_people(25)
    make_people(5, is_active=False)

    rows = exported(kind, "active=yes&page=2&sort=-email")

    assert [row[0] for row in rows[1:]] == [f"p{n:05}@example.org" for n in range(24, -1, -1)]


def test_columns_for_the_file_are_in_it_and_those_for_the_page_are_not():
    make_people(1)

    headings, row = exported("xlsx")

    assert headings == ["Email address", "Name", "Joined", "Last seen", "Active", "Note"]
    assert row[4:] == [True, "=Ada"]


def test_moments_are_told_in_english_time():
    joined("Ada", 2026, 7, 1, 12, 0)

    assert exported("ods")[1][2] == datetime.datetime(2026, 7, 1, 13, 0)


def test_no_time_is_told_that_nobody_gave():
    joined("Ada", 2026, 7, 1, 22, 59, 59)

    assert exported("ods")[1][2] == datetime.date(2026, 7, 1)


def test_the_file_is_an_attachment_with_a_plain_name():
    response = export(asked(), PEOPLE, User.objects.all(), "csv")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="people-posts-2026-11-23.csv"'
    assert response["Cache-Control"] == "no-store"


def test_too_many_rows_go_back_to_the_page_which_says_what_to_do(monkeypatch):
    monkeypatch.setattr(exporting, "MOST_EXPORTED", 5)
    make_people(6)

    response = export(asked("active=yes&format=csv"), PEOPLE, User.objects.all(), "csv")

    assert response.status_code == 302
    path, _, query = response["Location"].partition("?")
    assert (path, values_of(query)) == ("/people", {"active": ["yes"], "too_many": ["1"]})
    answered = PEOPLE.answer(asked(query), User.objects.all())
    assert answered.notes == ["One file holds at most 200,000 people. Use the filters, then download again."]


def test_a_file_takes_one_query():
    make_people(30)

    assert len(queries_of(lambda: exported("csv"))) == 1


def test_a_person_who_may_not_take_lists_away_is_refused_and_sees_no_links():
    make_people(1)

    assert PEOPLE.answer(asked(), User.objects.all(), may_export=False).exports == []
    with pytest.raises(PermissionDenied):
        respond(asked("format=csv"), PEOPLE, User.objects.all(), may_export=False)


def test_what_is_taken_away_is_told_in_words_with_the_filters():
    make_people(3)
    make_people(2, is_active=False)
    told = []

    for query in ("active=yes&format=csv", "active=yes", "format=docx"):
        answered = respond(
            asked(query),
            PEOPLE,
            User.objects.all(),
            may_export=True,
            noted=lambda what, rows: told.append((what, rows)),
        )
        assert answered.status_code == 200

    assert told == [("People & posts as CSV, active Yes", 3)]


def test_a_list_too_long_for_a_file_is_not_told_as_taken(monkeypatch):
    monkeypatch.setattr(exporting, "MOST_EXPORTED", 5)
    make_people(6)
    told = []

    export(asked(), PEOPLE, User.objects.all(), "csv", lambda *taken: told.append(taken))

    assert told == []


def test_an_unknown_format_gives_the_page():
    assert b"<h1" in respond(asked("format=docx"), PEOPLE, User.objects.all(), may_export=True).content


@pytest.mark.parametrize("kind", ["csv", "ods", "xlsx"])
def test_a_large_file_lies_on_disk_until_it_has_left_and_is_whole(kind, monkeypatch):
    make_people(40)
    in_memory = exported(kind)
    monkeypatch.setattr(exporting, "IN_MEMORY", 100)

    response = export(asked(), PEOPLE, User.objects.all(), kind)

    assert response.streaming
    data = b"".join(response)
    response.close()
    assert int(response["Content-Length"]) == len(data)
    assert read(data)[0].rows == in_memory


def test_what_stands_beside_the_rows_is_asked_for_each_batch_of_a_file_and_for_a_page(monkeypatch):
    """Words of things of many kinds, which no query of the rows gives."""
    monkeypatch.setattr(exporting, "CHUNK", 2)
    make_people(3)
    asked_for = []

    def told(rows):
        asked_for.append(len(rows))
        for row in rows:
            row.beside = f"beside {row.email}"

    columns = (*PEOPLE.columns, Column("beside", "Beside"))
    page = replace(PEOPLE, columns=columns, beside=told)

    rows = read(export(asked(), page, User.objects.all(), "csv").content)[0].rows
    listing = page.answer(asked(), User.objects.all())

    assert asked_for == [2, 1, 3]
    assert rows[1][-1].startswith("beside p0")
    assert listing.lines[0].cells[-1].value.startswith("beside p0")
