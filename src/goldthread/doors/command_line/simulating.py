"""Fill a partnership that is marked as made up with made-up cases."""

from collections.abc import Iterator
from typing import Any

import click

from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.simulation.filling import Filled, fill, told
from goldthread.doors.command_line.declaring import json_option, now, operator, show, space_named
from goldthread.doors.command_line.ending import MISUSED, NOT_FOUND, WRONG, fail
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.copying import is_possible


@operator(
    "simulate",
    prints="`partnership`, `seed`, `years`, `from`, `until`, `cases`, `pathways` (a list of `code`, `cases`, `open`),"
    " `records`, `events`, `grants`, `clocks`, `seconds`, `cases_per_second`",
    ends={
        WRONG: "refused, such as for a partnership that is not marked as made up",
        NOT_FOUND: "no such partnership",
    },
)
@click.option("--partnership", "slug", metavar="SLUG", help="The partnership, by the short name in its addresses.")
@click.option("--years", metavar="NUMBER", type=int, default=3, help="Over how many years until now. Without it 3.")
@click.option(
    "--seed", metavar="NUMBER", type=int, default=7, help="The same seed makes the same cases up. Without it 7."
)
@click.option("--cases", metavar="NUMBER", type=int, help="How many. Without it as many as a board has in these years.")
@json_option
def simulate_command(slug: str | None, years: int, seed: int, cases: int | None, as_json: bool) -> None:
    """Put made-up cases of every pathway into a partnership that is marked as made up: all of them or none.

    For practice and for measuring. The trail says that the program made them up, and nobody is sent anything. Needs
    DATABASE_OWNER_URL. Example: goldthread simulate --partnership northmere --years 3 --seed 7
    """
    space = space_named(slug)
    if not is_possible():
        fail("Rows are put in at once by the database's owner alone: set DATABASE_OWNER_URL to its address.", MISUSED)
    filled = fill(space=space, years=years, seed=seed, cases=cases, at=now())
    data = _data(space, years, seed, filled)
    show(data, as_json, _words(space, data))


def _data(space: Space, years: int, seed: int, filled: Filled) -> dict[str, Any]:
    number = filled.cases.total()
    return {
        "partnership": space.slug,
        "seed": seed,
        "years": years,
        "from": filled.span.first,
        "until": filled.span.end,
        "cases": number,
        "pathways": told(filled, PATHWAYS.values()),
        **filled.rows,
        "seconds": round(filled.seconds, 1),
        "cases_per_second": round(number / filled.seconds),
    }


def _words(space: Space, data: dict[str, Any]) -> Iterator[str]:
    yield f"Made up {data['cases']} cases in {space.name} in {data['seconds']} seconds. Nobody was sent anything."
    for one in data["pathways"]:
        yield f"  {one['code']}: {one['cases']}, of which {one['open']} are open"
    yield f"  with {data['records']} records, {data['clocks']} clocks and {data['grants']} grants"
