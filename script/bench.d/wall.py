"""What the wall and the trail cost, as ratios measured in one run.

commits  16 writers, each adding an action a transaction: commits a second with the trail on against off
list     a page of a partnership's actions among 1,000,000 in 20 spaces, with the wall against without it
search   words among the same rows, through the one search function against the bare index

Prints one JSON line for each figure. Options: --rows, --seconds, --rounds.
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
from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.utils import timezone  # noqa: E402
from shared import as_owner, fill_actions, report, say  # noqa: E402

from goldthread.foundation.access.roles import Can  # noqa: E402
from goldthread.foundation.actions.models import Action  # noqa: E402
from goldthread.foundation.spaces.models import Space  # noqa: E402
from goldthread.foundation.spaces.registering import register_space  # noqa: E402
from goldthread.foundation.wall.passage import Passage, opened  # noqa: E402

WRITERS = 16
SPACES = 20

ADD_ACTION = """
insert into action (space_id, version, reference, title, what, status, status_as_printed, owner_as_printed,
    due_precision, due_as_printed, origin, is_cross_cutting, is_restricted, notes, source, locator)
values (%s, 1, gen_random_uuid()::text, 'An action', 'What is to be done', 'open', '', '',
    'day', '', 'bench', false, false, '', '', '')
"""
BARE_SEARCH = """
select space_id, object_table, object_id from (
    (select space_id, object_table, object_id, title, ts_rank(words, to_tsquery('simple', %(query)s)) + 1 as score
     from search_entry where space_id = %(space)s and words @@ to_tsquery('simple', %(query)s) limit 500)
    union
    (select space_id, object_table, object_id, title, word_similarity(%(sought)s, title_key)
     from search_entry where space_id = %(space)s and %(sought)s <%% title_key
         and not words @@ to_tsquery('simple', %(query)s) limit 100)
) hit order by score desc, title, object_id limit 50
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


def bench_commits(space: int, seconds: float, rounds: int) -> None:
    """Both in turn, so that a machine that changes its speed changes it for both."""
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


def pages(space: int) -> dict[str, Callable[[str], object]]:
    """The queries of a list page, to be run through one connection or the other."""
    shown = Action.objects.filter(space_id=space)
    return {
        "list by due date": lambda using: list(shown.order_by("due_by", "id").using(using)[:50]),
        "list of one status": lambda using: list(
            shown.filter(status="open").order_by("due_by", "id").using(using)[:50]
        ),
        "overdue": lambda using: list(shown.overdue(timezone.localdate()).order_by("due_by", "id").using(using)[:50]),
        "count to ten thousand": lambda using: shown.using(using)[:10_001].count(),
        "a late page": lambda using: list(shown.order_by("due_by", "id").using(using)[5_000:5_050]),
    }


def compare(figure: str, walled: Callable[[], object], bare: Callable[[], object], rounds: int) -> None:
    """Median milliseconds of each, in turn, and the ratio."""
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


def through_function(space: int, sought: str) -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select space_id, object_table, object_id from search_find(%s, %s::jsonb, 50)",
            [sought, json.dumps({str(space): [Can.VIEW_WHOLE_PLAN.name]})],
        )
        return cursor.fetchall()


def through_bare_index(space: int, sought: str) -> list[object]:
    query = " & ".join(f"'{word}':*" for word in sought.split())
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            BARE_SEARCH,
            {"space": space, "query": query, "sought": sought},
        )
        return cursor.fetchall()


def bench_reading(space: int, rounds: int) -> None:
    with opened(actor=7, reading=[space]):
        for name, run in pages(space).items():
            compare(name, lambda run=run: run("default"), lambda run=run: run("owner"), rounds)
        for sought in ("rare", "housing 12", "custodi"):
            assert len(through_function(space, sought)) == len(through_bare_index(space, sought)), sought
            compare(
                f"search for “{sought}”",
                lambda sought=sought: through_function(space, sought),
                lambda sought=sought: through_bare_index(space, sought),
                rounds,
            )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--seconds", type=float, default=4)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    call_command("migrate", database="owner", verbosity=0)
    at = timezone.now()
    stamp = f"{at:%Y%m%d%H%M%S}"
    spaces = [
        register_space(kind=Space.Kind.PARTNERSHIP, name=f"Bench {n}", slug=f"bench-{stamp}-{n}", at=at, live=True).pk
        for n in range(SPACES)
    ]
    say(f"{WRITERS} writers, {chosen.rounds} rounds of {chosen.seconds} s each way")
    bench_commits(spaces[0], chosen.seconds, chosen.rounds)
    say(f"Filling {chosen.rows} rows in {SPACES} spaces")
    fill_actions(spaces, chosen.rows)
    say("Reading")
    bench_reading(spaces[7], rounds=15)


if __name__ == "__main__":
    main()
