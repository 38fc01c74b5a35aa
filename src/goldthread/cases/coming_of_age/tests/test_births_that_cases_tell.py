"""Where the register of people tells when a child was born: as the case itself tells it, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.factories import a_case, somebody
from goldthread.cases.coming_of_age.queries import REACHED, coming_of_age_by
from goldthread.cases.declaring import ComesOfAge, Fact
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.people.commands import tell_of_person
from goldthread.cases.people.factories import a_person
from goldthread.cases.people.models import Involvement, Person, SaidBirth
from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.uncertain_dates import UncertainDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def of_children(monkeypatch):
    """A pathway of children whose births it leaves to the register of people."""
    rules = PATHWAYS["professional-disagreement"]
    listed = (ComesOfAge(then=Fact("discussed"), words="Say what was agreed."),)
    monkeypatch.setitem(PATHWAYS, rules.code, replace(rules, comes_of_age=listed))


@pytest.fixture
def manager(partnership):
    return somebody("partnership_manager", partnership)


@pytest.fixture
def case(partnership, manager):
    council = an_agency(partnership, "Northborough Council", kind=AgencyKind.LOCAL_AUTHORITY)
    return a_case(partnership, an_agency(partnership), council, by=manager)


@pytest.fixture
def listed(partnership, manager):
    """The first day on which somebody comes of age, by case, as the manager has it on a day."""

    def found(case, on=TODAY):
        with opened(actor=manager.pk, reading=[partnership.pk]):
            standing = standing_of(manager, on, timezone.now())
            rows = coming_of_age_by(case.rules, partnership, standing, on)
            return {row.pk: getattr(row, REACHED) for row in rows}

    return found


YEAR = (date(2008, 1, 1), date(2009, 12, 31))


def turning_18(months):
    """Born so that it is so many months until then."""
    return months_after(TODAY, months - 12 * 18)


def test_a_child_whom_the_case_is_about_is_listed_within_a_year(case, manager, listed):
    a_person(case, by=manager, at=timezone.now(), born=turning_18(11))

    assert listed(case) == {case.pk: months_after(TODAY, 11)}


@pytest.mark.parametrize(
    "who",
    [
        {"born": turning_18(13)},
        {"born": turning_18(3), "kind": Person.Kind.ADULT},
        {"born": turning_18(3), "part": Involvement.Part.SIBLING},
        {"born": turning_18(3), "birth": {"died_on": date(2026, 1, 1)}},
        {"born": None},
    ],
)
def test_nobody_else_is(case, manager, listed, who):
    a_person(case, by=manager, at=timezone.now(), **who)

    assert listed(case) == {}


def test_what_else_is_told_of_the_birth_later_takes_nobody_off_the_list(case, manager, listed):
    child = a_person(case, by=manager, at=timezone.now(), born=turning_18(3))

    tell_of_person(case=case, person=child, what="birth", said={"sex": "F"}, by=manager, at=timezone.now())

    assert listed(case) == {case.pk: months_after(TODAY, 3)}


def test_of_a_child_who_died_nothing_is_looked_out_for_whatever_is_told_later(case, manager, listed):
    born, now = turning_18(3), timezone.now()
    child = a_person(case, by=manager, at=now, born=born, birth={"died_on": date(2026, 1, 1)})

    told = {"when": UncertainDate.on(born), "sex": "F"}
    tell_of_person(case=case, person=child, what="birth", said=told, by=manager, at=now)

    assert listed(case) == {}


def test_of_two_births_the_one_counts_that_the_page_of_the_child_shows_first(case, manager, listed):
    """The first that was told, but a day before a year."""
    child = a_person(case, by=manager, at=timezone.now(), born=None, birth={"when": UncertainDate.between(*YEAR)})
    for months in (3, 7):
        said = {"when": UncertainDate.on(turning_18(months))}
        tell_of_person(case=case, person=child, what="birth", said=said, by=manager, at=timezone.now())

    assert listed(case) == {case.pk: months_after(TODAY, 3)}


def test_of_several_the_first_counts(case, manager, listed):
    a_person(case, by=manager, at=timezone.now(), born=turning_18(9))
    a_person(case, "Lena", by=manager, at=timezone.now(), born=turning_18(4))

    assert listed(case) == {case.pk: months_after(TODAY, 4)}


def test_of_a_stretch_the_first_day_counts_and_what_was_taken_back_does_not(case, partnership, manager, listed):
    about = UncertainDate.between(date(2008, 12, 1), date(2008, 12, 31))
    a_person(case, by=manager, at=timezone.now(), born=None, birth={"when": about})
    assert listed(case) == {case.pk: date(2026, 12, 1)}

    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        SaidBirth.objects.update(taken_back_at=timezone.now(), taken_back_why="Of another child")

    assert listed(case) == {}


def test_a_child_of_the_29th_of_february_comes_of_age_on_the_28th(case, manager, listed):
    a_person(case, by=manager, at=timezone.now(), born=date(2012, 2, 29))

    assert listed(case, date(2029, 2, 28)) == {case.pk: date(2030, 2, 28)}
    assert listed(case, date(2029, 2, 27)) == {}


def test_whoever_was_of_age_before_the_case_began_does_not_come_of_age_in_it(case, manager, listed):
    a_person(case, by=manager, at=timezone.now(), born=date(1990, 3, 4))

    assert listed(case) == {}


def test_the_page_tells_the_day_and_no_name(case, manager):
    born = months_after(timezone.localdate(), 2 - 12 * 18)
    a_person(case, by=manager, at=timezone.now(), born=born)
    client = DeskClient()
    client.force_login(manager)

    page = client.get(reverse("coming_of_age", args=[case.space.slug, case.pathway])).text

    assert case.reference in page
    assert "Say what was agreed." in page
    assert f"{case.get_absolute_url()}record/discussed/" in page
    assert "Maya" not in page


def test_a_page_has_as_many_questions_to_the_database_for_many(partnership, manager):
    council = an_agency(partnership, "Northborough Council", kind=AgencyKind.LOCAL_AUTHORITY)
    police, client = an_agency(partnership), DeskClient()
    client.force_login(manager)
    born = months_after(timezone.localdate(), 2 - 12 * 18)

    def asked(number):
        for _ in range(number):
            a_person(a_case(partnership, police, council, by=manager), by=manager, at=timezone.now(), born=born)
        address = reverse("coming_of_age", args=[partnership.slug, "professional-disagreement"])
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address).text
        return len(queries), page.count("ESC-")

    asked(1)  # The first page of all asks what is kept afterwards.
    few, shown = asked(1)
    many, shown_then = asked(6)

    assert shown_then > shown
    assert many == few
