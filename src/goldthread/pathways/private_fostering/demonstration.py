"""Private fostering in the made-up partnership. Nobody and nothing in it is real."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from goldthread.cases.casework.commands import add_to_list
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.telling import People, Telling
from goldthread.cases.transfers.models import To
from goldthread.cases.transfers.steps import OFFERED
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space
from goldthread.pathways.private_fostering.models.looking import MATTERS

OFFICER = "private_fostering_officer"
PEOPLE = (("fostering@demo.example", "Jules Goldcrest", OFFICER),)
"""Who holds the role that only this pathway knows."""
FINE = "A room of their own, clean and warm. The carer is attentive, and school says the same."


def fictitious_cases(*, space: Space, agencies: Mapping[str, Agency], people: People, at: datetime) -> None:
    """One that has gone on for more than a year, one that ended, one of which a language school told, and a
    child of nearly 16 who moves to another area.
    """
    telling = Telling(space, "private-fostering", agencies, people, at)
    if telling.is_told():
        return
    _goes_on(telling)
    _ended(telling)
    _new(telling)
    _moves_away(telling)
    _made_known(telling)


def _notification(telling: Telling, days: int, child: str, carer: str, **said: Any) -> dict[str, Any]:
    told_on = timezone.localdate(telling.ago(days))
    usual = {
        "by": "carer",
        "aware_on": told_on,
        "kind": "8E",
        "close_relative": False,
        "lives_there": True,
        "starts_on": told_on - timedelta(days=9),
        "length": "longer",
        "child_name": child,
        "born_on": told_on - timedelta(days=4_300),
        "disabled": False,
        "sex": "M",
        "birthplace": "uk",
        "ethnicity": "WBRI",
        "carer_name": carer,
        "carer_addresses": "A made-up address in Northmere, for six years",
        "parents": "The mother, who is ill and lives in Northmere",
        "reasons": "The mother cannot look after the child while she is ill.",
    }
    return {**usual, **said}


def _visited(telling: Telling, case: Case, days: int, **said: Any) -> None:
    usual = {
        "why": "due",
        "child": "alone",
        "seen": ["carer"],
        "wishes": "To stay, and to see their mother more.",
    }
    telling.goes_on(case, "visited", {**usual, "found": FINE, **said}, days=days, by=OFFICER)


def _settled(telling: Telling, case: Case, days: int, **decided: Any) -> None:
    """Checked, assessed, and found suitable unless it is said otherwise."""
    check = {"kind": "dbs", "whom": "The carer", "result": "clear"}
    telling.goes_on(case, "checked", check, days=days + 2, by=OFFICER)
    telling.goes_on(case, "assessed", dict.fromkeys(MATTERS, "As agreed, and well."), days=days + 1, by=OFFICER)
    said = {"decision": "suitable", "reasons": "The child is well looked after.", **decided}
    telling.goes_on(case, "decided", said, days=days, by=OFFICER)


def _goes_on(telling: Telling) -> None:
    case = telling.begins("notified", _notification(telling, 430, "Finn Madeup", "Terry Madeup"), days=430, by=OFFICER)
    telling.goes_on(case, "notified_too", {"by": "parent"}, days=427, by=OFFICER)
    _visited(telling, case, 423)
    bed = {"number": 1, "requirement": "A bed of his own within two weeks.", "state": "set"}
    telling.goes_on(case, "required", bed, days=391, by=OFFICER)
    _settled(telling, case, 390, decision="suitable_with_requirements")
    for days in range(382, 50, -40):
        _visited(telling, case, days)
    telling.goes_on(case, "required", {"number": 1, "state": "met"}, days=382, by=OFFICER)
    asked = {"by": "child", "reasonable": "yes", "words": "He wants to talk about his room."}
    telling.goes_on(case, "visit_asked", asked, days=24, by=OFFICER)
    with_carer = {"child": "with_others", "why_not_alone": "He asked that his carer stay in the room.", "why": "asked"}
    _visited(telling, case, 20, **with_carer)


def _ended(telling: Telling) -> None:
    said = _notification(
        telling,
        150,
        "Noa Madeup",
        "Sacha Madeup",
        kind="8B",
        sex="F",
        birthplace="europe",
        ethnicity="WOTH",
        length="up_to_6_months",
        parents="Both parents, who live abroad",
        reasons="To learn English for a term.",
    )
    case = telling.begins("notified", said, days=150, by=OFFICER)
    _visited(telling, case, 146)
    _settled(telling, case, 120)
    for days in (110, 75):
        _visited(telling, case, days)
    end = {"reason": "left_uk", "where_now": "With both parents, abroad"}
    telling.goes_on(case, "ended", end, days=40, by=OFFICER)


def _new(telling: Telling) -> None:
    said = _notification(
        telling,
        3,
        "Lu Madeup",
        "Ellis Madeup",
        by="language_school",
        brought_by="language_schools",
        kind="8B",
        length="",
        born_on=None,
        birthplace="unknown",
        parents="Both parents, who live abroad",
        reasons="To learn English.",
    )
    telling.begins("notified", said, days=3, by=OFFICER)


def _moves_away(telling: Telling) -> None:
    told_on = timezone.localdate(telling.ago(60))
    said = _notification(telling, 60, "Remi Madeup", "Alex Madeup", born_on=told_on - timedelta(days=5_680))
    case = telling.begins("notified", said, days=60, by=OFFICER)
    for days in (55, 20):
        _visited(telling, case, days)
    offered = {
        "to": To.AREA.value,
        "whom": "Farther Northmere Council",
        "contact": "Private fostering team",
        "handed": "The chronology, and the reports of both visits",
        "why": "The carer moves there with the child. They need what bears on the arrangement, and no more.",
        "informed": "yes",
        "consent": "given",
        "condition": "safeguarding",
        "basis": "public_task",
        "gateway": "ca1989_s27",
    }
    telling.goes_on(case, OFFERED, offered, days=6, by=OFFICER)


def _made_known(telling: Telling) -> None:
    given = {"space": telling.space, "pathway": telling.pathway, "code": "awareness", "by": telling.people[OFFICER]}
    for days, whom, which, said in (
        (95, "schools", "All primary and secondary schools", {"asked": 41, "answered": 29}),
        (60, "gp", "Registrations of children with another surname than the adult", {"asked": 12}),
        (9, "language_schools", "The two language schools", {"asked": 2, "answered": 1}),
    ):
        at = telling.ago(days)
        known = {"whom": whom, "which": which, "what": "A letter with the leaflet, and a call a week later.", **said}
        add_to_list(said={**known, "happened_on": timezone.localdate(at)}, at=at, **given)
