"""What happens to sight of a record: it is given, ended, taken for a purpose or in an emergency; conflicts beat it all.

Every command is about one record of a registered kind, which it locks. ``Can.VIEW_CASES`` opens them; what a kind asks
beyond that, its registration says, and it is asked here.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.command import GONE, command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.checks import (
    NOT_YOURS,
    check_counts,
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
from goldthread.foundation.grants.letters import letter_of_nobody_left, letter_of_opening
from goldthread.foundation.grants.models import ConflictOfInterest, Grant
from goldthread.foundation.grants.purposes import Purpose
from goldthread.foundation.grants.queries import is_hidden
from goldthread.foundation.grants.registry import KINDS, AboutKind
from goldthread.foundation.grants.reviewing import answering, is_left, standing_in, stands_in, who_may
from goldthread.foundation.messages.sending import queue_messages
from goldthread.foundation.records.moments import end_of
from goldthread.foundation.spaces.models import Space

TAKEN_BY_ONESELF = (Grant.As.PURPOSE, Grant.As.BREAK_GLASS)
SHORTEST_REASON = 20
NOT_THERE = "There is no such record. Check the reference, or ask whoever runs this work."
NOBODY_TO_TELL = (
    "Nobody else here could be told of it and review it, so it cannot be opened in this way. If a child is in danger"
    " now, call the police on 999. Ask the partnership manager to give somebody the role that runs this work."
)
TOLD_AT_ONCE = "Whoever reviews such openings is told at once"
SAY_WHY = f"Say in {SHORTEST_REASON} characters or more why this cannot wait. {TOLD_AT_ONCE}."


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
    check_counts(kind, account, standing_as, about, at)
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
    return stop_grant(now, by=by, at=at)


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
    """Open a record that one may not otherwise see, for a day. Those who review it are told in the same moment.

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
        raise Refused("You see this record already. Open it by its reference.", "reference")
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
    _tell_owners(of_kind, record, grant, at)
    return grant


@command(Can.VIEW_CASES, Can.BREAK_GLASS, event="emergency opening reviewed", about="grant")
def review_break_glass(*, about: Any, grant: Grant, words: str, by: Actor, at: datetime) -> Grant:
    """Somebody else looks at an emergency opening and says whether it was right. It stays open or shut as it is.

    Where nobody is left who may, whoever may open in an emergency stands in: they read who opened it and why, and do
    not see the record.
    """
    kind, now, standing = kind_seen(about, by, at), of_this(about, grant), standing_now(by, at)
    if not stands_in(standing, kind, about, now, at):
        if kind.find(standing, about.pk) is None:
            raise Refused(GONE)
        check_may(kind.may_review, about, by, at)
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

    Everybody declares their own; who runs the record any other. If nobody is left, those who give roles are told.
    """
    of_kind = kind_seen(about, by, at)
    if account is None or account.pk != by.pk:
        check_may(of_kind.may_give, about, by, at)
    if kind not in ConflictOfInterest.Kind.values:
        raise Refused("Choose what kind of conflict it is.", "kind")
    if kind == ConflictOfInterest.Kind.OTHER:
        said(words, "Say what the conflict is.", "words")
    check_one(account, agency, about, at)
    if ConflictOfInterest.objects.about(about).not_ended(at).filter(account=account, agency=agency).exists():
        raise Refused("This conflict is recorded already.", "account")
    was_left = is_left(of_kind, about, at=at)
    made = ConflictOfInterest.objects.create(
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
    if was_left and not is_left(of_kind, about, at=at):
        _tell_that_nobody_is_left(of_kind, about, at)
    return made


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
        raise Refused("Choose their part in it.", "standing_as")
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


def _tell_owners(kind: AboutKind, record: Any, grant: Grant, at: datetime) -> None:
    """Raise Refused where there is nobody to be told: what nobody hears of, nobody reviews."""
    by = grant.account_id or 0
    answering_for_it = answering(kind, record, by, at)
    told = answering_for_it or standing_in(record, by, at)
    if not told:
        raise Refused(NOBODY_TO_TELL, "reference")
    reference = str(getattr(record, kind.reference))
    letters = [letter_of_opening(grant, reference, one.email, sees_it=bool(answering_for_it)) for one in told]
    queue_messages(space=record.space, letters=letters, kind="emergency opening", at=at)


def _tell_that_nobody_is_left(kind: AboutKind, record: Any, at: datetime) -> None:
    """Those who may give others a role hear, by its reference, of a record that nobody may give sight of any more."""
    reference = str(getattr(record, kind.reference))
    told = who_may(Can.MANAGE_PEOPLE, record, 0, at)
    letters = [letter_of_nobody_left(record, reference, one.email) for one in told]
    queue_messages(space=record.space, letters=letters, kind="nobody left to answer", at=at)
