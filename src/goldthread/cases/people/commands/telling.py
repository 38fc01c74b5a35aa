"""Somebody is registered in a case, takes part in another, and more is said of them, or taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from goldthread.cases.casework.models import Case
from goldthread.cases.people.allowing import check_sees, taking_back, telling_in
from goldthread.cases.people.born import kind_read
from goldthread.cases.people.hiding import hide
from goldthread.cases.people.lookalikes import look_anew
from goldthread.cases.people.models import Involvement, LivesThere, OfAPerson, Person, Tie
from goldthread.cases.people.saying import ALONE, Said, as_now, check_takes_part, involve, tell_all
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Held, account_of
from goldthread.foundation.commands.checking import said as filled
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused

NO_NAME_AT_ALL = "Say at least a name, or when the birth is expected."
NOT_BORN_YET = "An unborn child has no date of birth yet. Record the birth first."
TAKEN_BACK = "This was taken back already."


@dataclass(frozen=True)
class Introduced:
    """Somebody who is new to the register: as what they take part, and what is said of them."""

    kind: str
    part: str
    said: Said = field(default_factory=dict)


@command(Can.RECORD_CASES, event="person registered", about="case", alone=ALONE)
def register_person(*, case: Case, introduced: Introduced, by: Actor, at: datetime) -> Person:
    """Somebody takes part in a case and is on the register from now on. Who may be the same is noted for the steward:
    nothing merges by itself.
    """
    holding = telling_in(case, by, at)
    person = introduce(case, introduced, holding, by, at)
    look_anew([person], case.space, at)
    return person


@command(Can.RECORD_CASES, event="person added to a case", about="case", alone=ALONE)
def involve_person(*, case: Case, person: Person, part: str, by: Actor, at: datetime) -> Involvement:
    """Somebody of the register whom whoever acts sees takes part in this case too."""
    holding = telling_in(case, by, at)
    check_sees(as_now(person), by, at)
    return involve(case, as_now(person), part, holding, by, at)


@command(Can.RECORD_CASES, event="something said of a person", about="case", alone=ALONE)
def tell_of_person(
    *, case: Case, person: Person, what: str, said: Mapping[str, Any], by: Actor, at: datetime
) -> OfAPerson:
    """A case says something of somebody who takes part in it: another name, a number, an alert."""
    holding = telling_in(case, by, at)
    told = tell_one(case, as_now(person), what, said, holding, by, at)
    look_anew([person], case.space, at)
    return told


def introduce(case: Case, introduced: Introduced, holding: Held | None, by: Actor, at: datetime) -> Person:
    """Somebody new to the register, in a case, with what is said of them."""
    if not {"name", "birth"} & introduced.said.keys():
        raise Refused(NO_NAME_AT_ALL, "given")
    if introduced.kind not in Person.Kind.values:
        raise Refused("Choose whether this is a child, an unborn child or an adult.", "kind")
    person = Person.objects.create(space_id=case.space_id, kind=introduced.kind)
    _check_not_born_by_the_way(person, introduced.said)
    involve(case, person, introduced.part, holding, by, at)
    tell_all(case, person, introduced.said, holding, by, at)
    return person


def tell_one(
    case: Case, person: Person, what: str, said: Mapping[str, Any], holding: Held | None, by: Actor, at: datetime
) -> OfAPerson:
    """One thing that a case says of somebody who takes part in it."""
    check_takes_part(case, person, by, at)
    _check_not_born_by_the_way(person, {what: said})
    (told,) = tell_all(case, person, {what: said}, holding, by, at)
    return told


def _check_not_born_by_the_way(person: Person, said: Said) -> None:
    """Raise Refused where a birth would be told of an unborn child as of anybody: it is recorded as such."""
    when = said.get("birth", {}).get("when")
    if when and when.is_known and kind_read(person) == Person.Kind.UNBORN:
        raise Refused(NOT_BORN_YET, "when")


@command(Can.RECORD_CASES, event="something said of a person taken back", about="told", alone=ALONE)
def take_back(*, told: OfAPerson, why: str, is_secret: bool = False, by: Actor, at: datetime) -> OfAPerson:
    """It was wrong. It stays to be seen, with the reason, and nobody is found by it any more. Where an address is that
    must be kept secret (``is_secret``) is not seen either.
    """
    taking_back(told, by, at)
    if told.taken_back_at:
        raise Refused(TAKEN_BACK)
    told.taken_back_why = filled(why, "Say why it is taken back.", "why")
    told.taken_back_at, told.taken_back_by_id = at, account_of(by)
    told.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_why"])
    people = [told.person, told.to] if isinstance(told, Tie) else [told.person]
    if is_secret and isinstance(told, LivesThere):
        people += hide(told.household)
    look_anew(people, told.space, at)
    return told
