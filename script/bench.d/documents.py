"""How long a document takes in each form, and how much memory: those of Child C, and one of forty pages with charts.

Each is printed in a process of its own, whose seconds count from the content to the bytes and whose most memory is its
own; the program itself, before anything is printed, stands beside it. Prints one JSON line for each; ends with 1, and
the names, where one takes longer or more than its aim.
Options: --seconds, --megabytes (the aims), --pages (of the long one).
"""

import argparse
import os
import time
from io import BytesIO
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")

import django

django.setup()

from click.testing import CliRunner  # noqa: E402 - Django must be set up first
from django.conf import settings  # noqa: E402
from django.utils import timezone  # noqa: E402
from pikepdf import Pdf  # noqa: E402
from shared import end_with, report, say  # noqa: E402

from goldthread.doors.command_line.demonstration import load  # noqa: E402
from goldthread.foundation.access.standing import Standing  # noqa: E402
from goldthread.foundation.documents.content import Content  # noqa: E402
from goldthread.foundation.documents.factories import a_content, a_source  # noqa: E402
from goldthread.foundation.documents.kinds import KINDS  # noqa: E402
from goldthread.foundation.documents.making import FORMS, content_for, printed  # noqa: E402
from goldthread.foundation.spaces.finding import space_called  # noqa: E402
from goldthread.foundation.wall.migrating import migrate  # noqa: E402
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened  # noqa: E402
from goldthread.partnership.learning.models import Review  # noqa: E402
from goldthread.partnership.learning.papers.registering import OF_REVIEWS  # noqa: E402

BOARD, ROWS_OF_A_SECTION = "waltham-forest", 20


def of_child_c() -> dict[str, Content]:
    """Each document about the review of Child C, as the demonstration has it."""
    settings.IS_DEMO = True
    loaded = CliRunner().invoke(load, catch_exceptions=False)
    if loaded.exit_code:
        raise SystemExit(loaded.output)
    space, today, everything = space_called(BOARD), timezone.localdate(), Standing(is_system=True)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        review = Review.objects.select_related("space").get(reference="child-c", space=space)
        return {code: content_for(KINDS[code], review, space, everything, today) for code in OF_REVIEWS}


def long_one(pages: int) -> Content:
    """Of at least so many pages: a page of it is about a table of twenty rows and a chart."""
    one = a_content(*map(a_source, range(1, ROWS_OF_A_SECTION + 1)))
    (section,) = one.sections
    return one.model_copy(update={"sections": (section,) * pages})


def measured(content: Content, form: str) -> dict[str, float]:
    here, there = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_print, args=(there, content.model_dump_json(), form), daemon=True)
    process.start()
    answer: dict[str, float] = here.recv()
    process.join()
    return answer


def _print(pipe: Connection, content: str, form: str) -> None:
    before, began = _megabytes(), time.perf_counter()
    data = printed(Content.model_validate_json(content), form, None)
    taken = {"seconds": round(time.perf_counter() - began, 2), "megabytes": _megabytes(), "program": before}
    if form == "pdf":
        with Pdf.open(BytesIO(data)) as pdf:
            taken["pages"] = len(pdf.pages)
    pipe.send({**taken, "kilobytes": round(len(data) / 1024)})


def _megabytes() -> int:
    """The most so far, of this process alone: what the system calls its usage begins with that of its parent."""
    told = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return round(int(told["VmHWM"].split()[0]) / 1024)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=10)
    options.add_argument("--megabytes", type=int, default=500)
    options.add_argument("--pages", type=int, default=40)
    chosen = options.parse_args()
    migrate(quiet=True)
    say("Loading the demonstration")
    documents = {**of_child_c(), f"{chosen.pages} pages": long_one(chosen.pages)}
    over = []
    for name, content in documents.items():
        for form in FORMS:
            taken = measured(content, form)
            is_right = taken["seconds"] <= chosen.seconds and taken["megabytes"] <= chosen.megabytes
            report("documents", name, form=form, **taken, ok=is_right)
            over += [] if is_right else [f"{name} as {form}"]
    end_with(over)


if __name__ == "__main__":
    main()
