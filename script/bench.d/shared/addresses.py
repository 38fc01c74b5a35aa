"""Every address of the site that answers with a page, with records of the demonstration to open."""

import re
from datetime import date, timedelta
from urllib.parse import quote

from goldthread.doors.command_line.routes import all_routes
from goldthread.foundation.access.models import Holding
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.waits import WAITS
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.models import OutcomeStatement, Recommendation

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
    "page=40",
    "sort=-title&page=40",
)
LISTS = ("actions", "agencies", "reviews", "people", "load")


def addresses(space: Space) -> list[str]:
    """Plain addresses first, then the list of actions by each filter and order, then searches."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        filled = [_filled(route["path"], _records(space), space.slug) for route in all_routes()]
        owner = Agency.objects.filter(space=space).order_by("pk").values_list("pk", flat=True)[0]
    plan = f"/p/{space.slug}/actions/"
    return [
        *(address for address in filled if address),
        *(f"{plan}?{asked}" for asked in (*ACTIONS, f"agency={owner}")),
        *(
            f"/p/{space.slug}/{page}"
            for page in ("groups/?on=2018-01-01", "reviews/?words=child", "agencies/?sort=name")
        ),
        *(f"/search/?q={quote(words)}" for words in SEARCHES),
    ]


def is_list(address: str) -> bool:
    """Whether an address is a list's, filtered or not."""
    return bool(re.fullmatch(rf"/p/[-\w]+/({'|'.join(LISTS)})/(\?.*)?", address))


def _records(space: Space) -> dict[str, int]:
    """One record for each kind of number in an address, by what stands before it."""
    seat = Seat.objects.filter(space=space).order_by("pk")[0]
    return {
        "actions": Action.objects.get(reference="5.3.4").pk,
        "findings": 2,
        "outcomes": OutcomeStatement.objects.order_by("pk")[0].pk,
        "recommendations": Recommendation.objects.order_by("pk")[0].pk,
        "groups": seat.group_id,
        "seats": seat.pk,
        "people": Holding.objects.order_by("pk")[0].pk,
        "agencies": seat.agency_id or 0,
        "load": Load.objects.order_by("pk")[0].pk,
    }


def _filled(path: str, records: dict[str, int], slug: str) -> str:
    """The address with its numbers filled in; empty where the demonstration has nothing that it could open."""
    path = path.replace("<slug:space>", slug).replace("<slug:reference>", "child-c").replace("\\Z", "")
    path = re.sub(r"(\w+)/<int:\w+>", lambda found: f"{found[1]}/{records.get(found[1], '<')}", path)
    return "" if "<" in path else path
