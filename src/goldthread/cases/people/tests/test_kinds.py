"""Who was registered as a child and is an adult, or the other way round, is put right; whoever grows up is an adult."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.born import kind_of
from goldthread.cases.people.commands import involve_person, put_kind_right
from goldthread.cases.people.factories import a_person
from goldthread.cases.people.models import Person, SaidBirth
from goldthread.cases.people.tests.pages import as_, at, text
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.uncertain_dates import UncertainDate, read_when

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)


def caption(case, user, person):
    page = text(as_(user).get(at(case, "person", person.pk)))
    return page[page.index("govuk-caption-l") :].split("</span>")[0]


def test_whoever_runs_a_case_puts_it_right_for_every_case(case, other_case, manager, constable):
    child = a_person(case, by=constable, at=LATER, kind="adult")
    involve_person(case=other_case, person=child, part="subject", by=manager, at=LATER)
    client, page = as_(manager), at(case, "put_kind_right", case.reference, child.pk)
    assert page in text(client.get(at(case, "person", child.pk)))
    assert page not in text(as_(constable).get(at(case, "person", child.pk)))

    assert client.post(page, {"kind": "child"}).headers["Location"] == at(case, "person", child.pk)

    assert "Child" in caption(case, manager, child)
    assert "Child" in caption(case, constable, child)


def test_what_cannot_be_is_refused(case, manager, constable, teacher):
    child = a_person(case, by=constable, at=LATER)
    page = at(case, "put_kind_right", case.reference, child.pk)
    given = {"case": case, "person": child, "at": LATER}

    with pytest.raises(Refused, match="registered already"):
        put_kind_right(**given, kind="child", by=manager)
    with pytest.raises(Refused, match="A birth is told of them"):
        put_kind_right(**given, kind="unborn", by=manager)
    with pytest.raises(Refused, match="Choose whether"):
        put_kind_right(**given, kind="cat", by=manager)
    with pytest.raises(NotAllowed, match="Only whoever runs the case"):
        put_kind_right(**given, kind="adult", by=constable)
    assert [as_(one).post(page, {"kind": "adult"}).status_code for one in (constable, teacher)] == [404, 404]
    assert "Child" in caption(case, manager, child)


def test_whoever_is_of_age_by_their_birth_is_an_adult(case, manager):
    today = timezone.localdate()
    grown = a_person(case, by=manager, at=LATER, born=date(today.year - 19, 1, 1))

    assert "Adult" in caption(case, manager, grown)


@pytest.mark.parametrize(
    ("told", "died", "kind"),
    [
        (["30 November 2008"], None, Person.Kind.ADULT),
        (["2 December 2008"], None, Person.Kind.CHILD),
        (["2008"], None, Person.Kind.CHILD),
        (["1 January 2000", "1 January 2014"], None, Person.Kind.CHILD),
        (["1 January 2000"], date(2010, 1, 1), Person.Kind.CHILD),
        ([], None, Person.Kind.CHILD),
    ],
)
def test_of_age_is_who_surely_is(told, died, kind):
    births = [SaidBirth(died_on=died) for _ in told]
    for birth, words in zip(births, told, strict=True):
        birth.when = read_when(words).when

    assert kind_of("child", births, date(2026, 12, 1)) == kind
    assert kind_of("child", births) == Person.Kind.CHILD


def test_whoever_is_born_today_is_born_today(case, manager):
    today = timezone.localdate()
    child = a_person(case, by=manager, at=timezone.now(), born=None, birth={"when": UncertainDate.on(today)})

    page = text(as_(manager).get(at(case, "person", child.pk)))

    assert ", today" in page
    assert "0 weeks" not in page
