"""Those who take part in a case with what is known of them, as a list and as a file."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.views.in_sight import READERS, crumbs_to_case, visible_case
from goldthread.cases.people.in_words import address_in_words, number_in_words
from goldthread.cases.people.known import by_root
from goldthread.cases.people.models import LivesThere, Person, SaidNumber
from goldthread.cases.people.noting import note_of_people
from goldthread.cases.people.seen import TakesPart, person_href, taking_part
from goldthread.cases.people.told import is_over
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken

ON_THE_LIST = "on the list of the people of a case"


@access(*READERS)
def people_of_case(request: DeskRequest, reference: str) -> HttpResponse:
    """As far as the reader reads of them, in whatever case that is told; of a secret address only that it is one."""
    case = visible_case(request, reference, "people")
    there = {one.who.number: one for one in taking_part(case, request.standing, request.today)}
    note_of_people(request, [one.who.pk for one in there.values()], ON_THE_LIST)
    return respond(
        request,
        _page(request, case, there),
        Person.objects.filter(pk__in=there),
        may_export=request.standing.may(Can.EXPORT, request.space.pk),
        noted=noting_what_is_taken(case),
        crumbs=crumbs_to_case(request, case),
    )


def _page(request: DeskRequest, case: Case, there: dict[int, TakesPart]) -> ListPage:
    def beside(rows: Sequence[Any]) -> None:
        roots = [there[one.pk].who.pk for one in rows]
        numbers = by_root(SaidNumber.objects, roots, request.standing)
        homes = by_root(LivesThere.objects.select_related("household"), roots, request.standing)
        for one in rows:
            one.here = there[one.pk]
            kept = [said for said in numbers[one.here.who.pk] if not said.until_on]
            one.nhs = _numbers(kept, SaidNumber.Kind.NHS)
            one.upn = _numbers(kept, SaidNumber.Kind.UPN)
            lived = [said for said in homes[one.here.who.pk] if not is_over(said, request.today)]
            one.homes = "; ".join(dict.fromkeys(address_in_words(said.household) for said in lived))

    return ListPage(
        title=f"People in {case.reference}",
        one="person",
        many="people",
        columns=(
            Column("name", "Name", value="here.who.name", href=lambda one: person_href(request.space, one.pk)),
            Column("number", "Person", value="pk", kind="number", sort=("id",)),
            Column("kind", "Child or adult", value="here.who.kind.label"),
            Column("part", "Part in this case", value=lambda one: ", ".join(one.here.parts_in_words)),
            Column("birth", "Birth", value="here.who.born"),
            Column("nhs", "NHS number", value="nhs"),
            Column("upn", "Unique pupil number", value="upn"),
            Column("address", "Lives at", value="homes"),
            Column("alerts", "Alerts", value=lambda one: "; ".join(one.here.who.alerts)),
        ),
        order="number",
        empty=Empty("Nobody", "Whoever is added to this case stands here."),
        stacks=True,
        beside=beside,
    )


def _numbers(told: Sequence[SaidNumber], kind: SaidNumber.Kind) -> str:
    return ", ".join(dict.fromkeys(number_in_words(one) for one in told if one.kind == kind))
