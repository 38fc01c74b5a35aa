"""The desk asks agencies what they know, and lets them read each other's lanes."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from goldthread.cases.casework.asking import agencies_to_ask
from goldthread.cases.casework.lawful_basis import LawfulBasis
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import acting_in
from goldthread.cases.casework.sharing import keep_sharing
from goldthread.cases.chronology.allowing import case_of, check_open, check_runs
from goldthread.cases.chronology.models import Chronology, ChronologyLane
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_within_reach
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.ui.words import listed

ASKED_FOR_IT = "Asked for a chronology"
EACH_WITH_A_LANE = "Each agency that has a lane"


@command(Can.SHARE_CASES, event="agencies asked for a chronology", about="case")
def ask_agencies(
    *, case: Case, agencies: Sequence[Agency], due_on: date | None, basis: LawfulBasis, by: Actor, at: datetime
) -> Chronology:
    """Each agency gets a lane, once it is said on which lawful basis it is asked.

    One that has one already keeps it, and gets the day by which it is due now.
    """
    holding = acting_in(case.rules, Can.SHARE_CASES, by, at, case.space_id)
    check_open(case)
    chosen = agencies_to_ask(case, agencies, at)
    check_within_reach(due_on, timezone.localdate(at), "due_on", "The day by which it is wanted")
    chronology, _ = Chronology.objects.get_or_create(space_id=case.space_id, case=case)
    with_whom = listed([agency.name for agency in chosen], "and")
    keep_sharing(case, chronology, basis, what=ASKED_FOR_IT, shared_with=with_whom, holding=holding, by=by, at=at)
    for agency in chosen:
        lane, is_new = ChronologyLane.objects.get_or_create(
            space_id=case.space_id,
            chronology=chronology,
            agency=agency,
            defaults={"asked_at": at, "asked_by_id": account_of(by), "due_on": due_on},
        )
        if not is_new and due_on and lane.due_on != due_on:
            lane.due_on = due_on
            lane.save(update_fields=["due_on"])  # the agency may hand it in meanwhile
    return chronology


@command(Can.SHARE_CASES, event="chronology shared with its agencies", about="chronology")
def share_chronology(*, chronology: Chronology, basis: LawfulBasis, by: Actor, at: datetime) -> Chronology:
    """From now on each agency reads what the others handed in, except what is sensitive or a third party told.

    It is said on which lawful basis, and kept with the case.
    """
    case = case_of(chronology)
    holding = acting_in(case.rules, Can.SHARE_CASES, by, at, case.space_id)
    if chronology.shared_at:
        raise Refused("It is shared already.")
    if not chronology.lanes.exclude(handed_in_at=None).exists():
        raise Refused("No lane was handed in yet, so there is nothing to share.")
    keep_sharing(
        case, chronology, basis, what="The chronology", shared_with=EACH_WITH_A_LANE, holding=holding, by=by, at=at
    )
    chronology.shared_at, chronology.shared_by_id = at, account_of(by)
    chronology.save()
    return chronology


@command(Can.SHARE_CASES, event="chronology shared no more", about="chronology")
def stop_sharing(*, chronology: Chronology, by: Actor, at: datetime) -> Chronology:
    """From now on each agency reads its own lane alone."""
    check_runs(case_of(chronology), Can.SHARE_CASES, by, at)
    if not chronology.shared_at:
        raise Refused("It is not shared.")
    chronology.shared_at = chronology.shared_by = None
    chronology.save()
    return chronology
