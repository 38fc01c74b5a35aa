"""A made-up family in a case of the made-up partnership. Nobody in it is real."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.telling import People, open_cases_of
from goldthread.cases.people.commands import HomeSaid, Typed, add_person, say_where, say_who_they_are
from goldthread.cases.people.models import Involvement, Person, SaidName
from goldthread.foundation.access.roles import MANAGER
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.uncertain_dates import UncertainDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

NHS_NUMBER = "9434765919"
"""Kept for examples: given to nobody."""
HOME = HomeSaid(("7 Weaver’s Row", "Northmere"), "NM1 4AB", from_on=date(2021, 6, 1), until_on=date(2026, 9, 30))
REFUGE = HomeSaid(("A house that nobody is told of", "Farther Northmere"), "NM9 9ZZ", is_protected=True)
MOBILE = {"way": "telephone", "details": "07700 900461", "safety": "with_care", "words": "Before 3pm. No messages."}
GIRL = (
    ("name", {"given": "Seren", "family": "O’Dunlin-Wren"}),
    ("name", {"use": SaidName.Use.FORMER, "family": "Wren"}),
    ("birth", {"when": UncertainDate.on(date(2016, 5, 2)), "sex": "F"}),
    ("number", {"kind": "nhs", "number": NHS_NUMBER}),
    ("school", {"school": "Northmere Primary School", "from_on": date(2020, 9, 3)}),
    ("trait", {"trait": "language", "codes": ["eng", "cym"]}),
    ("alert", {"words": "Ring her mother before any visit, and never the landline."}),
)
GIRL_AGAIN = (
    ("name", {"given": "Seren", "family": "Wren"}),
    ("birth", {"when": UncertainDate.on(date(2016, 2, 5)), "sex": "F"}),
)
MOTHER = (
    ("name", {"given": "Bronwen", "family": "O’Dunlin"}),
    ("birth", {"when": UncertainDate.on(date(1990, 1, 14))}),
    ("trait", {"trait": "communication", "codes": ["INTERPRET"], "words": "Welsh, for anything in writing"}),
    ("contact", MOBILE),
)
FATHER = (("name", {"given": "Aled", "family": "Wren"}),)


def fictitious_people(*, space: Space, people: People, at: datetime) -> None:
    """A girl, her parents and a child who is not born yet, in the newest case in which people may be named."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        rows = open_cases_of(space, MANAGER).order_by("-pk")
        cases = [one for one in rows if not one.rules.is_restricted]
        is_told = Person.objects.filter(space=space).exists()
    if is_told:
        return
    for case, tell in zip(cases, (_family_in, _girl_again), strict=False):
        tell(case, people, at)


def _girl_again(case: Case, people: People, at: datetime) -> None:
    """In another case, told otherwise: the steward of the register is asked whether the two are one."""
    typed = Typed(Person.Kind.CHILD, Involvement.Part.SUBJECT, GIRL_AGAIN)
    add_person(case=case, typed=typed, same_as=None, by=people[MANAGER], at=at)


def _family_in(case: Case, people: People, at: datetime) -> None:
    by, part = people[MANAGER], Involvement.Part
    expected = (("birth", {"expected_on": timezone.localdate(at) + timedelta(days=70)}),)
    girl, mother, father, unborn = (
        add_person(case=case, typed=Typed(kind, as_what, said), same_as=None, by=by, at=at)
        for kind, as_what, said in (
            (Person.Kind.CHILD, part.SUBJECT, GIRL),
            (Person.Kind.ADULT, part.PARENT, MOTHER),
            (Person.Kind.ADULT, part.SAID_TO_HAVE_HARMED, FATHER),
            (Person.Kind.UNBORN, part.SUBJECT, expected),
        )
    )
    for kind, parent, child in (("mother", mother, girl), ("father", father, girl), ("mother", mother, unborn)):
        say_who_they_are(case=case, person=parent, kind=kind, to=child, has_responsibility=child is girl, by=by, at=at)
    say_where(case=case, people=[girl, mother, father], home=HOME, by=by, at=at)
    say_where(case=case, people=[girl, mother], home=REFUGE, by=by, at=at)
