"""Search finds what one may see, nothing else, and follows every change."""

import pytest
from django.db import DatabaseError, connection, transaction

from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.search import matching
from goldthread.foundation.search.matching import with_words
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(partnership):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        return Action.objects.create(space=partnership, reference="A1", title="Redesign of training", origin="review")


def found(space, sought, permission="VIEW_WHOLE_PLAN"):
    with opened(actor=7, reading=[space.pk]), connection.cursor() as cursor:
        cursor.execute(
            "select title from search_find(%s, jsonb_build_object(%s::text, jsonb_build_array(%s::text)), 50)",
            [sought, str(space.pk), permission],
        )
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize("sought", ["training", "TRAIN", "redes train", "a1", "trainning", "rédesign"])
def test_words_are_found_cut_short_misspelt_and_in_any_case(partnership, action, sought):
    assert found(partnership, sought) == ["A1 Redesign of training"]


@pytest.mark.parametrize("sought", ["", "!!!", "'; drop table action --", "a:b & !c | <-> (", "\\", "%", "مرحبا"])
def test_odd_words_find_nothing_and_break_nothing(partnership, action, sought):
    assert found(partnership, sought) == []


def test_nothing_is_found_without_the_permission_or_from_outside(partnership, neighbour, action):
    assert found(partnership, "training", "VIEW_PARTNERSHIP") == []
    assert found(neighbour, "training") == []


def test_claiming_a_space_that_is_not_open_finds_nothing(partnership, neighbour, action):
    with opened(actor=7, reading=[neighbour.pk]), connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from search_find('training',"
            " jsonb_build_object(%s::text, '[\"VIEW_WHOLE_PLAN\"]'::jsonb), 50)",
            [str(partnership.pk)],
        )
        assert cursor.fetchone() == (0,)


def test_the_index_follows_bulk_changes_and_deletion(partnership, action):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Action.objects.update(title="Golden hour")
    assert (found(partnership, "training"), found(partnership, "golden")) == ([], ["A1 Golden hour"])

    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Action.objects.all().delete()
    assert found(partnership, "golden") == []


def test_agencies_and_groups_are_found_by_their_names_and_no_further_than_the_partnership(partnership, neighbour):
    agency = an_agency(partnership, "Northborough Ambulance", short_name="NA")
    group = a_group(partnership, "Neglect group", purpose="To see neglect early")

    assert found(partnership, "ambul", "VIEW_PARTNERSHIP") == [agency.name]
    assert found(partnership, "early", "VIEW_PARTNERSHIP") == [group.name]
    assert found(partnership, "ambulance", "VIEW_WHOLE_PLAN") == []
    assert found(neighbour, "ambulance", "VIEW_PARTNERSHIP") == []


@pytest.mark.parametrize("sought", ["1.2", "golden-hour", "and/or", "or"])
def test_a_number_or_a_word_with_signs_in_it_is_found(partnership, sought):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Action.objects.create(space=partnership, reference="1.2", title="Golden-hour and/or day", origin="review")

    assert found(partnership, sought) == ["1.2 Golden-hour and/or day"]


def narrowed(space, *words):
    with opened(actor=7, reading=[space.pk]):
        rows = with_words(Action.objects.all(), list(words))
        return None if rows is None else [action.reference for action in rows]


def test_a_list_is_narrowed_through_the_index_within_what_is_open(partnership, neighbour, action):
    with opened(actor=SYSTEM_ACTOR, writing=neighbour.pk):
        Action.objects.create(space=neighbour, reference="B1", title="Training of theirs", origin="review")

    assert narrowed(partnership, "train", "REDES") == ["A1"]
    assert narrowed(partnership, "training", "theirs") == []
    assert narrowed(neighbour, "train") == ["B1"]


def test_the_index_gives_no_part_of_a_list_and_no_answer_about_signs(partnership, action, monkeypatch):
    assert narrowed(partnership, "train", "%") is None

    monkeypatch.setattr(matching, "AT_MOST", 1)
    assert narrowed(partnership, "train") is None


def test_the_index_itself_cannot_be_read():
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select * from search_entry")


def test_what_is_nearly_right_is_looked_for_only_where_words_do_not_fill_the_answer(partnership, action):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Action.objects.bulk_create(
            Action(space=partnership, reference=f"T{n}", title="Trainning of staff", origin="review") for n in range(60)
        )

    many, few = found(partnership, "trainning"), found(partnership, "redesign")

    assert len(many) == 50
    assert all("Trainning" in title for title in many)
    assert few == ["A1 Redesign of training"]
    assert found(partnership, "redesigm") == ["A1 Redesign of training"]


def test_a_whole_reference_finds_what_bears_it_and_none_that_begin_with_it(partnership):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        for number in (12, 120, 121):
            Action.objects.create(space=partnership, reference=f"R-{number}", title="", origin="review")
        Action.objects.create(space=partnership, reference="B", title="As R-12 asks", origin="review")

    assert found(partnership, "r-12") == ["R-12 ", "B As R-12 asks"]
    assert len(found(partnership, "r-1")) == 4


def test_words_as_they_stand_come_first_where_they_fill_the_answer(partnership):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Action.objects.create(space=partnership, reference="A1", title="Workers", origin="review")
        Action.objects.bulk_create(
            Action(space=partnership, reference=f"T{n}", title="A worker", origin="review") for n in range(49)
        )
    assert "A1 Workers" in found(partnership, "worker")

    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Action.objects.create(space=partnership, reference="T49", title="A worker", origin="review")
    assert "A1 Workers" not in found(partnership, "worker")
