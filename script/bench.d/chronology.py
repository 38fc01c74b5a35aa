"""How long a chronology of thousands of rows takes: put in order, its gaps and contradictions found, told with labels.

Rows are made up from a seed: eight agencies over six years, some of one event told by two. Nothing of it needs a
database. Prints one JSON line for each step.
Options: --rows, --seed.
"""

import argparse
import os
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")

import django

django.setup()

from shared import report  # noqa: E402

from goldthread.cases.chronology.anonymising import Listed, anonymised  # noqa: E402
from goldthread.cases.chronology.contradictions import Lifetime, contradictions_in  # noqa: E402
from goldthread.cases.chronology.merging import gaps_in, merged  # noqa: E402
from goldthread.cases.chronology.reading import read_file  # noqa: E402
from goldthread.cases.chronology.rows import Row, Seen  # noqa: E402
from goldthread.foundation.spreadsheets import write_xlsx  # noqa: E402
from goldthread.foundation.uncertain_dates import UncertainDate, read_when, words_of  # noqa: E402

BEGINS, DAYS = date(2012, 1, 1), 6 * 365
AGENCIES = ("Police", "Council", "School", "Health visitors", "Hospital", "Surgery", "Housing", "Probation")
PEOPLE = (
    Listed("Child A", ("Jamie Lowater",)),
    Listed("Mother", ("Zoë Lowater", "Mrs Lowater")),
    Listed("Father", ("Tomás O’Brien",)),
    Listed("Sister", ("Grace Lowater",)),
    Listed("Social worker 1", ("Karen Thistle",)),
)
NAMES = [name for one in PEOPLE for name in one.names] + ["Jamie", "Zoe", "Sally Unlisted"]
THINGS = (
    "home visit; {name} was seen and the kitchen was dirty again",
    "call from a neighbour about shouting; {name} said that all was well",
    "missed appointment at the {place} clinic for {name}",
    "{name} attended the emergency department in {place} with a {injury}",
    "strategy meeting held in {place} about {name}; a section 47 enquiry was agreed",
    "{name} was excluded from school for {number} days after an argument about a {injury}",
    "rent arrears letter number {number} sent to {name} in {place}",
    "child protection plan for {name} began after conference number {number}",
    "case of {name} closed by the {place} team after {number} weeks",
)
PLACES = ("Northmere", "Southmere", "Eastleigh Road", "Harbour Street", "Mill Lane", "the civic centre", "Ward 7")
INJURIES = ("fractured wrist", "burn on the hand", "black eye", "cut lip", "bruised back", "head injury", "rash")
WORDS = [
    "".join(pair) for pair in product(("bar", "cor", "del", "fen", "gal", "hol", "lin", "mor", "nel", "pon"), repeat=3)
]
"""A thousand words that mean nothing: no two rows of people say the same of two events."""
LOOSE = ("about {day:%B %Y}", "{day:%B %Y}", "before {day:%Y}", "between {day:%d/%m/%Y} and {later:%d/%m/%Y}")


def made_up(number: int, seed: int) -> list[Row]:
    """So many rows; one in ten is told by a second agency, some days later or earlier."""
    chance, rows = Random(seed), list[Row]()
    while len(rows) < number:
        row = _one(chance, len(rows))
        rows.append(row)
        if chance.random() < 0.1 and row.when.earliest_on:
            moved = row.when.earliest_on + timedelta(days=chance.randint(-4, 4))
            rows.append(
                Row(len(rows), chance.choice(AGENCIES), UncertainDate.on(moved), f"Told: {row.what}", row.source)
            )
    return rows[:number]


def _one(chance: Random, key: int) -> Row:
    day = BEGINS + timedelta(days=chance.randrange(DAYS))
    loose = chance.choice(LOOSE).format(day=day, later=day + timedelta(days=20))
    when = read_when(loose).when if chance.random() < 0.15 else UncertainDate.on(day)
    what = chance.choice(THINGS).format(
        name=chance.choice(NAMES),
        place=chance.choice(PLACES),
        injury=chance.choice(INJURIES),
        number=chance.randint(1, 40),
    )
    what += ". " + " ".join(chance.choice(WORDS) for _ in range(chance.randint(4, 25))).capitalize() + "."
    return Row(
        key, chance.choice(AGENCIES), when, what, f"File {chance.randint(1, 900)}", child_seen=chance.choice(list(Seen))
    )


def timed(step: str, rows: int, work: Callable[[], Any]) -> Any:
    begun = time.perf_counter()
    made = work()
    report("chronology", step, rows=rows, milliseconds=round((time.perf_counter() - begun) * 1000))
    return made


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=5_000)
    options.add_argument("--seed", type=int, default=7)
    asked = options.parse_args()
    rows = made_up(asked.rows, asked.seed)
    lanes = [[row for row in rows if row.agency == agency] for agency in AGENCIES]
    in_order = timed("merged", len(rows), lambda: merged(lanes))
    gaps = timed("gaps", len(rows), lambda: gaps_in(in_order, 3))
    found = timed(
        "contradictions", len(rows), lambda: contradictions_in(in_order, [Lifetime("Child A", date(2013, 5, 3))])
    )
    told = timed("anonymised", len(rows), lambda: anonymised(in_order, PEOPLE))
    cells = [[words_of(row.when), row.what, row.source] for row in rows]
    data = write_xlsx("Entries", ["Date", "Event", "Source"], cells)
    read = timed(
        "read from Excel", len(rows), lambda: read_file(data, "a.xlsx", agency="Police", today=date(2026, 1, 1))
    )
    report(
        "chronology",
        "found",
        gaps=len(gaps),
        contradictions=len(found),
        rows_with_likely_names=len(told.left),
        bad_lines=len(read.bad),
    )


if __name__ == "__main__":
    main()
