"""Make a pass. To be called inside a command, which says who may and what for."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.passes.carried import Text, code_digest, digest_of, new_code, new_secret
from goldthread.foundation.passes.kinds import ABOUT_ACTIONS, ABOUT_CASES, CARRIES, PassKind
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.spaces.models import Space, SpaceRecord


@dataclass(frozen=True)
class Issued:
    """A new pass, with what is known only now: its text, and a link's code. They are shown or sent once."""

    made: Pass
    text: str = field(repr=False)
    code: str = field(default="", repr=False)

    @property
    def pk(self) -> int:
        return self.made.pk


def make_token(
    *,
    space: Space,
    agency: Agency | None,
    purpose: str,
    scope: Collection[Can],
    expires_at: datetime,
    by: Actor,
    at: datetime,
) -> Issued:
    """A token for an agency's own systems, or for the partnership's. Raise Refused where something is missing."""
    kind = PassKind.API_TOKEN if agency else PassKind.OFFICE_TOKEN
    made = _begun(kind, purpose, scope, expires_at, by, at)
    made.space_id, made.agency = space.pk, agency
    return _kept(made, new_secret())


def make_link(
    *,
    record: SpaceRecord,
    agency: Agency,
    purpose: str,
    scope: Collection[Can],
    expires_at: datetime,
    by: Actor,
    at: datetime,
) -> Issued:
    """A link that works once, about one record; ``purpose`` says what is asked: "report on action 3 of Child C"."""
    made = _begun(PassKind.LINK, purpose, scope, expires_at, by, at)
    return _kept(_about(made, agency, record), new_secret(), new_code())


def make_open_link(
    *, record: SpaceRecord, agency: Agency, purpose: str, expires_at: datetime, by: Actor, at: datetime
) -> Issued:
    """A link that an agency passes on to its staff: without a code, about one record, until it ends."""
    made = _begun(PassKind.OPEN_LINK, purpose, CARRIES[PassKind.OPEN_LINK], expires_at, by, at)
    return _kept(_about(made, agency, record), new_secret())


def _about(made: Pass, agency: Agency, record: SpaceRecord) -> Pass:
    made.space_id, made.agency = agency.space_id, agency
    if record.space_id != made.space_id:
        raise Refused("A link is about a record of the agency's own partnership.")
    made.about_table, made.about_id = record._meta.db_table, record.pk
    return made


def _begun(
    kind: PassKind,
    purpose: str,
    scope: Collection[Can],
    expires_at: datetime,
    by: Actor,
    at: datetime,
) -> Pass:
    purpose = " ".join(purpose.split())
    if not purpose:
        raise Refused("Say what it is for, in a few words.", "purpose")
    if not scope:
        raise Refused("Choose at least one thing that it may do.", "scope")
    beyond = set(scope) - set(CARRIES[kind])
    if beyond:
        words = ", ".join(sorted(can.value for can in beyond))
        raise Refused(f"This kind may not carry: {words}.", "scope")
    if ABOUT_ACTIONS & set(scope) and Can.VIEW_OWN_ACTIONS not in scope:
        raise Refused("To do something about actions it must also see them: choose that too.", "scope")
    if ABOUT_CASES & set(scope) and Can.VIEW_CASES not in scope:
        raise Refused("To do something in cases it must also read them: choose that too.", "scope")
    _check_life(kind, expires_at, at)
    return Pass(
        kind=kind,
        purpose=purpose,
        scope=[can.name for can in CARRIES[kind] if can in scope],
        issued_by_id=account_of(by),
        issued_at=at,
        expires_at=expires_at,
    )


def _check_life(kind: PassKind, expires_at: datetime, at: datetime) -> None:
    longest = settings.LONGEST_LIFE_OF_PASSES[kind]
    if expires_at <= at:
        raise Refused("It would have run out already. Choose a later day.", "expires_at")
    if expires_at > at + longest:
        raise Refused(f"It may last {longest.days} days at most. Choose an earlier day.", "expires_at")


def _kept(made: Pass, secret: str, code: str = "") -> Issued:
    made.secret_hash = digest_of(secret)
    made.code_hash = code_digest(made.secret_hash, code) if code else ""
    made.save(force_insert=True)
    return Issued(made, str(Text(made.space_id, made.pk, secret)), code)
