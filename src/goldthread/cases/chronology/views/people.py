"""Forms of the people list."""

from typing import Any

from goldthread.cases.chronology.forms import Confirm, ListPerson, said_of_person
from goldthread.cases.chronology.models import Chronology, ChronologyPerson
from goldthread.cases.chronology.views.in_sight import check_runs, chronology_of_desk, place_of_case, visible_person
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import FormAbout


def _chronology(request: DeskRequest, reference: str) -> Chronology:
    found = chronology_of_desk(request, reference)
    check_runs(request, found.case, Can.RECORD_CASES)
    return found


def _person(request: DeskRequest, pk: int) -> ChronologyPerson:
    found = visible_person(request, pk)
    check_runs(request, found.chronology.case, Can.RECORD_CASES)
    return found


def _place(request: DeskRequest, record: Chronology | ChronologyPerson) -> dict[str, Any]:
    chronology = record if isinstance(record, Chronology) else record.chronology
    return place_of_case(request, chronology.case)


add = access(Can.RECORD_CASES)(
    FormAbout(
        find=_chronology,
        place=_place,
        given="chronology",
        form=ListPerson,
        send=ListPerson.add,
        adds=True,
        title="Add somebody to the people list",
        intro="In the anonymised view this label stands in the place of these names.",
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
