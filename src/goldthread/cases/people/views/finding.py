"""Somebody is found by what a person types, among those whom they see."""

import json
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.cases.people.called import born_of, names_of
from goldthread.cases.people.known import by_root
from goldthread.cases.people.matching import Match, Reason
from goldthread.cases.people.models import Involvement, Person
from goldthread.cases.people.noting import note_of_people
from goldthread.cases.people.searching import SHOWN, people_like
from goldthread.cases.people.seen import shown_as
from goldthread.cases.people.steward_forms import FindPeople
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.lists.filters_typed import KEPT_NO_LONGER
from goldthread.foundation.lists.kept_words import keep_words, words_kept
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.ui.words import listed

MARK = "found"
"""The name in the address of the mark of what was typed."""
ANSWER = "found"
"""Where on the page it is told who was found: whoever searched comes there."""
OF_TWO = "household"
"""That two may be brothers or sisters or twins is said of two who are compared, and not of what somebody types."""


@dataclass(frozen=True)
class Line:
    """Somebody who was found, as the searcher reads of them, and the cases in which they see them."""

    person: Person
    match: Match
    names: list[str]
    born: str
    parts: list[Involvement]

    @property
    def fits(self) -> list[Reason]:
        return [one for one in self.match.reasons_for if one.respect != OF_TWO]

    @property
    def fits_not(self) -> list[Reason]:
        return [one for one in self.match.reasons_against if one.respect != OF_TWO]


@access(Can.VIEW_CASES)
def find_people(request: DeskRequest) -> HttpResponse:
    """The form, and above it whoever was found. What was typed stands in no address."""
    mark = request.GET.get(MARK, "")
    kept = _typed(words_kept(request, mark) or "") if mark else None
    form = FindPeople(request.POST if request.method == "POST" else kept, today=request.today)
    is_good = form.is_bound and form.is_valid()
    if request.method == "POST" and is_good:
        return redirect(f"{request.path}?{MARK}={keep_words(request, form.as_words)}#{ANSWER}")
    lines = _found(request, form) if is_good else []
    shown = {
        "form": form,
        "note": KEPT_NO_LONGER if mark and kept is None and request.method == "GET" else "",
        "is_searched": is_good,
        "lines": lines[:SHOWN],
        "is_cut": len(lines) > SHOWN,
        "may_merge": request.standing.may(Can.MERGE_PEOPLE, request.space.pk),
        "crumbs": [{"text": request.space.name, "href": reverse("partnership", args=[request.space.slug])}],
    }
    return render(request, "people/find.html", shown)


def _typed(kept: str) -> dict[str, str] | None:
    """What was typed, as it was kept; nothing where it is not, or was too long to be kept whole."""
    try:
        typed: dict[str, str] = json.loads(kept)
    except json.JSONDecodeError:
        return None
    return typed


def _found(request: DeskRequest, form: FindPeople) -> list[Line]:
    """That somebody searched is noted by what kinds of words, never the words; and of who was found, that."""
    sought, standing = form.sought, request.standing
    note_read(request.space, f"people, searched by {listed(sought.kinds)}")
    met = people_like(sought, request.space, standing)
    numbers = [one.person for one in met]
    rows = Involvement.objects.select_related("case__space")
    parts = by_root(rows, numbers, standing)
    note_of_people(request, numbers[:SHOWN], "found by a search")
    people = shown_as(numbers, standing)
    return [
        Line(people[one.person], one.match, names_of(one.known), born_of(one.known), parts[one.person]) for one in met
    ]
