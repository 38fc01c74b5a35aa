"""People in an index of keys, looked for one by one: what the measurements of matching share."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from goldthread.cases.people.identifiers.nhs_numbers import check_digit
from goldthread.cases.people.matching import Address, Known, Name, asked_of, keys_of
from goldthread.cases.people.matching.training import Person, read_febrl
from goldthread.foundation.uncertain_dates import UncertainDate

LINKAGE = Path("tests/linkage")
REGISTER, REFERRALS = "febrl-dataset4a.csv", "febrl-dataset4b.csv"
OF_ONE_POSTCODE = 40
"""People to a postcode, about as in England."""
FIRST_BIRTH, DAYS = date(1986, 1, 1), 40 * 365


@dataclass
class Index:
    """Who is kept under which key, in memory."""

    people: list[Person] = field(default_factory=list)
    by_key: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, people: Iterable[Person]) -> "Index":
        index = cls()
        for person in people:
            for key in keys_of(person[1]):
                index.by_key[key].append(len(index.people))
            index.people.append(person)
        return index

    def met_by(self, known: Known) -> Iterator[Person]:
        """Those who share a key with somebody, each once."""
        found = {place for key in asked_of(known) for place in self.by_key.get(key, ())}
        return (self.people[place] for place in found)


def febrl(name: str, *, with_number: bool = False) -> list[Person]:
    """A data set of made-up people; with their social security number as an NHS number, or without any."""
    people = read_febrl(LINKAGE / name)
    if not with_number:
        return people
    with (LINKAGE / name).open(encoding="utf-8") as file:
        numbers = [line.rsplit(",", 1)[1].strip() for line in file][1:]
    return [
        (who, replace(known, nhs_number=as_nhs_number(number)))
        for (who, known), number in zip(people, numbers, strict=True)
    ]


def as_nhs_number(seven: str) -> str:
    """A well-made number for seven digits, always the same: those of a mistyped one differ."""
    nines = (f"{first}{seven:0>7}" for first in range(40, 50))
    return next((nine + digit for nine in nines if (digit := check_digit(nine))), "") if seven else ""


@dataclass(frozen=True)
class Quality:
    """Pairs that were found, held against those that are true."""

    found: int
    right: int
    true: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.true

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.true)

    def told(self) -> dict[str, float]:
        return {name: round(getattr(self, name), 4) for name in ("precision", "recall", "f1")}


def many_people(number: int, seed: int = 7) -> Iterator[Known]:
    """So many made-up people of a register, in households of three with one family name and address.

    Names are as common as in the data set; births are spread over forty years, postcodes have forty people each.
    """
    chance, named = Random(seed), [known.names[0] for _, known in febrl(REGISTER)]
    givens = [name.given for name in named if name.given]
    families = [name.family for name in named if name.family]
    streets = [known.addresses[0].lines[0].lstrip("0123456789 ") for _, known in febrl(REGISTER)]
    for place in range(number):
        if place % 3 == 0:
            family, house = chance.choice(families), f"{chance.randrange(1, 200)} {chance.choice(streets)}"
            address = Address((house, "Northmere"), _postcode(chance.randrange(max(1, number // OF_ONE_POSTCODE))))
        born = FIRST_BIRTH + timedelta(days=chance.randrange(DAYS))
        yield Known((Name(chance.choice(givens), family),), UncertainDate.on(born), addresses=(address,))


def _postcode(number: int) -> str:
    """A postcode of an area that does not exist."""
    rest, letters = divmod(number, 26 * 26)
    return f"ZZ{rest // 10} {rest % 10}{chr(65 + letters // 26)}{chr(65 + letters % 26)}"
