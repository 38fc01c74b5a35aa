"""Chasing: the digests of a week, and many who report on one plan at once.

digests   of many people over many actions: seconds, most memory, statements of a batch beside those with a tenth
killed    the same week with its process killed (-9) in the middle and begun again: no letter lost, none twice
          but the one that was under way
writers   50 people report on one plan, each report sent twice; then the same while the web server is killed (-9),
          and while the database is

Prints one JSON line for each figure; ends with 1, and the names, where one is not as it should be.
Options: --people, --actions, --spaces, --agencies, --writers, --reports.
"""

import argparse
import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")

import django

django.setup()

from django.utils import timezone  # noqa: E402
from shared import end_with, report, say  # noqa: E402
from shared.digesting import killed_after, statements_of_a_batch, whole_week  # noqa: E402
from shared.people import fill_people  # noqa: E402
from shared.post import WHERE, received  # noqa: E402
from shared.writers import House, all_write, cookies_of, leads_of, open_actions, reports_of  # noqa: E402

from goldthread.foundation.agencies.models import Agency  # noqa: E402
from goldthread.foundation.chasing.jobs import BATCH, monday_of  # noqa: E402
from goldthread.foundation.spaces.models import Space  # noqa: E402
from goldthread.foundation.wall.migrating import migrate  # noqa: E402
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened  # noqa: E402

MOST_SECONDS, MOST_MEGABYTES = 60, 300
A_WEEK = timedelta(days=7)
WEEK = monday_of(timezone.localdate())


def bench_digests(chosen: argparse.Namespace) -> list[str]:
    """Few first, then many more beside them."""
    tenth = max(chosen.people // 10, 1), max(chosen.actions // 10, 1)
    say(f"Filling {tenth[0]} people and {tenth[1]} actions")
    fill_people(*tenth, chosen.spaces, max(chosen.agencies // 10, 1))
    few, _ = statements_of_a_batch(WEEK - 2 * A_WEEK)
    say(f"Filling {chosen.people} people and {chosen.actions} actions")
    fill_people(chosen.people - tenth[0], chosen.actions - tenth[1], chosen.spaces, chosen.agencies)
    many, letters_of_batch = statements_of_a_batch(WEEK - A_WEEK)
    say("Sending")
    before = len(received())
    taken = whole_week(WEEK)
    letters = len(received()) - before
    whole_week(WEEK)
    again = len(received()) - before - letters
    is_right = many == few and not again and letters > 0
    report(
        "chase",
        "digests",
        people=chosen.people,
        actions=chosen.actions,
        letters=letters,
        **taken,
        statements_few=few,
        statements_many=many,
        ratio=round(many / few, 2),
        people_in_a_batch=BATCH,
        noted_one_by_one=letters_of_batch,
        sent_again=again,
        aim_met=taken["seconds"] <= MOST_SECONDS and taken["megabytes"] <= MOST_MEGABYTES,
        ok=is_right,
    )
    return [] if is_right else ["digests"]


def bench_killed(letters: int) -> list[str]:
    """Another week, broken off when a third has gone."""
    week, before = WEEK + A_WEEK, len(received())
    had_gone = killed_after(week, max(letters // 3, 1))
    whole_week(week)
    sent = Counter(received()[before:])
    twice = sum(count - 1 for count in sent.values())
    lost = letters - len(sent)
    is_right = lost == 0 and twice <= 1
    report("chase", "killed", letters=letters, before=had_gone, lost=lost, twice=twice, ok=is_right)
    return [] if is_right else ["killed"]


def bench_writers(space_id: int, chosen: argparse.Namespace) -> list[str]:
    """One plan of a space, written to by the leads of its first agency."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        slug = Space.objects.get(pk=space_id).slug
        agency = Agency.objects.filter(space=space_id).order_by("pk")[0].pk
    people, actions = leads_of(space_id, agency, chosen.writers), open_actions(space_id, agency, chosen.writers)
    cookies = cookies_of(people)
    house, wrong = House(), []
    kinds: tuple[tuple[str, Callable[[], None]], ...] = (
        ("writers", lambda: None),
        ("writers, web killed", house.kill_web),
        ("writers, database killed", house.kill_database),
    )
    try:
        for figure, meanwhile in kinds:
            began = time.perf_counter()
            marks = all_write(house, slug, actions, cookies, chosen.reports, meanwhile)
            there = reports_of(space_id, marks)
            lost, twice = len(marks) - len(there), sum(count - 1 for count in there.values())
            is_right = not lost and not twice
            seconds = round(time.perf_counter() - began, 1)
            report(
                "chase",
                figure,
                writers=len(cookies),
                reports=len(marks),
                seconds=seconds,
                lost=lost,
                twice=twice,
                ok=is_right,
            )
            wrong += [] if is_right else [figure]
    finally:
        house.stop()
    return wrong


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--people", type=int, default=20_000)
    options.add_argument("--actions", type=int, default=100_000)
    options.add_argument("--spaces", type=int, default=20)
    options.add_argument("--agencies", type=int, default=50)
    options.add_argument("--writers", type=int, default=50)
    options.add_argument("--reports", type=int, default=6)
    chosen = options.parse_args()
    migrate(quiet=True)
    with tempfile.NamedTemporaryFile() as post:
        os.environ[WHERE] = post.name
        wrong = bench_digests(chosen)
        wrong += bench_killed(len(set(received())))
    say(f"{chosen.writers} writers on one plan")
    plan = fill_people(chosen.writers, chosen.writers * 4, 1, 1)
    end_with(wrong + bench_writers(plan[0], chosen))


if __name__ == "__main__":
    main()
