"""Who may be one person is pointed out, a person decides, and what was decided can be undone."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT, seen_by, somebody
from goldthread.cases.people.commands import keep_apart, tell_of_person, undo_merge
from goldthread.cases.people.factories import NHS_NUMBER, OTHER_NHS_NUMBER, REFUGE, a_home, a_merge, a_person
from goldthread.cases.people.known import known_of
from goldthread.cases.people.looking import found_like
from goldthread.cases.people.matching import Address, Known, Name
from goldthread.cases.people.models import Involvement, Lookalike, MatchKey, Person, SaidName
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.uncertain_dates import UncertainDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
WHY = "Both schools confirm it."


def number(text):
    return {"number": {"kind": "nhs", "number": text}}


def rows(case, model, **which):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return list(model.objects.filter(**which).order_by("pk"))


def as_it_is(record):
    with opened(actor=SYSTEM_ACTOR, reading=[record.space_id]):
        return type(record).objects.select_related("space").get(pk=record.pk)


def names_under(user, person):
    with opened(actor=user.pk, reading=[person.space_id]):
        found = SaidName.objects.visible_to(seen_by(user, LATER)).of(as_person(person)).order_by("pk")
        return [str(one) for one in found]


def as_person(person):
    return Person.objects.get(pk=person.pk)


@pytest.fixture
def two(case, other_case, manager):
    """Two rows of one child, told in two cases, with slips of the hand."""
    first = a_person(case, "Siân", "O’Connor-Smith", by=manager, at=LATER, **number(NHS_NUMBER))
    second = a_person(other_case, "Sian", "Oconnor Smith", born=date(2014, 9, 3), by=manager, at=LATER)
    return first, second


def test_two_who_are_alike_wait_for_somebody_who_decides_and_nothing_merges_by_itself(case, two):
    first, second = two

    (pair,) = rows(case, Lookalike)

    assert (pair.first_id, pair.second_id, pair.found) == (first.pk, second.pk, "waits")
    assert rows(case, Person, merged_into=None) == [first, second]


def test_merged_they_are_shown_as_one_and_undone_they_are_two_again(two, manager):
    first, second = two

    merge = a_merge(kept=first, gone=second, why=WHY, by=manager, at=LATER)

    assert names_under(manager, first) == names_under(manager, second) == ["Siân O’Connor-Smith", "Sian Oconnor Smith"]
    assert {one.person_id for one in rows(first, MatchKey)} == {first.pk}
    assert [one.found for one in rows(first, Lookalike)] == ["one"]

    undo_merge(merge=as_it_is(merge), why="They are cousins.", by=manager, at=LATER)

    assert names_under(manager, first) == ["Siân O’Connor-Smith"]
    assert names_under(manager, second) == ["Sian Oconnor Smith"]
    assert {one.person_id for one in rows(first, MatchKey)} == {first.pk, second.pk}
    assert [one.found for one in rows(first, Lookalike)] == ["two"]
    with pytest.raises(Refused, match="undone already"):
        undo_merge(merge=as_it_is(merge), why="Again.", by=manager, at=LATER)


def test_whoever_was_merged_before_goes_along_and_comes_back(case, two, manager):
    first, second = two
    third = a_person(case, "Shan", "Connor", by=manager, at=LATER, born=None, part=Involvement.Part.SIBLING)
    a_merge(kept=second, gone=third, why=WHY, by=manager, at=LATER)

    merge = a_merge(kept=as_it_is(first), gone=as_it_is(second), why=WHY, by=manager, at=LATER)
    assert as_it_is(third).root_id == first.pk

    undo_merge(merge=as_it_is(merge), why="They are two.", by=manager, at=LATER)
    assert (as_it_is(third).root_id, as_it_is(second).root_id) == (second.pk, None)


def test_two_with_different_nhs_numbers_are_not_merged(case, other_case, manager):
    first = a_person(case, by=manager, at=LATER, **number(NHS_NUMBER))
    second = a_person(other_case, by=manager, at=LATER, **number(OTHER_NHS_NUMBER))

    with pytest.raises(Refused, match="different NHS numbers"):
        a_merge(kept=first, gone=second, why=WHY, by=manager, at=LATER)

    assert rows(case, Person, merged_into=None) == [first, second]


@pytest.mark.parametrize(("kept", "gone"), [(1, 0), (0, 1)])
def test_nobody_is_merged_twice(two, manager, kept, gone):
    a_merge(kept=two[0], gone=two[1], why=WHY, by=manager, at=LATER)

    with pytest.raises(Refused, match="one person already"):
        a_merge(kept=as_it_is(two[kept]), gone=as_it_is(two[gone]), why=WHY, by=manager, at=LATER)


def test_that_they_are_two_is_kept_and_asked_no_more(two, manager, case):
    (pair,) = rows(case, Lookalike)

    keep_apart(pair=pair, why="Their grandmother knows both.", by=manager, at=LATER)
    tell_of_person(case=case, person=two[0], what="name", said={"given": "Sian"}, by=manager, at=LATER)

    assert [(one.found, one.why) for one in rows(case, Lookalike)] == [("two", "Their grandmother knows both.")]


def test_only_the_steward_of_the_register_decides(two, partnership, constable, manager):
    coordinator = somebody("coordinator", partnership)
    for other in (constable, coordinator):
        with pytest.raises(NotAllowed):
            a_merge(kept=two[0], gone=two[1], why=WHY, by=other, at=LATER)


def test_a_protected_address_is_in_no_key_and_finds_nobody(case, manager):
    person = a_person(case, by=manager, at=LATER, born=None)
    before = {one.key for one in rows(case, MatchKey)}

    a_home(case, person, home=REFUGE, by=manager, at=LATER)

    asked = Known(addresses=(Address(tuple(REFUGE.lines), REFUGE.postcode),))
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert found_like(asked, case.space) == []
        assert known_of([person.pk])[person.pk].open_addresses == ()
    assert {one.key for one in rows(case, MatchKey)} == before


def test_whoever_moved_and_took_another_name_is_found_by_what_is_left(case, manager):
    person = a_person(case, "Mohammed", "al-Farsi", by=manager, at=LATER, number={"kind": "nhs", "number": NHS_NUMBER})

    asked = Known(names=(Name("Muhammad", "Alfarsi"),), born=UncertainDate.on(date(2014, 9, 3)))
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        (found,) = found_like(asked, case.space)

    assert found.person == person.pk
    assert any("other way round" in one.says for one in found.match.reasons_for)
