"""Child death reviews in the made-up partnership. Nobody and nothing in it is real, and no death is that of a child."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from goldthread.cases.casework.commands import add_to_list, choose_panel
from goldthread.cases.casework.lawful_basis import LawfulBasis
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.telling import People, Telling
from goldthread.cases.requests.commands import Asked, Reply, ask_agencies, record_reply_for
from goldthread.cases.requests.models import Lane
from goldthread.cases.transfers.steps import OFFERED
from goldthread.foundation.access.roles import MANAGER
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.groups.sitting import BESIDE
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

COORDINATOR = "child_death_coordinator"
PEOPLE = (("cdop@demo.example", "Alex Whimbrel", COORDINATOR),)
"""Who holds the role that only this pathway knows."""
Said = dict[str, Any]
TRUST, POLICE = "Mere Valley Community NHS Trust", "Merefell Police"
BASIS = LawfulBasis(
    informed="yes",
    consent="not_sought_with_reason",
    consent_why="No services are offered by this: the law asks that each death be reviewed.",
    basis="public_task",
    condition="safeguarding",
    gateway="other",
    gateway_other="Children Act 2004, sections 16M and 16N",
    rationale="Only what each service knows of the child and of the death is asked.",
)
NUMBERS = ("9992415924", "9995797631", "9993555614", "9994123459")


def fictitious_cases(*, space: Space, agencies: Mapping[str, Agency], people: People, at: datetime) -> None:
    """One that is over, one that waits for the panel, one in its first days, and one of a child who lived elsewhere."""
    telling = Telling(space, "child-death", agencies, people, at)
    if telling.is_told():
        return
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        panel = Group.objects.filter(space=space, template="child_death_overview").first()
    if panel is None:
        return
    choose_panel(space=space, pathway="child-death", group=panel, by=people[MANAGER], at=at)
    _over(telling, panel)
    _to_panel(telling)
    _new(telling)
    _lived_elsewhere(telling)
    _footprint(telling)


def _notified(telling: Telling, days: int, hours: int, number: str, **said: Any) -> Case:
    died_at = telling.ago(days, hours)
    usual = {
        "nhs_number": number,
        "sex": "F",
        "ethnicity": "WBRI",
        "born_alive": True,
        "died_at": died_at,
        "place": "hospital",
        "address": "4 Invented Row",
        "area": "E09000031",
        "by": "hospital",
        "by_name": "Doctor Madeup",
        "coroner": "yes",
        "post_mortem": "not_yet",
        "response": "not_yet",
    }
    return telling.begins("notified", {**usual, **said}, days=days, by=COORDINATOR)


def _goes(telling: Telling, case: Case, step: str, days: int, hours: int = 0, **said: Any) -> None:
    telling.goes_on(case, step, said, days=days, hours=hours, by=COORDINATOR)


def _born(telling: Telling, days: int, lived: int) -> Any:
    return timezone.localdate(telling.ago(days)) - timedelta(days=lived)


def _sat(telling: Telling, panel: Group, days: int) -> list[str]:
    """Every seat by its holder."""
    day = timezone.localdate(telling.ago(days))
    with opened(actor=SYSTEM_ACTOR, reading=[telling.space.pk]):
        seats = Seat.objects.filter(group=panel).exclude(role__in=BESIDE).in_force(day).order_by("pk")
        return [f"{seat.pk}-holder" for seat in seats]


def _over(telling: Telling, panel: Group) -> None:
    case = _notified(
        telling,
        430,
        20,
        NUMBERS[0],
        child_name="Wynn Madeup",
        born_on=_born(telling, 430, 4),
        gestation=27,
        mother="Perrin Madeup",
        circumstances="Born at 27 weeks after an infection. Wynn died in intensive care with both parents there.",
    )
    none: Said = {"coroner": False, "certificate": True, "criteria": [], "response": False, "harm": False}
    _goes(telling, case, "first_decided", 430, **none, words="The consultant and the parents agreed on the cause.")
    _goes(telling, case, "key_worker", 429, name="Sorrel Madeup", reach="By telephone, through the ward")
    _goes(telling, case, "family", 428, done="told", words="Both parents were told, and given the leaflet.")
    _goes(telling, case, "identified", 425, services=["health"])
    _goes(telling, case, "asked", 423, supplements=["neonatal"], words="The hospital, by secure e-mail")
    _goes(telling, case, "followed", 420, process="perinatal", stands="under_way", waits=True)
    report: Said = {"service": "health", "supplement": "neonatal", "supplement_words": "Steroids were given in time."}
    _goes(telling, case, "reported", 408, **report, events="Labour began at 27 weeks.", all_in=True)
    _goes(telling, case, "followed", 370, process="perinatal", stands="ended", waits=False, words="No harm by care.")
    meeting: Said = {
        "services": ["health"],
        "cause": "Infection around birth.",
        "summary": "The child was born at 27 weeks.",
    }
    _goes(telling, case, "met", 365, **meeting)
    smoked: Said = {
        "domain": "B",
        "factor": "smoking",
        "influence": 2,
        "modifiable": True,
        "words": "During the pregnancy.",
    }
    _goes(telling, case, "found", 365, **smoked)
    analysis: Said = {
        "chair": "public_health",
        "sat": _sat(telling, panel, 340),
        "summary": "The child was born at 27 weeks and lived four days.",
        "ticked": [8, 9],
        "expected": "unexpected",
        "modifiable": "modifiable_identified",
        "learning": "Offer help to stop smoking at the first appointment, and again.",
    }
    _goes(telling, case, "analysed", 340, **analysis)
    action: Said = {
        "level": "local",
        "what": "Offer carbon monoxide readings at each visit.",
        "owner": "The maternity unit",
    }
    _goes(telling, case, "for_action", 340, **action)
    _goes(telling, case, "returned", 336)
    _goes(telling, case, "family", 334, done="fed_back", words="The key worker told both parents what was found.")
    _goes(telling, case, "for_action", 322, **action, stands="done")
    _goes(telling, case, "closed", 320)


def _to_panel(telling: Telling) -> None:
    case = _notified(
        telling,
        75,
        30,
        NUMBERS[1],
        child_name="Corin Madeup",
        sex="M",
        born_on=_born(telling, 75, 150),
        place="home",
        mother="Linden Madeup",
        father="Bryn Madeup",
        siblings="Tamsin Madeup, four years old",
        circumstances="Corin was found lifeless in the morning. Linden Madeup called 999.",
        response="yes",
    )
    _respond(telling, case, 75)
    _goes(telling, case, "family", 73, done="asked", words="Linden and Bryn want to know what was found, and why.")
    _goes(telling, case, "identified", 70, services=["health", "social_care"])
    _goes(telling, case, "asked", 68, supplements=["sudden"], words="Each service, by secure e-mail")
    visits = "The health visitor saw Corin at six weeks, and talked about safe sleep."
    _goes(telling, case, "reported", 55, service="health", events=visits, supplement="sudden", all_in=False)
    known: Said = {
        "service": "social_care",
        "protection": "Nothing was known before.",
        "events": "None.",
        "all_in": True,
    }
    _goes(telling, case, "reported", 50, **known)
    _goes(
        telling, case, "followed", 45, process="post_mortem", stands="ended", waits=False, words="No cause was found."
    )
    _goes(telling, case, "followed", 44, process="inquest", stands="under_way", waits=True)
    meeting: Said = {"services": ["health", "police", "social_care"], "cause": "Not found yet."}
    _goes(telling, case, "met", 20, **meeting, summary="The child was found lifeless in the parents’ bed.")
    asleep: Said = {"domain": "C", "factor": "unsafe_sleep", "influence": 2, "modifiable": True}
    _goes(telling, case, "found", 20, **asleep, words="The child slept beside a parent.")


def _respond(telling: Telling, case: Case, days: int) -> None:
    decided: Said = {"coroner": True, "certificate": False, "criteria": ["sudden"], "response": True, "harm": False}
    _goes(telling, case, "first_decided", days, **decided, words="Police and the consultant agreed by telephone.")
    _goes(telling, case, "visited", days - 1, 20, who="Police and health", found="A warm and tidy home.")
    _goes(telling, case, "responded", days - 2, meeting="initial", words="Each service told what it knows.")
    _goes(telling, case, "key_worker", days - 2, name="Sorrel Madeup", reach="By telephone at any time")


def _new(telling: Telling) -> None:
    case = _notified(
        telling,
        2,
        9,
        NUMBERS[2],
        child_name="Elowen Madeup",
        born_on=_born(telling, 2, 5_300),
        place="public",
        school="Invented High School",
        mother="Rowan Madeup",
        by="police",
        by_name="Inspector Madeup",
        circumstances="Elowen was hit by a car on her way to school.",
        response="yes",
    )
    decided: Said = {"coroner": True, "certificate": False, "criteria": ["external"], "response": True, "harm": False}
    _goes(telling, case, "first_decided", 2, **decided, words="Police and the consultant agreed by telephone.")
    school: Said = {
        "by": "school",
        "by_post": "The headteacher",
        "words": "The school is told, and supports her friends.",
    }
    _goes(telling, case, "notified_again", 1, **school)
    _goes(telling, case, "identified", 1, services=["health", "police"])
    _ask(telling, case)


def _lived_elsewhere(telling: Telling) -> None:
    """A child of another council died on a visit: its review was offered the case, and has not answered."""
    case = _notified(
        telling,
        16,
        20,
        NUMBERS[3],
        child_name="Merrin Madeup",
        born_on=_born(telling, 16, 3_900),
        area="E09000012",
        mother="Aubrey Madeup",
        circumstances="Merrin was ill for a week and died in our hospital while the family visited relatives.",
        response="no",
    )
    none: Said = {"coroner": False, "certificate": True, "criteria": [], "response": False, "harm": False}
    _goes(telling, case, "first_decided", 16, **none, words="The consultant and the parents agreed on the cause.")
    offered: Said = {
        "whom": "Child death review of the council where Merrin lived",
        "contact": "Its coordinator, on the usual number",
        "handed": "The notification, and what was decided in the first days",
        "why": "The law asks those who review deaths for that council to review this one. They need both, and no more.",
        "informed": "yes",
        "consent": "not_sought_with_reason",
        "consent_why": "No services are offered by this: the law asks that each death be reviewed.",
        "basis": "public_task",
        "condition": "safeguarding",
        "gateway": "ca2004_s16n",
    }
    _goes(telling, case, OFFERED, 12, **offered)


def _ask(telling: Telling, case: Case) -> None:
    """The police have sent their reporting form, and the trust is waited for."""
    by, whom = telling.people[COORDINATOR], [telling.agencies[name] for name in (POLICE, TRUST)]
    asked = Asked("Elowen Madeup, of Invented High School", form="reporting-form", with_it={"supplements": ["trauma"]})
    request = ask_agencies(
        case=case, agencies=whom, asked=asked, basis=BASIS, working_days=15, by=by, at=telling.ago(0, 20)
    )
    with opened(actor=SYSTEM_ACTOR, reading=[telling.space.pk]):
        lane = Lane.objects.with_names().get(request=request, agency=whom[0])
    filled = {"events": "The driver stopped and called 999.", "supplement": "trauma", "supplement_words": "Wet road."}
    told = {"told_by": "Collision unit, by e-mail", "replied_at": telling.ago(0, 2)}
    record_reply_for(lane=lane, reply=Reply(answer="replied", filled=filled), **told, by=by, at=telling.ago(0, 1))


def _footprint(telling: Telling) -> None:
    at = telling.ago(400)
    said = {"happened_on": timezone.localdate(at), "area": "E09000031", "words": "As the two boards agreed."}
    add_to_list(
        said=said, at=at, space=telling.space, pathway=telling.pathway, code="footprint", by=telling.people[COORDINATOR]
    )
