"""What cannot all be right of those who may be one person, case by case, and what of it was asked to be checked."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from goldthread.cases.people.born import kind_of
from goldthread.cases.people.disagreeing import births_differ
from goldthread.cases.people.known import by_root
from goldthread.cases.people.models import Involvement, Person, SaidBirth, SaidNumber, ToCheck

NUMBER, BIRTH, UNBORN = ToCheck.What.NUMBER, ToCheck.What.BIRTH, ToCheck.What.UNBORN


@dataclass(frozen=True)
class Doubt:
    """What one case tells of somebody, by the number under which it knows them."""

    case: int
    person: int
    what: str


def doubts(roots: Collection[int]) -> list[Doubt]:
    """Of one or two who are known under these."""
    return list(dict.fromkeys((*_of_numbers(roots), *_of_births(roots))))


def _of_numbers(roots: Collection[int]) -> Iterator[Doubt]:
    told = SaidNumber.objects.of_all(roots).standing_ones().filter(kind=SaidNumber.Kind.NHS, until_on=None)
    numbers = list(told.order_by("pk"))
    if len({one.number for one in numbers}) > 1:
        yield from (Doubt(one.case_id, one.person_id, NUMBER) for one in numbers)


def _of_births(roots: Collection[int]) -> Iterator[Doubt]:
    births = by_root(SaidBirth.objects, roots)
    told = [one for root in roots for one in births[root] if one.when.is_known]
    if births_differ(told):
        yield from (Doubt(one.case_id, one.person_id, BIRTH) for one in told)
    people = Person.objects.in_bulk(roots)
    unborn = [root for root, one in people.items() if kind_of(one.kind, births[root]) == Person.Kind.UNBORN]
    if 0 < len(unborn) < len(people):
        parts = Involvement.objects.of_all(unborn).standing_ones().order_by("pk")
        yield from (Doubt(one.case_id, one.person_id, UNBORN) for one in parts)


def checks_of(roots: Collection[int]) -> QuerySet[ToCheck]:
    """What was asked of any of those who are known under these."""
    people = Person.objects.filter(pk__in=roots) | Person.objects.filter(root__in=roots)
    return ToCheck.objects.filter(person__in=people.values("pk")).order_by("-asked_at", "pk")


def forget_what_is_told_no_more(root: int) -> None:
    """After what is said of somebody changed: of what a case tells no more nothing is left to be checked."""
    for one in checks_of([root]).filter(checked_at=None):
        if not _is_told(one):
            one.delete()


def _is_told(one: ToCheck) -> bool:
    said = {"case": one.case_id, "person": one.person_id}
    if one.what == NUMBER:
        numbers = SaidNumber.objects.standing_ones().filter(**said, kind=SaidNumber.Kind.NHS, until_on=None)
        return bool(numbers.exists())
    births = [birth for birth in SaidBirth.objects.standing_ones().filter(**said) if birth.when.is_known]
    return not births if one.what == UNBORN else bool(births)


def words_of(asked: Collection[ToCheck]) -> list[str]:
    """In sentences, for the steward: what was asked, and how many said that theirs is right. Not of which case."""
    found = []
    for what in ToCheck.What:
        of_kind = [one for one in asked if one.what == what]
        if of_kind:
            found.append(_sentence(what, of_kind))
    return found


def _sentence(what: ToCheck.What, asked: Collection[ToCheck]) -> str:
    right = sum(one.checked_at is not None for one in asked)
    many = "1 case was" if len(asked) == 1 else f"{len(asked)} cases were"
    answered = f"{right} said that what they have is right." if right else "None has answered yet."
    return f"{many} asked to check {what.label}. {answered}"


def ask(doubt: Doubt, space: int, by: int, at: datetime) -> None:
    """Nobody is asked again what they were asked and have not answered."""
    who = {"space_id": space, "case_id": doubt.case, "person_id": doubt.person, "what": doubt.what}
    ToCheck.objects.get_or_create(**who, checked_at=None, defaults={"asked_at": at, "asked_by_id": by})
