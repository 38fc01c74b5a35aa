"""Disagreements of the made-up partnership. Nobody and nothing in them is real."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from goldthread.cases.casework.commands import share_record
from goldthread.cases.casework.lawful_basis import LawfulBasis
from goldthread.cases.casework.telling import People, Telling
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space

COUNCIL, HEALTH, POLICE = "Northmere Council", "Mere Valley Community NHS Trust", "Merefell Police"
PRACTITIONER, LEAD, MANAGER = "practitioner", "agency_lead", "partnership_manager"

BASIS = LawfulBasis(
    informed="yes",
    consent="given",
    basis="public_task",
    condition="safeguarding",
    gateway="ca2004_s10",
    rationale="The other agency must know why the date was missed. It tells of nothing else.",
)


def fictitious_cases(*, space: Space, agencies: Mapping[str, Agency], people: People, at: datetime) -> None:
    """One that was settled by managers, one that waits at the third stage and is late, and a new one."""
    telling = Telling(space, "professional-disagreement", agencies, people, at)
    if telling.is_told():
        return
    _settled(telling)
    _late(telling)
    _new(telling)


def _raised(telling: Telling, topic: str, child: str, concern: str, wanted: str) -> dict[str, Any]:
    return {
        "safety": "safe",
        "raised_by": telling.agencies[HEALTH],
        "against": telling.agencies[COUNCIL],
        "child": child,
        "topic": topic,
        "concern": concern,
        "wanted": wanted,
    }


def _up(telling: Telling, case: Any, stage: int, whom: str, *, days: int, by: str = PRACTITIONER) -> None:
    said = {"why": "We did not agree on what the child needs now.", "to_whom": whom}
    telling.goes_on(case, f"to_stage_{stage}", said, days=days, by=by)


def _settled(telling: Telling) -> None:
    said = _raised(
        telling,
        "threshold",
        "Our number 20417",
        "The health visitor sees neglect that gets worse. The referral was closed with advice to the family.",
        "Make an assessment of the child in need.",
    )
    case = telling.begins("raised", said, days=41, by=PRACTITIONER)
    _up(telling, case, 2, "Team manager of assessment and named nurse", days=40)
    talked = {"present": "Team manager, named nurse", "agreed": "They look at the chronology of weights together."}
    telling.goes_on(case, "discussed", talked, days=39, by=LEAD)
    ended = {
        "result": "decision_changed",
        "words": "An assessment began the next day.",
        "learning": "A referral that is about weight over time needs the chart with it.",
        "tell_children": "The parents were told of the assessment by their health visitor.",
    }
    telling.goes_on(case, "resolved", ended, days=38, by=MANAGER)


def _late(telling: Telling) -> None:
    said = _raised(
        telling,
        "drift",
        "Our number 20533",
        "Nothing was done since the plan was agreed three months ago.",
        "Hold a review this month.",
    )
    case = telling.begins("raised", said, days=24, by=PRACTITIONER)
    _up(telling, case, 2, "Team manager and named nurse", days=23)
    _up(telling, case, 3, "Head of service and designated nurse", days=20)
    comment = {"words": "Two social workers left in the month after the plan. We ask for a date in writing."}
    said_here = telling.goes_on(case, "commented", comment, days=18, by=LEAD)
    share_record(record=said_here, basis=BASIS, by=telling.people[LEAD], at=telling.ago(18))


def _new(telling: Telling) -> None:
    said = _raised(
        telling,
        "information_sharing",
        "Our number 20588",
        "We were not told that the child had moved to another address.",
        "Tell us within a day when a child on a plan moves.",
    )
    telling.begins("raised", said, days=0, hours=1, by=PRACTITIONER)
