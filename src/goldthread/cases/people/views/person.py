"""The page of one person, and of an address of theirs that is kept secret."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.queries import sees_all_of
from goldthread.cases.casework.views.in_sight import READERS, visible_case
from goldthread.cases.people.allowing import held_to_record
from goldthread.cases.people.doubted import checks_of
from goldthread.cases.people.forms.homes import SeeAddress
from goldthread.cases.people.forms.telling import TELL
from goldthread.cases.people.in_words import lines_of
from goldthread.cases.people.known import by_use
from goldthread.cases.people.lookalikes import all_under
from goldthread.cases.people.models import Involvement, LivesThere, Person
from goldthread.cases.people.noting import note_told
from goldthread.cases.people.seen import person_href
from goldthread.cases.people.told import ADDRESS, PART, RELATIONSHIP, Told, current_first, is_over
from goldthread.cases.people.views.in_sight import crumbs_of_person, place_of_told, visible_person
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.trail.reading import note_read

PAGE, SECRET = "page of a person", "the address that is kept secret"
ASKED = (
    "The steward of the register asks you to check {what}, in {reference}. If something is wrong, put it right here. If"
    " all is right, say so."
)
ASKED_WHY = (
    "Somebody may be in danger if it is known where they live. Your name and what you say here are kept, and whoever"
    " answers for the case reads them."
)


@access(*READERS)
def person(request: DeskRequest, pk: int) -> HttpResponse:
    """What is said of somebody in the cases that the reader reads, each line with where it is from."""
    told = Told(visible_person(request, pk), request.standing, request.today)
    if told.who.number != pk:
        return redirect(person_href(request.space, told.who.number))
    note_told(request, told.by_whom, PAGE)
    alerts = told.lines("alert")
    shown = {
        "who": told.who,
        "kind": told.who.kind.label,
        "differs": told.differs,
        "alerts": [one for one in alerts if not is_over(one.sources[0].said, request.today)],
        "past_alerts": [one for one in alerts if is_over(one.sources[0].said, request.today)],
        "names": sorted(told.lines("name"), key=lambda line: by_use(line.sources[0].said)),
        "births": told.lines("birth"),
        "numbers": current_first(told.lines("number"), request.today),
        "contacts": current_first(told.lines("contact"), request.today),
        "homes": current_first(told.lines(ADDRESS), request.today),
        "ties": current_first(told.lines(RELATIONSHIP), request.today),
        "schools": current_first(told.lines("school"), request.today),
        "traits": told.lines("trait"),
        "parts": told.lines(PART),
        "taken_back": told.taken_back,
        "reads_whole": told.read_whole,
        "to_check": _to_check(request, told),
        "doings": list(_doings(request, told)),
        "may_merge": request.standing.may(Can.MERGE_PEOPLE, request.space.pk),
        "crumbs": crumbs_of_person(request),
    }
    return render(request, "people/person.html", shown)


def _doings(request: DeskRequest, told: Told) -> Iterator[tuple[Case, list[tuple[str, str]]]]:
    """By case in which they take part and the reader may tell, what may be told."""
    others = _with_others(request, told)
    for part in told.parts:
        case = part.case
        if told.holding_in(case) is not None and not case.rules.unnamed_in(case.stage):
            yield case, _doings_in(request, told, part, has_others=case.pk in others)


def _to_check(request: DeskRequest, told: Told) -> list[tuple[str, str]]:
    """What whoever runs a case is asked to check in it, and where they say that it is right."""
    cases = told.run_cases
    if not cases:
        return []
    rows = checks_of([told.root]).filter(checked_at=None, case__in=cases)
    return [
        (
            ASKED.format(what=one.get_what_display(), reference=cases[one.case_id].reference),
            reverse("say_checked", args=[request.space.slug, cases[one.case_id].reference, one.pk]),
        )
        for one in rows
    ]


def _with_others(request: DeskRequest, told: Told) -> set[int]:
    """In which of their cases the reader sees somebody else take part."""
    cases = [part.case_id for part in told.parts]
    rows = Involvement.objects.visible_to(request.standing).standing_ones().filter(case__in=cases)
    return set(rows.exclude(person__in=all_under(told.root)).values_list("case", flat=True))


def _doings_in(request: DeskRequest, told: Told, part: Involvement, *, has_others: bool) -> list[tuple[str, str]]:
    """Said of them by the number under which this case knows them."""
    args = [request.space.slug, part.case.reference, part.person_id]
    links = [(title, reverse("tell_of_person", args=[*args, what])) for what, (title, _) in TELL.items()]
    links.append(("Add an address", reverse("say_where_person_lives", args=args)))
    if has_others:
        links.append(("Add a relationship", reverse("say_who_person_is", args=args)))
    if told.who.kind == Person.Kind.UNBORN:
        links.insert(0, ("Record the birth", reverse("record_birth", args=args)))
    if (holding := told.holding_in(part.case)) and holding.agency_id is None:
        links.append(("Put right whether this is a child or an adult", reverse("put_kind_right", args=args)))
    return links


@access(*READERS)
def protected_address(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    """Where somebody lives whose address is kept secret: for whoever reads every field of the case, once they say what
    for. Nothing is kept of the answer but the reading.
    """
    case = visible_case(request, reference)
    rows = LivesThere.objects.visible_to(request.standing).filter(case=case, household__is_protected=True)
    told = get_object_or_404(rows.select_related("person", "household"), pk=pk)
    if not sees_all_of(case, request.standing):
        raise Http404
    told.case = case
    place: dict[str, Any] = {**place_of_told(request, told), "caption": case.reference}
    page = FormPage(title="See the protected address", intro=ASKED_WHY, button="Show the address", **place)
    form = SeeAddress(*sent(request))
    if form.is_bound and form.is_valid():
        for record in (told, case):
            note_read(record, SECRET, form.in_words)
        shown = {
            "page": page,
            "lines": lines_of(told.household),
            "open": _to_open(request, told),
            "crumbs": page.crumbs,
        }
        return render(request, "people/protected_address.html", shown)
    shown = {"page": page, "form": form, "draft": None, "meanwhile": None, "crumbs": page.crumbs}
    return render(request, page.template, shown)


def _to_open(request: DeskRequest, told: LivesThere) -> str:
    """Where whoever runs the case says that the address need not be secret any more: not where it can be taken for one
    of many small links.
    """
    holding = held_to_record(told.case, request.standing)
    if holding is None or holding.agency_id is not None:
        return ""
    return reverse("tell_address_openly", args=[request.space.slug, told.case.reference, told.pk])
