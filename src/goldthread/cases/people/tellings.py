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
    SaidContact,
    SaidName,
    SaidNumber,
    SaidSchool,
    SaidTrait,
)
from goldthread.cases.people.refuges import WHERE_IT_IS, tells_where_a_refuge_is
from goldthread.foundation.access.standing import Standing
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
OTHER_NUMBER = (
    "They have another NHS number already, and nobody has two at once. Check whether this is the same person. If the"
    " other number is wrong, take it back first. If it was replaced, as after an adoption, say first when it ended."
)
TOO_LONG_AGO = "Check the year: nobody lives so long."
OVER = "This must be today or later. Leave it empty if the alert has no end."
HOW_SAFELY = "Say when and how it is safe."
A_YEAR, OLDEST = 366, 120
"""Days until the latest birth that is expected, and years of the longest life."""


@dataclass(frozen=True)
class Telling:
    """One kind of thing that is said of somebody. ``check`` raises Refused, and may put what was typed in its form."""

    code: str
    title: str
    record: type[OfAPerson]
    asked: tuple[str, ...]
    check: Callable[[Any, Person, "Teller"], None]


@dataclass(frozen=True)
class Teller:
    """Who tells and when. What is told is held against what they read, and no more: a refusal tells nothing else."""

    standing: Standing
    today: date

    def reads(self, record: type[OfAPerson], person: Person) -> Any:
        """What stands of somebody, as far as they read it."""
        return record.objects.visible_to(self.standing).of(person).standing_ones()


def _check_name(name: SaidName, person: Person, teller: Teller) -> None:
    name.given, name.family = name.given.strip(), name.family.strip()
    if not (name.given or name.family):
        raise Refused(NO_NAME, "given")


def _check_birth(birth: SaidBirth, person: Person, teller: Teller) -> None:
    today = teller.today
    _check_birth_of_kind(birth, person, teller)
    if not (birth.when.is_known or birth.expected_on or birth.sex or birth.birth_order or birth.died_on):
        raise Refused(NOTHING_OF_BIRTH, "when")
    for field, day in (("when", birth.earliest_on or birth.latest_on), ("died_on", birth.died_on)):
        if day and day > today:
            raise Refused(TO_COME, field)
        if day and day.year < today.year - OLDEST:
            raise Refused(TOO_LONG_AGO, field)
    _check_death_after_birth(birth, person, teller)


def _check_death_after_birth(birth: SaidBirth, person: Person, teller: Teller) -> None:
    """Nobody dies before they are born: also where one of the two was told before, as far as the teller reads it."""
    if birth.died_on and birth.earliest_on and birth.died_on < birth.earliest_on:
        raise Refused(BEFORE_BIRTH, "died_on")
    all_told = [birth, *teller.reads(SaidBirth, person)]
    births = [one.earliest_on for one in all_told if one.earliest_on]
    deaths = [one.died_on for one in all_told if one.died_on]
    if births and deaths and min(deaths) < min(births):
        raise Refused(BEFORE_BIRTH if birth.died_on else AFTER_DEATH, "died_on" if birth.died_on else "when")


def _check_birth_of_kind(birth: SaidBirth, person: Person, teller: Teller) -> None:
    """Only an unborn child is expected. Of a birth that they do not read nobody learns by being refused."""
    if not birth.expected_on:
        return
    if kind_of(person.kind, teller.reads(SaidBirth, person)) != Person.Kind.UNBORN:
        raise Refused(BORN_ALREADY, "expected_on")
    if abs((birth.expected_on - teller.today).days) > A_YEAR:
        raise Refused(EXPECTED_LATE if birth.expected_on > teller.today else EXPECTED_PAST, "expected_on")


def _check_number(number: SaidNumber, person: Person, teller: Teller) -> None:
    read = {SaidNumber.Kind.NHS: read_nhs_number, SaidNumber.Kind.UPN: read_upn}[SaidNumber.Kind(number.kind)]
    try:
        number.number = read(number.number)
    except NotANumber as wrong:
        raise Refused(str(wrong), "number") from None
    if number.kind == SaidNumber.Kind.NHS:
        _check_only_number(number, person, teller)


def _check_only_number(number: SaidNumber, person: Person, teller: Teller) -> None:
    """Nobody has two NHS numbers: whoever reads another is told so. Two that no teller reads both wait for the steward,
    and keep them from being merged with anybody.
    """
    of_kind = teller.reads(SaidNumber, person).filter(kind=number.kind, until_on=None)
    if of_kind.exclude(number=number.number).exists():
        raise Refused(OTHER_NUMBER, "number")


def _check_stretch(record: SaidSchool, person: Person, teller: Teller) -> None:
    check_words(school=record.school)
    if record.from_on and record.from_on > teller.today:
        raise Refused(TO_COME, "from_on")
    if record.from_on and record.until_on and record.until_on < record.from_on:
        raise Refused(ENDS_BEFORE, "until_on")


def _check_trait(said: SaidTrait, person: Person, teller: Teller) -> None:
    trait = Trait(said.trait)
    if set(said.codes) - CODED[trait].keys():
        raise Refused(OTHER_CODE, "codes")
    if not trait.takes_several and len(said.codes) > 1:
        raise Refused(ONE_ETHNICITY, "codes")
    if NO_DISABILITY in said.codes and len(said.codes) > 1:
        raise Refused(NONE_ALONE, "codes")
    said.words = said.words.strip()
    check_words(words=said.words)
    if not (said.codes or said.words):
        raise Refused(SAYS_NOTHING, "codes")


def check_words(**said: str) -> None:
    """Raise Refused, at the box, where words tell where a refuge is."""
    for field, words in said.items():
        if tells_where_a_refuge_is(words):
            raise Refused(WHERE_IT_IS, field)


def _check_contact(contact: SaidContact, person: Person, teller: Teller) -> None:
    contact.details, contact.words = contact.details.strip(), contact.words.strip()
    check_words(details=contact.details, words=contact.words)
    if contact.safety == SaidContact.Safety.WITH_CARE and not contact.words:
        raise Refused(HOW_SAFELY, "words")


def _check_alert(alert: SaidAlert, person: Person, teller: Teller) -> None:
    alert.words = alert.words.strip()
    check_words(words=alert.words)
    if alert.until_on and alert.until_on < teller.today:
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
        Telling("contact", "Contact", SaidContact, ("way", "details", "safety", "words"), _check_contact),
        Telling("alert", "Alert", SaidAlert, ("words", "until_on"), _check_alert),
    )
}
"""By code. Where somebody lives, and who they are to others, have commands of their own: each names another record."""
