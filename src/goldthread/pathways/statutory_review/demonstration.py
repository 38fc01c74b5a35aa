"""Statutory reviews in the made-up partnership. Nobody and nothing in them is real."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from goldthread.cases.casework.commands import choose_panel
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.telling import People, Telling
from goldthread.cases.transfers.steps import OFFERED
from goldthread.foundation.access.roles import MANAGER
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.commands.on_clocks import stop_clock
from goldthread.foundation.timekeeping.models import Clock, Reason
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

OFFICER, CHAIR = "review_officer", "review_chair"
PEOPLE = (
    ("reviews@demo.example", "Frankie Bullfinch", OFFICER),
    ("chair@demo.example", "Val Kestrel", CHAIR),
)
"""Who holds the roles that only this pathway knows."""
PANEL = "prp"
PARTNERS = ("Northmere Council", "NHS Northmere and Fells Integrated Care Board", "Merefell Police")
BECAUSE = "Several agencies knew the family, and each saw a part."


def fictitious_cases(*, space: Space, agencies: Mapping[str, Agency], people: People, at: datetime) -> None:
    """One that waits for a trial, one of which a rapid review is due, one just referred, one that others lead, and one
    that was offered to the area where it happened, of a young person who is nearly 18.
    """
    telling = Telling(space, "statutory-review", agencies, people, at)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        panel = Group.objects.filter(space=space, code=PANEL).first()
    if telling.is_told() or panel is None:
        return
    choose_panel(space=space, pathway="statutory-review", group=panel, by=people[MANAGER], at=at)
    _waits_for_a_trial(telling, panel)
    _rapid_review_due(telling)
    _led_elsewhere(telling)
    _offered_elsewhere(telling)
    _referred(telling)


def _sat(telling: Telling, panel: Group, days: int) -> list[str]:
    """Every seat by its holder, the last one by its deputy."""
    day = timezone.localdate(telling.ago(days))
    with opened(actor=SYSTEM_ACTOR, reading=[telling.space.pk]):
        seats = list(Seat.objects.filter(group=panel).exclude(role=Seat.Role.ADVISER).in_force(day).order_by("pk"))
    return [f"{seat.pk}-{'deputy' if seat is seats[-1] else 'holder'}" for seat in seats]


def _referral(telling: Telling, days: int, what: str, **said: Any) -> Case:
    usual = {
        "source": "agency",
        "organisation": "Northmere General Hospital NHS Trust",
        "caller": "Named doctor",
        "reply_to": "safeguarding@hospital.example",
        "subject": "child",
        "incident_on": timezone.localdate(telling.ago(days + 2)),
        "what": what,
        "why": BECAUSE,
        "known_to": "Social care, community health, police",
    }
    return telling.begins("referred", {**usual, **said}, days=days, by=OFFICER)


def _notified(telling: Telling, case: Case, days: int, name: str) -> None:
    goes_on = telling.goes_on
    considered = {
        "subject_name": name,
        "born_on": timezone.localdate(telling.ago(days + 500)),
        "criteria": ["lcspr"],
        "engaged": ["lcspr"],
        "kind": "lcspr",
        "reasons": "Abuse is suspected, and the child was seriously harmed.",
        "agencies_known": "Social care, community health, police, a nursery",
    }
    goes_on(case, "considered", considered, days=days, by=OFFICER)
    notifiable = {
        "kind": "serious_harm",
        "aware_at": telling.ago(days),
        "agreed_by": "Police and the integrated care board",
        "reasons": "The injury may be lasting.",
    }
    goes_on(case, "notifiable", notifiable, days=days, by=OFFICER)
    sent = {
        "kind": "serious_harm",
        "of": "one",
        "place": "At home",
        "harm": "A head injury that may be lasting",
        "agencies_involved": "Social care, community health, police",
        "siblings_safe": "A sibling stays with a grandparent.",
        "told": ["ofsted", "dfe", "partners"],
    }
    goes_on(case, "notified", sent, days=days - 2, by=OFFICER)


def _waits_for_a_trial(telling: Telling, panel: Group) -> None:
    case = _referral(telling, 240, "A baby of sixteen months came to hospital with a head injury.")
    _notified(telling, case, 240, "Bo Madeup")
    _decided(telling, case, panel, 224)
    telling.goes_on(
        case,
        "commissioned",
        {
            "kind": "lcspr",
            "reviewer": "Independent reviewer from outside the area",
            "independent": True,
            "method": "systems",
            "terms": "From birth to the injury: how bruises were seen and shared, and what the home was like.",
        },
        days=205,
        by=OFFICER,
    )
    trial = {
        "kind": "criminal",
        "state": "under_way",
        "lead_contact": "Detective inspector, child abuse team",
        "restrictions": "What the accused said to the police",
        "blocks_interviews": False,
        "blocks_publication": True,
        "words": "An adult of the household was charged. The trial is to begin next spring.",
    }
    telling.goes_on(case, "proceeding", trial, days=190, by=OFFICER)
    _stands_meanwhile(telling, case)
    family = {
        "whom": "The mother",
        "what": "heard",
        "how": "At home, by the reviewer",
        "words": "She felt that nobody asked her. She wants to read it before anybody else.",
    }
    telling.goes_on(case, "family", family, days=150, by=OFFICER)
    heard = {
        "how": "event",
        "who": "Health visitors, social workers, nursery staff",
        "asked_first": "Detective inspector, child abuse team",
        "words": "Bruises were seen by three agencies, and each thought that another had asked.",
    }
    telling.goes_on(case, "interviewed", heard, days=130, by=OFFICER)
    draft = {"number": 2, "facts_checked": True, "law_checked": True, "family_saw": True}
    telling.goes_on(case, "drafted", draft, days=60, by=OFFICER)
    for number, partner in enumerate(PARTNERS):
        said = {"partner": telling.agencies[partner], "by_role": "Delegated safeguarding partner"}
        telling.goes_on(case, "approved", said, days=40 - number, by=OFFICER)


def _stands_meanwhile(telling: Telling, case: Case) -> None:
    """Its six months do not run while the trial goes on; the reasons were sent to the Panel."""
    with opened(actor=SYSTEM_ACTOR, reading=[telling.space.pk]):
        clock = Clock.objects.of(telling.space.pk, CASE_KIND, case.pk).get(code="REV-03")
    since = telling.ago(190)
    given = {"reason": Reason.CRIMINAL_PROCEEDINGS, "words": "The reasons were sent to the Panel."}
    stop_clock(clock=clock, from_at=since, by=telling.people[OFFICER], at=since, **given)


def _decided(telling: Telling, case: Case, panel: Group, days: int) -> None:
    held = {
        "facts": "What each agency knew was put together on two pages.",
        "safety": "The sibling is safe with a grandparent.",
        "learning": "Whether bruises in babies who cannot move by themselves were taken seriously.",
    }
    telling.goes_on(case, "rapid_reviewed", held, days=days, by=OFFICER)
    recommended = {
        "recommendation": "lcspr",
        "made_by": "panel",
        "board": "children",
        "sat": _sat(telling, panel, days),
        "board_chair": "was_there",
        "reasons": "There is much to learn about how agencies worked together.",
    }
    telling.goes_on(case, "recommended", recommended, days=days, by=OFFICER)
    telling.goes_on(case, "decided", {"decision": "lcspr", "reasons": "As recommended."}, days=days - 1, by=CHAIR)
    reported = {
        "rationale": "A local review, since agencies did not put together what they knew.",
        "learning": "A reminder on bruises in babies went to all staff.",
        "plan": "A reviewer is sought; the review is to be done in six months.",
    }
    telling.goes_on(case, "reported", reported, days=days - 2, by=OFFICER)
    telling.goes_on(case, "answered", {"reply": "agree"}, days=days - 12, by=OFFICER)


def _rapid_review_due(telling: Telling) -> None:
    case = _referral(telling, 9, "A child was found alone and very cold.", caller="Consultant paediatrician")
    _notified(telling, case, 9, "Rae Madeup")
    summary = {
        "about_agency": telling.agencies["Mere Valley Community NHS Trust"],
        "author": "Named nurse, who had no part in it",
        "period_from": timezone.localdate(telling.ago(400)),
        "period_until": timezone.localdate(telling.ago(11)),
        "contacts": "Seen at home at 10 days and 6 weeks; not brought to the review at one year.",
        "analysis": "That the child was not brought was written down and not followed up.",
        "own_learning": "“Was not brought” is to be asked about within a week.",
    }
    telling.goes_on(case, "summarised", summary, days=4, by=OFFICER)


def _led_elsewhere(telling: Telling) -> None:
    said = {
        "kind": "lcspr",
        "pseudonym": "Child Alder",
        "led_by": "Fellside",
        "joined_by": "Northmere",
        "contributed_by": "Westmoor",
        "our_part": "joint",
        "link": "The child lived in Fellside and was looked after by Northmere.",
        "owed": "A summary of our social care by the end of the month, and a member of its panel.",
    }
    # Before the year that runs: there is a file of the years that are over.
    telling.begins("led_elsewhere", said, days=420, by=OFFICER)


def _offered_elsewhere(telling: Telling) -> None:
    case = _referral(telling, 30, "A young person was seriously hurt while staying in Fellside.", caller="Consultant")
    considered = {
        "subject_name": "Wyn Madeup",
        "born_on": months_after(timezone.localdate(telling.ago(0)), 3 - 12 * 18),
        "criteria": ["lcspr"],
        "engaged": ["lcspr"],
        "kind": "lcspr",
        "reasons": "Neglect is suspected, and the young person was seriously hurt.",
        "agencies_known": "Social care of Northmere, health and social care of Fellside",
    }
    telling.goes_on(case, "considered", considered, days=28, by=OFFICER)
    not_ours = {
        "kind": "none",
        "aware_at": telling.ago(30),
        "agreed_by": "Police and the integrated care board",
        "reasons": "It happened in Fellside, whose council was told and notifies it.",
    }
    telling.goes_on(case, "notifiable", not_ours, days=28, by=OFFICER)
    offered = {
        "whom": "Fellside Safeguarding Children Partnership",
        "contact": "Its review officer, on the usual number",
        "handed": "The referral, and what our social care knew",
        "why": "It happened there, so that its partnership leads the review. They need both, and no more.",
        "informed": "yes",
        "consent": "not_sought_with_reason",
        "consent_why": "No services are offered by this.",
        "basis": "public_task",
        "condition": "safeguarding",
        "gateway": "ca2004_s16e_16h",
    }
    telling.goes_on(case, OFFERED, offered, days=9, by=OFFICER)


def _referred(telling: Telling) -> None:
    _referral(
        telling,
        1,
        "An adult with care and support needs was found starved at home.",
        source="public",
        organisation="",
        caller="Neighbour",
        reply_to="020 7946 0998",
        subject="adult",
        known_to="A doctor’s surgery",
    )
