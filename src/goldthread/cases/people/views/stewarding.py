"""The steward of the register decides which people are one, sees who was merged or may be two, and undoes a merge."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.cases.people.called import NO_NAME
from goldthread.cases.people.commands.merging import DECIDED, ONE_ALREADY, UNDONE, check_two
from goldthread.cases.people.doubted import checks_of, doubts, words_of
from goldthread.cases.people.models import Lookalike, Merge, Person
from goldthread.cases.people.noting import note_of_all, note_of_people
from goldthread.cases.people.pairs import (
    called,
    called_now,
    match_of,
    merges_for,
    pairs_for,
    roots_of,
    told_apart,
    two_numbers_for,
)
from goldthread.cases.people.seen import person_href
from goldthread.cases.people.side_by_side import Side, sides_of, which_birth
from goldthread.cases.people.steward_forms import OnePerson, PointOut, TwoPeople
from goldthread.cases.people.steward_lists import band_of, merges_page, pairs_page, two_numbers_page
from goldthread.cases.people.views.in_sight import seen_here, visible_person
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.accounts.models import User
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.about import forms_about
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import note_read

NOT_YET = ("They cannot be merged yet", "warn")
BY_STEWARD = "read by the steward of the register"


@access(Can.MERGE_PEOPLE)
def pairs(request: DeskRequest) -> HttpResponse:
    note_read(request.space, "pairs that may be one person")
    rows, page = pairs_for(request.standing).filter(space=request.space), pairs_page(request.space)
    crumbs = _crumbs(request)
    return respond(request, page, rows, may_export=False, template="people/pairs.html", crumbs=crumbs)


@access(Can.MERGE_PEOPLE)
def pair(request: DeskRequest, pk: int) -> HttpResponse:
    """Both side by side, what speaks for and against that they are one, and what can be decided."""
    found = found_pair(request, pk)
    sides, match = sides_of(roots_of(found), request.standing), match_of(found, request.space)
    apart = told_apart(found)
    is_one, refused = roots_of(found)[0] == roots_of(found)[1], _refused(sides[0].person, sides[1].person)
    shown = {
        "pair": found,
        "sides": sides,
        "match": match,
        "band": NOT_YET if refused and not is_one else band_of(match),
        "refused": refused,
        "differs": "" if refused else which_birth(roots_of(found)),
        "asked": words_of(checks_of(roots_of(found))),
        "may_ask": not is_one and bool(doubts(roots_of(found))),
        "is_one": is_one,
        "waits": found.found == Lookalike.Found.WAITS,
        "decided_by": User.objects.filter(pk=found.decided_by_id).first(),
        "apart": apart,
        "apart_by": apart.decided_by if apart else None,
        "crumbs": _crumbs(request, pairs=True),
    }
    return render(request, "people/pair.html", shown)


@access(Can.MERGE_PEOPLE)
def merges(request: DeskRequest) -> HttpResponse:
    note_read(request.space, "people who were merged")
    rows, page = merges_for(request.standing).filter(space=request.space), merges_page(request.space)
    return respond(request, page, rows, may_export=False, crumbs=_crumbs(request))


@access(Can.MERGE_PEOPLE)
def people_with_two_numbers(request: DeskRequest) -> HttpResponse:
    note_read(request.space, "people with two NHS numbers")
    rows = two_numbers_for(request.standing).filter(space=request.space)
    return respond(request, two_numbers_page(request.space), rows, may_export=False, crumbs=_crumbs(request))


@access(Can.MERGE_PEOPLE)
def person_with_two_numbers(request: DeskRequest, pk: int) -> HttpResponse:
    """What stands of them, and which desks tell each number and can find out whether it is right. Whoever told one
    learns nothing of the other. It is noted as a look at a pair is.
    """
    found = found_two_numbers(request, pk)
    roots = roots_of(found)[:1]
    (side,) = sides_of(roots, request.standing)
    shown = {
        "two": found,
        "side": side,
        "asked": words_of(checks_of(roots)),
        "crumbs": _crumbs(request, numbers=True),
    }
    return render(request, "people/two_numbers.html", shown)


def found_two_numbers(request: DeskRequest, pk: int) -> Any:
    """The same as a look at a pair is noted."""
    found: Any = get_object_or_404(two_numbers_for(request.standing).filter(space=request.space), pk=pk)
    note_read(found, "person with two NHS numbers")
    note_of_all(roots_of(found)[:1], BY_STEWARD)
    return found


def place_of_two_numbers(request: DeskRequest, found: Any) -> dict[str, Any]:
    back = reverse("person_with_two_numbers", args=[request.space.slug, found.pk])
    return {"caption": "Two NHS numbers", "back": back, "crumbs": _crumbs(request, numbers=True)}


def found_pair(request: DeskRequest, pk: int) -> Any:
    """A pair that the steward may see. That they look at it is noted of it, and of each case that tells of either that
    its steward read of them: not beside whom.
    """
    found: Any = get_object_or_404(pairs_for(request.standing).filter(space=request.space), pk=pk)
    note_read(found, "pair that may be one person")
    note_of_all(roots_of(found), BY_STEWARD)
    return found


def _merge(request: DeskRequest, pk: int) -> Merge:
    rows = merges_for(request.standing).filter(space=request.space).select_related("gone", "kept")
    found: Merge = get_object_or_404(rows, pk=pk)
    note_read(found, "form")
    note_of_all(roots_of(found), BY_STEWARD)
    return found


def _people(pair: Any) -> Iterator[Person]:
    """Those under whom both are known now."""
    people = Person.objects.in_bulk(roots_of(pair))
    return (people[root] for root in dict.fromkeys(roots_of(pair)))


def _two(request: DeskRequest, pair: Any) -> dict[str, Any]:
    """They as the form offers them: each with what tells them apart."""
    return {
        "two": {
            side.person.pk: (side.person, f"{place}: {_offered(side)}")
            for place, side in zip(("First", "Second"), sides_of(roots_of(pair), request.standing), strict=True)
        }
    }


def _offered(side: Side) -> str:
    told = "; ".join([*side.rows["Birth"], *side.rows["Numbers"]])
    return f"{side.name}: {told}" if told else side.name


def _refused(one: Person, other: Person) -> str:
    """Why they cannot be merged as they are, with what to do; nothing if they can."""
    try:
        check_two(one, other)
    except Refused as why:
        return str(why)
    return ""


def _open_to_merge(pair: Any) -> None:
    two = list(_people(pair))
    if len(two) < 2:
        raise Refused(ONE_ALREADY)
    check_two(*two)


def _open_to_part(pair: Lookalike) -> None:
    if pair.found != Lookalike.Found.WAITS:
        raise Refused(DECIDED)


def _open_to_undo(merge: Merge) -> None:
    if merge.undone_at:
        raise Refused(UNDONE)


def _crumbs(
    request: DeskRequest, *, pairs: bool = False, merges: bool = False, numbers: bool = False
) -> list[dict[str, str]]:
    slug = request.space.slug
    crumbs = [
        {"text": request.space.name, "href": reverse("partnership", args=[slug])},
        {"text": "Find people", "href": reverse("find_people", args=[slug])},
    ]
    if pairs:
        crumbs.append({"text": "Pairs that may be one person", "href": _address_of_pairs(request)})
    if merges:
        crumbs.append({"text": "People who were merged", "href": reverse("merges", args=[slug])})
    if numbers:
        crumbs.append({"text": "People with two NHS numbers", "href": reverse("people_with_two_numbers", args=[slug])})
    return crumbs


def _address_of_pairs(request: DeskRequest) -> str:
    return f"{reverse('lookalikes', args=[request.space.slug])}?found={Lookalike.Found.WAITS}"


def place_of_pair(request: DeskRequest, pair: Any) -> dict[str, Any]:
    names = called_now(roots_of(pair))
    caption = " and ".join(names.get(root, NO_NAME) for root in roots_of(pair))
    back = reverse("lookalike", args=[request.space.slug, pair.pk])
    crumbs = [*_crumbs(request, pairs=True), {"text": "Pair", "href": back}]
    return {"caption": caption, "back": back, "crumbs": crumbs, "to": lambda _: _address_of_pairs(request)}


def _place_of_merge(request: DeskRequest, merge: Merge) -> dict[str, Any]:
    names = called([merge.kept_id, merge.gone_id])
    caption = " and ".join(names.get(one, NO_NAME) for one in (merge.kept_id, merge.gone_id))
    back = reverse("merges", args=[request.space.slug])
    return {"caption": caption, "back": back, "crumbs": _crumbs(request, merges=True)}


declare = forms_about(Can.MERGE_PEOPLE, find=found_pair, place=place_of_pair, given="pair", adds=True)

one_person = declare(
    form=OnePerson,
    send=OnePerson.merge,
    title="They are one person",
    intro=lambda pair: which_birth(roots_of(pair)),
    options=_two,
    open_if=_open_to_merge,
    button="Merge them",
    done="They are shown as one person now. Under “People who were merged” this can be undone.",
)

two_people = declare(
    form=TwoPeople,
    send=TwoPeople.keep_apart,
    title="They are two people",
    intro="Nobody is asked about these two again.",
    open_if=_open_to_part,
    button="Keep them apart",
    done="They stay two people.",
)


def _person_to_point_out(request: DeskRequest, pk: int) -> Person:
    person = visible_person(request, pk)
    person.space = request.space
    note_of_people(request, [person.known_under], "form of the steward of the register")
    return person


def _place_of_person(request: DeskRequest, person: Person) -> dict[str, Any]:
    to_pair = partial(_address_of_pair, request)
    seen = seen_here(request, person)
    place = {"caption": seen.name, "back": person_href(request.space, seen.number)}
    return {**place, "crumbs": _crumbs(request), "to": to_pair}


def _address_of_pair(request: DeskRequest, pk: int) -> str:
    return reverse("lookalike", args=[request.space.slug, pk])


pointed_out = declare(
    find=_person_to_point_out,
    place=_place_of_person,
    given="person",
    form=PointOut,
    send=PointOut.point_out,
    title="Say that this may be the same person as another",
    intro="For two who may be one though they are not alike, like a child with other names after an adoption.",
    button="See both side by side",
    done="The two stand side by side. Decide whether they are one person.",
)

undo = declare(
    find=_merge,
    place=_place_of_merge,
    given="merge",
    form=TwoPeople,
    send=TwoPeople.undo,
    title="Undo the merge",
    intro="They are two people again, each with what was said of them.",
    open_if=_open_to_undo,
    button="Undo the merge",
    danger=True,
    done="They are two people again.",
)
