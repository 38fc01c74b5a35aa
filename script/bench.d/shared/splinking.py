"""The same people linked by Splink on DuckDB, with the settings of its own guide: what our matching is held against."""

import logging
import time
import warnings
from dataclasses import dataclass

import pyarrow as pa
import splink.comparison_library as compare
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from goldthread.cases.people.matching.births import exact
from goldthread.cases.people.matching.training import Person

COLUMNS = ("given_name", "surname", "date_of_birth", "postcode", "address_1", "suburb", "number")
BLOCKS = (
    ("given_name", "surname"),
    ("date_of_birth",),
    ("postcode", "substr(surname, 1, 2)"),
    ("surname", "substr(date_of_birth, 1, 4)"),
    ("given_name", "postcode"),
    ("address_1",),
)
WORTH_KEEPING = 0.001


@dataclass(frozen=True)
class Linked:
    """Pairs of places in the two lists with their probability, and how long it took to train and to predict."""

    pairs: dict[tuple[int, int], float]
    training: float
    predicting: float


def link(register: list[Person], referrals: list[Person], *, with_number: bool = False) -> Linked:
    """Train on both lists without their truth, then predict."""
    warnings.filterwarnings("ignore")
    began, database = time.perf_counter(), DuckDBAPI()
    tables = [
        database.register(_table(people), dataset_display_name=name)
        for people, name in ((register, "kept"), (referrals, "asked"))
    ]
    linker = Linker(tables, _settings(with_number), log_level=logging.ERROR)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("given_name", "surname", "date_of_birth")], recall=0.5
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for columns in (("date_of_birth",), ("given_name", "surname")):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
    trained = time.perf_counter()
    rows = linker.inference.predict(threshold_match_probability=WORTH_KEEPING).as_record_list()
    pairs = {_in_order(row): row["match_probability"] for row in rows}
    return Linked(pairs, trained - began, time.perf_counter() - trained)


def _settings(with_number: bool) -> SettingsCreator:
    comparisons = [
        compare.NameComparison("given_name"),
        compare.NameComparison("surname"),
        compare.LevenshteinAtThresholds("date_of_birth", [1, 2]),
        compare.LevenshteinAtThresholds("postcode", [1, 2]),
        compare.LevenshteinAtThresholds("address_1", [3, 6]),
    ]
    blocks = [block_on(*columns) for columns in BLOCKS]
    if with_number:
        comparisons.append(compare.LevenshteinAtThresholds("number", [1, 2]))
        blocks.append(block_on("number"))
    return SettingsCreator(
        link_type="link_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=blocks,
        em_convergence=0.001,
        max_iterations=15,
    )


def _table(people: list[Person]) -> pa.Table:
    columns: dict[str, list[object]] = {"unique_id": list(range(len(people)))}
    told = [_row(person) for person in people]
    columns |= {name: [row[place] or None for row in told] for place, name in enumerate(COLUMNS)}
    return pa.table(columns)


def _row(person: Person) -> tuple[str, ...]:
    known = person[1]
    (name,), (address,), day = known.names, known.addresses, exact(known.born)
    street, suburb = address.lines[0], address.lines[-1]
    born = f"{day:%Y%m%d}" if day else ""
    return name.given, name.family, born, address.postcode, street, suburb, known.nhs_number


def _in_order(row: dict[str, object]) -> tuple[int, int]:
    """The place in the register, then that among the referrals, whichever Splink names first."""
    left, right = int(str(row["unique_id_l"])), int(str(row["unique_id_r"]))
    return (left, right) if row["source_dataset_l"] == "kept" else (right, left)
