"""An address that must be kept secret is secret in whatever case it is told of those who live there.

What one case knows to be a refuge another may have told as any address, before or after. Whether what was told still
stands makes no difference: what was taken back stays to be seen.
"""

from collections.abc import Collection, Sequence

from django.db.models import QuerySet

from goldthread.cases.people.matching import Address, is_one_place
from goldthread.cases.people.models import Household, LivesThere, Person


def must_be_secret(people: Collection[Person], lines: Sequence[str], postcode: str) -> bool:
    """Whether an address is already kept secret for one of these people."""
    typed = Address(tuple(lines), postcode)
    kept = _homes_of({one.known_under for one in people}).filter(is_protected=True)
    return any(is_one_place(typed, _address(one)) for one in kept)


def hide(household: Household) -> list[Person]:
    """Where a household lives is secret from now on, wherever it is told of whoever is said to live there. Gives them:
    nobody is to be found by it any more.
    """
    hidden, people = everywhere(household)
    Household.objects.filter(pk__in=hidden, is_protected=False).update(is_protected=True)
    return list(Person.objects.filter(pk__in=people))


def hide_homes_of(person: Person) -> list[Person]:
    """After two turned out to be one: what is kept secret for either is so for both."""
    secret = _homes_of([person.known_under]).filter(is_protected=True)
    return [one for household in secret for one in hide(household)]


def everywhere(household: Household) -> tuple[set[int], set[int]]:
    """The households that are at its address, as far as somebody is said to live in two of them, and who they are."""
    hidden, people, place, waiting = {household.pk}, set[int](), _address(household), [household.pk]
    while waiting:
        lived = LivesThere.objects.filter(household__in=waiting).select_related("person")
        new = {one.person.known_under for one in lived} - people
        people |= new
        elsewhere = _homes_of(new).exclude(pk__in=hidden)
        waiting = [one.pk for one in elsewhere if is_one_place(place, _address(one))]
        hidden.update(waiting)
    return hidden, people


def _homes_of(roots: Collection[int]) -> QuerySet[Household]:
    return Household.objects.filter(pk__in=LivesThere.objects.of_all(roots).values("household"))


def _address(household: Household) -> Address:
    return Address(tuple(household.lines), household.postcode)
