"""Forms by which what was told is put right: it is taken back, ended, or an address is kept secret."""

from typing import Any

from django.http import Http404

from goldthread.cases.people.allowing import check_open, held_to_record
from goldthread.cases.people.commands.secrecy import NOT_SECRET, SECRET_ALREADY
from goldthread.cases.people.commands.telling import TAKEN_BACK
from goldthread.cases.people.forms.righting import SayWhenItEnds, Secrecy, TakeBack
from goldthread.cases.people.models import Involvement, LivesThere, OfAPerson
from goldthread.cases.people.told import ADDRESS, CAN_END
from goldthread.cases.people.views.in_sight import place_of_told, told_in_case, told_to_take_back
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.about import forms_about

WRONG = (
    "For what is wrong. Nobody is found by it any more. It is kept with your reason, and whoever still reads of the"
    " person sees both. Whoever saw them only because they take part in this case sees them no longer once that is"
    " taken back, but for whoever runs the case."
)
STILL_TOLD = "What this case says of them besides stays, unless you say that it goes too."


def _check_stands(told: OfAPerson) -> None:
    check_open(told.case)
    if told.taken_back_at:
        raise Refused(TAKEN_BACK)


def _check_says_nothing(told: LivesThere) -> None:
    if told.keeps_secret:
        raise Refused(SECRET_ALREADY)


def _check_is_secret(told: LivesThere) -> None:
    if not told.household.is_protected:
        raise Refused(NOT_SECRET)


def _told_that_ends(request: DeskRequest, reference: str, what: str, pk: int) -> OfAPerson:
    found = told_to_take_back(request, reference, what, pk)
    if not isinstance(found, CAN_END):
        raise Http404
    return found


def _address(request: DeskRequest, reference: str, pk: int) -> LivesThere:
    """Where somebody lives or lived, for whoever records in the case: also where it was taken back, or is closed."""
    found = told_in_case(request, reference, ADDRESS, pk)
    assert isinstance(found, LivesThere)
    if held_to_record(found.case, request.standing) is None:
        raise Http404
    return found


def _address_of_desk(request: DeskRequest, reference: str, pk: int) -> LivesThere:
    found = _address(request, reference, pk)
    holding = held_to_record(found.case, request.standing)
    if holding is None or holding.agency_id is not None:
        raise Http404
    return found


def _of(request: DeskRequest, told: OfAPerson) -> dict[str, Any]:
    return {"told": told}


def _until(told: Any) -> dict[str, Any]:
    return {"until_on": told.until_on}


def _taking_back(told: OfAPerson) -> str:
    """Whoever takes part no more may still be told of: what a case says of them it goes on to say."""
    return f"{WRONG} {STILL_TOLD}" if isinstance(told, Involvement) else WRONG


declare = forms_about(Can.RECORD_CASES, place=place_of_told, given="told")

take_back = declare(
    find=told_to_take_back,
    form=TakeBack,
    send=TakeBack.take,
    options=_of,
    open_if=_check_stands,
    title="Take it back",
    intro=_taking_back,
    button="Take it back",
    danger=True,
    done="It was taken back.",
)

end = declare(
    find=_told_that_ends,
    form=SayWhenItEnds,
    send=SayWhenItEnds.say,
    now=_until,
    open_if=_check_stands,
    title="Say when it ends",
    intro=(
        "For what was right and is so no longer: they moved, bear another name, or were given a new number. It stays to"
        " be seen as what was so, and they are still found by it."
    ),
    done="When it ends was recorded.",
)

keep_secret = declare(
    find=_address,
    form=Secrecy,
    send=Secrecy.keep,
    open_if=_check_says_nothing,
    title="Keep this address secret",
    intro=(
        "No page, list or file shows where it is then, in no case in which somebody who is said to live there takes"
        " part. Nobody is found by it. Whoever reads all of the case can open it, and says what for."
    ),
    button="Keep it secret",
    done="The address is kept secret.",
)

tell_openly = declare(
    find=_address_of_desk,
    form=Secrecy,
    send=Secrecy.open,
    open_if=_check_is_secret,
    title="Show this address again",
    intro=(
        "Do so only if nobody is in danger if it is known. Whoever reads this case reads where it is then, and people"
        " are found by it, as soon as nobody else has to keep it secret."
    ),
    button="Show it again",
    danger=True,
    done="This case does not keep the address secret any more.",
)
