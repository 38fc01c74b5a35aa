"""Forms of people in a case: somebody is added, and more is told of them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse

from goldthread.cases.casework.models import Case
from goldthread.cases.people.allowing import check_named, check_open, held_to_record
from goldthread.cases.people.born import kind_read
from goldthread.cases.people.commands.births import BORN_BEFORE
from goldthread.cases.people.forms.adding import AddPerson, Alike
from goldthread.cases.people.forms.homes import SayWhere, SayWho
from goldthread.cases.people.forms.righting import PutKindRight
from goldthread.cases.people.forms.telling import ADDED, TELL, RecordBirth, Tell
from goldthread.cases.people.known import known_of
from goldthread.cases.people.known_by import told_apart_by
from goldthread.cases.people.looking import is_another_child, seen_alike
from goldthread.cases.people.matching import Known
from goldthread.cases.people.models import Involvement, Person
from goldthread.cases.people.named import NAMED, named_in
from goldthread.cases.people.noting import note_of_people
from goldthread.cases.people.seen import TakesPart, people_seen, person_href, taking_part
from goldthread.cases.people.views.in_sight import (
    case_to_tell_in,
    others_in,
    part_to_tell_of,
    place_in_case,
    place_of_part,
    seen_here,
)
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.about import FormAbout, forms_about

ALIKE = "like somebody who was typed"
READ_BY = "Whoever runs this case reads what is added here. What an agency adds, that agency reads too."


def _check_telling(case: Case) -> None:
    check_open(case)
    check_named(case)


def _check_open(part: Involvement) -> None:
    _check_telling(part.case)


@dataclass(frozen=True)
class Birth:
    """Whose birth is recorded: the part that they have in a case, and whether whoever asks reads of it already."""

    part: Involvement
    is_told: bool


def _birth_to_record(request: DeskRequest, reference: str, pk: int) -> Birth:
    part = part_to_tell_of(request, reference, pk)
    return Birth(part, kind_read(part.person, request.standing) != Person.Kind.UNBORN)


def _check_unborn(birth: Birth) -> None:
    _check_open(birth.part)
    if birth.is_told:
        raise Refused(BORN_BEFORE)


def _place_of_birth(request: DeskRequest, birth: Birth) -> dict[str, Any]:
    return place_of_part(request, birth.part)


def _as_expected(request: DeskRequest, birth: Birth) -> dict[str, Any]:
    """A child is most often given the family name by which they were known before."""
    known = known_of([birth.part.person.known_under], request.standing)[birth.part.person.known_under]
    return {"family": next((one.family for one in known.names if one.family), "")}


def _record_birth(form: RecordBirth, *, birth: Birth, **given: Any) -> int | None:
    return form.record(part=birth.part, **given)


def _who_is_alike(
    request: DeskRequest, there: Collection[TakesPart], known: Known, mother: Person | None
) -> list[Alike]:
    """Those of the register who are like somebody, of whom whoever types is told. That is noted. An unborn child is
    like whoever has such a mother, as far as whoever types reads of her.
    """
    if mother is not None:
        known = replace(known, mother=known_of([mother.known_under], request.standing)[mother.known_under])
    in_case = {one.who.pk for one in there}
    like = seen_alike(known, request.space, request.standing)
    found = [one for one in like if not (one.person in in_case and is_another_child(one.match))]
    seen = people_seen([one.person for one in found], request.standing, request.today)
    people = Person.objects.in_bulk([one.number for one in seen.values()])
    note_of_people(request, seen, ALIKE)
    told = told_apart_by(seen.values(), there, request.standing)
    return [
        Alike(
            people[seen[one.person].number],
            seen[one.person].name,
            told[one.person],
            [reason.says for reason in one.match.reasons_for],
            [reason.says for reason in one.match.reasons_against],
        )
        for one in found
        if one.person in seen
    ]


def _place_to_add(request: DeskRequest, case: Case) -> dict[str, Any]:
    """Whoever was added has a page, where more is told of them."""
    done = f"This person takes part in {case.reference} now."
    to = partial(person_href, request.space)
    return {**place_in_case(request, case), "to": to, "done": done, "template": "people/add_person.html"}


def _to_add(request: DeskRequest, case: Case) -> dict[str, Any]:
    there = taking_part(case, request.standing, request.today)
    mothers = [one for one in there if one.who.kind != Person.Kind.UNBORN]
    return {"alike": partial(_who_is_alike, request, there), "today": request.today, "mothers": mothers}


def _as_recorded(request: DeskRequest, case: Case) -> dict[str, Any]:
    """What a step recorded of somebody whom it names, where the address says whom."""
    which = request.GET.get(NAMED, "")
    found = (one.suggested for one in named_in(case, request.standing) if one.key == which) if which else iter(())
    return next(found, {})


add = access(Can.RECORD_CASES)(
    FormAbout(
        find=case_to_tell_in,
        place=_place_to_add,
        given="case",
        form=AddPerson,
        send=AddPerson.add,
        adds=True,
        open_if=_check_telling,
        options=_to_add,
        suggested=_as_recorded,
        title="Add somebody",
        intro=READ_BY,
        button="Continue",
        step="add-person",
    ).view
)

_form = forms_about(
    Can.RECORD_CASES,
    find=part_to_tell_of,
    place=place_of_part,
    given="part",
    adds=True,
    intro=READ_BY,
    open_if=_check_open,
)


def _to_tell(request: DeskRequest, part: Involvement) -> dict[str, Any]:
    return {"kind": kind_read(part.person, request.standing)}


def _told_form(what: str, title: str, form: type[Tell]) -> FormAbout:
    return FormAbout(
        find=part_to_tell_of,
        place=place_of_part,
        given="part",
        form=form,
        send=form.tell,
        adds=True,
        title=title,
        intro=READ_BY,
        open_if=_check_open,
        options=_to_tell,
        done=ADDED[what],
    )


TELL_PAGES = {what: _told_form(what, title, form) for what, (title, form) in TELL.items()}


@access(Can.RECORD_CASES)
def tell(request: DeskRequest, reference: str, pk: int, what: str) -> HttpResponse:
    """One more thing that a case says of somebody, of the kind in the address."""
    if what not in TELL_PAGES:
        raise Http404
    return TELL_PAGES[what].view(request, reference=reference, pk=pk)


where = _form(
    form=SayWhere,
    send=SayWhere.say,
    options=lambda request, part: {"others": others_in(request, part)},
    title="Add an address",
    done="The address was added.",
)


def _with_others(request: DeskRequest, reference: str, pk: int) -> Involvement:
    """Nobody is anything to others where there are none."""
    part = part_to_tell_of(request, reference, pk)
    if not others_in(request, part):
        raise Http404
    return part


who = _form(
    find=_with_others,
    form=SayWho,
    send=SayWho.say,
    options=lambda request, part: {"others": others_in(request, part), "name": seen_here(request, part.person).name},
    title="Add a relationship",
    done="The relationship was added.",
)


def _part_of_desk(request: DeskRequest, reference: str, pk: int) -> Involvement:
    """For whoever runs the case: every other case shows it too."""
    part = part_to_tell_of(request, reference, pk)
    holding = held_to_record(part.case, request.standing)
    if holding is None or holding.agency_id is not None:
        raise Http404
    return part


kind = _form(
    find=_part_of_desk,
    form=PutKindRight,
    send=PutKindRight.put,
    now=lambda part: {"kind": part.person.kind},
    title="Put right whether this is a child or an adult",
    intro="For somebody who was registered as another by mistake. It changes in every case in which they take part.",
    done="It was put right.",
)

born = _form(
    find=_birth_to_record,
    place=_place_of_birth,
    given="birth",
    form=RecordBirth,
    send=_record_birth,
    suggested=_as_expected,
    open_if=_check_unborn,
    title="Record the birth",
    intro="What was said before the birth stays: the same child is known by it, in every case.",
    button="Record the birth",
    done="The birth was recorded.",
)
