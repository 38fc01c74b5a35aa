"""Forms of the people list."""

from typing import Any

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.views.in_sight import careful_in
from goldthread.cases.chronology.forms.confirming import Confirm
from goldthread.cases.chronology.forms.desk import ListPerson, said_of_person
from goldthread.cases.chronology.models import Chronology, ChronologyPerson
from goldthread.cases.chronology.views.in_sight import check_runs, chronology_of_desk, place_of_case, visible_person
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import FormAbout

INSTEAD = "In the anonymised view this label stands in the place of these names."


def _chronology(request: DeskRequest, reference: str) -> Chronology:
    found = chronology_of_desk(request, reference)
    check_runs(request, found.case, Can.RECORD_CASES)
    return found


def _person(request: DeskRequest, pk: int) -> ChronologyPerson:
    found = visible_person(request, pk)
    check_runs(request, found.chronology.case, Can.RECORD_CASES)
    return found


def _case_of(record: Chronology | ChronologyPerson) -> Case:
    return (record if isinstance(record, Chronology) else record.chronology).case


def _place(request: DeskRequest, record: Chronology | ChronologyPerson) -> dict[str, Any]:
    return place_of_case(request, _case_of(record))


def _careful(request: DeskRequest, record: Chronology | ChronologyPerson) -> dict[str, Any]:
    return careful_in(request, _case_of(record))


def _intro(record: Chronology | ChronologyPerson) -> str:
    """Where nobody may be named yet, that is said before somebody is."""
    case = _case_of(record)
    return f"{INSTEAD} {case.rules.unnamed_in(case.stage)}".strip()


add = access(Can.RECORD_CASES)(
    FormAbout(
        find=_chronology,
        place=_place,
        given="chronology",
        form=ListPerson,
        send=ListPerson.add,
        adds=True,
        title="Add somebody to the people list",
        intro=_intro,
        options=_careful,
        button="Add",
        done="They are on the people list.",
    ).view
)

change = access(Can.RECORD_CASES)(
    FormAbout(
        find=_person,
        place=_place,
        given="listed",
        form=ListPerson,
        send=ListPerson.change,
        now=said_of_person,
        title="Change somebody on the people list",
        intro=_intro,
        options=_careful,
        done="The change was saved.",
    ).view
)

remove = access(Can.RECORD_CASES)(
    FormAbout(
        find=_person,
        place=_place,
        given="listed",
        form=Confirm,
        send=Confirm.unlist,
        title="Take somebody off the people list",
        intro="Their names stand in the anonymised view again.",
        button="Take them off",
        danger=True,
        done="They are off the people list.",
    ).view
)
