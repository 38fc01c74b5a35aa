"""The steward of the register sees two side by side, decides whether they are one, and undoes what was wrong."""

import re
from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT, somebody
from goldthread.cases.people.commands import point_out, say_who_they_are, take_back
from goldthread.cases.people.factories import HOME, NHS_NUMBER, OTHER_NHS_NUMBER, REFUGE, a_home, a_merge, a_person
from goldthread.cases.people.models import Lookalike, Merge, Person, SaidNumber
from goldthread.cases.people.tests.concerns import a_concern
from goldthread.cases.people.tests.pages import as_, at, reads_of, text
from goldthread.foundation.commands.refusals import NotAllowed
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)


def number(text):
    return {"number": {"kind": "nhs", "number": text}}


def rows(space, model, **which):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(model.objects.filter(**which).order_by("pk"))


@pytest.fixture
def two(case, other_case, manager):
    """Two rows of one child, told in two cases."""
    school = {"school": {"school": "Hill School"}}
    first = a_person(case, "Siân", "O’Connor-Smith", by=manager, at=LATER, **number(NHS_NUMBER), **school)
    second = a_person(other_case, "Sian", "Oconnor Smith", born=date(2014, 9, 3), by=manager, at=LATER)
    a_home(case, first, by=manager, at=LATER)
    a_home(other_case, second, home=REFUGE, by=manager, at=LATER)
    return first, second


@pytest.fixture
def pair(two, partnership):
    (found,) = rows(partnership, Lookalike)
    return found


def test_a_pair_stands_on_your_work_and_on_the_list_and_leads_to_both_side_by_side(case, pair, manager):
    client = as_(manager)

    home = text(client.get("/"))
    listed = text(client.get(at(case, "lookalikes")))
    page = text(client.get(at(case, "lookalike", pair.pk)))

    assert f"Pair {pair.pk}" in home
    assert "Connor" not in home
    assert "Siân O’Connor-Smith" in listed
    assert "Likely one person" in listed
    for said in ("Siân O’Connor-Smith (name now)", "Sian Oconnor Smith (name now)", "943 476 5919", "Hill School"):
        assert said in page
    for said in ("day and month the other way round", "12 Mill Lane", "Born 3 September 2014", "1 case: "):
        assert said in page


def test_what_both_are_and_what_they_are_said_to_be_to_one_another_stands_side_by_side(case, manager, partnership):
    child = a_person(case, "Seren", "Wren", by=manager, at=LATER)
    father = a_person(case, "Seran", "Wren", born=None, kind="adult", part="parent", by=manager, at=LATER)
    say_who_they_are(case=case, person=father, kind="father", to=child, by=manager, at=LATER)
    pair = point_out(space=partnership, person=father, other=child, by=manager, at=LATER)

    page = text(as_(manager).get(at(case, "lookalike", pair.pk)))
    form = text(as_(manager).get(at(case, "merge_two_people", pair.pk)))

    for said in ("Child", "Adult", "Child of the other", "Father of the other"):
        assert said in page
    assert "First: Seren Wren: Born 9 March 2014" in form
    assert re.search(r"Second: Seran Wren\s*<", form)


def test_a_protected_address_stands_on_no_page_of_the_steward(case, pair, manager):
    client = as_(manager)
    for name, args in (("lookalike", [pair.pk]), ("lookalikes", []), ("merge_two_people", [pair.pk]), ("merges", [])):
        page = text(client.get(at(case, name, *args)))

        assert REFUGE.lines[0] not in page
        assert REFUGE.postcode not in page


def test_each_look_is_noted_of_the_pair_and_of_the_cases_of_both_and_not_beside_whom(
    case, other_case, pair, two, manager, partnership
):
    as_(manager).get(at(case, "lookalike", pair.pk))

    noted = {(table, pk) for table, pk, _ in reads_of(partnership)}
    assert {("person_lookalike", pair.pk), ("case", case.pk), ("case", other_case.pk)} <= noted
    assert not any(table == "person" for table, _ in noted)
    of_first = [words for table, pk, words in reads_of(partnership) if (table, pk) == ("case", case.pk)]
    assert any("steward of the register" in words for words in of_first)
    assert not any(f"person {two[1].pk}" in words for words in of_first)


def test_whose_names_a_list_shows_is_noted_of_each_case_that_tells_them(case, two, manager, partnership):
    officer = somebody("designated_officer", partnership)
    concern = a_concern(partnership, officer)
    third = a_person(concern, "Sian", "OConnor-Smith", by=officer, at=LATER)
    client = as_(manager)

    def noted():
        return [words for table, pk, words in reads_of(partnership) if (table, pk) == ("case", concern.pk)]

    def of_third():
        return [words for words in noted() if f"person {third.pk}," in words and "steward of the register" in words]

    client.get(at(case, "lookalikes"))
    assert len(of_third()) == 1
    a_merge(kept=two[0], gone=third, by=manager, at=LATER)
    (merge,) = rows(partnership, Merge)
    client.get(at(case, "merges"))
    client.get(at(case, "undo_person_merge", merge.pk))

    assert len(of_third()) == 3


def test_they_are_merged_and_the_merge_is_undone_with_a_reason_each(case, pair, two, manager, partnership):
    client = as_(manager)
    _, second = two
    sent = {"kept": str(second.pk), "why": "Both schools confirm it."}

    assert client.post(at(case, "merge_two_people", pair.pk), sent).status_code == 302
    assert [one.root_id for one in rows(partnership, Person)] == [second.pk, None]
    merges = text(client.get(at(case, "merges")))
    assert "Both schools confirm it." in merges
    assert "A partnership manager" in merges
    assert "They are one person" in text(client.get(at(case, "lookalike", pair.pk)))

    (merge,) = rows(partnership, Merge)
    undo = at(case, "undo_person_merge", merge.pk)
    refused = text(client.post(undo, {"why": " "}))
    assert "Say how you know that they are two people." in refused
    assert client.post(undo, {"why": "They are cousins."}).status_code == 302
    assert [one.root_id for one in rows(partnership, Person)] == [None, None]
    assert "undone already" in text(client.get(undo))
    assert "They are two" in text(client.get(at(case, "lookalike", pair.pk)))


def test_a_desk_that_does_not_tell_that_somebody_is_known_to_it_is_not_named_to_the_steward(case, manager, partnership):
    officer = somebody("designated_officer", partnership)
    concern = a_concern(partnership, officer)
    a_person(case, by=manager, at=LATER)
    a_person(concern, by=officer, at=LATER, **number(NHS_NUMBER))
    (pair,) = rows(partnership, Lookalike)

    page = text(as_(manager).get(at(case, "lookalike", pair.pk)))

    assert "1 case: a desk that is not named here" in page
    assert "told in a case of: a desk that is not named here" in page
    for words in (concern.reference, concern.rules.title, "Designated officer"):
        assert words not in page.split("<main")[1]


def test_that_they_are_two_is_said_with_a_reason_and_asked_no_more(case, pair, manager, partnership):
    client = as_(manager)

    assert client.post(at(case, "keep_two_people_apart", pair.pk), {"why": "They are twins."}).status_code == 302

    assert [one.found for one in rows(partnership, Lookalike)] == ["two"]
    assert f"Pair {pair.pk}" not in text(client.get("/"))
    assert "They are twins." in text(client.get(at(case, "lookalike", pair.pk)))
    assert "decided on this pair already" in text(client.get(at(case, "keep_two_people_apart", pair.pk)))


def test_two_nhs_numbers_stand_in_the_way_and_the_page_says_what_to_do(case, other_case, manager, partnership):
    a_person(case, by=manager, at=LATER, **number(NHS_NUMBER))
    second = a_person(other_case, by=manager, at=LATER, **number(OTHER_NHS_NUMBER))
    (pair,) = rows(partnership, Lookalike)
    client = as_(manager)

    for name in ("lookalike", "merge_two_people"):
        page = text(client.get(at(case, name, pair.pk)))
        assert "Find out which. Take back what is wrong" in page
    assert "told in a case of: Partnership manager" in text(client.get(at(case, "lookalike", pair.pk)))
    sent = {"kept": str(second.pk), "why": "They are one."}
    assert "different NHS numbers" in text(client.post(at(case, "merge_two_people", pair.pk), sent))

    (wrong,) = rows(partnership, SaidNumber, number=OTHER_NHS_NUMBER)
    take_back(told=wrong, why="A slip.", by=manager, at=LATER)
    assert client.post(at(case, "merge_two_people", pair.pk), sent).status_code == 302


def test_of_two_who_are_one_by_another_pair_nobody_is_asked(case, pair, two, manager, partnership):
    third = a_person(case, "Sian", "OConnor-Smith", by=manager, at=LATER, part="sibling")
    a_merge(kept=two[0], gone=two[1], why="One.", by=manager, at=LATER)
    a_merge(kept=rows(partnership, Person, pk=two[0].pk)[0], gone=third, why="One.", by=manager, at=LATER)

    home = text(as_(manager).get("/"))

    assert "Pair " not in home


@pytest.mark.parametrize("role", ["coordinator", "practitioner", "independent_scrutineer"])
def test_nobody_else_finds_a_page_of_the_steward(case, pair, two, manager, partnership, police, role):
    merge = a_merge(kept=two[0], gone=two[1], by=manager, at=LATER)
    client = as_(somebody(role, partnership, police if role == "practitioner" else None, "other"))

    for name, args in (
        ("lookalikes", []),
        ("merges", []),
        ("lookalike", [pair.pk]),
        ("merge_two_people", [pair.pk]),
        ("keep_two_people_apart", [pair.pk]),
        ("ask_to_check_pair", [pair.pk]),
        ("people_with_two_numbers", []),
        ("point_out_person", [pair.first_id]),
        ("undo_person_merge", [merge.pk]),
    ):
        assert client.get(at(case, name, *args)).status_code in (403, 404)


def test_whom_a_conflict_of_interest_keeps_from_a_case_sees_no_pair_of_anybody_in_it(
    case, pair, two, manager, partnership
):
    other = somebody("partnership_manager", partnership, name="other")
    declare_conflict(about=case, account=manager, kind="own_family", words="My niece.", by=other, at=LATER)

    assert as_(manager).get(at(case, "lookalike", pair.pk)).status_code == 404
    assert "Siân" not in text(as_(manager).get(at(case, "lookalikes")))
    assert f"Pair {pair.pk}" not in text(as_(manager).get("/"))
    assert "Siân" in text(as_(other).get(at(case, "lookalikes")))
    with pytest.raises(NotAllowed, match="conflict of interest"):
        a_merge(kept=two[0], gone=two[1], why="One.", by=manager, at=LATER)


def test_the_list_asks_no_more_of_many_pairs(case, manager):
    client = as_(manager)

    def more(count):
        for _ in range(count):
            a_person(case, "Ada", "Bell", by=manager, at=LATER, part="other")

    assert_flat(lambda: client.get(at(case, "lookalikes")), more, few=3, many=6)


def test_an_address_home_is_told_side_by_side(case, pair, manager):
    assert HOME.lines[0] in text(as_(manager).get(at(case, "lookalike", pair.pk)))
