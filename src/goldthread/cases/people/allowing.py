"""Who may say something of a person, and in which role."""

from collections.abc import Collection
from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.permissions import NOT_HERE, holdings_in
from goldthread.cases.people.models import Involvement, OfAPerson, Person
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Held, Standing, standing_of
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.queries import hidden_by_conflict

CLOSED = "This case is closed. Open it again to say more of somebody in it."
NOT_SEEN = "This person takes part in no case that you read."
CONFLICT = "A conflict of interest keeps you from deciding this."
THEIR_AGENCY = "Only the agency that told this, or whoever runs the case, takes it back."


def telling_in(case: Case, by: Actor, at: datetime) -> Held | None:
    """The role in which somebody tells in an open case that they read who takes part in it. Raise NotAllowed where none
    lets them; none for the program itself.
    """
    check_open(case)
    check_named(case)
    return recording_in(case, by, at)


def check_open(case: Case) -> None:
    """Raise Refused where a case is closed: nothing is told in it, and nothing taken back."""
    if case.is_closed:
        raise Refused(CLOSED)


def check_named(case: Case) -> None:
    """Raise Refused where nobody may be named in a case yet."""
    if unnamed := case.rules.unnamed_in(case.stage):
        raise Refused(unnamed)


def recording_in(case: Case, by: Actor, at: datetime) -> Held | None:
    """The role in which somebody puts right what a case says, open or closed. Raise NotAllowed where none lets them."""
    standing = standing_of(by, timezone.localdate(at), at)
    if standing.is_system:
        return None
    holding = held_to_record(case, standing)
    if holding is None:
        raise NotAllowed(NOT_HERE)
    return holding


def held_to_tell(case: Case, standing: Standing) -> Held | None:
    """The role in which somebody tells in a case that they read; none where none lets them, or where it is closed."""
    return None if case.is_closed else held_to_record(case, standing)


def held_to_record(case: Case, standing: Standing) -> Held | None:
    """The same, closed or not."""
    return holdings_to_record([case], standing).get(case.pk)


def holdings_to_record(cases: Collection[Case], standing: Standing) -> dict[int, Held]:
    """The same in several cases, by their number, in as many statements as in one."""
    holdings = holdings_in(cases, Can.RECORD_CASES, standing)
    read = set(Case.objects.read_by(standing).filter(pk__in=holdings).values_list("pk", flat=True)) if holdings else ()
    return {pk: holding for pk, holding in holdings.items() if pk in read}


def may_take_back(said: OfAPerson, holding: Held | None) -> bool:
    """Whether whoever tells in its case in this role takes it back: it stands, and is their agency's or they record in
    the whole case.
    """
    return said.taken_back_at is None and holding is not None and is_theirs(said, holding)


def is_theirs(said: OfAPerson, holding: Held | None) -> bool:
    """Whether what was told is of whoever acts in a role: of the whole case, for the program too, or their agency's."""
    return holding is None or holding.agency_id in (None, said.agency_id)


def check_sees(person: Person, by: Actor, at: datetime) -> None:
    """Raise Refused for somebody whom whoever acts sees in no case: that they are registered is not told either."""
    standing = standing_of(by, timezone.localdate(at), at)
    if not Person.objects.visible_to(standing).filter(pk=person.known_under).exists():
        raise Refused(NOT_SEEN)


def taking_back(said: OfAPerson, by: Actor, at: datetime) -> Held | None:
    """In which role somebody takes it back. Raise NotAllowed unless it is their agency's, or they record in the whole
    case.
    """
    check_open(said.case)
    holding = recording_in(said.case, by, at)
    if not is_theirs(said, holding):
        raise NotAllowed(THEIR_AGENCY)
    return holding


def check_no_conflict(by: Actor, at: datetime, *people: Person) -> None:
    """Raise NotAllowed for whom a conflict of interest keeps from a case in which any of them takes part."""
    standing = standing_of(by, timezone.localdate(at), at)
    kept_from = hidden_by_conflict(standing, CASE_KIND)
    if Involvement.objects.of_all([one.known_under for one in people]).filter(case__in=kept_from).exists():
        raise NotAllowed(CONFLICT)
