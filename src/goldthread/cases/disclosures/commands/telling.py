"""Another area is told of a case, and that is taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.lawful_basis import LawfulBasis
from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.permissions import NOT_HERE, acting_in
from goldthread.cases.casework.recording import write_event
from goldthread.cases.casework.sharing import end_sharing, keep_sharing
from goldthread.cases.disclosures.areas import areas_beside
from goldthread.cases.disclosures.copying import Entry, entries_of, sealed
from goldthread.cases.disclosures.jobs import carry_over
from goldthread.cases.disclosures.models import Disclosure, Part
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, account_of, standing_of
from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.records.long_text import is_too_long, too_long
from goldthread.foundation.spaces.models import Space

NO_SUCH_AREA = "Select an area of the list."
NO_SUCH_PART = "Select what the area has to do with the case."
NO_SUCH_ENTRY = "An entry was chosen that is not in this case now. Choose again."
NO_WORDS = "Write what the area should know."
TAKEN_BACK_ALREADY = "It was taken back already."


@dataclass(frozen=True)
class TellArea:
    """What the area with the number ``to`` is told. ``entries`` are codes of what is copied: what is not
    named stays here.
    """

    to: int
    part: str
    words: str
    entries: Sequence[str] = ()


@command(Can.SHARE_CASES, event="other area told of a case", about="case")
def tell_area(*, case: Case, told: TellArea, basis: LawfulBasis, by: Actor, at: datetime) -> Disclosure:
    """Freeze what is told, on a lawful basis (statutory.md 2.6); a job carries it over once this is kept.

    A closed case allows it too: an area is often told how it ended.
    """
    holding = acting_in(case.rules, Can.SHARE_CASES, by, at, case.space_id)
    standing = standing_of(by, timezone.localdate(at), at)
    _check_read(case, standing)
    area = _area(case.space, told.to)
    if told.part not in Part.values:
        raise Refused(NO_SUCH_PART, "part")
    words = said(told.words, NO_WORDS, "words")
    if is_too_long(words):
        raise Refused(too_long("What the area should know"), "words")
    copy = [one.kept for one in _chosen(case, standing, told.entries)]
    disclosure = Disclosure.objects.create(
        space_id=case.space_id,
        case=case,
        to_number=area.pk,
        to_name=area.name,
        part=told.part,
        words=words,
        copy=copy,
        seal=sealed(case.reference, told.part, words, copy),
        sent_by_id=account_of(by),
        sent_at=at,
        role=holding.role if holding else "",
    )
    what = "What another area was told"
    keep_sharing(case, disclosure, basis, what=what, shared_with=area.name, holding=holding, by=by, at=at)
    write_event(case, CaseEvent.Kind.AREA_TOLD, words=area.name, holding=holding, by=by, at=at)
    _carry(disclosure)
    return disclosure


@command(Can.SHARE_CASES, event="telling of another area taken back", about="disclosure")
def take_back(*, disclosure: Disclosure, why: str, by: Actor, at: datetime) -> Disclosure:
    """It was told to the wrong area, or says too much: its words go, here and there. That it was told stays, with the
    reason, and so does what somebody there read already: whoever answers for data decides whether that is a breach.
    """
    case: Case = Case.objects.get(pk=disclosure.case_id)
    holding = acting_in(case.rules, Can.SHARE_CASES, by, at, case.space_id)
    if disclosure.is_taken_back:
        raise Refused(TAKEN_BACK_ALREADY)
    reason = said(why, "Enter why it is taken back.", "why")
    if is_too_long(reason):
        raise Refused(too_long("Why it is taken back"), "why")
    disclosure.taken_back_at, disclosure.taken_back_why = at, reason
    disclosure.words, disclosure.copy = "", []
    disclosure.save()
    end_sharing(disclosure, what="What another area was told", by=by, at=at)
    write_event(case, CaseEvent.Kind.AREA_UNTOLD, words=disclosure.to_name, holding=holding, by=by, at=at)
    _carry(disclosure)
    return disclosure


def _check_read(case: Case, standing: Standing) -> None:
    """Of a restricted case, whoever was given sight of it or opened it for a purpose."""
    if not Case.objects.read_by(standing).filter(pk=case.pk).exists():
        raise NotAllowed(NOT_HERE)


def _area(space: Space, number: int) -> Space:
    found = next((one for one in areas_beside(space) if one.pk == number), None)
    if found is None:
        raise Refused(NO_SUCH_AREA, "to")
    return found


def _chosen(case: Case, standing: Standing, codes: Sequence[str]) -> list[Entry]:
    there = {one.code: one for one in entries_of(case, standing)} if codes else {}
    if not set(codes) <= set(there):
        raise Refused(NO_SUCH_ENTRY, "entries")
    return [one for code, one in there.items() if code in codes]


def _carry(disclosure: Disclosure) -> None:
    lock = f"disclosure {disclosure.pk}"
    carry_over.configure(lock=lock).defer(space_id=disclosure.space_id, disclosure_id=disclosure.pk)
