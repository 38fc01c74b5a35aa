"""Those of the register as somebody reads of them in lists: what they are called, born when, and what to know first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.people.born import kind_of
from goldthread.cases.people.in_words import born_in_words
from goldthread.cases.people.known import by_root, by_use
from goldthread.cases.people.models import Involvement, Person, SaidAlert, SaidBirth, SaidName
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.spaces.models import Space

UNNAMED = {
    Person.Kind.CHILD: "Child without a name",
    Person.Kind.UNBORN: "Unborn child",
    Person.Kind.ADULT: "Adult without a name",
}


@dataclass(frozen=True)
class Seen:
    """One of the register, by the number under which they are known, as far as somebody reads of them. ``number`` is
    that of whom the reader sees in a case: that they were merged with somebody of a case that they do not read, as
    whom they were registered there and under what number, is not told.
    """

    pk: int
    number: int
    kind: Person.Kind
    name: str
    born: str
    alerts: Sequence[str]

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class TakesPart:
    """Who takes part in a case, as what, and where their page is. ``person`` is who was added to it: what the case says
    is said of them, also where they turned out to be one with another.
    """

    who: Seen
    person: Person
    parts: Sequence[str]
    href: str

    def __str__(self) -> str:
        return self.who.name

    @property
    def pk(self) -> int:
        return self.person.pk

    @property
    def parts_in_words(self) -> list[str]:
        return [str(Involvement.Part(one).label) for one in self.parts]


def people_seen(roots: Collection[int], standing: Standing, today: date) -> dict[int, Seen]:
    """Those of these that somebody sees, in the order of their names."""
    registered = shown_as(roots, standing)
    names = by_root(SaidName.objects, registered, standing)
    births = by_root(SaidBirth.objects, registered, standing)
    alerts = by_root(SaidAlert.objects, registered, standing)
    kinds = {root: kind_of(one.kind, births[root], today) for root, one in registered.items()}
    found = (
        Seen(
            root,
            registered[root].pk,
            kind,
            name_of(names[root], kind),
            born_in_words(births[root], today) or ("Not born yet" if kind == Person.Kind.UNBORN else ""),
            [one.words for one in alerts[root] if is_in_force(one, today)],
        )
        for root, kind in kinds.items()
    )
    return {one.pk: one for one in sorted(found, key=lambda one: (one.name.casefold(), one.pk))}


def shown_as(roots: Collection[int], standing: Standing) -> dict[int, Person]:
    """By the number under which each is known, the one whom somebody sees: of several who were merged the one under
    whom they are known, if it is seen, or whoever was registered first.
    """
    under = Person.objects.seen_themselves(standing).filter(Q(pk__in=roots) | Q(root__in=roots))
    found: dict[int, list[Person]] = {}
    for one in under:
        found.setdefault(one.known_under, []).append(one)
    return {root: min(people, key=lambda one: (one.root_id is not None, one.pk)) for root, people in found.items()}


def name_of(said: Sequence[SaidName], kind: Person.Kind) -> str:
    """The name that they bear now, or another where none is told."""
    ordered = sorted(said, key=by_use)
    return str(ordered[0]) if ordered else UNNAMED[kind]


def is_in_force(alert: SaidAlert, today: date) -> bool:
    return alert.until_on is None or alert.until_on >= today


def taking_part(case: Case, standing: Standing, today: date) -> list[TakesPart]:
    """Who takes part in a case, of those whom somebody sees: those first whom it is about."""
    rows = Involvement.objects.visible_to(standing).standing_ones().filter(case=case).select_related("person")
    order, added = Involvement.Part.values, dict[int, list[Involvement]]()
    for row in sorted(rows, key=lambda one: (order.index(one.part), one.pk)):
        added.setdefault(row.person.known_under, []).append(row)
    found = [
        TakesPart(
            one,
            added[root][0].person,
            list(dict.fromkeys(row.part for row in added[root])),
            person_href(case.space, one.number),
        )
        for root, one in people_seen(added, standing, today).items()
    ]
    return sorted(found, key=lambda one: order.index(one.parts[0]))


def person_href(space: Space, number: int) -> str:
    return reverse("person", args=[space.slug, number])
