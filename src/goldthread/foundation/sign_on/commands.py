"""What happens to sign-ons: a manager sets one up; the program makes accounts, gives roles and ends them by claim."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.accounts.encryption import encrypt
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.invitations.commands.checks import holds
from goldthread.foundation.sign_on.models import ROLE, GivenByClaim, SignOn
from goldthread.foundation.sign_on.outbound import is_safe
from goldthread.foundation.spaces.models import Space

DIFFERENT_ISSUER = "Enter the secret again: it must not be sent to another address than the one it was typed for."


@dataclass(frozen=True)
class SignOnDetails:
    """What is said of a sign-on; the fields are those of the record. The secret is said beside it."""

    issuer: str
    client_id: str
    domains: Collection[str]
    claim: str
    values: Collection[str]
    second_factor_mark: str = ""
    vouches: bool = False


@command(Can.MANAGE_PEOPLE, event="sign-on set up")
def set_up_sign_on(
    *, space: Space, agency: Agency, details: SignOnDetails, secret: str, by: Actor, at: datetime
) -> SignOn:
    """Write down how an agency's people will sign in. It is off until somebody turns it on."""
    if agency.space_id != space.pk:
        raise Refused("Choose an agency of this partnership.", "agency")
    if SignOn.objects.filter(space=space, agency=agency).exists():
        raise Refused("This agency has a sign-on already. Change that one.", "agency")
    if not secret:
        raise Refused("Enter the client secret.", "secret")
    return _written(SignOn(space=space, agency=agency), details, secret)


@command(Can.MANAGE_PEOPLE, event="sign-on changed", about="sign_on")
def change_sign_on(*, sign_on: SignOn, details: SignOnDetails, secret: str, by: Actor, at: datetime) -> SignOn:
    """Change it. Without a new secret the old one stays, which then goes to the same issuer only."""
    if not secret and details.issuer != sign_on.issuer:
        raise Refused(DIFFERENT_ISSUER, "secret")
    return _written(sign_on, details, secret)


@command(Can.MANAGE_PEOPLE, event="sign-on turned on", about="sign_on")
def turn_on(*, sign_on: SignOn, by: Actor, at: datetime) -> SignOn:
    """From now on the agency's people can sign in by it."""
    return _turned(sign_on, True)


@command(Can.MANAGE_PEOPLE, event="sign-on turned off", about="sign_on")
def turn_off(*, sign_on: SignOn, by: Actor, at: datetime) -> SignOn:
    """From now on nobody can sign in by it, and a session that it began opens nothing of this agency."""
    return _turned(sign_on, False)


@command(Can.BE_THE_PROGRAM, event="account made by sign-on", about="sign_on")
def make_account(*, sign_on: SignOn, email: str, name: str, by: Actor, at: datetime) -> User:
    """Make an account without a password for somebody whom a claim admits. An address that is known is refused."""
    try:
        with transaction.atomic():
            return User.objects.create_user(email, name)
    except IntegrityError:
        raise Refused("There is an account with this email address already.") from None


@command(Can.BE_THE_PROGRAM, event="role given by a claim of sign-on", about="sign_on", alone="roles")
def give_by_claim(*, sign_on: SignOn, user: User, value: str, by: Actor, at: datetime) -> None:
    """Give the agency's role, unless it is held already or somebody here ended it by hand."""
    today = timezone.localdate(at)
    if _given(sign_on, user) or holds(sign_on.space, user.pk, ROLE, sign_on.agency, today):
        return
    holding = Holding.objects.create(
        space=sign_on.space, user=user, role=ROLE, agency=sign_on.agency, starts_on=today, by_sign_on=True
    )
    GivenByClaim.objects.create(
        space=sign_on.space, sign_on=sign_on, user=user, holding=holding, value=value, given_at=at
    )


@command(Can.BE_THE_PROGRAM, event="role ended as its claim is gone", about="sign_on", alone="roles")
def end_by_claim(*, sign_on: SignOn, user: User, by: Actor, at: datetime) -> None:
    """End what the claim gave; a role that was given by hand stays. One given today is taken away altogether."""
    given = _given(sign_on, user)
    if given is None:
        return
    yesterday, holding = timezone.localdate(at) - timedelta(days=1), given.holding
    given.ended_at = at
    given.save()
    if holding is None or (holding.ends_on is not None and holding.ends_on <= yesterday):
        return
    if holding.starts_on > yesterday:
        holding.delete()
        return
    holding.ends_on = yesterday
    holding.save()


def _given(sign_on: SignOn, user: User) -> GivenByClaim | None:
    return GivenByClaim.objects.filter(space=sign_on.space, sign_on=sign_on, user=user, ended_at=None).first()


def _written(sign_on: SignOn, details: SignOnDetails, secret: str) -> SignOn:
    if not is_safe(details.issuer) or "?" in details.issuer:
        raise Refused("Enter an address that begins with https://, as your organisation's IT gave it.", "issuer")
    for name, value in asdict(details).items():
        setattr(sign_on, name, value)
    sign_on.domains = [one.lower().lstrip("@") for one in details.domains]
    sign_on.values = list(details.values)
    if secret:
        sign_on.client_secret = encrypt(secret)
    sign_on.save()
    return sign_on


def _turned(sign_on: SignOn, is_on: bool) -> SignOn:
    if sign_on.is_on is is_on:
        raise Refused(f"It is {'on' if is_on else 'off'} already.")
    sign_on.is_on = is_on
    sign_on.save()
    return sign_on
