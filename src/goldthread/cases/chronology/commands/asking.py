"""The desk asks agencies what they know, and lets them read each other's lanes."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from goldthread.cases.casework.asking import agencies_to_ask, those_that_may_know
from goldthread.cases.casework.lawful_basis import LawfulBasis
from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.permissions import acting_in
from goldthread.cases.casework.recording import write_event
from goldthread.cases.casework.sharing import end_sharing, keep_sharing
from goldthread.cases.chronology.allowing import case_of, check_open
from goldthread.cases.chronology.asked_of import QUESTION, AskedOf
from goldthread.cases.chronology.commands.handing_in import set_going
from goldthread.cases.chronology.letters import ToAsk, write_to
from goldthread.cases.chronology.models import Chronology, ChronologyLane, EarlierAsking
from goldthread.cases.going_live.queries import TOGETHER
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import TO_COME, check_within_reach, said
from goldthread.foundation.commands.command import command, hold_still
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.long_text import is_too_long, too_long
from goldthread.foundation.ui.words import date as in_words
from goldthread.foundation.ui.words import listed

CALLED = {
    "about": "whom it is about",
    "purpose": "why it is needed",
    "first_on": "the time it is about",
    "last_on": "the time it is about",
    "due_on": "by when it is wanted",
}
"""What of a question may change, as the timeline calls it: it tells nothing of what is asked."""
ANSWERED = (
    "{agency} handed in what it knows of this on {day}. Do not choose it, or ask it something else, such as of a later"
    " time."
)
ASKED_FOR_IT = "Asked for a chronology"
SHARED_IT = "The chronology"


@command(Can.SHARE_CASES, event="agencies asked for a chronology", about="case")
def ask_agencies(
    *,
    case: Case,
    agencies: Sequence[Agency],
    asked: AskedOf,
    due_on: date | None,
    basis: LawfulBasis,
    by: Actor,
    at: datetime,
) -> Chronology:
    """Each agency gets a lane, once it is said on which lawful basis it is asked, and a letter that it is.

    One that has one already keeps it, with what it told; what it is asked now, and by when, takes the place of what it
    was asked before, which is kept. With whom the chronology is shared stays as it is: an agency that is asked later
    reads its own lane alone.
    """
    holding = acting_in(case.rules, Can.SHARE_CASES, by, at, case.space_id)
    check_open(case)
    chosen = agencies_to_ask(case, agencies, at)
    today = timezone.localdate(at)
    check_within_reach(due_on, today, "due_on", "The day by which it is wanted")
    asks = {"asked_at": at, "asked_by_id": account_of(by), "due_on": due_on, **_asks(asked, today)}
    chronology, _ = Chronology.objects.get_or_create(space_id=case.space_id, case=case)
    chronology.case = case
    with_whom = listed([agency.name for agency in chosen], "and")
    keep_sharing(case, chronology, basis, what=ASKED_FOR_IT, shared_with=with_whom, holding=holding, by=by, at=at)
    to_ask = [_ask(chronology, agency, asks) for agency in chosen]
    write_to(case, to_ask, by=by, at=at)
    write_event(case, CaseEvent.Kind.ASKED, words=_in_words(to_ask), holding=holding, by=by, at=at)
    return chronology


def _in_words(to_ask: Sequence[ToAsk]) -> str:
    """For the timeline: of whom, and of whom once more, with what is asked otherwise than before."""
    alike: dict[str, list[str]] = {}
    for one in to_ask:
        alike.setdefault(_how(one), []).append(one.lane.agency.name)
    return f"For a chronology, {'; '.join(how.format(agencies=listed(names)) for how, names in alike.items())}"


def _how(one: ToAsk) -> str:
    if not one.is_again:
        return "of: {agencies}"
    changed = listed(dict.fromkeys(CALLED[name] for name in one.changed))
    return f"again of: {{agencies}} ({f'changed: {changed}' if changed else 'nothing changed'})"


def _ask(chronology: Chronology, agency: Agency, asks: Mapping[str, Any]) -> ToAsk:
    """The lane of an agency, in which what it is asked now stands. One that was handed in is not whole any more."""
    lane, is_new = ChronologyLane.objects.select_for_update(of=("self",)).get_or_create(
        space_id=chronology.space_id, chronology=chronology, agency=agency, defaults=asks
    )
    lane.chronology, lane.agency = chronology, agency
    if is_new:
        return ToAsk(lane)
    if lane.handed_in_at and all(getattr(lane, name) == asks[name] for name in QUESTION):
        raise Refused(ANSWERED.format(agency=agency.name, day=in_words(lane.handed_in_at)), "agencies")
    _keep_what_was_asked(lane)
    changed = tuple(name for name in CALLED if getattr(lane, name) != asks[name])
    asked = ToAsk(lane, is_again=True, had_handed_in=lane.is_handed_in, changed=changed)
    set_going(lane)
    for name, value in asks.items():
        setattr(lane, name, value)
    lane.save()
    return asked


def _keep_what_was_asked(lane: ChronologyLane) -> None:
    names = ("asked_at", "asked_by_id", "due_on", *QUESTION, "handed_in_at", "handed_in_for_it")
    EarlierAsking.objects.create(space_id=lane.space_id, lane=lane, **{name: getattr(lane, name) for name in names})


def _asks(asked: AskedOf, today: date) -> dict[str, str | date | None]:
    """What stands in the lane of whoever is asked. Raise Refused where something is missing or cannot be."""
    asks: dict[str, str | date | None] = {
        "about": said(asked.about, "Enter by what an agency finds the person in its records.", "about"),
        "purpose": said(asked.purpose, "Say why it is needed.", "purpose"),
        "first_on": asked.first_on,
        "last_on": asked.last_on,
    }
    for name, what in (("about", "Whom it is about"), ("purpose", "Why it is needed")):
        if is_too_long(str(asks[name])):
            raise Refused(too_long(what), name)
    if asked.first_on and asked.first_on > today:
        raise Refused(TO_COME, "first_on")
    if asked.first_on and asked.last_on and asked.last_on < asked.first_on:
        raise Refused("This is before the first day that you ask about.", "last_on")
    return asks


@command(Can.SHARE_CASES, event="chronology shared with its agencies", about="chronology")
def share_chronology(*, chronology: Chronology, basis: LawfulBasis, by: Actor, at: datetime) -> Chronology:
    """Each agency that is asked by now reads what the others handed in, once it handed in its own, except what is
    sensitive or a third party told. One that is asked afterwards reads nothing of it until it is shared again.

    It is said on which lawful basis, and with whom, and kept with the case.
    """
    case = case_of(chronology)
    holding = acting_in(case.rules, Can.SHARE_CASES, by, at, case.space_id)
    check_open(case)
    if not chronology.lanes.exclude(handed_in_at=None).exists():
        raise Refused("No agency has handed in its part yet, so there is nothing to share.")
    hold_still(TOGETHER, case.space_id)  # until this is kept no agency ends its part: what it is given then ends too
    lanes = to_share_with(chronology, case, at)
    if not lanes:
        raise Refused("It is shared already with each agency that may read it.")
    names = listed([lane.agency.name for lane in lanes], "and")
    keep_sharing(case, chronology, basis, what=SHARED_IT, shared_with=names, holding=holding, by=by, at=at)
    chronology.lanes.filter(pk__in=[lane.pk for lane in lanes]).update(reads_others_at=at)
    chronology.shared_at, chronology.shared_by_id = at, account_of(by)
    chronology.save()
    words = f"With: {names}"
    write_event(case, CaseEvent.Kind.CHRONOLOGY_SHARED, words=words, holding=holding, by=by, at=at)
    return chronology


def to_share_with(chronology: Chronology, case: Case, at: datetime) -> list[ChronologyLane]:
    """Lanes of agencies that do not read the others yet, and may know of the case."""
    rows = chronology.lanes.filter(reads_others_at=None).select_related("agency").order_by("agency__name")
    may_know = {agency.pk for agency in those_that_may_know(case, [lane.agency for lane in rows], at)}
    return [lane for lane in rows if lane.agency_id in may_know]


@command(Can.SHARE_CASES, event="chronology shared no more", about="chronology")
def stop_sharing(*, chronology: Chronology, by: Actor, at: datetime) -> Chronology:
    """From now on each agency reads its own lane alone. It only takes away, so a closed case allows it too."""
    case = case_of(chronology)
    holding = acting_in(case.rules, Can.SHARE_CASES, by, at, case.space_id)
    if not chronology.shared_at:
        raise Refused("It is not shared.")
    chronology.lanes.exclude(reads_others_at=None).update(reads_others_at=None)
    chronology.shared_at = chronology.shared_by = None
    chronology.save()
    end_sharing(chronology, what=SHARED_IT, by=by, at=at)
    write_event(case, CaseEvent.Kind.CHRONOLOGY_UNSHARED, holding=holding, by=by, at=at)
    return chronology
