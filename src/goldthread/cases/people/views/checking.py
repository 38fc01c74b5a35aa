"""The steward of the register asks those who run cases to check what they tell, and they answer."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from goldthread.cases.casework.views.in_sight import visible_case
from goldthread.cases.people.allowing import held_to_record
from goldthread.cases.people.commands.checking import CHECKED, NOTHING_TO_CHECK
from goldthread.cases.people.doubted import doubts
from goldthread.cases.people.forms.righting import Check
from goldthread.cases.people.models import ToCheck
from goldthread.cases.people.pairs import roots_of
from goldthread.cases.people.seen import person_href
from goldthread.cases.people.views.in_sight import place_in_case, seen_here
from goldthread.cases.people.views.stewarding import found_pair, found_two_numbers, place_of_pair, place_of_two_numbers
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.about import forms_about
from goldthread.foundation.grants.opening import note_opened


def _open_to_ask(found: Any) -> None:
    if not doubts(list(dict.fromkeys(roots_of(found)))):
        raise Refused(NOTHING_TO_CHECK)


ask = forms_about(
    Can.MERGE_PEOPLE,
    adds=True,
    form=Check,
    open_if=_open_to_ask,
    title="Ask those who told it to check",
    intro=(
        "Whoever runs each of these cases is asked on “Your work” to check what their own case tells: the NHS number,"
        " the date of birth, or whether the child is born. They are not told what others tell, nor that others do."
    ),
    button="Ask them",
    done="They were asked. What they answer stands on this page.",
)


def _place_of_pair(request: DeskRequest, pair: Any) -> dict[str, Any]:
    """Back to the pair, where it stands who was asked."""
    return {**place_of_pair(request, pair), "to": None}


ask_of_pair = ask(find=found_pair, place=_place_of_pair, given="pair", send=Check.ask_of_pair)

ask_of_numbers = ask(find=found_two_numbers, place=place_of_two_numbers, given="two", send=Check.ask_of_numbers)


def _to_check(request: DeskRequest, reference: str, pk: int) -> ToCheck:
    """What whoever runs a case is asked to check in it."""
    case = visible_case(request, reference)
    holding = held_to_record(case, request.standing)
    if holding is None or holding.agency_id is not None:
        raise Http404
    found: ToCheck = get_object_or_404(ToCheck.objects.filter(case=case).select_related("person"), pk=pk)
    found.space, found.case = request.space, case
    note_opened(request, found, "form", case)
    return found


def _place_of_check(request: DeskRequest, found: ToCheck) -> dict[str, Any]:
    seen = seen_here(request, found.person)
    caption = f"{seen.name}: {found.get_what_display()}"
    return {**place_in_case(request, found.case), "caption": caption, "back": person_href(request.space, seen.number)}


def _check_waits(found: ToCheck) -> None:
    if found.checked_at:
        raise Refused(CHECKED)


checked = forms_about(Can.RECORD_CASES, adds=True)(
    find=_to_check,
    place=_place_of_check,
    given="to_check",
    form=Check,
    send=Check.say_right,
    open_if=_check_waits,
    title="Say that it is right",
    intro="Say so only once you have checked it. If it is wrong, go back and take it back on the page of the person.",
    button="It was checked and is right",
    done="Your answer was recorded.",
)
