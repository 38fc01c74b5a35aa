"""Agencies are asked about a case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from goldthread.cases.casework.asking import agencies_to_ask
from goldthread.cases.casework.lawful_basis import LawfulBasis
from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.permissions import acting_in
from goldthread.cases.casework.recording import write_event
from goldthread.cases.requests.asked_forms import form_to_ask, note_that_it_went_out
from goldthread.cases.requests.clocks import count_lane
from goldthread.cases.requests.letters import ASKED, write_to
from goldthread.cases.requests.models import InformationRequest, Lane
from goldthread.cases.requests.models.requests import MOST_DAYS
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.numbering import next_number
from goldthread.foundation.ui.words import listed


@dataclass(frozen=True)
class Asked:
    """Whom it is about, in words by which an agency finds them, what is asked, and why it is needed.

    Where ``form`` is what the pathway asks agencies to fill in, that says the last two unless others are given, and
    ``with_it`` is what else is said of its going out.
    """

    about: str
    what: str = ""
    purpose: str = ""
    form: str = ""
    with_it: Mapping[str, Any] = field(default_factory=dict)


@command(Can.SHARE_CASES, event="agencies asked", about="case")
def ask_agencies(
    *,
    case: Case,
    agencies: Sequence[Agency],
    asked: Asked,
    basis: LawfulBasis,
    working_days: int,
    by: Actor,
    at: datetime,
) -> InformationRequest:
    """Ask several at once, each in a lane of its own. Nobody is asked before it is said on which basis.

    An agency that is asked sees what is asked here, and nothing of the case.
    """
    holding = acting_in(case.rules, Can.SHARE_CASES, by, at, case.space_id)
    check_open(case)
    check_days(working_days)
    form = form_to_ask(case, asked.form)
    what, purpose = (asked.what or form.asked, asked.purpose or form.purpose) if form else (asked.what, asked.purpose)
    request = InformationRequest(
        space_id=case.space_id,
        case=case,
        number=next_number(InformationRequest.objects.filter(case=case)),
        about=said(asked.about, "Enter by what an agency finds the person in its records.", "about"),
        form=asked.form,
        asked=said(what, "Say what you ask.", "asked"),
        purpose=said(purpose, "Say why it is needed.", "purpose"),
        working_days=working_days,
        asked_at=at,
        decided_by_id=account_of(by),
        role=holding.role if holding else "",
        **basis.checked(),
    )
    chosen = agencies_to_ask(case, agencies, at)
    request.save(force_insert=True)
    for agency in chosen:
        _open_lane(request, agency, at)
    if form is not None:
        note_that_it_went_out(case, form, asked.with_it, by=by, at=at)
    asked_of = f"Of: {listed([agency.name for agency in chosen], 'and')}"
    write_event(case, CaseEvent.Kind.ASKED, words=asked_of, holding=holding, by=by, at=at)
    return request


def check_open(case: Case) -> None:
    """Raise Refused where nobody is to be asked any more."""
    if case.is_closed:
        raise Refused(f"{case} is closed. Open it again first, and say why.")


def check_days(working_days: int) -> None:
    if not 1 <= working_days <= MOST_DAYS:
        raise Refused(f"Enter a number of working days from 1 to {MOST_DAYS}.", "working_days")


def _open_lane(request: InformationRequest, agency: Agency, at: datetime) -> None:
    lane = Lane.objects.create(
        space_id=request.space_id,
        request=request,
        agency=agency,
        working_days=request.working_days,
        counts_from=at,
    )
    write_to(lane, ASKED, due_at=count_lane(lane, at), at=at)
