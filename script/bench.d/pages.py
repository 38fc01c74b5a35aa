"""Server time and statements of every page, at few and at many actions in one partnership.

The demonstration is loaded; Child C's thread stays as it is while the actions around it grow. Each page is asked
for through the whole program (middleware, wall, templates) as the partnership's manager. The p95 with many must
stay within 1.5 times the p95 with few. Prints one JSON line for each page, then the peak memory of the process.
Options: --few, --many, --times.
"""

import argparse
import os
import resource
import statistics
import time
from urllib.parse import quote

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")

import django

django.setup()

from click.testing import CliRunner  # noqa: E402 - Django must be set up first
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from shared import as_owner, fill_actions, report, say  # noqa: E402

from goldthread.doors.command_line.demonstration import load  # noqa: E402
from goldthread.foundation.accounts.factories import DeskClient  # noqa: E402
from goldthread.foundation.accounts.models import User  # noqa: E402
from goldthread.foundation.actions.models import Action  # noqa: E402
from goldthread.foundation.groups.models import Group  # noqa: E402
from goldthread.foundation.spaces.finding import space_called  # noqa: E402
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened  # noqa: E402

BOARD = "waltham-forest"
LISTS = {"actions/", "agencies/", "reviews/", "people/"}
MOST_STATEMENTS = 8


def addresses(space: int) -> list[str]:
    """Every page a manager opens, with the records that Child C's review brought."""
    with opened(actor=SYSTEM_ACTOR, reading=[space]):
        action = Action.objects.filter(reference="5.3.4").values_list("pk", flat=True)[0]
        group = Group.objects.order_by("pk").values_list("pk", flat=True)[0]
    inside = [
        "",
        "reviews/",
        "reviews/child-c/",
        "reviews/child-c/thread/",
        "reviews/child-c/findings/2/",
        "actions/",
        "actions/?sort=-due",
        f"actions/?words={quote('housing')}",
        "actions/?status=open",
        "actions/?page=3",
        f"actions/{action}/",
        "agencies/",
        "groups/",
        "groups/?on=2018-01-01",
        "groups/compare/?from=2018-01-01&to=2019-07-01",
        f"groups/{group}/",
        "people/",
        "load/",
    ]
    return ["/", "/search/?q=training", "/roles/", "/account/", *(f"/p/{BOARD}/{page}" for page in inside)]


def measure(client: DeskClient, address: str, times: int) -> tuple[float, float, int]:
    """p50 and p95 in milliseconds, and how many statements the page takes. The first answers warm the caches."""
    taken = []
    for turn in range(times + 3):
        began = time.perf_counter()
        answer = client.get(address)
        if turn >= 3:
            taken.append((time.perf_counter() - began) * 1000)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
    with CaptureQueriesContext(connection) as statements:
        client.get(address)
    asked = [one for one in statements if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1], len(asked)


def compare(few: dict[str, tuple[float, float, int]], many: dict[str, tuple[float, float, int]]) -> None:
    for address, (p50, p95, statements) in few.items():
        p50_many, p95_many, statements_many = many[address]
        ratio = p95_many / p95
        page = address.removeprefix(f"/p/{BOARD}/").partition("?")[0]
        report(
            "pages",
            address,
            p50_ms=round(p50, 1),
            p95_ms=round(p95, 1),
            p50_ms_many=round(p50_many, 1),
            p95_ms_many=round(p95_many, 1),
            ratio=round(ratio, 2),
            at_most=1.5,
            statements=statements,
            statements_many=statements_many,
            ok=ratio <= 1.5 and statements == statements_many,
            **({"aim_met": p95_many <= 50 and statements_many <= MOST_STATEMENTS} if page in LISTS else {}),
        )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--few", type=int, default=100)
    options.add_argument("--many", type=int, default=100_000)
    options.add_argument("--times", type=int, default=30)
    chosen = options.parse_args()
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.IS_DEMO = True  # the one mode that knows the demonstration's people
    call_command("migrate", database="owner", verbosity=0)
    CliRunner().invoke(load, catch_exceptions=False)
    as_owner("delete from action_owner where action_id in (select id from action where origin = 'bench')")
    as_owner("delete from action where origin = 'bench'")
    space = space_called(BOARD).pk
    client = DeskClient()
    client.force_login(User.objects.get(email="manager@demo.example"), settings.AUTHENTICATION_BACKENDS[1])
    found = []
    for rows in (chosen.few, chosen.many):
        with opened(actor=SYSTEM_ACTOR, reading=[space]):
            there = Action.objects.filter(space_id=space).count()
        say(f"{rows} actions")
        fill_actions([space], rows - there, after=there)
        found.append({address: measure(client, address, chosen.times) for address in addresses(space)})
    compare(*found)
    report("pages", "peak memory", megabytes=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


if __name__ == "__main__":
    main()
