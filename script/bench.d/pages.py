"""Server time and statements of every page, at few and at many actions in one partnership.

The demonstration is loaded; Child C's thread stays as it is while the actions around it grow. Two programs, one over
few and one over many, are asked in turn for the same page, so that a machine that changes its speed changes it for
both. Each answer comes through the whole program (middleware, wall, templates), for the partnership's manager or,
where that role opens no door, for the scrutineer or a lead. What Child C's partnership has no record of is opened in
the made-up one, whose actions grow alike.

With many, median and p95 must stay within 1.5 times those with few. An address that is over is measured once more,
after all others: only what is over twice counts. Prints one JSON line for each address, then the peak memory of the
process with many; ends with 1, and the names, where something is over, or where an address has no record to open and
no reason in ``shared.addresses`` why it is not measured.
Options: --few, --many, --times, --minutes (after which every address gets only five turns), --only WORDS.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")

import django

django.setup()

from click.testing import CliRunner  # noqa: E402 - Django must be set up first
from django.conf import settings  # noqa: E402
from shared import end_with, report, say  # noqa: E402
from shared.addresses import is_list, why_not  # noqa: E402
from shared.program import FICTITIOUS, Program  # noqa: E402
from shared.records import make_what_is_not_shown  # noqa: E402

from goldthread.doors.command_line.demonstration import load  # noqa: E402
from goldthread.foundation.spaces.finding import space_called  # noqa: E402
from goldthread.foundation.wall.migrating import migrate  # noqa: E402

MOST_RATIO = 1.5
MOST_MS, MOST_STATEMENTS = 50, 8
WARM, FEWEST = 3, 5
NO_PAGE = {HTTPStatus.METHOD_NOT_ALLOWED: "is only sent to", HTTPStatus.FOUND: "leads elsewhere"}


@dataclass
class Figures:
    """What was measured of one address, in milliseconds."""

    few: list[float]
    many: list[float]

    def ratio(self, of: Callable[[list[float]], float]) -> float:
        return of(self.many) / of(self.few)

    @property
    def is_over(self) -> bool:
        return max(self.ratio(statistics.median), self.ratio(p95)) > MOST_RATIO


def p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20, method="inclusive")[-1]


def measure(few: Program, many: Program, address: str, times: int) -> Figures:
    """Both in turn, and each first as often as the other. The first answers warm the caches."""
    taken = Figures([], [])
    for turn in range(times + WARM):
        pair = [(few, taken.few), (many, taken.many)]
        for program, kept in pair if turn % 2 else reversed(pair):
            kept.append(program.ask("took", address))
    return Figures(taken.few[WARM:], taken.many[WARM:])


def tell(address: str, taken: Figures, statements: tuple[int, int], again: bool) -> bool:
    """Print the figures of an address, and say whether they are as they should be."""
    ok = not taken.is_over and statements[1] <= statements[0]
    median = statistics.median
    report(
        "pages",
        address,
        turns=len(taken.few),
        **{f"{name}_ms": round(of(taken.few), 1) for name, of in (("min", min), ("median", median), ("p95", p95))},
        **{
            f"{name}_ms_many": round(of(taken.many), 1) for name, of in (("min", min), ("median", median), ("p95", p95))
        },
        ratio_median=round(taken.ratio(median), 2),
        ratio_p95=round(taken.ratio(p95), 2),
        at_most=MOST_RATIO,
        statements=statements[0],
        statements_many=statements[1],
        ok=ok,
        **({"measured_again": True} if again else {}),
        **({"aim_met": p95(taken.many) <= MOST_MS and statements[1] <= MOST_STATEMENTS} if is_list(address) else {}),
    )
    return ok


def answering(program: Program, only: str) -> tuple[list[str], list[str]]:
    """The addresses that answer with a page, and those that do not, for no known reason."""
    shown, missing = [], []
    for address in program.ask("addresses"):
        if only not in address:
            continue
        why = why_not(address)
        status = 0 if why or "<" in address else program.ask("status", address)
        if status == HTTPStatus.OK:
            shown.append(address)
        elif why := why or NO_PAGE.get(status, ""):
            say(f"not measured: {address}: {why}")
        else:
            missing.append(f"{address} answers {status}" if status else f"{address} has no record")
    say(f"{len(shown)} pages")
    return shown, missing


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--few", type=int, default=100)
    options.add_argument("--many", type=int, default=100_000)
    options.add_argument("--times", type=int, default=30)
    options.add_argument("--minutes", type=float, default=15)
    options.add_argument("--only", default="")
    chosen = options.parse_args()
    settings.IS_DEMO = True
    migrate(quiet=True)
    CliRunner().invoke(load, catch_exceptions=False)
    make_what_is_not_shown(space_called(FICTITIOUS))
    few, many = Program.with_actions(chosen.few), Program.with_actions(chosen.many)
    shown, missing = answering(few, chosen.only)
    until = time.monotonic() + chosen.minutes * 60

    def measured(address: str) -> Figures:
        return measure(few, many, address, chosen.times if time.monotonic() < until else FEWEST)

    def told(address: str, taken: Figures, again: bool = False) -> bool:
        statements = few.ask("statements", address), many.ask("statements", address)
        return tell(address, taken, statements, again)

    figures = {address: measured(address) for address in shown}
    over = [address for address, taken in figures.items() if taken.is_over]
    wrong = [address for address in shown if address not in over and not told(address, figures[address])]
    wrong += [address for address in over if not told(address, measured(address), again=True)]
    report("pages", "peak memory", megabytes=many.ask("megabytes"))
    end_with(wrong + missing)


if __name__ == "__main__":
    main()
