"""What the wall and the trail cost, as ratios measured in one run.

commits  16 writers, each adding an action a transaction: commits a second with the trail on against off
list     a page of a partnership's actions among 1,000,000 in 20 spaces, with the wall against without it
search   words among the same rows, through the one search function against the bare index

Prints one JSON line for each figure; ends with 1, and the names, where one is not as it should be.
Options: --rows, --seconds, --rounds.
"""

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable
from multiprocessing import Barrier, Process, Queue

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
django.setup()

import psycopg  # noqa: E402 - Django must be set up first
from django.conf import settings  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.db.models import F  # noqa: E402
from django.utils import timezone  # noqa: E402
from shared import as_owner, end_with, fill_actions, report, say  # noqa: E402

from goldthread.foundation.access.roles import Can  # noqa: E402
from goldthread.foundation.actions.models import Action, owned  # noqa: E402
from goldthread.foundation.lists.paging import COUNTED  # noqa: E402
from goldthread.foundation.search.queries import MOST  # noqa: E402
from goldthread.foundation.spaces.models import Space  # noqa: E402
from goldthread.foundation.spaces.registering import register_space  # noqa: E402
from goldthread.foundation.wall.migrating import migrate  # noqa: E402
from goldthread.foundation.wall.passage import Passage, opened  # noqa: E402

WRITERS = 16
SPACES = 20

ADD_ACTION = """
insert into action (space_id, version, reference, title, what, status, status_as_printed, owner_as_printed,
    due_precision, due_as_printed, origin, is_cross_cutting, is_restricted, notes, source, locator)
values (%s, 1, gen_random_uuid()::text, 'An action', 'What is to be done', 'open', '', '',
    'day', '', 'bench', false, false, '', '', '')
"""
BARE_WORDS = """
select space_id, object_table, object_id from (
    select space_id, object_table, object_id, title, ts_rank(words, to_tsquery('simple', %(query)s)) as score
    from search_entry where space_id = %(space)s and words @@ to_tsquery('simple', %(query)s) limit 500
) hit order by score desc, title, object_id limit %(wanted)s
"""
BARE_NEARLY = """
select space_id, object_table, object_id from (
    select space_id, object_table, object_id, title, word_similarity(%(sought)s, title_key) as score
    from search_entry where space_id = %(space)s and %(sought)s <%% title_key
        and not words @@ to_tsquery('simple', %(query)s) limit 100
) hit order by score desc, title, object_id limit %(wanted)s
"""


def write_for(seconds: float, space: int, start: Barrier, counts: Queue) -> None:
    """Add actions, one a transaction, as the web role in a signed passage."""
    web = settings.DATABASES["default"]
    with psycopg.connect(
        host=web["HOST"], port=web["PORT"], user=web["USER"], password=web["PASSWORD"], dbname=web["NAME"]
    ) as link:
        nonce = link.execute("select wall_greet()").fetchone()[0]
        link.commit()
        token = Passage(7, frozenset({space}), space, "action added").signed_for(nonce)
        start.wait()
        until, done = time.monotonic() + seconds, 0
        while time.monotonic() < until:
            link.execute("select set_config('goldthread.wall', %s, true)", [token])
            link.execute(
                ADD_ACTION,
                [space],
            )
            link.commit()
            done += 1
    counts.put(done)


def commits_a_second(seconds: float, space: int) -> float:
    start, counts = Barrier(WRITERS), Queue()
    writers = [Process(target=write_for, args=(seconds, space, start, counts)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    total = sum(counts.get() for _ in writers)
    for writer in writers:
        writer.join()
    return total / seconds


def bench_commits(space: int, seconds: float, rounds: int) -> list[str]:
    """Both in turn, so that a machine that changes its speed changes it for both. Gives its name if it is under."""
    connections.close_all()
    on, off = [], []
    for _ in range(rounds):
        as_owner("alter table action enable trigger trail_changes")
        on.append(commits_a_second(seconds, space))
        as_owner("alter table action disable trigger trail_changes")
        off.append(commits_a_second(seconds, space))
    as_owner("alter table action enable trigger trail_changes")
    ratios = [a / b for a, b in zip(on, off, strict=True)]
    ratio = statistics.median(ratios)
    report(
        "wall",
        "commits",
        with_trail=round(statistics.median(on)),
        without_trail=round(statistics.median(off)),
        ratio=round(ratio, 2),
        at_least=0.5,
        ok=ratio >= 0.5,
    )
    return [] if ratio >= 0.5 else ["commits"]


def pages(space: int) -> dict[str, Callable[[str], object]]:
    """The queries of a list page, to be run through one connection or the other."""
    shown = Action.objects.filter(space_id=space)
    return {
        "list by due date": lambda using: list(shown.order_by("wanted_by", "id").using(using)[:50]),
        "list of one status": lambda using: list(
            shown.filter(status="open").order_by("wanted_by", "id").using(using)[:50]
        ),
        "overdue": lambda using: list(
            shown.overdue(timezone.localdate()).order_by("wanted_by", "id").using(using)[:50]
        ),
        "by title": lambda using: list(shown.order_by("title", "id").using(using)[:50]),
        "latest first": lambda using: list(
            shown.order_by(F("wanted_by").desc(nulls_last=True), "-id").using(using)[:50]
        ),
        "without an owner": lambda using: list(shown.filter(~owned()).order_by("wanted_by", "id").using(using)[:50]),
        "count to the cap": lambda using: shown.using(using)[: COUNTED + 1].count(),
        "the last page": lambda using: list(shown.order_by("wanted_by", "id").using(using)[COUNTED - 50 : COUNTED]),
    }


def compare(figure: str, walled: Callable[[], object], bare: Callable[[], object], rounds: int) -> list[str]:
    """Median milliseconds of each, in turn, and the ratio. Gives the figure's name where it is over."""
    times: dict[str, list[float]] = {"walled": [], "bare": []}
    for turn in range(rounds + 3):
        for name, run in (("walled", walled), ("bare", bare)):
            began = time.perf_counter()
            run()
            if turn >= 3:  # the first turns warm the caches
                times[name].append((time.perf_counter() - began) * 1000)
    walled_ms, bare_ms = statistics.median(times["walled"]), statistics.median(times["bare"])
    ratio = walled_ms / bare_ms
    report(
        "wall",
        figure,
        walled_ms=round(walled_ms, 2),
        bare_ms=round(bare_ms, 2),
        ratio=round(ratio, 2),
        at_most=1.5,
        ok=ratio <= 1.5,
    )
    return [] if ratio <= 1.5 else [figure]


def through_function(space: int, sought: str) -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select space_id, object_table, object_id from search_find(%s, %s::jsonb, %s)",
            [sought, json.dumps({str(space): [Can.VIEW_WHOLE_PLAN.name]}), MOST],
        )
        return cursor.fetchall()


def through_bare_index(space: int, sought: str) -> list[object]:
    """The two steps of the search function, as whoever owns the index."""
    query = " & ".join(f"'{word}':*" for word in sought.split())
    asked = {"space": space, "query": query, "sought": sought, "wanted": MOST}
    with connections["owner"].cursor() as cursor:
        cursor.execute(BARE_WORDS, asked)
        found = cursor.fetchall()
        if len(found) < MOST:
            cursor.execute(BARE_NEARLY, {**asked, "wanted": MOST - len(found)})
            found += cursor.fetchall()
    return found


def bench_reading(space: int, rounds: int) -> list[str]:
    """Gives the names of those that are over."""
    over = []
    with opened(actor=7, reading=[space]):
        for name, run in pages(space).items():
            over += compare(name, lambda run=run: run("default"), lambda run=run: run("owner"), rounds)
        for sought in ("training", "rare", "housing 12", "custodi"):
            assert len(through_function(space, sought)) == len(through_bare_index(space, sought)), sought
            over += compare(
                f"search for “{sought}”",
                lambda sought=sought: through_function(space, sought),
                lambda sought=sought: through_bare_index(space, sought),
                rounds,
            )
    return over


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--seconds", type=float, default=4)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    migrate(quiet=True)
    at = timezone.now()
    stamp = f"{at:%Y%m%d%H%M%S}"
    spaces = [
        register_space(kind=Space.Kind.PARTNERSHIP, name=f"Bench {n}", slug=f"bench-{stamp}-{n}", at=at, live=True).pk
        for n in range(SPACES)
    ]
    say(f"{WRITERS} writers, {chosen.rounds} rounds of {chosen.seconds} s each way")
    wrong = bench_commits(spaces[0], chosen.seconds, chosen.rounds)
    say(f"Filling {chosen.rows} rows in {SPACES} spaces")
    fill_actions(spaces, chosen.rows)
    say("Reading")
    end_with(wrong + bench_reading(spaces[7], rounds=25))


if __name__ == "__main__":
    main()
