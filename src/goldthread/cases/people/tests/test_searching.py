"""Somebody is found by what a person types, and only by what that person reads."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.cases.casework.factories import RAISED_AT, seen_by
from goldthread.cases.people.commands import HomeSaid, involve_person, tell_of_person
from goldthread.cases.people.factories import HOME, NHS_NUMBER, OTHER_NHS_NUMBER, REFUGE, a_home, a_merge, a_person
from goldthread.cases.people.known import known_of
from goldthread.cases.people.models import Involvement, Person
from goldthread.cases.people.searching import SHOWN, Sought, names_in, people_like
from goldthread.foundation.uncertain_dates import NOT_KNOWN, read_when
from goldthread.foundation.wall.passage import opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)


def found(user, space, name="", born="", **more):
    """Numbers of those who are found, the likeliest first."""
    sought = Sought(name, read_when(born).when if born else NOT_KNOWN, **more)
    with opened(actor=user.pk, reading=[space.pk]):
        return [one.person for one in people_like(sought, space, seen_by(user, LATER))]


@pytest.fixture
def sian(case, manager):
    return a_person(case, "Siân", "O’Connor-Smith", by=manager, at=LATER, number={"kind": "nhs", "number": NHS_NUMBER})


@pytest.fixture
def others(case, manager):
    """Some whom nobody looks for."""
    names = [("Ada", "Bell"), ("Tom", "Hill"), ("Ewa", "Wojciechowska"), ("Yusuf", "Demir"), ("Chloe", "Smythe")]
    return [a_person(case, *name, by=manager, at=LATER, born=date(2010, 1, 2), part="sibling") for name in names]


@pytest.mark.parametrize(
    "name",
    [
        *("Siân O’Connor-Smith", "Sian OConnor Smith", "sian o connor", "O Connor", "Connor-Smith", "SIÂN"),
        *("O'Connor-Smith Sian", "Oconnor-Smith, Siân", "Shan O'Connor Smith", "Sian Smith", "S O'Connor"),
        *("O'Conor-Smith", "O’Connor-Smiht", "Sian O'Cnnor-Smith"),
    ],
)
def test_somebody_is_found_by_a_name_alone_or_half_of_one_however_it_is_typed(case, sian, others, manager, name):
    assert found(manager, case.space, name)[:1] == [sian.pk]


@pytest.mark.parametrize(
    "name",
    [
        *("zoe obrian", "O'Brian", "Lucasz", "Lukas", "Zoe Lukas", "lukas obrian", "Obrian Zoe", "Lukasz Zoë"),
        *("zoe obrian lukas", "Zoe O Brian", "Zoey Obrien"),
    ],
)
def test_a_part_of_a_double_surname_is_found_however_it_is_misspelt(case, others, manager, name):
    zoe = a_person(case, "Zoë", "O'Brien-Łukasz", by=manager, at=LATER)
    a_person(case, "Amélie", "D'Arcy-Núñez", by=manager, at=LATER, part="other")

    assert found(manager, case.space, name) == [zoe.pk]


def test_whoever_shares_no_part_of_what_was_typed_is_not_found_for_another_part(case, others, manager):
    a_person(case, "Zoë", "O'Brien-Łukasz", by=manager, at=LATER)

    for name in ("Zoe Garforth", "Ada Obrian", "Obrian-Garforth"):
        assert found(manager, case.space, name) == [], name


def test_by_a_name_that_two_cases_tell_as_theirs_now_nobody_is_found_as_by_a_former_one(case, other_case, manager):
    zoe = a_person(case, "Zoë", "O'Brien-Łukasz", by=manager, at=LATER)
    other = {"use": "now", "given": "Zoe", "family": "OBrien Lukasz"}
    tell_of_person(case=case, person=zoe, what="name", said=other, by=manager, at=LATER)

    with opened(actor=manager.pk, reading=[case.space_id]):
        (met,) = people_like(Sought("Zoe OBrien Lukasz"), case.space, seen_by(manager, LATER))

    assert {reason.says for reason in met.match.reasons_for} == {"Same given name", "Same family name"}


def test_whoever_is_told_with_two_births_is_found_by_either(case, other_case, others, sian, manager):
    involve_person(case=other_case, person=sian, part="sibling", by=manager, at=LATER)
    said = {"when": read_when("1 June 2011").when}
    tell_of_person(case=other_case, person=sian, what="birth", said=said, by=manager, at=LATER)

    for born in ("9 March 2014", "1 June 2011"):
        assert found(manager, case.space, "O’Connor-Smith", born)[:1] == [sian.pk]


def test_each_of_two_numbers_finds_whoever_it_is_told_of_for_those_who_read_it(case, other_case, manager, constable):
    """Neither hides the other: the agency does not read that another number is told."""
    seen = a_person(case, "Ada", "Bell", by=constable, at=LATER)
    involve_person(case=other_case, person=seen, part="subject", by=manager, at=LATER)
    for of_case, number, by in ((other_case, NHS_NUMBER, manager), (case, OTHER_NHS_NUMBER, constable)):
        said = {"kind": "nhs", "number": number}
        tell_of_person(case=of_case, person=seen, what="number", said=said, by=by, at=LATER)

    assert found(manager, case.space, nhs_number=NHS_NUMBER) == [seen.pk]
    assert found(manager, case.space, nhs_number=OTHER_NHS_NUMBER) == [seen.pk]
    assert found(constable, case.space, nhs_number=OTHER_NHS_NUMBER) == [seen.pk]
    assert found(constable, case.space, nhs_number=NHS_NUMBER) == []


@pytest.mark.parametrize(
    ("given", "family", "typed"),
    [
        ("Elizabeth", "Bell", "Liz Bell"),
        ("Liz", "Bell", "Elizabeth"),
        ("محمد", "الفارسي", "Mohammed"),
        ("Muhammad", "al-Farsi", "Mohd Alfarsi"),
        ("Зоя", "Шевченко", "Zoya Shevchenko"),
        ("Zoë", "Müller", "zoe muller"),
        ("Łukasz", "Żółć", "Lukasz Zolc"),
        ("Farsi", "Muhammad", "Muhammad Farsi"),
    ],
)
def test_nicknames_scripts_marks_and_names_the_other_way_round(case, others, manager, given, family, typed):
    person = a_person(case, given, family, by=manager, at=LATER)

    assert found(manager, case.space, typed)[0] == person.pk


@pytest.mark.parametrize(
    ("name", "born", "more"),
    [
        ("", "", {"nhs_number": NHS_NUMBER}),
        ("Somebody Else", "", {"nhs_number": NHS_NUMBER}),
        ("Sian Jones", "9 March 2014", {}),
        ("Sian Smith", "3/9/2014", {}),
        ("Connor", "2014", {}),
        ("", "9 3 2014", {"postcode": "NB1 2CD"}),
    ],
)
def test_what_is_known_beside_a_name_finds_them_too(case, sian, others, manager, name, born, more):
    a_home(case, sian, by=manager, at=LATER)

    assert found(manager, case.space, name, born, **more)[0] == sian.pk


def test_the_likeliest_stands_first_and_whoever_is_called_otherwise_is_not_there(case, sian, others, manager):
    namesake = a_person(case, "Sian", "Smith", born=date(2001, 5, 6), by=manager, at=LATER, part="carer")

    assert found(manager, case.space, "Sian O'Connor-Smith", "9 March 2014") == [sian.pk, namesake.pk]
    assert found(manager, case.space, "Sian Smith", "6 May 2001")[0] == namesake.pk
    assert found(manager, case.space, "Jadwiga") == []


def test_an_agency_finds_whom_it_reads_of_and_by_nothing_that_another_case_tells(
    case, other_case, constable, teacher, manager
):
    """By no name, number, address or birth that is told in a case of which they do not read it."""
    person = a_person(case, by=constable, at=LATER, born=None)
    hidden = {"name": {"use": "alias", "given": "Zuleika", "family": "Quennell"}}
    hidden |= {"number": {"kind": "nhs", "number": NHS_NUMBER}}
    involve_person(case=other_case, person=person, part=Involvement.Part.SUBJECT, by=manager, at=LATER)
    for what, said in hidden.items():
        tell_of_person(case=other_case, person=person, what=what, said=said, by=manager, at=LATER)
    a_home(other_case, person, home=HomeSaid(("1 High Street",), "EW3 4FG"), by=manager, at=LATER)
    tell_of_person(
        case=other_case,
        person=person,
        what="birth",
        said={"when": read_when("9 March 2014").when},
        by=manager,
        at=LATER,
    )

    space = case.space
    assert found(constable, space, "Maya Okonkwo") == [person.pk]
    assert found(manager, space, "Zuleika Quennell") == [person.pk]
    assert found(manager, space, nhs_number=NHS_NUMBER) == [person.pk]
    assert found(manager, space, "", "9 March 2014", postcode="EW3 4FG") == [person.pk]
    assert found(constable, space, "Zuleika Quennell") == []
    assert found(constable, space, nhs_number=NHS_NUMBER) == []
    assert found(constable, space, "", "9 March 2014", postcode="EW3 4FG") == []
    assert found(teacher, space, "Maya Okonkwo") == []


def test_reasons_are_of_what_the_searcher_reads_alone(case, other_case, constable, manager):
    person = a_person(case, by=constable, at=LATER, born=None)
    involve_person(case=other_case, person=person, part=Involvement.Part.SUBJECT, by=manager, at=LATER)
    number = {"kind": "nhs", "number": NHS_NUMBER}
    tell_of_person(case=other_case, person=person, what="number", said=number, by=manager, at=LATER)

    sought = Sought("Maya Okonkwo", nhs_number=NHS_NUMBER)
    with opened(actor=constable.pk, reading=[case.space_id]):
        (met,) = people_like(sought, case.space, seen_by(constable, LATER))

    assert {reason.respect for reason in met.match.reasons_for} == {"given", "family"}
    assert met.known.nhs_number == ""


def test_somebody_who_was_merged_is_found_once_by_either_name(case, other_case, manager):
    first = a_person(case, "Sasha", "Petrenko", by=manager, at=LATER)
    second = a_person(other_case, "Oleksandra", "Kovalenko", by=manager, at=LATER)
    a_merge(kept=first, gone=second, why="The same child.", by=manager, at=LATER)

    assert found(manager, case.space, "Kovalenko") == found(manager, case.space, "Petrenko") == [first.pk]


def test_a_protected_address_finds_nobody(case, manager):
    person = a_person(case, by=manager, at=LATER)
    a_home(case, person, home=REFUGE, by=manager, at=LATER)

    assert found(manager, case.space, "", "9 March 2014", postcode=REFUGE.postcode) == []

    a_home(case, person, home=HOME, by=manager, at=LATER)
    assert found(manager, case.space, "", "9 March 2014", postcode=HOME.postcode) == [person.pk]


def test_no_more_are_given_than_are_shown_and_one(case, manager):
    for day in range(1, SHOWN + 4):
        a_person(case, "Ada", "Bell", born=date(2010, 1, day), by=manager, at=LATER, part="other")

    assert len(found(manager, case.space, "Ada Bell")) == SHOWN + 1


def test_a_name_is_read_in_every_way():
    assert {(one.given, one.family) for one in names_in("O Connor")} == {
        ("O", "Connor"),
        ("O Connor", ""),
        ("", "O Connor"),
    }
    assert (names_in("Bell, Ada")[0].given, names_in("Bell, Ada")[0].family) == ("Ada", "Bell")
    assert names_in("  ") == names_in("not known") == []


WORDS = ["Maya", "Okonkwo", "Zuleika", "Quennell", "Ikenna", "Bell", "O’Connor", "محمد", "M", "Unseen"]
WHEN = st.sampled_from([NOT_KNOWN, *(read_when(one).when for one in ("9 March 2014", "2014", "March 2014"))])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.one_of(
        st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join), st.text(max_size=20), st.sampled_from(WORDS)
    ),
    born=WHEN,
    postcode=st.sampled_from(["", "NB1 2CD", "EW3 4FG"]),
    number=st.sampled_from(["", NHS_NUMBER]),
)
def test_nobody_is_ever_found_whom_the_searcher_does_not_see_and_nothing_is_told_that_they_do_not_read(
    mixed, case, constable, teacher, name, born, postcode, number
):
    sought = Sought(name, born, postcode, nhs_number=number)
    for user in (constable, teacher):
        with opened(actor=user.pk, reading=[case.space_id]):
            standing = seen_by(user, LATER)
            met = people_like(sought, case.space, standing)
            seen = set(Person.objects.visible_to(standing).values_list("pk", flat=True))
            read = known_of([one.person for one in met], standing)

        assert {one.person for one in met} <= seen
        assert all(one.known == read[one.person] for one in met)
        assert all(not one.known.nhs_number and not one.known.addresses for one in met)


@pytest.fixture
def mixed(case, other_case, constable, manager):
    """One whom the police told of, of whom the office knows more, and some whom the police know nothing of."""
    person = a_person(case, by=constable, at=LATER)
    involve_person(case=other_case, person=person, part=Involvement.Part.SUBJECT, by=manager, at=LATER)
    said = {"use": "alias", "given": "Zuleika", "family": "Quennell"}
    tell_of_person(case=other_case, person=person, what="name", said=said, by=manager, at=LATER)
    number = {"kind": "nhs", "number": NHS_NUMBER}
    tell_of_person(case=other_case, person=person, what="number", said=number, by=manager, at=LATER)
    a_home(other_case, person, by=manager, at=LATER)
    unseen = [("Maya", "Okonkwo"), ("Ikenna", "Okonkwo"), ("محمد", "Bell"), ("Maya", "O’Connor")]
    people = [a_person(other_case, *name, by=manager, at=LATER, part="sibling") for name in unseen]
    a_home(other_case, *people, home=REFUGE, by=manager, at=LATER)
