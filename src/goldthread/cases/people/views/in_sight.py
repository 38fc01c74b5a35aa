"""Who of the register is there for whoever asks, and where the pages about them stand."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.views.in_sight import crumbs_to_case, visible_case
from goldthread.cases.people.allowing import held_to_tell, may_take_back
from goldthread.cases.people.models import Involvement, OfAPerson, Person, Tie
from goldthread.cases.people.seen import Seen, TakesPart, people_seen, person_href, taking_part
from goldthread.cases.people.told import ADDRESS, RECORDS, words_of
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.grants.opening import note_opened
from goldthread.foundation.ui.plain_words import lower_first


def visible_person(request: DeskRequest, pk: int) -> Person:
    """Whom somebody sees in a case under the number in the address: that they were merged leaves it as it is, and to
    whoever sees only the other of two it tells nothing.
    """
    rows = Person.objects.seen_themselves(request.standing).filter(space=request.space).select_related("root")
    found: Person = get_object_or_404(rows, pk=pk)
    return found


def case_to_tell_in(request: DeskRequest, reference: str) -> Case:
    """A case in which somebody may tell; its forms are there for nobody else. A closed one says why there is none."""
    case = visible_case(request, reference)
    if not case.is_closed and held_to_tell(case, request.standing) is None:
        raise Http404
    return case


def part_to_tell_of(request: DeskRequest, reference: str, pk: int) -> Involvement:
    """The part that somebody has in a case in which whoever asks may tell. The opening of the form is noted."""
    case = case_to_tell_in(request, reference)
    rows = Involvement.objects.visible_to(request.standing).standing_ones().filter(case=case)
    found = rows.filter(person=pk).select_related("person").order_by("pk").first()
    if found is None:
        raise Http404
    found.space, found.case = request.space, case
    note_opened(request, found, "form", case)
    return found


def told_to_take_back(request: DeskRequest, reference: str, what: str, pk: int) -> OfAPerson:
    """What a case says of somebody, where whoever asks may take it back or somebody did."""
    found = told_in_case(request, reference, what, pk)
    is_over = found.case.is_closed or found.taken_back_at is not None
    if not is_over and not may_take_back(found, held_to_tell(found.case, request.standing)):
        raise Http404
    return found


def told_in_case(request: DeskRequest, reference: str, what: str, pk: int) -> OfAPerson:
    """What a case says of somebody, as far as whoever asks reads it. The opening of the form is noted."""
    case = visible_case(request, reference)
    if what not in RECORDS:
        raise Http404
    rows = RECORDS[what].objects.visible_to(request.standing)
    carried = ("person", *(("household",) if what == ADDRESS else ()))
    found: OfAPerson = get_object_or_404(rows.filter(case=case).select_related(*carried), pk=pk)
    found.space, found.case = request.space, case
    note_opened(request, found, "form", case)
    return found


def others_in(request: DeskRequest, part: Involvement) -> list[TakesPart]:
    """Who else takes part in the case, as far as whoever asks sees them."""
    seen = taking_part(part.case, request.standing, request.today)
    return [one for one in seen if one.who.pk != part.person.known_under]


def seen_here(request: DeskRequest, person: Person) -> Seen:
    """Somebody as whoever asks reads of them."""
    return people_seen([person.known_under], request.standing, request.today)[person.known_under]


def place_in_case(request: DeskRequest, case: Case) -> dict[str, Any]:
    """Where a form about the people of a case stands, and where it leads back."""
    return {"caption": case.reference, "back": case.get_absolute_url(), "crumbs": crumbs_to_case(request, case)}


def place_of_part(request: DeskRequest, part: Involvement) -> dict[str, Any]:
    """Where a form about somebody in a case stands: it leads back to their page."""
    seen = seen_here(request, part.person)
    back = person_href(request.space, seen.number)
    crumbs = [*crumbs_to_case(request, part.case), {"text": seen.name, "href": back}]
    return {"caption": f"{seen.name}, in {part.case.reference}", "back": back, "crumbs": crumbs}


def place_of_told(request: DeskRequest, told: OfAPerson) -> dict[str, Any]:
    """The same, with of whom it is told and what. That somebody takes part no more is seen on the page of the case."""
    place = place_in_case(request, told.case)
    label, words = words_of(told)
    two = [told.person, told.to] if isinstance(told, Tie) else [told.person]
    seen = people_seen([one.known_under for one in two], request.standing, request.today)
    if not isinstance(told, Involvement) and told.person.known_under in seen:
        place["back"] = person_href(request.space, seen[told.person.known_under].number)
    names = [seen[one.known_under].name for one in two if one.known_under in seen]
    if isinstance(told, Tie) and len(names) == len(two):
        caption = f"{names[0]}: {lower_first(label)} {names[1]}"
    else:
        caption = ": ".join(filter(None, [*names[:1], label, words]))
    return {**place, "caption": caption}


def crumbs_of_person(request: DeskRequest) -> list[dict[str, str]]:
    """Back to where people are found, for whoever may look there; else to the cases."""
    space = request.space
    above = ("Find people", "find_people") if request.standing.may(Can.VIEW_CASES, space.pk) else ("Cases", "pathways")
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": above[0], "href": reverse(above[1], args=[space.slug])},
    ]
