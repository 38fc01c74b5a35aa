"""The keys under which a person is kept and looked for, so that few are compared and hardly one is missed.

Two are compared if they meet at a key. Each key holds what one slip of the hand, a move, a new surname or a nickname
leaves standing, and is narrow enough that few of a million people share it. None is made of a protected address.

======================  ==================================================================================
key                     finds again whoever
======================  ==================================================================================
``nhs``, ``upn``        has that number, whatever else is wrong
``day-initial``         has that birth date, also with day and month swapped, and an initial of either name, which
                        also finds names the other way round and a new surname or a nickname
``sounds-year``         has names that sound so, in any order, and that year of birth: another day or month
``sounds-day``          has names that sound so, and that day and month: another year
``family-year``         has a family name that sounds so, that year of birth and an initial: a given name amiss
``given-month``         has a given name that sounds so and that month of birth: a new surname and a new address
``place-initial``       has that postcode and an initial of either name: a birth date that is wrong or not known
``place-year``          has that postcode and year of birth: names quite wrong
``place-month-day``     has that postcode and that day and month, in any order: names and year wrong
``day-street``          has that birth date, in any order, and a street that begins so: names and postcode wrong
``given-street``        has a given name that sounds so and a street that begins so: family name, birth and postcode
``house-initial``       has that house number and street and an initial: a postcode that is wrong
``undated``, ``dated``  has names that sound so, where one has no birth date; those with a date are asked of only by
                        those without, so that common names are not all compared
``half``, ``only``      has one name that sounds so and that year of birth, where of one of two no other name is told;
                        those with two names are asked of only by those with one, as above
``mother``              has a mother who would be found so: unborn children, and those born without a name
======================  ==================================================================================
"""

from collections.abc import Iterator
from datetime import date
from itertools import product

from goldthread.cases.people.matching.births import exact
from goldthread.cases.people.matching.comparing import READ_NUMBER, numbers_of
from goldthread.cases.people.matching.known import Known, Name
from goldthread.cases.people.matching.places import Place, place_of
from goldthread.cases.people.matching.plain import plain, sound_of
from goldthread.foundation.uncertain_dates import UncertainDate

DATED, UNDATED, MOTHER = "dated:", "undated:", "mother:"
HALF, ONLY = "half-year:", "only-year:"
MOST_YEARS = 4
"""Between how many years a birth may lie to be looked for by year."""


def keys_of(person: Known) -> frozenset[str]:
    """The keys under which a person is kept in an index."""
    own = UNDATED if not _years_of(person) else DATED
    halves = (HALF, ONLY) if _has_one_name(person) else (HALF,)
    return frozenset(
        (
            *_shared_keys(person),
            *(f"{own}{sounds}" for sounds in _sounds(person)),
            *(f"{one}{half}" for one in halves for half in _halves(person)),
        )
    )


def asked_of(person: Known) -> frozenset[str]:
    """The keys under which those are kept who may be this person. Whoever is found so would find this person too."""
    sought = (UNDATED,) if _years_of(person) else (UNDATED, DATED)
    half = HALF if _has_one_name(person) else ONLY
    return frozenset(
        (
            *_shared_keys(person),
            *(f"{one}{sounds}" for one in sought for sounds in _sounds(person)),
            *(f"{half}{one}" for one in _halves(person)),
        )
    )


def _shared_keys(person: Known) -> Iterator[str]:
    for kind in READ_NUMBER:
        yield from (f"{kind}:{number}" for number in numbers_of(person, kind))
    yield from _keys_of_dates(person)
    for place in {place_of(address) for address in person.open_addresses}:
        yield from _keys_of_place(person, place)
    for mother in person.mothers:
        yield from (f"{MOTHER}{key}" for key in _shared_keys(mother))


def _keys_of_dates(person: Known) -> Iterator[str]:
    years = _years_of(person)
    for sounds, year in product(_sounds(person), years):
        yield f"sounds-year:{sounds}:{year}"
    for family, initial, year in product(_families(person), _given_initials(person), years):
        yield f"family-year:{family}:{initial}:{year}"
    for day in _days_of(person):
        for initial in _initials(person):
            yield f"day-initial:{day.year}:{_in_any_order(day)}:{initial}"
        for sounds in _sounds(person):
            yield f"sounds-day:{sounds}:{_in_any_order(day)}"
        for given in _givens(person):
            yield f"given-month:{given}:{day:%Y-%m}"


def _keys_of_place(person: Known, place: Place) -> Iterator[str]:
    for street in {sound_of(one) or one for one in place.begin}:
        yield from (f"day-street:{day.year}:{_in_any_order(day)}:{street}" for day in _days_of(person))
        yield from (f"given-street:{given}:{street}" for given in _givens(person))
    if place.postcode:
        yield from (f"place-initial:{place.postcode}:{initial}" for initial in _initials(person))
        yield from (f"place-year:{place.postcode}:{year}" for year in _years_of(person))
        yield from (f"place-month-day:{place.postcode}:{_in_any_order(day)}" for day in _days_of(person))
    if place.numbers:
        for street, initial in product(place.streets, _initials(person)):
            yield f"house-initial:{max(sorted(place.numbers), key=len)}:{sound_of(street)}:{initial}"


def is_near_enough(born: UncertainDate) -> bool:
    """Whether a birth is known so well that somebody is looked for by it."""
    return born.is_known and bool(_years_in(born))


def _years_of(person: Known) -> tuple[int, ...]:
    """The years in which they may be born, if these are few: more would be no help in finding anybody."""
    return tuple(dict.fromkeys(year for born in person.births for year in _years_in(born)))


def _years_in(born: UncertainDate) -> range:
    first, last = born.bounds
    if first is None or last is None or last.year - first.year > MOST_YEARS:
        return range(0)
    return range(first.year, last.year + 1)


def _days_of(person: Known) -> list[date]:
    return [day for born in person.births if (day := exact(born))]


def _in_any_order(day: date) -> str:
    """Day and month, whichever is written first."""
    return "-".join(sorted((f"{day.day:02}", f"{day.month:02}")))


def _givens(person: Known) -> frozenset[str]:
    """How their given names sound: whole, and the first of several."""
    return frozenset(sound for name in person.told_names for sound in _sounds_of(name.given, 1))


def _families(person: Known) -> frozenset[str]:
    """How their family names sound: whole, and each part of a double-barrelled one."""
    return frozenset(sound for name in person.told_names for sound in _sounds_of(name.family, 3))


def _sounds(person: Known) -> frozenset[str]:
    """How given and family name sound together, in any order."""
    return frozenset("+".join(sorted(pair)) for name in person.told_names for pair in _pairs(name))


def _pairs(name: Name) -> Iterator[tuple[str, str]]:
    yield from product(_sounds_of(name.given, 1), _sounds_of(name.family, 3))


def _halves(person: Known) -> Iterator[str]:
    """How each name of theirs sounds by itself, with each year in which they may be born."""
    return (f"{half}:{year}" for half in _givens(person) | _families(person) for year in _years_of(person))


def _has_one_name(person: Known) -> bool:
    """Whether of any name of theirs one half alone is told: many have no other, and of a call it may be all."""
    halves = ((plain(name.given).joined, plain(name.family).joined) for name in person.told_names)
    return any(bool(given) != bool(family) for given, family in halves)


def _sounds_of(name: str, most: int) -> tuple[str, ...]:
    told = plain(name)
    parts = [word for word in told.words if word in told.parts][:most]
    return tuple(dict.fromkeys(sound_of(word) or word for word in (told.joined, *parts) if word))


def _initials(person: Known) -> frozenset[str]:
    """Of given and family name alike, so that it does not matter which is which."""
    names = (part for name in person.told_names for part in (name.given, name.family))
    return frozenset(_initial(part) for part in names if plain(part).joined)


def _given_initials(person: Known) -> frozenset[str]:
    return frozenset(_initial(name.given) for name in person.told_names if plain(name.given).joined)


def _initial(name: str) -> str:
    """The first letter of how it sounds: that of Catherine is that of Kathryn."""
    joined = plain(name).joined
    return (sound_of(joined) or joined)[0]
