"""Every address of the site that answers with a page, with records of the demonstration to open."""

import re
from datetime import date, timedelta
from urllib.parse import quote

from goldthread.doors.command_line.routes import all_routes
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.origins import key_of
from goldthread.foundation.actions.waits import WAITS
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.progress.on_paper import BY
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.models import ORIGIN, Review

from .records import Numbers, records_of

LAST_MONTH = date.today() - timedelta(days=28), date.today() - timedelta(days=1)
SEARCHES = ("training", "rare", "custodi", "housing 26", "child c", "nothing has this")
ACTIONS = (
    *(f"sort={way}{key}" for key in ("reference", "title", "due", "status") for way in ("", "-")),
    *(f"words={quote(words)}" for words in ("training", "rare", "housing 26", "nothing has this")),
    *(f"status={status}" for status in Action.Status.values),
    *(f"late={due}" for due in ("overdue", "coming", "none")),
    *(f"waits={code}" for code in WAITS),
    "from=else&sort=title",
    *(f"{key}={answer}" for key in ("owned", "imported") for answer in ("yes", "no")),
    f"due_from={LAST_MONTH[0]:%Y-%m-%d}&due_to={LAST_MONTH[1]:%Y-%m-%d}",
    "status=open&owned=no&sort=title",
    "words=training&status=open&sort=-due",
    "page=3",
    "page=20",
    "sort=-title&page=20",
)
IN_A_SPACE = "/p/<slug:space>/"
NOT_MEASURED = {
    r"/a/|/invitation/|/account/password/reset/\(": "the link holds a secret that is kept nowhere",
    r"/account/recovery-codes/$": "is shown once, when the codes were made",
    r"/ready$": "answers well only where a worker lives",
    r"/p/[^/]+/actions/on-paper/$": "prints the plan, up to 2,000 actions: measured where it prints Child C's alone",
    r"/p/[^/]+/publication-files/": "a form of one button, about a file that the demonstration does not publish",
    r"/p/[^/]+/reviews/[^/]+/ready/before/(confirm|take-back)$": "a form of one button, about what waits for another",
    r"/p/[^/]+/documents/layouts/[^/]+/back$": "a form of one button, about a layout that is set nowhere",
    r"/p/[^/]+/rights/packs/": "the demonstration holds no pack: the worker makes one when a request was decided",
    r"/api/": "answers agencies' own systems, which bring a token",
    r"/p/[^/]+/load/file/": "a file that somebody makes ready: it costs what that file is long, and ends when loaded",
    r"/p/[^/]+/(actions/update/actions|load/blank/.*)\.": "a file to be filled in, as long as what it lists",
}
LISTS = ("actions", "agencies", "reviews", "people", "load")


def addresses(space: Space, also: Space) -> list[str]:
    """Plain addresses first, then the list of actions by each filter and order, then searches.

    A number is that of a record of the space; where the space has none such, of the other.
    """
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        owner = Agency.objects.filter(space=space).order_by("pk").values_list("pk", flat=True)[0]
        child_c = key_of(ORIGIN, Review.objects.get(space=space, reference="child-c").pk)
    here, there = records_of(space), records_of(also)
    filled = [_filled(route["path"], {space.slug: here, also.slug: there}) for route in all_routes()]
    plan = f"/p/{space.slug}/actions/"
    return [
        *filled,
        *(f"{plan}?{asked}" for asked in (*ACTIONS, f"agency={owner}")),
        *(f"{plan}on-paper/?from={child_c}&by={by}" for by in BY),
        *(
            f"/p/{space.slug}/{page}"
            for page in ("groups/?on=2018-01-01", "reviews/?words=child", "agencies/?sort=name")
        ),
        *(f"/search/?q={quote(words)}" for words in SEARCHES),
    ]


def why_not(address: str) -> str:
    """Why an address that does not answer with a page to be measured does not; nothing where no reason is known."""
    return next((why for begins, why in NOT_MEASURED.items() if re.match(begins, address)), "")


def is_list(address: str) -> bool:
    """Whether an address is a list's, filtered or not."""
    return bool(re.fullmatch(rf"/p/[-\w]+/({'|'.join(LISTS)})/(\?.*)?", address))


def _filled(path: str, records: dict[str, dict[str, Numbers]]) -> str:
    """The address with its numbers filled in; as it is declared where no space has what it could open."""
    path = path.replace("<slug:reference>", "child-c").replace("<slug:code>", "evidence").replace("\\Z", "")
    path = path.replace("retention/records/<slug:kind>", "retention/records/evidence")
    path = path.replace("<slug:kind>/<int:", "finding/<int:")
    parts = re.split(r"<int:\w+>", path.removeprefix(IN_A_SPACE))
    place = "*".join([*parts[:-1], ""])
    for slug, found in records.items():
        if place in found or len(parts) == 1:
            numbers = map(str, (*found.get(place, ()), ""))
            filled = "".join(part + number for part, number in zip(parts, numbers, strict=True))
            return path.replace(path.removeprefix(IN_A_SPACE), filled).replace("<slug:space>", slug)
    return path
