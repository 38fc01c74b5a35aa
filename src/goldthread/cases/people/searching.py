"""Somebody is searched for by what a person types: found among those whom they see, by what they read of them alone.

A key may stand for what a case says that they do not read, so it only says who is weighed. Who is found is told by
weighing what they read; by a name, number or address that they do not, nobody is found.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Exists

from goldthread.cases.people.known import known_of
from goldthread.cases.people.looking import NOBODY, as_kept, register_of
from goldthread.cases.people.matching import Address, Band, Known, Match, Name, Register, asked_of, score, sounds_of
from goldthread.cases.people.matching.plain import PARTICLES, plain
from goldthread.cases.people.models import MatchKey, Person
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.uncertain_dates import NOT_KNOWN, UncertainDate

WEIGHED, WEIGHED_BY_NAME = 200, 100
"""How many are weighed of those who share a key of all that was typed; and of those who share one of a name alone."""
SHOWN = 20
MOST_WORDS = 6
"""Words of a name that are read as given and family name in every way."""
ALIKE = frozenset({"same", "marks", "script", "order", "nickname", "slip", "sound"})
PARTLY = ALIKE | {"part", "part_alike", "initial", "alike"}
"""Levels at which a name fits one that was typed: whole; and as one of several."""
NAMES = ("given", "family", "names")
BESIDE = ("born", "birth", "address")
NUMBERS = ("nhs_number", "upn")


@dataclass(frozen=True)
class Sought:
    """What a person typed. All of it may be missing but one thing by which anybody can be found."""

    name: str = ""
    born: UncertainDate = NOT_KNOWN
    postcode: str = ""
    nhs_number: str = ""
    upn: str = ""

    @property
    def readings(self) -> list[Known]:
        """It may be read in several ways, since a name is typed in one box."""
        return [self._read_as(name) for name in names_in(self.name) or [Name()]]

    @property
    def turned(self) -> list[Known]:
        """The same with the family name in front, as where none of those fits."""
        both = (name for name in names_in(self.name) if name.given and name.family)
        return [self._read_as(Name(name.family, name.given)) for name in both]

    def _read_as(self, name: Name) -> Known:
        homes = (Address((), self.postcode),) if self.postcode else ()
        names = (name,) if name != Name() else ()
        return Known(names, self.born, addresses=homes, nhs_number=self.nhs_number, upn=self.upn)

    @property
    def kinds(self) -> list[str]:
        """By what kinds of words it was searched, as the trail keeps it."""
        told = {
            "name": self.name,
            "date of birth": self.born.is_known,
            "postcode": self.postcode,
            "NHS number": self.nhs_number,
            "unique pupil number": self.upn,
        }
        return [kind for kind, is_told in told.items() if is_told]


@dataclass(frozen=True)
class Met:
    """Somebody who was found, by the number under which they are known; what the searcher reads of them; and why."""

    person: int
    known: Known
    match: Match


def people_like(sought: Sought, space: Space, standing: Standing) -> list[Met]:
    """The likeliest first; one more than is shown where there are more."""
    numbers = _weighed(sought, space, standing)
    readings, turned = sought.readings, sought.turned
    register = register_of(space, readings)
    met = [
        Met(number, known, match)
        for number, known in known_of(numbers or [NOBODY], standing).items()
        if (match := _best(readings, known, register) or _best(turned, known, register)) is not None
    ]
    met.sort(key=lambda one: (-one.match.probability, -one.match.weight, one.person))
    return met[: SHOWN + 1]


def names_in(text: str) -> list[Name]:
    """Every way in which what was typed may be a given and a family name, or one of them alone."""
    family, comma, given = (part.strip() for part in text.partition(","))
    words = text.replace(",", " ").split()[:MOST_WORDS]
    whole = " ".join(words)
    if not plain(whole).joined:
        return []
    parted = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words))]
    told = [(given, family)] if comma and given and family else []
    return [Name(*one) for one in dict.fromkeys([*told, *parted, (whole, ""), ("", whole)])]


def _weighed(sought: Sought, space: Space, standing: Standing) -> list[int]:
    """Those who share a key with what was typed: first with all of it, then with names alone, the nearest first. Sounds
    that are somewhat amiss are very many keys, asked only where too few bear names that sound so.
    """
    sounds = sounds_of(sought.name)
    of_all = frozenset[str]().union(*map(asked_of, sought.readings))
    found = _sharing(of_all, space, standing, [], WEIGHED)
    by_sound: list[int] = []
    for keys in (sounds.same, sounds.by_custom):
        by_sound += _sharing(keys, space, standing, [*found, *by_sound], WEIGHED_BY_NAME)
    found += by_sound
    if len(by_sound) <= SHOWN:
        found += _sharing(sounds.near, space, standing, found, WEIGHED_BY_NAME)
    return found


def _sharing(keys: Collection[str], space: Space, standing: Standing, but: list[int], most: int) -> list[int]:
    """People whom somebody sees, those first who share most of these keys."""
    if not keys:
        return []
    seen = Person.objects.visible_to(standing).filter(the_very("pk", "person"))
    rows = MatchKey.objects.filter(Exists(seen), space=space, key__in=as_kept(keys)).exclude(person__in=but)
    ordered = rows.values("person").annotate(shared=Count("*")).order_by("-shared", "person")
    return [row["person"] for row in ordered[:most]]


def _best(readings: list[Known], known: Known, register: Register) -> Match | None:
    """The reading that says most; None where none fits."""
    matches = ((reading, score(reading, known, register)) for reading in readings)
    fitting = [match for reading, match in matches if _fits(reading, known, match)]
    return max(fitting, key=lambda match: match.weight, default=None)


def _fits(reading: Known, known: Known, match: Match) -> bool:
    """By a number, by all that was typed together, or else by the names."""
    levels = {reason.respect: reason.level for reason in (*match.reasons_for, *match.reasons_against)}
    if any(levels.get(kind) == "same" for kind in NUMBERS):
        return True
    if not reading.names:
        return match.weight > 0 and bool(levels.keys() - {"sex"})
    if match.band is not Band.UNLIKELY and any(reason.respect in BESIDE for reason in match.reasons_for):
        return True
    names = {levels[kind] for kind in NAMES if kind in levels}
    return bool(names) and names <= {*_allowed(reading.names[0], known), "swapped"}


def _allowed(name: Name, known: Known) -> frozenset[str]:
    """At which levels a name fits. Several words that are read as one half of it are all to be found there."""
    if not _is_run_together(name):
        return PARTLY
    typed, kept = len(plain(name.given or name.family).names), (half for one in known.names for half in _halves(one))
    return ALIKE | {"part_alike"} if any(typed <= len(plain(half).names) for half in kept) else ALIKE


def _halves(name: Name) -> tuple[str, str]:
    return name.given, name.family


def _is_run_together(name: Name) -> bool:
    """Whether several words are read as one half of a name: then a part of them is none of it. A hyphen makes one."""
    half = "" if name.given and name.family else name.given or name.family
    return sum(plain(word).joined not in PARTICLES for word in half.split()) > 1
