"""The page of one person: what each reader reads of them, and where each line is from."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.factories import RAISED_AT, somebody
from goldthread.cases.people.commands import involve_person, say_who_they_are, take_back, tell_of_person
from goldthread.cases.people.factories import NHS_NUMBER, OTHER_NHS_NUMBER, a_merge, a_person
from goldthread.cases.people.models import Involvement, Person, SaidName
from goldthread.cases.people.tests.concerns import a_concern
from goldthread.cases.people.tests.pages import as_, at, reads_of, text
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.retention.views.opened import address_of
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
    assert f"{case.reference}</a>, told by the partnership manager on 4 November 2026" in page


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

    noted = [words for table, number, words in reads_of(case.space) if (table, number) == ("case", case.pk)]
    assert any(f"person {maya.pk}, page of a person" in words for words in noted)
    assert "page of a person" in text(as_(manager).get(address_of(case.space.slug, case)))


def test_who_reads_what_a_restricted_case_tells_is_told_to_no_reader_of_another(case, manager, maya, partnership):
    """The manager reads the log of what they see, and that child through another case."""
    officer = somebody("designated_officer", partnership, name="officer")
    concern = a_concern(partnership, officer)
    other = a_person(concern, "Mia", by=officer, at=LATER)
    a_merge(kept=maya, gone=other, by=manager, at=LATER)
    page_of(officer, case, other)

    log = text(as_(manager).get(f"{reverse('opened_by', args=[partnership.slug])}?kind=person"))
    of_case = text(as_(manager).get(address_of(partnership.slug, case)))

    assert "page of a person" not in log
    assert "page of a person" not in of_case
    noted = [words for table, pk, words in reads_of(partnership) if (table, pk) == ("case", concern.pk)]
    assert any(f"person {other.pk}, page of a person" in words for words in noted)


def test_only_whoever_may_tell_is_led_to_forms_and_an_agency_to_take_back_its_own(
    case, manager, constable, partnership
):
    ikenna = a_person(case, "Ikenna", by=constable, at=LATER)
    tell_of_person(case=case, person=ikenna, what="name", said={"given": "Iggy"}, by=manager, at=LATER)
    scrutineer = somebody("independent_scrutineer", partnership)

    of_police, of_office, of_reader = (page_of(one, case, ikenna) for one in (constable, manager, scrutineer))

    assert of_office.count("Take it back<span") == 4
    assert of_police.count("Take it back<span") == 3
    assert "Take it back" not in of_reader
    form = at(case, "tell_of_person", case.reference, ikenna.pk, "alert")
    assert [form in page for page in (of_police, of_office, of_reader)] == [True, True, False]


def test_a_person_of_another_number_is_not_there(case, manager, maya):
    assert as_(manager).get(at(case, "person", maya.pk + 1000)).status_code == 404


def test_a_second_nhs_number_is_refused_to_whoever_reads_the_first(case, manager, maya, told):
    with pytest.raises(Refused, match="nobody has two at once"):
        told(case, maya, "number", kind="nhs", number=OTHER_NHS_NUMBER)
    told(case, maya, "number", kind="nhs", number=NHS_NUMBER)


def test_two_numbers_that_no_teller_read_both_of_are_told_and_stand_in_the_way_of_a_merge(
    case, other_case, manager, constable
):
    maya = a_person(case, by=constable, at=LATER)
    involve_person(case=other_case, person=maya, part="subject", by=manager, at=LATER)
    number = {"person": maya, "what": "number", "at": LATER}
    tell_of_person(case=other_case, said={"kind": "nhs", "number": OTHER_NHS_NUMBER}, by=manager, **number)

    tell_of_person(case=case, said={"kind": "nhs", "number": NHS_NUMBER}, by=constable, **number)

    other = a_person(case, "Maja", by=manager, at=LATER, number={"kind": "nhs", "number": NHS_NUMBER})
    with pytest.raises(Refused, match="different NHS numbers"):
        a_merge(kept=maya, gone=other, by=manager, at=LATER)
    page = page_of(manager, case, maya)

    assert "943 476 5919" in page
    assert "943 476 5870" in page


def test_an_alert_that_is_over_is_told_below_and_not_on_the_case(case, manager, maya, told):
    told(case, maya, "alert", words="Dog at home.", until_on=LATER.date())

    page = page_of(manager, case, maya)

    assert timezone.localdate() > LATER.date()
    assert page.index("no longer so") < page.index("Dog at home.")
    assert "Dog at home." not in text(as_(manager).get(case.get_absolute_url()))
