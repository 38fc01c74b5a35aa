"""The same people linked by Splink on DuckDB, with the settings of its own guide: what our matching is held against."""

import logging
import resource
import time
import warnings
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import splink.comparison_library as compare
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from goldthread.cases.people.matching import LIKELY, Known
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
AT_ONCE = 50_000


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
    _train(linker)
    trained = time.perf_counter()
    rows = linker.inference.predict(threshold_match_probability=WORTH_KEEPING).as_record_list()
    pairs = {_in_order(row): row["match_probability"] for row in rows}
    return Linked(pairs, trained - began, time.perf_counter() - trained)


@dataclass(frozen=True)
class Batch:
    """How long a whole register took in one batch, the most memory it had, and how many pairs came of it."""

    seconds: float
    megabytes: int
    pairs: int


def batch(people: Iterable[Known]) -> Batch:
    """Every likely pair of a register, trained and found in a process of its own, which is measured alone."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "people.parquet"
        _write(file, people)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
            return apart.submit(_in_one_batch, file).result()


def _write(file: Path, people: Iterable[Known]) -> None:
    coming, put, writer = iter(people), 0, None
    while some := list(islice(coming, AT_ONCE)):
        table = _table([(str(put + place), known) for place, known in enumerate(some)], put)
        writer = writer or pq.ParquetWriter(file, table.schema)
        writer.write_table(table)
        put += len(some)
    if writer:
        writer.close()


def _in_one_batch(file: Path) -> Batch:
    warnings.filterwarnings("ignore")
    began, database = time.perf_counter(), DuckDBAPI()
    linker = Linker(
        database.register(pq.read_table(file), dataset_display_name="kept"),
        _settings(with_number=False, within_one=True),
        log_level=logging.ERROR,
    )
    _train(linker)
    likely = linker.inference.predict(threshold_match_probability=LIKELY)
    ((pairs,),) = likely.as_duckdbpyrelation().count("*").fetchall()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Batch(time.perf_counter() - began, most, pairs)


def _train(linker: Linker) -> None:
    linker.training.estimate_probability_two_random_records_match(
        [block_on("given_name", "surname", "date_of_birth")], recall=0.5
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for columns in (("date_of_birth",), ("given_name", "surname")):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*columns))


def _settings(with_number: bool, *, within_one: bool = False) -> SettingsCreator:
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
        link_type="dedupe_only" if within_one else "link_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=blocks,
        em_convergence=0.001,
        max_iterations=15,
    )


def _table(people: list[Person], first: int = 0) -> pa.Table:
    columns: dict[str, Any] = {"unique_id": pa.array(range(first, first + len(people)), pa.int64())}
    told = [_row(person) for person in people]
    for place, name in enumerate(COLUMNS):
        columns[name] = pa.array([row[place] or None for row in told], pa.string())
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
