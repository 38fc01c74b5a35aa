"""The kinds of things that a case says of somebody, each by a code: one form, one command and one list serve all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.cases.people.born import kind_of
from goldthread.cases.people.codes import CODED, NO_DISABILITY, Trait
from goldthread.cases.people.identifiers import NotANumber, read_nhs_number, read_upn
from goldthread.cases.people.models import (
    OfAPerson,
    Person,
    SaidAlert,
    SaidBirth,
    SaidName,
    SaidNumber,
    SaidSchool,
    SaidTrait,
)
from goldthread.foundation.commands.checking import TO_COME
from goldthread.foundation.commands.refusals import Refused

NO_NAME = "Enter a given name or a family name."
BORN_ALREADY = "Somebody who was born is not expected. Leave this empty."
BEFORE_BIRTH = "This is before the day of birth."
AFTER_DEATH = "This is after the day of death that is recorded."
EXPECTED_LATE = "This is more than a year from now. Check the date."
EXPECTED_PAST = "This is more than a year ago. Check the date. If the child was born since, record the birth."
OTHER_CODE = "Choose from the list, or say it in words."
ONE_ETHNICITY = "Choose one. Ethnicity is what the child or a carer says it is."
NONE_ALONE = "“None” stands alone: take it or the others off."
NOTHING_OF_BIRTH = "Enter at least one of these."
SAYS_NOTHING = "Choose from the list, or say it in words."
ENDS_BEFORE = "This is before it began."
TOO_LONG_AGO = "Check the year: nobody lives so long."
OVER = "This must be today or later. Leave it empty if the alert has no end."
A_YEAR, OLDEST = 366, 120
"""Days until the latest birth that is expected, and years of the longest life."""


@dataclass(frozen=True)
class Telling:
    """One kind of thing that is said of somebody. ``check`` raises Refused, and may put what was typed in its form."""

    code: str
    title: str
    record: type[OfAPerson]
    asked: tuple[str, ...]
    check: Callable[[Any, Person, date], None]


def _check_name(name: SaidName, person: Person, today: date) -> None:
    name.given, name.family = name.given.strip(), name.family.strip()
    if not (name.given or name.family):
        raise Refused(NO_NAME, "given")


def _check_birth(birth: SaidBirth, person: Person, today: date) -> None:
    _check_birth_of_kind(birth, person, today)
    if not (birth.when.is_known or birth.expected_on or birth.sex or birth.birth_order or birth.died_on):
        raise Refused(NOTHING_OF_BIRTH, "when")
    for field, day in (("when", birth.earliest_on), ("died_on", birth.died_on)):
        if day and day > today:
            raise Refused(TO_COME, field)
        if day and day.year < today.year - OLDEST:
            raise Refused(TOO_LONG_AGO, field)
    _check_death_after_birth(birth, person)


def _check_death_after_birth(birth: SaidBirth, person: Person) -> None:
    """Nobody dies before they are born: also where one of the two was told before, in whatever case."""
    all_told = [birth, *SaidBirth.objects.of(person).standing_ones()]
    births = [one.earliest_on for one in all_told if one.earliest_on]
    deaths = [one.died_on for one in all_told if one.died_on]
    if births and deaths and min(deaths) < min(births):
        raise Refused(BEFORE_BIRTH if birth.died_on else AFTER_DEATH, "died_on" if birth.died_on else "when")


def _check_birth_of_kind(birth: SaidBirth, person: Person, today: date) -> None:
    """Only an unborn child is expected. Of a birth that they do not read nobody learns by being refused."""
    if not birth.expected_on:
        return
    told = SaidBirth.objects.of(person).standing_ones().filter(case=birth.case_id)
    read = told.filter(agency=birth.agency_id) if birth.agency_id else told
    if kind_of(person.kind, read) != Person.Kind.UNBORN:
        raise Refused(BORN_ALREADY, "expected_on")
    if abs((birth.expected_on - today).days) > A_YEAR:
        raise Refused(EXPECTED_LATE if birth.expected_on > today else EXPECTED_PAST, "expected_on")


def _check_number(number: SaidNumber, person: Person, today: date) -> None:
    read = {SaidNumber.Kind.NHS: read_nhs_number, SaidNumber.Kind.UPN: read_upn}[SaidNumber.Kind(number.kind)]
    try:
        number.number = read(number.number)
    except NotANumber as wrong:
        raise Refused(str(wrong), "number") from None


def _check_stretch(record: SaidSchool, person: Person, today: date) -> None:
    if record.from_on and record.from_on > today:
        raise Refused(TO_COME, "from_on")
    if record.from_on and record.until_on and record.until_on < record.from_on:
        raise Refused(ENDS_BEFORE, "until_on")


def _check_trait(said: SaidTrait, person: Person, today: date) -> None:
    trait = Trait(said.trait)
    if set(said.codes) - CODED[trait].keys():
        raise Refused(OTHER_CODE, "codes")
    if not trait.takes_several and len(said.codes) > 1:
        raise Refused(ONE_ETHNICITY, "codes")
    if NO_DISABILITY in said.codes and len(said.codes) > 1:
        raise Refused(NONE_ALONE, "codes")
    said.words = said.words.strip()
    if not (said.codes or said.words):
        raise Refused(SAYS_NOTHING, "codes")


def _check_alert(alert: SaidAlert, person: Person, today: date) -> None:
    alert.words = alert.words.strip()
    if alert.until_on and alert.until_on < today:
        raise Refused(OVER, "until_on")


TELLINGS = {
    one.code: one
    for one in (
        Telling("name", "Name", SaidName, ("use", "given", "family"), _check_name),
        Telling(
            "birth",
            "Birth and death",
            SaidBirth,
            ("expected_on", "sex", "birth_order", "died_on", "when"),
            _check_birth,
        ),
        Telling("number", "Number", SaidNumber, ("kind", "number"), _check_number),
        Telling("school", "School", SaidSchool, ("school", "from_on", "until_on"), _check_stretch),
        Telling("trait", "Ethnicity, languages and needs", SaidTrait, ("trait", "codes", "words"), _check_trait),
        Telling("alert", "Alert", SaidAlert, ("words", "until_on"), _check_alert),
    )
}
"""By code. Where somebody lives, and who they are to others, have commands of their own: each names another record."""
