"""Server time and statements of what people open all day, as the cases of one partnership grow to a million.

First made-up cases are simulated, and the rate is told. Two programs then open the same pages in turn, one with these
cases and one with ever more, so that a machine that changes its speed changes it for both. The more are copies of the
first, made straight in SQL: open stays open and late stays late, and of the typed records those that the registers
read. Each answer comes through the whole program behind the wall, for the designated officer or, where that role opens
no door, for the manager.

With most, median and p95 must stay within 1.5 times those with fewest, and no page may ask more statements. What one
agency or one officer was asked grows with them here, from a few to 13,000, and so do its lists: these are told, and
not held to that. Aimed at for the page of a case are 100 ms and 12 statements. Prints one JSON line for each page and
number of cases; ends with 1, and the names, where something is over.
Options: --sizes 1000,10000,100000,1000000, --simulated 1000 (the first of the sizes), --rate 20000,100000 (how
many are simulated besides, in partnerships of their own, to tell the rate; nothing for none), --times, --only WORDS.
"""

import argparse
import os
import statistics
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")

import django

django.setup()

from django.utils import timezone  # noqa: E402 - Django must be set up first
from shared import end_with, report, say  # noqa: E402
from shared.many_cases import ManyCases, keep_documents, made_practice, simulated, tell_a_chronology  # noqa: E402
from shared.program import Program  # noqa: E402

from goldthread.foundation.wall.migrating import migrate  # noqa: E402

MOST_RATIO = 1.5
GROW_THEMSELVES = frozenset({"requests", "asked of an agency", "chronologies of an agency"})
AIM_MS, AIM_STATEMENTS = 100, 12
WARM = 3
SECONDS_FOR_20_000 = 600


def p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20, method="inclusive")[-1]


def measure(few: Program, many: Program, address: str, times: int) -> tuple[list[float], list[float]]:
    """Both in turn, and each first as often as the other. The first answers warm the caches."""
    with_few: list[float] = []
    with_many: list[float] = []
    for turn in range(times + WARM):
        pair = [(few, with_few), (many, with_many)]
        for program, kept in pair if turn % 2 else reversed(pair):
            kept.append(program.ask("took", address))
    return with_few[WARM:], with_many[WARM:]


def tell_rate(cases: int) -> list[str]:
    """Gives its name where it took too long."""
    at = timezone.now()
    filled = simulated(made_practice(at, f"bench-rate-{cases}"), cases, at)
    rate = cases / filled.seconds
    ok = 20_000 / rate <= SECONDS_FOR_20_000
    report(
        "casework",
        "simulate",
        cases=cases,
        seconds=round(filled.seconds, 1),
        cases_per_second=round(rate),
        rows=cases + sum(filled.rows.values()),
        at_least=round(20_000 / SECONDS_FOR_20_000, 1),
        ok=ok,
    )
    return [] if ok else ["simulate"]


def tell(page: str, cases: int, taken: tuple[list[float], list[float]], statements: tuple[int, int]) -> bool:
    """Print the figures of a page, and say whether they are as they should be."""
    few, many = taken

    def ratio(of: Callable[[list[float]], float]) -> float:
        return of(many) / of(few)

    ok = max(ratio(statistics.median), ratio(p95)) <= MOST_RATIO and statements[1] <= statements[0]
    is_case, is_held = page.startswith("case"), page not in GROW_THEMSELVES
    report(
        "casework",
        page,
        cases=cases,
        median_ms=round(statistics.median(many), 1),
        p95_ms=round(p95(many), 1),
        median_ms_few=round(statistics.median(few), 1),
        p95_ms_few=round(p95(few), 1),
        ratio_median=round(ratio(statistics.median), 2),
        ratio_p95=round(ratio(p95), 2),
        at_most=MOST_RATIO if is_held else None,
        statements=statements[1],
        statements_few=statements[0],
        ok=ok,
        **({"aim_met": p95(many) <= AIM_MS and statements[1] <= AIM_STATEMENTS} if is_case else {}),
    )
    return ok or not is_held


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", default="1000,10000,100000,1000000")
    options.add_argument("--simulated", type=int, default=1_000)
    options.add_argument("--rate", default="20000,100000")
    options.add_argument("--times", type=int, default=20)
    options.add_argument("--only", default="")
    chosen = options.parse_args()
    migrate(quiet=True)
    at = timezone.now()
    space = made_practice(at)
    simulated(space, chosen.simulated, at)
    tell_a_chronology(space, at)
    keep_documents(space, at)
    few, many = (Program.over(name, ManyCases, chosen.simulated) for name in ("few", "many"))
    pages = {name: address for name, address in few.ask("pages").items() if chosen.only in name}
    wrong: list[str] = []
    for size in map(int, chosen.sizes.split(",")):
        cases = many.ask("grow", size)
        say(f"{cases} cases")
        for page, address in pages.items():
            statements = few.ask("statements", address), many.ask("statements", address)
            if not tell(page, cases, measure(few, many, address, chosen.times), statements):
                wrong.append(f"{page} at {cases}")
    for cases in map(int, filter(None, chosen.rate.split(","))):
        wrong += tell_rate(cases)
    report("casework", "peak memory", megabytes=many.ask("megabytes"))
    end_with(wrong)


if __name__ == "__main__":
    main()
