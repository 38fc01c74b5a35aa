"""The page of one person: what each reader reads of them, and where each line is from."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import RAISED_AT, somebody
from goldthread.cases.people.commands import say_who_they_are, take_back, tell_of_person
from goldthread.cases.people.factories import NHS_NUMBER, OTHER_NHS_NUMBER, a_merge, a_person
from goldthread.cases.people.models import Involvement, Person, SaidName
from goldthread.cases.people.tests.pages import as_, at, reads_of, text
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)


@pytest.fixture
def told(manager):
    """Tell one more thing of somebody in a case."""
    return lambda case, person, what, **said: tell_of_person(
        case=case, person=person, what=what, said=said, by=manager, at=LATER
    )


@pytest.fixture
def maya(case, manager):
    return a_person(case, by=manager, at=LATER, number={"kind": "nhs", "number": NHS_NUMBER})


@pytest.fixture
def mother(case, manager, maya):
    person = a_person(
        case, "Amara", born=None, kind=Person.Kind.ADULT, part=Involvement.Part.PARENT, by=manager, at=LATER
    )
    say_who_they_are(case=case, person=person, kind="mother", to=maya, has_responsibility=True, by=manager, at=LATER)
    return person


def page_of(user, case, person):
    return text(as_(user).get(at(case, "person", person.pk)))


def test_it_tells_alerts_first_and_each_line_with_its_source(case, manager, maya, told):
    told(case, maya, "alert", words="Never visit alone.")
    told(case, maya, "name", use="former", family="Bell")
    told(case, maya, "school", school="Hill School", from_on=date(2019, 9, 2))
    told(case, maya, "trait", trait="disability", codes=["HEAR", "VIS"])

    page = page_of(manager, case, maya)

    assert page.index("Never visit alone.") < page.index("Who they are")
    assert "Former name" in page
    assert "943 476 5919" in page
    assert "From 2 September 2019" in page
    assert "Hearing, Vision" in page
    assert f"{case.reference}</a>, told by whoever runs the case on 4 November 2026" in page


def test_a_relationship_is_told_from_both_sides(case, manager, maya, mother):
    of_child, of_mother = page_of(manager, case, maya), page_of(manager, case, mother)

    assert "Child of" in of_child
    assert "Amara Okonkwo" in of_child
    assert "Mother of" in of_mother
    assert "Maya Okonkwo" in of_mother
    assert "Who has parental responsibility for them" in of_child
    assert "With parental responsibility" in of_mother


def test_each_reads_what_the_cases_that_they_read_say(
    case, other_case, manager, constable, social_worker, teacher, partnership
):
    ikenna = a_person(case, "Ikenna", by=constable, at=LATER)
    tell_of_person(case=case, person=ikenna, what="name", said={"use": "alias", "given": "Iggy"}, by=manager, at=LATER)

    of_police, of_office = page_of(constable, case, ikenna), page_of(manager, case, ikenna)

    assert "Ikenna Okonkwo" in of_police
    assert "Iggy" not in of_police
    assert "Iggy" in of_office
    assert "told by Northborough Police" in of_office
    others = (social_worker, teacher, somebody("board_member", partnership))
    assert [as_(one).get(at(case, "person", ikenna.pk)).status_code for one in others] == [404, 404, 404]


def test_who_they_are_to_somebody_whom_the_reader_does_not_see_is_not_told(case, other_case, manager, constable):
    maya = a_person(case, by=constable, at=LATER)
    father = a_person(other_case, "Chidi", kind=Person.Kind.ADULT, part=Involvement.Part.PARENT, by=manager, at=LATER)
    say_who_they_are(case=case, person=father, kind="father", to=maya, by=manager, at=LATER)

    assert "Chidi" in page_of(manager, case, maya)
    page = page_of(constable, case, maya)
    assert "Chidi" not in page
    assert "Relationships" not in page


def test_what_two_cases_say_stands_once_with_both_sources(case, other_case, manager, maya):
    a_person(other_case, by=manager, at=LATER)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        other = Person.objects.exclude(pk=maya.pk).get()
    a_merge(kept=maya, gone=other, why="One child, told twice.", by=manager, at=LATER)

    page = page_of(manager, case, maya)
    names = page[page.index("Who they are") : page.index("Cases</h2>")]

    assert names.count('<span class="gt-lines">Maya Okonkwo</span>') == 1
    assert case.reference in names
    assert other_case.reference in names


def test_the_address_of_somebody_who_was_merged_leads_to_whom_they_are_known_as(case, other_case, manager, maya):
    other = a_person(other_case, "Mia", by=manager, at=LATER)
    a_merge(kept=maya, gone=other, why="One child, told twice.", by=manager, at=LATER)

    answer = as_(manager).get(at(case, "person", other.pk))

    assert answer.headers["Location"] == at(case, "person", maya.pk)
    page = page_of(manager, case, maya)
    assert "Maya Okonkwo</h1>" in page
    assert "Mia Okonkwo" in page


def test_what_was_taken_back_stands_apart_with_its_reason(case, manager, maya):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        name = SaidName.objects.select_related("case", "person").get()
    tell_of_person(case=case, person=maya, what="name", said={"given": "Mia"}, by=manager, at=LATER)
    take_back(told=name, why="It was misheard.", by=manager, at=LATER)

    page = page_of(manager, case, maya)

    assert "<h1" in page
    assert "Mia</h1>" in page
    assert page.index("was taken back") < page.index("It was misheard.")


def test_reading_it_is_noted_with_for_what_in_the_log_of_each_case_it_tells_from(case, manager, maya):
    page_of(manager, case, maya)

    noted = [words for table, number, words in reads_of(case.space) if (table, number) == ("person", maya.pk)]
    assert any("page of a person" in words for words in noted)


def test_only_whoever_may_tell_is_led_to_forms_and_an_agency_to_take_back_its_own(case, manager, constable, maya):
    tell_of_person(case=case, person=maya, what="name", said={"given": "Mia"}, by=constable, at=LATER)

    page = page_of(constable, case, maya) if _sees(constable, case, maya) else ""
    of_office = page_of(manager, case, maya)

    assert of_office.count("Take it back<span") > 2
    assert at(case, "tell_of_person", case.reference, maya.pk, "alert") in of_office
    assert page == ""


def _sees(user, case, person):
    return as_(user).get(at(case, "person", person.pk)).status_code == 200


def test_a_person_of_another_number_is_not_there(case, manager, maya):
    assert as_(manager).get(at(case, "person", maya.pk + 1000)).status_code == 404


def test_two_numbers_are_both_told_and_each_of_whom(case, manager, maya, told):
    told(case, maya, "number", kind="nhs", number=OTHER_NHS_NUMBER)

    page = page_of(manager, case, maya)

    assert "943 476 5919" in page
    assert "943 476 5870" in page


def test_an_alert_that_is_over_is_told_below_and_not_on_the_case(case, manager, maya, told):
    told(case, maya, "alert", words="Dog at home.", until_on=LATER.date())

    page = page_of(manager, case, maya)

    assert timezone.localdate() > LATER.date()
    assert page.index("so no longer") < page.index("Dog at home.")
    assert "Dog at home." not in text(as_(manager).get(case.get_absolute_url()))
