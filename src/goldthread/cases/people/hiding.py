"""An address that must be kept secret is secret in whatever case it is told of those who live there.

What one case knows to be a refuge another may have told as any address, before or after, and in other words: where it
is in doubt whether it is the same place, it is secret. Whether what was told still
stands makes no difference: what was taken back stays to be seen.
"""

from collections.abc import Collection, Sequence

from django.db.models import QuerySet

from goldthread.cases.casework.models import Case
from goldthread.cases.people.matching import Address, may_be_one_place
from goldthread.cases.people.models import Household, LivesThere, Person


def must_be_secret(case: Case, people: Collection[Person], lines: Sequence[str], postcode: str) -> bool:
    """Whether an address is already kept secret for one of these people, or in this case."""
    typed = Address(tuple(lines), postcode)
    kept = _homes_of({one.known_under for one in people}, {case.pk}).filter(is_protected=True)
    return any(may_be_one_place(typed, address_of(one)) for one in kept)


def hide(household: Household) -> list[Person]:
    """Where a household lives is secret from now on, wherever it is told of whoever is said to live there. Gives them:
    nobody is to be found by it any more.
    """
    hidden, people = everywhere(household)
    Household.objects.filter(pk__in=hidden, is_protected=False).update(is_protected=True)
    return list(Person.objects.filter(pk__in=people))


def keep_secret(told: LivesThere) -> None:
    """Its case says so of it."""
    told.keeps_secret = True
    told.save(update_fields=["keeps_secret"])


def hide_homes_of(person: Person) -> list[Person]:
    """After two turned out to be one: what is kept secret for either is so for both."""
    secret = _homes_of({person.known_under}).filter(is_protected=True)
    return [one for household in secret for one in hide(household)]


def everywhere(household: Household) -> tuple[set[int], set[int]]:
    """The households that are at its address, as far as somebody is said to live in two of them or one case tells of
    two, and who is said to live there.
    """
    hidden, people, place, waiting = {household.pk}, set[int](), address_of(household), [household.pk]
    while waiting:
        lived = list(LivesThere.objects.filter(household__in=waiting).select_related("person"))
        new = {one.person.known_under for one in lived} - people
        people |= new
        elsewhere = _homes_of(new, {one.case_id for one in lived}).exclude(pk__in=hidden)
        waiting = [one.pk for one in elsewhere if may_be_one_place(place, address_of(one))]
        hidden.update(waiting)
    return hidden, people


def _homes_of(roots: Collection[int], cases: Collection[int] = ()) -> QuerySet[Household]:
    """Where these are said to live or to have lived, and whatever these cases tell of anybody."""
    theirs = LivesThere.objects.of_all(roots).values_list("household", flat=True)
    here = LivesThere.objects.filter(case__in=cases).values_list("household", flat=True)
    return Household.objects.filter(pk__in={*theirs, *here})


def address_of(household: Household) -> Address:
    return Address(tuple(household.lines), household.postcode)
