"""What a partnership unit does all year, at size: the pack of a meeting, and the register of actions.

pack      300 pages from 25 papers, with agenda and bookmarks, beside a plain joining of the same files by pikepdf that
          writes page numbers on them (bound: 3 times)
filtered  one page of the register, narrowed as people narrow it, among few actions and among very many
exported  the whole register as CSV, ODS and Excel: seconds, and the most memory of a process beside that of one which
          takes a tenth

Prints one JSON line for each figure; ends with 1, and the names, where one is not as it should be.
Options: --papers, --pages, --actions.
"""

import argparse
import os
import resource
import time
from collections.abc import Callable
from io import BytesIO
from multiprocessing import get_context
from statistics import median

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django must be set up first
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.db import connection, connections  # noqa: E402
from pikepdf import Dictionary, Name, Pdf  # noqa: E402
from shared import end_with, fill_actions, report, say  # noqa: E402

from goldthread.foundation.accounts.factories import DeskClient  # noqa: E402
from goldthread.foundation.accounts.models import User  # noqa: E402
from goldthread.foundation.agencies.factories import an_agency, visitor  # noqa: E402
from goldthread.foundation.documents.rendering.pdf import as_pdf  # noqa: E402
from goldthread.foundation.files.receiving import receive  # noqa: E402
from goldthread.foundation.groups.factories import a_group  # noqa: E402
from goldthread.foundation.spaces.models import Space  # noqa: E402
from goldthread.foundation.spaces.registering import register_space  # noqa: E402
from goldthread.foundation.wall.migrating import migrate  # noqa: E402
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened  # noqa: E402
from goldthread.partnership.meetings.commands.papers import add_paper  # noqa: E402
from goldthread.partnership.meetings.factories import MADE_AT, TESTS, a_meeting, an_item  # noqa: E402
from goldthread.partnership.meetings.models import Meeting  # noqa: E402
from goldthread.partnership.meetings.pack.making import made, pack_for_members  # noqa: E402

MOST_TIMES_PLAIN, MOST_FLAT, MOST_MILLISECONDS, MOST_SECONDS = 3.0, 1.5, 50, 10
TIMES = 7
LIST = "/p/northborough/actions/"
NARROWED = f"{LIST}?status=open&words=training"
A_PAGE = "<h1>Paper {number}, page {page}</h1>" + "<p>" + "Practitioners told what they saw of the home. " * 30 + "</p>"


def bench_pack(space: Space, papers: int, pages: int) -> list[str]:
    """The same papers, joined by the house and plainly; the middle of several times each, one after the other."""
    say(f"Drawing {papers} papers of {pages} pages in all")
    files = [drawn(number, pages // papers) for number in range(papers)]
    meeting = meeting_with(space, files)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        found = Meeting.objects.select_related("group", "space").get(pk=meeting.pk)
        pack = pack_for_members(found, found.on)
    made(pack, "https://desk.example")  # so that what is loaded once is loaded
    ours, plain = [], []
    for _ in range(TIMES):
        ours.append(seconds_of(lambda: made(pack, "https://desk.example")))
        plain.append(seconds_of(lambda: joined_plainly(files)))
    ratio = median(ours) / median(plain)
    with Pdf.open(BytesIO(made(pack, "https://desk.example"))) as whole:
        counted = len(whole.pages)
    report(
        "governance",
        "pack",
        papers=papers,
        pages=counted,
        milliseconds=round(median(ours) * 1000),
        plain_milliseconds=round(median(plain) * 1000),
        ratio=round(ratio, 2),
        ok=ratio <= MOST_TIMES_PLAIN,
    )
    return [] if ratio <= MOST_TIMES_PLAIN else ["pack"]


def drawn(number: int, pages: int) -> bytes:
    body = "".join(
        f"<section style='break-before: page'>{A_PAGE.format(number=number, page=page)}</section>"
        for page in range(1, pages + 1)
    )
    return as_pdf(f"<html lang='en'><head><title>Paper {number}</title></head><body>{body}</body></html>")


def meeting_with(space: Space, files: list[bytes]) -> Meeting:
    meeting = a_meeting(a_group(space, "The panel", kind="panel"))
    for number, data in enumerate(files):
        item = an_item(meeting, f"Item {number}")
        received = receive(SimpleUploadedFile(f"paper-{number}.pdf", data))
        add_paper(item=item, title=f"Paper {number}", received=received, by=TESTS, at=MADE_AT)
    return meeting


def joined_plainly(files: list[bytes]) -> bytes:
    """What anybody would write: the pages one after another, and a number at the foot of each in a common font."""
    whole = Pdf.new()
    for data in files:
        whole.pages.extend(Pdf.open(BytesIO(data)).pages)
    font = whole.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number, page in enumerate(whole.pages, 1):
        if "/Font" not in page.resources:
            page.resources.Font = Dictionary()
        page.resources.Font["/Numbers"] = font
        page.contents_add(f"BT /Numbers 9 Tf 500 20 Td (Page {number} of {len(whole.pages)}) Tj ET".encode())
    kept = BytesIO()
    whole.save(kept)
    return kept.getvalue()


def seconds_of(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def bench_filtered(client: DeskClient, figure: str, actions: int) -> float:
    """Milliseconds of the register narrowed by status and words, template and all."""
    client.get(NARROWED)
    taken = median(seconds_of(lambda: client.get(NARROWED)) for _ in range(TIMES)) * 1000
    report("governance", figure, actions=actions, milliseconds=round(taken, 1), aim_met=taken <= MOST_MILLISECONDS)
    return taken


def bench_exported(email: str, actions: int, kind: str) -> tuple[float, int]:
    """Seconds and most megabytes of a process of its own that takes the whole register away."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(taken_away, (email, kind, connection.settings_dict["NAME"], actions))


def taken_away(email: str, kind: str, database: str, actions: int) -> tuple[float, int]:
    settings.ALLOWED_HOSTS = ["testserver"]
    connection.settings_dict["NAME"] = database
    client = DeskClient()
    with opened(actor=SYSTEM_ACTOR):
        person = User.objects.with_address(email)
    client.force_login(person)
    begun = time.perf_counter()
    answer = client.get(f"{LIST}?format={kind}")
    length = sum(len(piece) for piece in answer) if answer.streaming else len(answer.content)
    taken = time.perf_counter() - begun
    assert length > actions, answer.status_code
    return taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--papers", type=int, default=25)
    options.add_argument("--pages", type=int, default=300)
    options.add_argument("--actions", type=int, default=100_000)
    chosen = options.parse_args()
    settings.ALLOWED_HOSTS = ["testserver"]
    migrate(quiet=True)
    space = register_space(
        kind=Space.Kind.PARTNERSHIP, name="Northborough", slug="northborough", at=MADE_AT, live=True, fictitious=True
    )
    over = bench_pack(space, chosen.papers, chosen.pages)
    client = visitor("partnership_manager", space)
    an_agency(space)
    over += bench_register(client, space, chosen.actions)
    connections.close_all()
    end_with(over)


def bench_register(client: DeskClient, space: Space, actions: int) -> list[str]:
    """A tenth of the actions first, then all of them: what is asked of few and of many costs alike."""
    few = actions // 10
    say(f"Filling {few} actions")
    fill_actions([space.pk], few)
    some = bench_filtered(client, "filtered_few", few)
    with_few = {kind: bench_exported(client.user.email, few, kind) for kind in ("csv", "ods", "xlsx")}
    say(f"Filling {actions} actions")
    fill_actions([space.pk], actions - few, after=few)
    many = bench_filtered(client, "filtered", actions)
    over = [] if many / some <= MOST_FLAT else ["filtered"]
    for kind, (_, megabytes_few) in with_few.items():
        taken, megabytes = bench_exported(client.user.email, actions, kind)
        ratio = megabytes / megabytes_few
        report(
            "governance",
            f"exported_{kind}",
            actions=actions,
            seconds=round(taken, 1),
            megabytes=megabytes,
            megabytes_of_a_tenth=megabytes_few,
            ratio=round(ratio, 2),
            aim_met=taken <= MOST_SECONDS,
            ok=ratio <= MOST_FLAT,
        )
        over += [] if ratio <= MOST_FLAT else [f"exported_{kind}"]
    return over


if __name__ == "__main__":
    main()
