"""What happens to sight of a record: it is given, ended, taken for a purpose or in an emergency; conflicts beat it all.

Every command is about one record of a registered kind, which it locks. ``Can.VIEW_CASES`` opens them; what a kind asks
beyond that, its registration says, and it is asked here.
"""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, account_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.checks import (
    NOT_YOURS,
    check_may,
    check_may_be_told,
    check_no_conflict,
    check_not_by_emergency,
    check_one,
    kind_seen,
    of_this,
    standing_now,
)
from goldthread.foundation.grants.giving import stop_grant, write_grant
from goldthread.foundation.grants.letters import letter_of_opening
from goldthread.foundation.grants.models import ConflictOfInterest, Grant
from goldthread.foundation.grants.purposes import Purpose
from goldthread.foundation.grants.queries import is_hidden
from goldthread.foundation.grants.registry import KINDS, AboutKind
from goldthread.foundation.messages.sending import queue_messages
from goldthread.foundation.records.moments import end_of
from goldthread.foundation.spaces.models import Space

TAKEN_BY_ONESELF = (Grant.As.PURPOSE, Grant.As.BREAK_GLASS)
SHORTEST_REASON = 20
NOT_THERE = "There is no such record. Check the reference, or ask whoever runs this work."
SAY_WHY = f"Say in {SHORTEST_REASON} characters or more why this cannot wait. The record’s owner reads it at once."


@command(Can.VIEW_CASES, event="sight given", about="about")
def give_grant(
    *,
    about: Any,
    account: User | None = None,
    agency: Agency | None = None,
    standing_as: str,
    purpose: str,
    ends_at: datetime | None,
    more: Any = None,
    by: Actor,
    at: datetime,
) -> Grant:
    """Give a person, or whoever holds a role for an agency, sight of one record. Nobody gives it to themselves.

    ``more`` answers what the kind asks besides, such as the lawful basis of giving another agency sight of a case.
    """
    kind = kind_seen(about, by, at)
    check_may(kind.may_give, about, by, at)
    why = said(purpose, "Say what they are to see it for.", "purpose")
    _check_terms(standing_as, ends_at, at)
    check_one(account, agency, about, at)
    check_may_be_told(kind, account, agency, about, at)
    if account and account.pk == by.pk:
        raise Refused("You cannot give sight of a record to yourself. Ask somebody else who may.", "account")
    check_not_by_emergency(about, by, at)
    check_no_conflict(account, agency, about, at)
    given = Grant.objects.about(about).in_force(at).filter(account=account, agency=agency, standing_as=standing_as)
    if given.exists():
        raise Refused("They have this already. End it first if it is to be for another purpose or time.", "account")
    grant = write_grant(
        about,
        account=account,
        agency=agency,
        standing_as=Grant.As(standing_as),
        purpose=why,
        ends_at=ends_at,
        by=by,
        at=at,
    )
    if kind.more_asked:
        kind.more_asked.keep(about, grant, more, by, at)
    return grant


@command(Can.VIEW_CASES, Can.BREAK_GLASS, event="sight ended", about="about")
def end_grant(*, about: Any, grant: Grant, by: Actor, at: datetime) -> Grant:
    """From this moment it opens nothing. One may always give up one's own."""
    kind, now = kind_seen(about, by, at), of_this(about, grant)
    if now.account_id != by.pk:
        check_may(kind.may_give, about, by, at)
    if not now.is_in_force(at):
        raise Refused("It has ended already.")
    return stop_grant(now, at)


@command(Can.VIEW_CASES, event="opened for a purpose", about="about")
def open_for_purpose(*, about: Any, purpose: str, words: str, by: Actor, at: datetime) -> Grant:
    """Somebody whose role shows them a record says for what they open it; it stays open until the end of their day.

    Whoever sees it by a grant alone opens nothing more of it, nor for longer.
    """
    kind_seen(about, by, at)
    check_may(Can.VIEW_CASES, about, by, at)
    if purpose not in Purpose.values:
        raise Refused("Choose what you open it for.", "purpose")
    why = said(words, "Say in a few words what you are about to do.", "words")
    return write_grant(
        about,
        account=_person(by),
        standing_as=Grant.As.PURPOSE,
        purpose=f"{Purpose(purpose).label}: {why}",
        ends_at=end_of(timezone.localdate(at)),
        by=by,
        at=at,
    )


@command(Can.BREAK_GLASS, event="opened in an emergency")
def break_glass(*, space: Space, kind: str, reference: str, reason: str, by: Actor, at: datetime) -> Grant:
    """Open a record that one may not otherwise see, for a day. Its owners are told in the same moment.

    It is looked up past ``visible_to``, so what does not exist and what a conflict hides get one answer.
    """
    account, why = _person(by), reason.strip()
    if len("".join(why.split())) < SHORTEST_REASON:
        raise Refused(SAY_WHY, "reason")
    of_kind, standing = KINDS.get(kind), standing_now(by, at)
    record = of_kind.named(space, reference).select_for_update(of=("self",)).first() if of_kind else None
    if of_kind is None or record is None or is_hidden(standing, record):
        raise Refused(NOT_THERE, "reference")
    if of_kind.find(standing, record.pk) is not None:
        raise Refused("You see this record already: there is nothing to break.", "reference")
    grant = write_grant(
        record,
        account=account,
        standing_as=Grant.As.BREAK_GLASS,
        purpose=why,
        ends_at=at + settings.BREAK_GLASS_LASTS,
        by=by,
        at=at,
        owner_told_at=at,
    )
    _tell_owners(of_kind, record, account, at)
    return grant


@command(Can.VIEW_CASES, Can.BREAK_GLASS, event="emergency opening reviewed", about="about")
def review_break_glass(*, about: Any, grant: Grant, words: str, by: Actor, at: datetime) -> Grant:
    """Somebody else looks at an emergency opening and says whether it was right. It stays open or shut as it is."""
    check_may(kind_seen(about, by, at).may_review, about, by, at)
    now = of_this(about, grant)
    if now.standing_as != Grant.As.BREAK_GLASS:
        raise Refused("Only what was opened in an emergency is reviewed.")
    if now.account_id == by.pk:
        raise Refused("You opened this yourself. Somebody else must review it.")
    if now.reviewed_at:
        raise Refused("Somebody has reviewed it already.")
    now.review_words = said(words, "Say whether it was right to open it, and why.", "words")
    now.reviewed_at, now.reviewed_by_id = at, account_of(by)
    now.save(update_fields=["review_words", "reviewed_at", "reviewed_by"])
    return now


@command(Can.VIEW_CASES, Can.BREAK_GLASS, event="conflict of interest declared", about="about")
def declare_conflict(
    *,
    about: Any,
    account: User | None = None,
    agency: Agency | None = None,
    kind: str,
    words: str,
    by: Actor,
    at: datetime,
) -> ConflictOfInterest:
    """From now on the record is not there for this person, or for whoever holds a role for this agency.

    Everybody declares their own; who runs the record declares any other, an agency's too.
    """
    of_kind = kind_seen(about, by, at)
    if account is None or account.pk != by.pk:
        check_may(of_kind.may_give, about, by, at)
    if kind not in ConflictOfInterest.Kind.values:
        raise Refused("Choose what kind of conflict it is.", "kind")
    if kind == ConflictOfInterest.Kind.OTHER:
        said(words, "Say what the conflict is.", "words")
    check_one(account, agency, about, at)
    known = ConflictOfInterest.objects.about(about).not_ended(at).filter(account=account, agency=agency)
    if known.exists():
        raise Refused("This conflict is recorded already.", "account")
    return ConflictOfInterest.objects.create(
        space_id=about.space_id,
        about_kind=about._meta.db_table,
        about_id=about.pk,
        account=account,
        agency=agency,
        kind=kind,
        words=words.strip(),
        declared_at=at,
        declared_by_id=account_of(by),
    )


@command(Can.VIEW_CASES, event="conflict of interest ended", about="about")
def end_conflict(*, about: Any, conflict: ConflictOfInterest, why: str, by: Actor, at: datetime) -> ConflictOfInterest:
    """It was a mistake, or is over: what they hold counts again. Whom it concerns does not see the record to say so."""
    check_may(kind_seen(about, by, at).may_give, about, by, at)
    now = of_this(about, conflict)
    if now.ended_at:
        raise Refused("It has ended already.")
    now.ended_why = said(why, "Say why there is no conflict of interest any more.", "why")
    now.ended_at, now.ended_by_id = at, account_of(by)
    now.save(update_fields=["ended_why", "ended_at", "ended_by"])
    return now


def _check_terms(standing_as: str, ends_at: datetime | None, at: datetime) -> None:
    if standing_as not in set(Grant.As) - set(TAKEN_BY_ONESELF):
        raise Refused("Choose as what they see it.", "standing_as")
    if ends_at is not None and ends_at <= at:
        raise Refused("It must end later than now.", "ends_at")
    if standing_as == Grant.As.ASKED and ends_at is None:
        raise Refused("Enter when it ends: whoever is asked sees the record until they have answered.", "ends_at")


def _person(by: Actor) -> User:
    """Only a person opens something to themselves: neither the program nor whoever holds a pass."""
    account = User.objects.filter(pk=by.pk).first() if account_of(by) else None
    if account is None:
        raise NotAllowed(NOT_YOURS)
    return account


def _tell_owners(kind: AboutKind, record: Any, opened_by: User, at: datetime) -> None:
    """Owners other than whoever opened it; where there are none, those who review such openings of this record.

    Whom a conflict of interest keeps from the record hears nothing of it, and nobody does who works here no more.
    """
    owners, others = set(kind.owners(record.pk)), _working_here(record, opened_by, at)
    told = _kept_in({one: standing for one, standing in others.items() if one.pk in owners}, record)
    if not told:
        reviewing = {one: who for one, who in others.items() if kind.allows(who, record, kind.may_review)}
        told = _kept_in(reviewing, record)
    reference = str(getattr(record, kind.reference))
    letters = [letter_of_opening(record, reference, to=one.email) for one in told]
    queue_messages(space=record.space, letters=letters, kind="emergency opening", at=at)


def _working_here(record: Any, besides: User, at: datetime) -> dict[User, Standing]:
    """Everybody else with a role in the record's space, and what they hold there."""
    day, held = timezone.localdate(at), defaultdict[User, list[Holding]](list)
    rows = Holding.objects.filter(space_id=record.space_id, user__is_active=True).in_force(day)
    for one in rows.exclude(user=besides).select_related("user", "agency").order_by("user_id", "pk"):
        held[one.user].append(one)
    return {user: Standing(tuple(holdings), on=day, at=at) for user, holdings in held.items()}


def _kept_in(people: dict[User, Standing], record: Any) -> list[User]:
    return [one for one, standing in people.items() if not is_hidden(standing, record)]
