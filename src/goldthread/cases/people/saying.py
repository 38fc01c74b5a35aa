"""How commands keep what a case says of somebody, and check that it may."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.people.born import kind_read
from goldthread.cases.people.lookalikes import all_under
from goldthread.cases.people.models import Involvement, OfAPerson, Person
from goldthread.cases.people.models.people import OfAPersonQuerySet
from goldthread.cases.people.tellings import TELLINGS, Teller, Telling
from goldthread.foundation.access.standing import Actor, Held, account_of, standing_of
from goldthread.foundation.commands.refusals import Refused

ALONE = "people"
"""Commands by which anything changes in a register wait for each other: what one tells makes keys and pairs of another,
and two desks may tell of one child at the same time. Looking anew takes some hundredths of a second.
"""
NO_KIND = "Choose whether this is a child, an unborn child or an adult."
NO_NAME_AT_ALL = "Say at least a name, or when the birth is expected."
NOT_BORN_YET = "An unborn child has no date of birth yet. Record the birth first."
UNBORN_IN_THE_FORM = "An unborn child has no date of birth yet. Choose “Child”, or leave this empty."
NO_SUCH_KIND = "Choose what this is about."
NO_SUCH_FIELD = "A field was sent that is not asked: {names}."
TAKES_PART = "They take part in this case as that already."
OWN_SIBLING = (
    "The case is about this person, and nobody is their own brother or sister. Choose another answer. If the case is"
    " about two children of one family, add the other one first."
)
SIBLING_HERE = (
    "This person takes part as a brother or sister of the child whom the case is about. Take that back first. If the"
    " case is about two children of one family, add the other one first."
)
NOT_IN_CASE = "They do not take part in this case. Add them to it first."

Said = Mapping[str, Mapping[str, Any]]
"""By the code of a telling, what is said by the names of its fields."""


@dataclass(frozen=True)
class Introduced:
    """Somebody who is new to the register: as what they take part, and what is said of them."""

    kind: str
    part: str
    said: Said = field(default_factory=dict)


def introduce(case: Case, introduced: Introduced, holding: Held | None, by: Actor, at: datetime) -> Person:
    """Somebody new to the register, in a case, with what is said of them."""
    if not {"name", "birth"} & introduced.said.keys():
        raise Refused(NO_NAME_AT_ALL, "given")
    if introduced.kind not in Person.Kind.values:
        raise Refused(NO_KIND, "kind")
    if introduced.kind == Person.Kind.UNBORN:
        _check_no_birth(introduced.said, UNBORN_IN_THE_FORM)
    person = Person.objects.create(space_id=case.space_id, kind=introduced.kind)
    involve(case, person, introduced.part, holding, by, at)
    tell_all(case, person, introduced.said, holding, by, at)
    return person


def tell_one(
    case: Case, person: Person, what: str, said: Mapping[str, Any], holding: Held | None, by: Actor, at: datetime
) -> OfAPerson:
    """One thing that a case says of somebody who takes part in it."""
    check_takes_part(case, person, by, at)
    if kind_read(person, standing_of(by, timezone.localdate(at), at)) == Person.Kind.UNBORN:
        _check_no_birth({what: said}, NOT_BORN_YET)
    (told,) = tell_all(case, person, {what: said}, holding, by, at)
    return told


def _check_no_birth(said: Said, why: str) -> None:
    """Raise Refused where a birth would be told by the way of a child who is unborn to whoever tells it."""
    when = said.get("birth", {}).get("when")
    if when and when.is_known:
        raise Refused(why, "when")


def tell_all(case: Case, person: Person, said: Said, holding: Held | None, by: Actor, at: datetime) -> list[OfAPerson]:
    """Keep what a case says of somebody."""
    return [_tell(case, person, what, one, holding, by, at) for what, one in said.items()]


def as_now(person: Person) -> Person:
    """Somebody as they are now that this command is alone: they may have been merged since they were read."""
    found: Person = Person.objects.select_related("space").get(pk=person.pk)
    return found


def check_takes_part(case: Case, person: Person, by: Actor, at: datetime) -> None:
    """Raise Refused for somebody who takes no part in a case, as far as the teller reads: it says nothing of them."""
    if not parts_read(case, person, by, at).exists():
        raise Refused(NOT_IN_CASE)


def parts_read(case: Case, person: Person, by: Actor, at: datetime) -> OfAPersonQuerySet:
    """As what somebody takes part in a case, as far as whoever acts reads it."""
    standing = standing_of(by, timezone.localdate(at), at)
    found: OfAPersonQuerySet = Involvement.objects.visible_to(standing).of(person).standing_ones().filter(case=case)
    return found


def own_columns(case: Case, person: Person, holding: Held | None, by: Actor, at: datetime) -> dict[str, Any]:
    """What every saying has: of whom, in which case, who told it and when."""
    agency = holding.agency_id if holding else None
    return {
        "space_id": case.space_id,
        "case": case,
        "person": person,
        "agency_id": agency,
        "told_at": at,
        "told_by_id": account_of(by),
    }


def involve(case: Case, person: Person, part: str, holding: Held | None, by: Actor, at: datetime) -> Involvement:
    if part not in Involvement.Part.values:
        raise Refused("Choose their part in the case.", "part")
    if parts_read(case, person, by, at).filter(part=part).exists():
        raise Refused(TAKES_PART, "part")
    _check_not_own_sibling(case, person, part, by, at)
    return Involvement.objects.create(part=part, **own_columns(case, person, holding, by, at))


def _check_not_own_sibling(case: Case, person: Person, part: str, by: Actor, at: datetime) -> None:
    """Raise Refused where the only one whom a case is about would be a brother or sister of that one: as far as whoever
    tells it reads.
    """
    why = {Involvement.Part.SUBJECT.value: SIBLING_HERE, Involvement.Part.SIBLING.value: OWN_SIBLING}
    if part not in why or not parts_read(case, person, by, at).filter(part__in=why).exists():
        return
    read = Involvement.objects.visible_to(standing_of(by, timezone.localdate(at), at)).standing_ones()
    subjects = read.filter(case=case, part=Involvement.Part.SUBJECT).exclude(person__in=all_under(person.known_under))
    if not subjects.exists():
        raise Refused(why[part], "part")


def _tell(
    case: Case, person: Person, what: str, said: Mapping[str, Any], holding: Held | None, by: Actor, at: datetime
) -> OfAPerson:
    telling = TELLINGS.get(what)
    if telling is None:
        raise Refused(NO_SUCH_KIND)
    record = _said(telling, said, own_columns(case, person, holding, by, at))
    today = timezone.localdate(at)
    telling.check(record, person, Teller(standing_of(by, today, at), today))
    record.save(force_insert=True)
    return record


def _said(telling: Telling, said: Mapping[str, Any], own: Mapping[str, Any]) -> OfAPerson:
    """The record with what was said, held against its fields. Raise Refused at the first that is wrong."""
    if unknown := sorted(set(said) - set(telling.asked)):
        raise Refused(NO_SUCH_FIELD.format(names=", ".join(unknown)))
    record = telling.record(**own)
    for name, value in said.items():
        setattr(record, name, value)
    try:
        record.clean_fields(exclude=[*own, "space", "agency", "told_by"])
    except ValidationError as wrong:
        name, sentences = next(iter(wrong.message_dict.items()))
        raise Refused(sentences[0], name) from wrong
    return record
