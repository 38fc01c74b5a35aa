"""What commands about grants and conflicts ask before anything is written."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, standing_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import GONE
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.models import ConflictOfInterest, Grant
from goldthread.foundation.grants.queries import is_hidden, sighted_in
from goldthread.foundation.grants.registry import KINDS, AboutKind
from goldthread.foundation.ui.words import listed

NO_PAGE = "No role of theirs opens pages of such records, so this would open nothing. Invite them to one that does."
NO_LEAD = (
    "They lead this already, and their role does not run such work any more, so this would open nothing. Choose another"
    " part{or_first}."
)
GIVE_THE_LEAD = ", or give the lead to somebody else first"
NOT_YOURS = "Your role does not allow this here."


def standing_now(by: Actor, at: datetime) -> Standing:
    return standing_of(by, timezone.localdate(at), at)


def kind_seen(about: Any, by: Actor, at: datetime) -> AboutKind:
    """How this record takes part. Where there is a conflict of interest it is not there, whatever its own rule says."""
    kind = KINDS.get(about._meta.db_table)
    if kind is None or is_hidden(standing_now(by, at), about):
        raise Refused(GONE)
    return kind


def check_may(permission: Can, about: Any, by: Actor, at: datetime) -> None:
    if not KINDS[about._meta.db_table].allows(standing_now(by, at), about, permission):
        raise NotAllowed(NOT_YOURS)


def check_one(account: User | None, agency: Agency | None, about: Any, at: datetime) -> None:
    """Either a person who holds a role here, or an agency of this space."""
    if (account is None) == (agency is None):
        raise Refused("Choose either a person or an agency.", "account")
    if agency and agency.space_id != about.space_id:
        raise Refused("Choose an agency of this partnership.", "agency")
    held = Holding.objects.in_force(timezone.localdate(at)).filter(space_id=about.space_id)
    if account and not held.filter(user_id=account.pk).exists():
        raise Refused("This person holds no role here. Invite them to one first.", "account")


def check_may_be_told(kind: AboutKind, account: User | None, agency: Agency | None, about: Any, at: datetime) -> None:
    """A person's role opens what they are given. An agency is one that may be told of the record; so is one of those
    for which a person works here, where they hold no role for the whole of it.
    """
    _check_opens(account, about, at)
    if agency:
        kind.check_agency(about, agency)
    if account is None:
        return
    held = Holding.objects.in_force(timezone.localdate(at)).filter(space_id=about.space_id, user_id=account.pk)
    agencies = {one.agency_id: one.agency for one in held.select_related("agency").order_by("pk") if one.agency}
    if held.filter(agency=None).exists():
        return
    refusals = [refusal for one in agencies.values() if (refusal := _why_not(kind, about, one))]
    if len(refusals) == len(agencies):
        works_for = listed(sorted(one.name for one in agencies.values()), "and")
        raise Refused(f"This person works here only for {works_for}. {refusals[0]}", "account")


def _check_opens(account: User | None, about: Any, at: datetime) -> None:
    """Sight opens pages only to somebody whose role opens them; an agency is given it for those who are yet to come."""
    if account and not sighted_in(about.space_id, timezone.localdate(at)).filter(user_id=account.pk).exists():
        raise Refused(NO_PAGE, "account")


def _why_not(kind: AboutKind, about: Any, agency: Agency) -> str:
    try:
        kind.check_agency(about, agency)
    except Refused as refusal:
        return str(refusal)
    return ""


def check_counts(kind: AboutKind, account: User | None, standing_as: str, about: Any, at: datetime) -> None:
    """What would count for nothing to a person is not given to them."""
    grant = Grant(account=account, standing_as=standing_as)
    if account and not kind.counts(standing_now(account, at), about, grant):
        or_first = GIVE_THE_LEAD if kind.takes_lead(about) else ""
        raise Refused(NO_LEAD.format(or_first=or_first), "standing_as")


def check_no_conflict(account: User | None, agency: Agency | None, about: Any, at: datetime) -> None:
    """Sight would be given to no purpose: the conflict hides the record all the same."""
    concerned = Q(agency=agency) if agency else Q(account=account)
    if account:
        held = Holding.objects.in_force(timezone.localdate(at)).filter(user_id=account.pk, agency__isnull=False)
        concerned |= Q(agency_id__in=held.values("agency_id"))
    if ConflictOfInterest.objects.about(about).not_ended(at).filter(concerned).exists():
        field = "account" if account else "agency"
        raise Refused("A conflict of interest is recorded, so this would open nothing. Choose somebody else.", field)


def check_not_by_emergency(about: Any, by: Actor, at: datetime) -> None:
    """What was opened in an emergency is not handed on."""
    broken = Grant.objects.about(about).in_force(at).filter(standing_as=Grant.As.BREAK_GLASS, account_id=by.pk)
    if broken.exists():
        raise Refused("You opened this in an emergency. Ask whoever answers for it to give sight of it to others.")


def of_this(about: Any, one: Any) -> Any:
    """A grant or conflict as it is now, locked after its record; refused as not there if it is of another record."""
    found = type(one).objects.about(about).select_for_update(of=("self",)).filter(pk=one.pk).first()
    if found is None:
        raise Refused(GONE)
    return found
