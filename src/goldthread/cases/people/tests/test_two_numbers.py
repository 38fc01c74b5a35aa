"""Two NHS numbers of one person, told by two who do not read of one another: the steward sees it, they do not."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT, somebody
from goldthread.cases.people.commands import involve_person, say_when_it_ends, take_back, tell_of_person, undo_merge
from goldthread.cases.people.factories import NHS_NUMBER, OTHER_NHS_NUMBER, a_merge, a_person
from goldthread.cases.people.models import MatchKey, SaidNumber, TwoNumbers
from goldthread.cases.people.tests.concerns import a_concern
from goldthread.cases.people.tests.pages import as_, at, reads_of, text
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
TITLE = "People with two NHS numbers"


def rows(space, model, **which):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(model.objects.filter(**which).select_related("case", "person", "space").order_by("pk"))


def found(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(TwoNumbers.objects.all())


def number(case, person, said, by):
    told = {"kind": "nhs", "number": said}
    return tell_of_person(case=case, person=person, what="number", said=told, by=by, at=LATER)


@pytest.fixture
def child(case, other_case, constable, manager):
    """Told of by the police in one case and by the office in another."""
    person = a_person(case, by=constable, at=LATER)
    involve_person(case=other_case, person=person, part="subject", by=manager, at=LATER)
    number(other_case, person, OTHER_NHS_NUMBER, manager)
    assert found(case.space) == []
    number(case, person, NHS_NUMBER, constable)
    return person


def test_the_steward_finds_it_in_your_work_and_on_the_list_with_whom_to_ask(case, child, manager, partnership):
    client = as_(manager)
    (one,) = found(partnership)
    page = at(case, "person_with_two_numbers", one.pk)

    home, listed, shown = (text(client.get(each)) for each in ("/", at(case, "people_with_two_numbers"), page))

    assert TITLE in home
    assert page in home
    assert "Okonkwo" not in home
    assert "Maya Okonkwo" in listed
    for said in (
        "943 476 5919",
        "943 476 5870",
        "told in a case of: Partnership manager",
        "Nobody has two NHS numbers",
    ):
        assert said in shown
    assert at(case, "people_with_two_numbers") in text(client.get(at(case, "find_people")))


def test_whoever_told_one_is_told_nothing_of_the_other(case, child, constable, partnership):
    client = as_(constable)
    (one,) = found(partnership)

    told = [text(client.get(page)) for page in ("/", at(case, "person", child.pk), case.get_absolute_url())]

    assert [
        words for words in (TITLE, "Two numbers", "943 476 5870", "two NHS") for page in told if words in page
    ] == []
    for name, args in (("people_with_two_numbers", []), ("person_with_two_numbers", [one.pk])):
        assert client.get(at(case, name, *args)).status_code in (403, 404)


def test_it_is_gone_once_one_is_taken_back(case, child, constable, partnership):
    (mine,) = rows(partnership, SaidNumber, number=NHS_NUMBER)

    take_back(told=mine, why="A slip.", by=constable, at=LATER)

    assert found(partnership) == []


def test_a_number_that_was_replaced_is_none_and_still_finds_them(case, other_case, child, manager, partnership):
    """A child who was adopted: the desk says until when the old number was theirs."""
    (old,) = rows(partnership, SaidNumber, number=OTHER_NHS_NUMBER)

    say_when_it_ends(told=old, until_on=LATER.date(), by=manager, at=LATER)

    assert found(partnership) == []
    page = text(as_(manager).get(at(case, "person", child.pk)))
    assert "NHS number, until 4 November 2026" in page
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert MatchKey.objects.filter(person=child, key=f"nhs_number:{OTHER_NHS_NUMBER}").exists()


def test_a_child_before_and_after_an_adoption_is_merged_once_the_old_number_ended(
    case, other_case, manager, partnership
):
    before = a_person(case, by=manager, at=LATER, number={"kind": "nhs", "number": OTHER_NHS_NUMBER})
    after = a_person(other_case, "Rose", "Bell", by=manager, at=LATER, number={"kind": "nhs", "number": NHS_NUMBER})
    with pytest.raises(Refused, match="or was replaced, as after an adoption"):
        a_merge(kept=after, gone=before, by=manager, at=LATER)
    (old,) = rows(partnership, SaidNumber, number=OTHER_NHS_NUMBER)
    say_when_it_ends(told=old, until_on=LATER.date(), by=manager, at=LATER)

    a_merge(kept=after, gone=before, by=manager, at=LATER)

    assert found(partnership) == []
    assert "Rose Bell</h1>" in text(as_(manager).get(at(case, "person", after.pk)))


def test_one_number_told_twice_is_one(case, other_case, constable, manager, partnership):
    person = a_person(case, by=constable, at=LATER)
    involve_person(case=other_case, person=person, part="subject", by=manager, at=LATER)

    number(other_case, person, NHS_NUMBER, manager)
    number(case, person, NHS_NUMBER, constable)

    assert found(partnership) == []


def test_of_those_who_were_merged_it_waits_once_and_goes_with_the_merge(
    case, other_case, constable, manager, partnership
):
    """The other number was told of one of them after both were found to be one."""
    kept = a_person(other_case, by=manager, at=LATER, number={"kind": "nhs", "number": OTHER_NHS_NUMBER})
    gone = a_person(case, "Mia", by=constable, at=LATER)
    merge = a_merge(kept=kept, gone=gone, by=manager, at=LATER)
    number(case, gone, NHS_NUMBER, constable)
    assert [one.person_id for one in found(partnership)] == [kept.pk]

    undo_merge(merge=merge, why="They are two.", by=manager, at=LATER)

    assert found(partnership) == []


def test_a_desk_that_does_not_tell_that_somebody_is_known_to_it_is_not_named(case, manager, partnership):
    officer = somebody("designated_officer", partnership)
    concern = a_concern(partnership, officer)
    person = a_person(case, by=manager, at=LATER, number={"kind": "nhs", "number": NHS_NUMBER})
    other = a_person(concern, by=officer, at=LATER)
    a_merge(kept=person, gone=other, by=manager, at=LATER)
    number(concern, other, OTHER_NHS_NUMBER, officer)
    (one,) = found(partnership)

    main = text(as_(manager).get(at(case, "person_with_two_numbers", one.pk))).split("<main")[1]

    assert "told in a case of: a desk that is not named here" in main
    assert [words for words in (concern.reference, concern.rules.title, "Designated officer") if words in main] == []


def test_each_look_is_noted_of_it_and_of_the_cases_that_tell_of_them(case, other_case, child, manager, partnership):
    (one,) = found(partnership)

    as_(manager).get(at(case, "person_with_two_numbers", one.pk))

    noted = {(table, pk) for table, pk, _ in reads_of(partnership)}
    assert {("person_two_numbers", one.pk), ("case", case.pk), ("case", other_case.pk)} <= noted


def test_whom_a_conflict_of_interest_keeps_from_a_case_sees_nobody_of_it(case, child, manager, partnership):
    other = somebody("partnership_manager", partnership, name="other")
    declare_conflict(about=case, account=manager, kind="own_family", words="My niece.", by=other, at=LATER)
    (one,) = found(partnership)

    client = as_(manager)

    assert client.get(at(case, "person_with_two_numbers", one.pk)).status_code == 404
    assert "Maya" not in text(client.get(at(case, "people_with_two_numbers")))
    assert TITLE not in text(client.get("/"))


def test_the_list_asks_no_more_of_many(case, other_case, constable, manager):
    client = as_(manager)

    def more(count):
        for _ in range(count):
            person = a_person(case, "Ada", "Bell", by=constable, at=LATER)
            involve_person(case=other_case, person=person, part="subject", by=manager, at=LATER)
            number(other_case, person, OTHER_NHS_NUMBER, manager)
            number(case, person, NHS_NUMBER, constable)

    assert_flat(lambda: client.get(at(case, "people_with_two_numbers")), more, few=2, many=4)
