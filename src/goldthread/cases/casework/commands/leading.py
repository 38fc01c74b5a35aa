"""Who leads a case."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.permissions import acting_in, runs
from goldthread.cases.casework.recording import BY_LEADING, write_event
from goldthread.cases.casework.who_left import note_who_waits
from goldthread.cases.declaring.registry import pathway_of
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Held, account_of, standing_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.giving import stop_grant, write_grant
from goldthread.foundation.grants.queries import grants_of, hidden_by_conflict, is_hidden
from goldthread.foundation.spaces.models import Space

TOOK = "leads the case, and took it up themselves"
CHOOSE_ANOTHER = "Choose somebody who runs this pathway and has no conflict of interest."
CLOSED, LED, KEPT_FROM_IT = "was closed meanwhile", "has a lead by now", "cannot be led by {lead}"


@dataclass(frozen=True)
class GivenLead:
    """How many cases were given a lead, and of each that was left as it was, by its reference, why."""

    lead: str
    count: int
    left: list[tuple[str, str]]


@command(Can.DECIDE_CASES, event="case handed to another", about="case")
def hand_to(*, case: Case, lead: User, by: Actor, at: datetime) -> Case:
    """Another person of those who run the pathway leads the case from now on."""
    holding = acting_in(case.rules, Can.DECIDE_CASES, by, at, case.space_id)
    if case.is_closed:
        raise Refused(f"{case} is closed. Open it again first.")
    theirs = standing_of(lead, timezone.localdate(at), at)
    if not runs(case.rules, Can.RECORD_CASES, theirs, case.space_id) or is_hidden(theirs, case):
        raise Refused(CHOOSE_ANOTHER, "lead")
    if case.lead_id == lead.pk:
        raise Refused("They lead it already.", "lead")
    _lead(case, lead, holding, by, at)
    return case


@command(Can.DECIDE_CASES, event="cases given a lead")
def give_lead(*, space: Space, pathway: str, cases: Collection[Case], lead: User, by: Actor, at: datetime) -> GivenLead:
    """One person leads several cases from now on that nobody led, or somebody who sees them no more. Those to which
    something came between are left as they are, and the others are given.

    Whoever gives them to another reads none of them for it, so it is not asked what they are opened for. Nor is that
    asked of whoever takes one up themselves: they read it as its lead from then on, and the grant says that they took
    it.
    """
    rules = pathway_of(pathway)
    holding = acting_in(rules, Can.DECIDE_CASES, by, at, space.pk)
    today = timezone.localdate(at)
    theirs = standing_of(lead, today, at)
    if not lead.is_active or not runs(rules, Can.RECORD_CASES, theirs, space.pk):
        raise Refused(f"{lead.name} does not run this pathway. Choose somebody else.", "lead")
    seen = Case.objects.visible_to(standing_of(by, today, at)).of(rules).filter(space=space)
    rows = seen.filter(pk__in=[one.pk for one in cases]).select_for_update(of=("self",))
    chosen = list(rows.order_by("pk"))
    note_who_waits(rules, space.pk, at, chosen)
    conflicts = hidden_by_conflict(theirs, CASE_KIND).filter(about_id__in=[one.pk for one in cases])
    kept_from = set(conflicts.values_list("about_id", flat=True))
    told = [(one, _why_left(one, kept_from, lead)) for one in chosen]
    left = [*_gone(cases, [one for one, _ in told]), *((one.reference, why) for one, why in told if why)]
    given = [one for one, why in told if not why]
    if not given:
        raise Refused(f"Nobody was given a lead. {in_words(left)}".rstrip(), "cases")
    for case in given:
        _lead(case, lead, holding, by, at)
    return GivenLead(lead.name, len(given), left)


def in_words(left: Collection[tuple[str, str]]) -> str:
    """Each case that was left as it was, and why."""
    return " ".join(f"{reference} {why}." for reference, why in left)


def _why_left(case: Case, kept_from: Collection[int], lead: User) -> str:
    """Why one that was chosen is given to nobody, or not to this person; nothing where it is given. It is noted of it
    whether it waits for a lead.
    """
    if case.is_closed:
        return CLOSED
    if not case.waits_for_lead:
        return LED
    return KEPT_FROM_IT.format(lead=lead.name) if case.pk in kept_from else ""


def _gone(chosen: Collection[Case], there: Collection[Case]) -> Iterator[tuple[str, str]]:
    return ((one.reference, "is no longer there") for one in chosen if one not in there)


def _lead(case: Case, lead: User, holding: Held | None, by: Actor, at: datetime) -> None:
    """Of whoever led it ends what leading gave. What somebody gave them on purpose, also as lead, stays."""
    if case.lead_id is not None:
        for grant in grants_of(CASE_KIND, case.pk, at).filter(by_leading=True, account=case.lead_id):
            stop_grant(grant, by=by, at=at)
    led = {**BY_LEADING, "purpose": TOOK} if lead.pk == account_of(by) else BY_LEADING
    write_grant(case, account=lead, **led, by=by, at=at)
    case.lead = lead
    case.save(update_fields=["lead"])
    write_event(case, CaseEvent.Kind.LEAD, holding=holding, by=by, at=at)
