"""From what a provider answered to an account: found, made or joined; and the roles that the claims give and end."""

import logging
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.accounts.demonstration import may_sign_in
from goldthread.foundation.accounts.models import User
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.sign_on.claims import Person, is_of, person_in, value_that_admits
from goldthread.foundation.sign_on.commands import end_by_claim, give_by_claim, make_account
from goldthread.foundation.sign_on.hop import Hop
from goldthread.foundation.sign_on.models import Identity, SignOn
from goldthread.foundation.sign_on.provider import provider_of, token_for
from goldthread.foundation.sign_on.queries import alike, known_as
from goldthread.foundation.sign_on.refusals import NotSignedOn, Why
from goldthread.foundation.sign_on.tokens import claims_in
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

log = logging.getLogger("goldthread.sign_on")

BY = System("sign-on")


def claims_for(sign_on: SignOn, hop: Hop, code: str, back: str) -> dict[str, Any]:
    """Exchange the code, and give the claims of a token that is good."""
    provider = provider_of(sign_on.issuer)
    token = token_for(sign_on, provider, code=code, verifier=hop.verifier, back=back)
    return claims_in(token, provider, client_id=sign_on.client_id, nonce=hop.nonce)


def account_for(claims: dict[str, Any], sign_on: SignOn, at: datetime) -> tuple[User, set[int]]:
    """Who signs in, and the agencies for which their roles now count. Raise NotSignedOn if nobody may."""
    person, day = person_in(claims, sign_on), timezone.localdate(at)
    admitted = {one: value_that_admits(claims, one) for one in alike(sign_on, day) if is_of(one, person.email)}
    user = known_as(person.issuer, person.subject)
    if user is None:
        if User.objects.with_address(person.email):
            raise NotSignedOn(Why.KNOWN_ADDRESS)
        if not any(admitted.values()):
            raise NotSignedOn(Why.NO_ROLE)
        user = _made(person, sign_on, at)
    if not may_sign_in(user):
        raise NotSignedOn(Why.CLOSED)
    for one, value in admitted.items():
        _bring_up_to_date(one, user, value, at)
    agencies = {one.agency_id for one in admitted}
    if not _holds_something(user, admitted, agencies, day):
        raise NotSignedOn(Why.NO_ROLE)
    return user, agencies


def join(claims: dict[str, Any], sign_on: SignOn, user: User, at: datetime) -> None:
    """Bind an account to what its owner has just signed in by. Raise NotSignedOn if it is somebody else's."""
    person = person_in(claims, sign_on)
    known = known_as(person.issuer, person.subject)
    if known is not None and known.pk != user.pk:
        raise NotSignedOn(Why.OTHER_PERSON)
    if known is None:
        _bind(user, person, at)


def said_in_the_log(refused: NotSignedOn, sign_on: SignOn | None) -> None:
    """One line that names nobody and holds nothing of the answer."""
    log.warning("sign-on refused", extra={"facts": {"why": refused.reason, "sign_on": sign_on.pk if sign_on else 0}})


def _made(person: Person, sign_on: SignOn, at: datetime) -> User:
    try:
        user = make_account(sign_on=sign_on, email=person.email, name=person.name, by=BY, at=at)
    except Refused:
        raise NotSignedOn(Why.KNOWN_ADDRESS) from None
    _bind(user, person, at)
    return user


def _bind(user: User, person: Person, at: datetime) -> None:
    try:
        with as_program("account bound to a sign-on"), transaction.atomic():
            Identity.objects.create(user=user, issuer=person.issuer, subject=person.subject, bound_at=at)
    except IntegrityError:
        raise NotSignedOn(Why.OTHER_PERSON) from None


def _bring_up_to_date(sign_on: SignOn, user: User, value: str, at: datetime) -> None:
    if value:
        give_by_claim(sign_on=sign_on, user=user, value=value, by=BY, at=at)
    else:
        end_by_claim(sign_on=sign_on, user=user, by=BY, at=at)


def _holds_something(user: User, sign_ons: dict[SignOn, str], agencies: set[int], day: date) -> bool:
    with opened(actor=SYSTEM_ACTOR, reading=[one.space_id for one in sign_ons]):
        return Holding.objects.filter(user=user, agency_id__in=agencies).in_force(day).exists()
