"""Statutory reviews for tests. Nobody and nothing here is real; the dates of published reviews are."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from goldthread.cases.casework.commands import choose_panel
from goldthread.cases.casework.factories import Usually
from goldthread.cases.casework.models import Case
from goldthread.cases.transfers.factories import SAID_OF_TRANSFERS
from goldthread.foundation.access.standing import Actor, System
from goldthread.foundation.groups.factories import a_group, a_seat
from goldthread.foundation.groups.models import Group, GroupKind, Seat
from goldthread.foundation.spaces.models import Space

REFERRED_AT = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)
"""A Monday."""
TESTS = System("tests")

SAID: dict[str, dict[str, Any]] = {
    "referred": {
        "source": "agency",
        "organisation": "The hospital",
        "caller": "Named nurse",
        "reply_to": "nurse@hospital.example",
        "subject": "child",
        "incident_on": date(2026, 9, 5),
        "what": "The child came to hospital with a head injury.",
        "why": "Three agencies knew the family.",
    },
    "led_elsewhere": {
        "kind": "scr",
        "pseudonym": "Child Y",
        "led_by": "Southwark",
        "joined_by": "Wandsworth",
        "contributed_by": "Camden",
        "our_part": "joint",
        "link": "The child was looked after by us and lived there.",
        "owed": "A summary of our social care, and a member of the panel.",
    },
    "contributed": {"what": "The summary of social care, to the lead reviewer", "is_all": True},
    "considered": {
        "subject_name": "Ari Example",
        "born_on": date(2024, 3, 2),
        "criteria": ["lcspr"],
        "engaged": ["lcspr"],
        "kind": "lcspr",
        "reasons": "Abuse is suspected, and the child was seriously harmed.",
        "agencies_known": "Social care, community health, police",
    },
    "notifiable": {
        "kind": "serious_harm",
        "aware_at": REFERRED_AT,
        "agreed_by": "Police and the integrated care board",
        "reasons": "The injury may be lasting.",
    },
    "notified": {
        "kind": "serious_harm",
        "of": "one",
        "incident_on": date(2026, 9, 5),
        "place": "At home",
        "harm": "A head injury that may be lasting",
        "agencies_involved": "Social care, community health, police",
        "siblings_safe": "A sibling stays with a grandparent.",
        "told": ["ofsted", "partners"],
    },
    "withdrawn": {"reasons": "It was an illness.", "told": "The national Panel and the partners"},
    "rapid_reviewed": {
        "facts": "What each agency knew was put together.",
        "safety": "The sibling is safe.",
        "learning": "Whether bruises in babies were taken seriously.",
    },
    "recommended": {
        "recommendation": "lcspr",
        "made_by": "panel",
        "board": "children",
        "board_chair": "was_there",
        "reasons": "There is much to learn about how agencies worked together.",
    },
    "decided": {"decision": "lcspr", "reasons": "As recommended."},
    "reported": {"rationale": "A local review.", "learning": "Bruises in babies.", "plan": "A review in six months."},
    "answered": {"reply": "agree"},
    "partners_told": {"whom": "The delegated partners of all three"},
    "delay_told": {"reasons": "A criminal trial."},
    "finished": {"why": "It was for learning.", "learning": "Who asks whom about bruises."},
    "gone_on": {},
    "given_up": {"why": "national", "reasons": "The national Panel does one."},
    "mistaken": {"why": "twice", "words": "It is the same as another case. The hospital was told."},
    "commissioned": {
        "kind": "lcspr",
        "reviewer": "Independent reviewer from outside the area",
        "independent": True,
        "method": "systems",
        "terms": "From birth to the injury. How agencies worked together.",
    },
    "family": {"whom": "The mother", "what": "heard", "how": "At home, by the reviewer", "words": "She felt alone."},
    "proceeding": {
        "kind": "criminal",
        "state": "under_way",
        "lead_contact": "Detective inspector, child abuse team",
        "blocks_interviews": True,
        "blocks_publication": True,
        "words": "An adult was charged.",
    },
    "interviewed": {"how": "event", "who": "Health visitors and social workers", "words": "Workloads were high."},
    "drafted": {"number": 1, "facts_checked": True, "law_checked": True, "family_saw": True},
    "approved": {"by_role": "Delegated safeguarding partner"},
    "noticed": {"planned_on": date(2027, 6, 1), "how": "By the form of the Panel"},
    "thread": {"pseudonym": "Child R", "theme": "Bruises in babies", "incident": "A baby was seriously hurt at home."},
    "published": {"how": "elsewhere", "where": "The website of the partnership"},
    **SAID_OF_TRANSFERS,
    "of_age": {
        "part": "The reviewer speaks with the young person alone, who sees the draft.",
        "services": "asked",
        "board": "told",
    },
    "monitored": {"words": "Four of six actions are done."},
    "closed": {"words": "The thread goes on."},
}
"""By step, what its record says unless a test says otherwise."""
USUALLY = Usually("statutory-review", SAID)
then = USUALLY.then


def a_panel(space: Space, since: date = date(2016, 9, 1)) -> Group:
    """The panel of the pathway: standing seats with named deputies, and no substitutes."""
    panel = a_group(
        space, "One Panel", kind=GroupKind.PANEL, substitutes_allowed=False, cadence="Monthly", starts_on=since
    )
    for post in ("Head of safeguarding", "Designated nurse", "Detective chief inspector"):
        a_seat(panel, post, holder=f"{post} who holds it", deputy=f"{post} who deputises")
    choose_panel(space=space, pathway="statutory-review", group=panel, by=TESTS, at=REFERRED_AT)
    return panel


def seats_of(space: Space, *ways: str) -> list[str]:
    """One seat after the other, sat on by its holder unless ``ways`` says by the deputy."""
    seats = Seat.objects.filter(space=space, group__name="One Panel").order_by("pk")
    return [f"{seat.pk}-{way}" for seat, way in zip(seats, ways or ("holder",) * 3, strict=False)]


def a_referral(
    space: Space, *, by: Actor, at: datetime = REFERRED_AT, typed_at: datetime | None = None, **said: Any
) -> Case:
    return USUALLY.begun(space, "referred", by=by, at=at, typed_at=typed_at, **said)


def notified(space: Space, *, by: Actor, at: datetime = REFERRED_AT, after: timedelta = timedelta(days=1)) -> Case:
    """Considered, and notified a day after the council became aware."""
    case = a_referral(space, by=by, at=at)
    then(case, "considered", by=by, at=at)
    then(case, "notifiable", by=by, at=at, aware_at=at)
    then(case, "notified", by=by, at=at + after)
    return case
