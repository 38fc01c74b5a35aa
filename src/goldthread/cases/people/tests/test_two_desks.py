"""When two open cases are about one person, whoever leads each is told, as far as they may be."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT, a_case, somebody
from goldthread.cases.people.commands import involve_person, take_back
from goldthread.cases.people.factories import a_merge, a_person
from goldthread.cases.people.models import Involvement
from goldthread.cases.people.on_your_work import TWO_DESKS
from goldthread.cases.people.tests.concerns import a_concern
from goldthread.cases.people.tests.pages import as_, reads_of, text
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
ON_PAGE, TO_ASK = "is also the subject of", "is known to another desk: ask the Partnership manager"


def waiting(user):
    """What stands under the heading on "Your work"; nothing where it is not there."""
    page = text(as_(user).get("/"))
    return page[page.index(TWO_DESKS) :].split("<h2")[0] if TWO_DESKS in page else ""


def page_of(case, user):
    return text(as_(user).get(case.get_absolute_url()))


@pytest.fixture
def officer(partnership):
    return somebody("designated_officer", partnership)


@pytest.fixture
def child(case, other_case, manager):
    """Who is the subject of two disagreements of one desk."""
    person = a_person(case, by=manager, at=LATER)
    involve_person(case=other_case, person=person, part=Involvement.Part.SUBJECT, by=manager, at=LATER)
    return person


@pytest.fixture
def concern(partnership, officer, case, manager):
    """A restricted case about a child whom a disagreement is about too, as the steward decided."""
    found = a_concern(partnership, officer)
    first = a_person(case, by=manager, at=LATER)
    second = a_person(found, "Maia", "Okonkwo", by=officer, at=LATER)
    a_merge(kept=first, gone=second, why="One child.", by=manager, at=LATER)
    return found


def test_whoever_reads_both_cases_is_told_the_other_on_each_page_and_on_your_work(case, other_case, child, manager):
    for one, other in ((case, other_case), (other_case, case)):
        page = page_of(one, manager)
        assert ON_PAGE in page
        assert other.get_absolute_url() in page
    listed = waiting(manager)
    assert f"also in {other_case.reference}" in listed
    assert f"also in {case.reference}" in listed


def test_the_restricted_desk_is_told_whom_to_ask_and_the_other_nothing_of_it(
    case, concern, manager, officer, partnership
):
    page = page_of(concern, officer)
    assert TO_ASK in page
    assert case.reference not in page
    assert "ask the Partnership manager" in waiting(officer)
    noted = reads_of(partnership)
    assert any(pk == concern.pk and "known to another desk" in words for _, pk, words in noted)
    assert not any(pk == case.pk and (concern.reference in words or "known" in words) for _, pk, words in noted)

    page = page_of(case, manager)
    assert "known to another desk" not in page
    assert concern.reference not in page
    assert waiting(manager) == ""


def test_an_agency_is_told_nothing_of_whom_it_does_not_read(case, child, constable):
    assert ON_PAGE not in page_of(case, constable)
    assert "known to another desk" not in page_of(case, constable)
    assert waiting(constable) == ""


def test_an_agency_that_named_the_child_itself_is_told_of_no_other_desk(case, partnership, council, constable, manager):
    """The police do not read the other case, in which they take no part."""
    school = an_agency(partnership, "Hill School", kind=AgencyKind.ACADEMY)
    elsewhere = a_case(partnership, council, school, by=manager)
    child, same = a_person(case, by=constable, at=LATER), a_person(elsewhere, "Maia", by=manager, at=LATER)
    a_merge(kept=child, gone=same, by=manager, at=LATER)

    page = page_of(case, constable)

    assert "Maya Okonkwo" in page
    assert "known to another desk" not in page
    assert ON_PAGE in page_of(case, manager)


def test_where_somebody_takes_part_as_another_nobody_is_warned(case, other_case, manager):
    person = a_person(case, by=manager, at=LATER)
    involve_person(case=other_case, person=person, part=Involvement.Part.SIBLING, by=manager, at=LATER)

    assert ON_PAGE not in page_of(case, manager)
    assert waiting(manager) == ""


def test_a_child_who_is_said_to_have_harmed_in_another_case_is_told_of_on_both(case, other_case, manager):
    person = a_person(case, by=manager, at=LATER)
    involve_person(case=other_case, person=person, part="said_to_have_harmed", by=manager, at=LATER)

    assert f'is said to have harmed in <a class="govuk-link" href="{other_case.get_absolute_url()}"' in page_of(
        case, manager
    )
    assert "said in this case to have harmed is also the subject of" in page_of(other_case, manager)
    assert f"also in {other_case.reference}" in waiting(manager)
    assert f"also in {case.reference}" in waiting(manager)


def test_whoever_is_said_to_have_harmed_in_two_cases_is_the_subject_of_neither(case, other_case, manager):
    person = a_person(case, by=manager, at=LATER, part="said_to_have_harmed")
    involve_person(case=other_case, person=person, part="said_to_have_harmed", by=manager, at=LATER)

    assert "said to have harmed in <a" not in page_of(case, manager)
    assert waiting(manager) == ""


def test_it_is_over_when_they_are_not_the_subject_any_more(case, other_case, child, manager):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        part = Involvement.objects.get(case=other_case)
    take_back(told=part, why="Another child.", by=manager, at=LATER)

    assert ON_PAGE not in page_of(case, manager)
    assert waiting(manager) == ""


def test_whom_a_conflict_of_interest_keeps_from_the_other_case_is_told_nothing_of_it(
    case, other_case, child, manager, partnership
):
    other = somebody("partnership_manager", partnership, name="other")
    declare_conflict(about=other_case, account=manager, kind="own_family", words="My niece.", by=other, at=LATER)

    page = page_of(case, manager)
    assert ON_PAGE not in page
    assert "known to another desk" not in page
    assert waiting(manager) == ""


def test_your_work_asks_no_more_of_many_cases(partnership, police, council, manager):
    client = as_(manager)

    def more(count):
        for number in range(count):
            cases = [a_case(partnership, police, council, by=manager) for _ in range(2)]
            born = date(2010, 1, 1 + number)
            person = a_person(cases[0], "Ada", "Bell", born=born, by=manager, at=LATER)
            involve_person(case=cases[1], person=person, part=Involvement.Part.SUBJECT, by=manager, at=LATER)

    assert_flat(lambda: client.get("/"), more, few=2, many=4)
