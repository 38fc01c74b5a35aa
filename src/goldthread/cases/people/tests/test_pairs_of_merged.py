"""Pairs of which one was merged since: they are decided as they are now, and what is undone is asked anew."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.commands import keep_apart, merge_people, point_out, undo_merge
from goldthread.cases.people.factories import a_merge, a_person
from goldthread.cases.people.models import Involvement, Lookalike, MatchKey
from goldthread.cases.people.tests.pages import as_, at, text
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
WHY = "Their school confirms it."


def anew(record):
    with opened(actor=SYSTEM_ACTOR, reading=[record.space_id]):
        return type(record).objects.select_related("space").get(pk=record.pk)


def pairs(case, *two):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        rows = Lookalike.objects.select_related("space").order_by("pk")
        return [one for one in rows if not two or {one.first_id, one.second_id} == {each.pk for each in two}]


@pytest.fixture
def three(case, manager):
    """A was known by another name; B links them: B is like both, and they are not like one another."""
    part, by = Involvement.Part.OTHER, manager
    a = a_person(case, "Ada", "Quill", born=date(2011, 5, 7), by=by, at=LATER, part=part)
    b = a_person(case, "Maya", "Okonkwo", by=by, at=LATER)
    c = a_person(case, "Maia", "Okonkwo", by=by, at=LATER, part=part)
    assert pairs(case, b, c)
    assert not pairs(case, a, c)
    return a, b, c


def test_a_pair_of_which_one_was_merged_since_is_decided_under_whom_they_are_known_now(case, three, manager):
    a, b, c = three
    a_merge(kept=a, gone=b, why=WHY, by=manager, at=LATER)
    (pair,) = pairs(case, b, c)
    client = as_(manager)

    page = at(case, "merge_two_people", pair.pk)
    assert "Ada Quill" in text(client.get(page))
    assert client.post(page, {"kept": str(a.pk), "why": WHY}).status_code == 302

    assert (anew(b).root_id, anew(c).root_id) == (a.pk, a.pk)
    assert {one.found for one in pairs(case, b, c) + pairs(case, a, c)} == {"one"}


def test_whoever_is_like_what_was_said_of_one_is_pointed_out_once_that_one_is_merged(case, three, manager):
    a, b, c = three
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        Lookalike.objects.all().delete()

    merge = a_merge(kept=a, gone=b, why=WHY, by=manager, at=LATER)
    assert [one.found for one in pairs(case, a, c)] == ["waits"]

    undo_merge(merge=anew(merge), why="Two children.", by=manager, at=LATER)
    assert [one.found for one in pairs(case, b, c)] == ["waits"]
    assert [one.found for one in pairs(case, a, b)] == ["two"]


def test_what_was_undone_after_another_merge_stands_as_two_on_every_pair(case, three, manager):
    a, b, c = three
    merge = a_merge(kept=b, gone=c, why=WHY, by=manager, at=LATER)
    a_merge(kept=anew(a), gone=anew(b), why=WHY, by=manager, at=LATER)

    undo_merge(merge=anew(merge), why="They are twins.", by=manager, at=LATER)

    assert (anew(b).root_id, anew(c).root_id) == (a.pk, None)
    assert [one.found for one in pairs(case, b, c) + pairs(case, a, c)] == ["two", "two"]
    assert "They are two" in text(as_(manager).get(at(case, "lookalike", pairs(case, b, c)[0].pk)))
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert {one.person_id for one in MatchKey.objects.all()} == {a.pk, c.pk}


def test_two_who_are_one_already_are_not_kept_apart_nor_merged_again(case, three, manager):
    a, b, c = three
    (pair,) = pairs(case, b, c)
    a_merge(kept=a, gone=b, why=WHY, by=manager, at=LATER)
    a_merge(kept=anew(a), gone=anew(c), why=WHY, by=manager, at=LATER)

    with pytest.raises(Refused, match="one person already"):
        keep_apart(pair=pair, why="Twins.", by=manager, at=LATER)
    with pytest.raises(Refused, match="one person already"):
        merge_people(pair=pair, kept=a, why=WHY, by=manager, at=LATER)


def test_of_two_who_were_told_apart_nobody_is_asked_under_another_name(case, three, manager):
    a, b, c = three
    (pair,) = pairs(case, b, c)
    keep_apart(pair=pair, why="They are twins.", by=manager, at=LATER)

    a_merge(kept=a, gone=b, why=WHY, by=manager, at=LATER)

    assert [one for one in pairs(case) if one.found == "waits"] == []


@pytest.fixture
def under_one(case, manager, three):
    """B and D are known under A, and C is like both."""
    a, b, c = three
    d = a_person(case, "Maja", "Okonkwo", by=manager, at=LATER, part=Involvement.Part.OTHER)
    a_merge(kept=a, gone=b, why=WHY, by=manager, at=LATER)
    a_merge(kept=anew(a), gone=d, why=WHY, by=manager, at=LATER)
    assert pairs(case, c, d)
    return a, b, c, d


def test_that_they_are_two_is_said_of_all_who_are_known_under_either(case, under_one, manager):
    a, b, c, d = under_one
    (pair,) = pairs(case, b, c)

    keep_apart(pair=pair, why="Cousins.", by=manager, at=LATER)

    assert {one.found for two in ((a, c), (b, c), (c, d)) for one in pairs(case, *two)} == {"two"}


def test_whoever_decides_is_told_that_two_of_them_were_told_apart_and_merging_overrules_it(case, three, manager):
    a, b, c = three
    (pair,) = pairs(case, b, c)
    keep_apart(pair=pair, why="Cousins, says the school.", by=manager, at=LATER)
    other = point_out(space=case.space, person=a, other=c, by=manager, at=LATER)
    a_merge(kept=a, gone=b, why=WHY, by=manager, at=LATER)

    page = text(as_(manager).get(at(case, "lookalike", other.pk)))
    a_merge(kept=anew(a), gone=anew(c), why="The school was wrong.", by=manager, at=LATER)

    assert "Cousins, says the school." in page
    assert "that no longer counts" in page
    assert {one.found for two in ((a, c), (b, c)) for one in pairs(case, *two)} == {"one"}
