"""Finding sign-ons before it is known who asks, and whom they mean."""

from datetime import UTC, date, datetime

from django.db.models import Q

from goldthread.foundation.access.signed_on import SignedOn
from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.sign_on.models import Identity, SignedOut, SignOn
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def sign_ons_on(day: date) -> list[SignOn]:
    """Every sign-on that is on, of agencies that take part on a day, over all spaces."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk for space in every_space()]):
        agencies = Agency.objects.in_force(day)
        rows = SignOn.objects.filter(is_on=True, agency__in=agencies).select_related("agency", "space")
        return list(rows.order_by("agency__name", "pk"))


def still_on(signed_on: SignedOn, day: date) -> frozenset[int]:
    """The agencies of a session that take part on a day and whose sign-on is on; none once the person signed out."""
    if has_signed_out_since(signed_on):
        return frozenset()
    return frozenset(signed_on.agencies) & {one.agency_id for one in sign_ons_on(day)}


def has_signed_out_since(signed_on: SignedOn) -> bool:
    """Whether the provider told of it after it began this session. One half-way in, at our own code, ends so too."""
    theirs = Q(user=signed_on.user)
    if signed_on.provider_session:
        named = Q(provider_session=signed_on.provider_session)
        theirs = theirs & (named | Q(provider_session="")) | named & Q(user=None)
    since = datetime.fromtimestamp(signed_on.at, tz=UTC)
    with as_program("sign-on looked up"):
        told = SignedOut.objects.filter(registration=signed_on.registration, signed_out_at__gte=since)
        return bool(signed_on.registration) and told.filter(theirs).exists()


def sign_on_at(space_id: int, number: int, day: date) -> SignOn | None:
    """One of them, or nothing."""
    return next((one for one in sign_ons_on(day) if (one.space_id, one.pk) == (space_id, number)), None)


def sign_ons_for(email: str, day: date) -> list[SignOn]:
    """Those by which somebody with this address may sign in; one registration that serves many spaces counts once."""
    domain = email.rpartition("@")[2].lower()
    found: dict[tuple[str, str], SignOn] = {}
    for one in sign_ons_on(day):
        if domain in one.domains:
            found.setdefault((one.issuer, one.client_id), one)
    return list(found.values())


def alike(sign_on: SignOn, day: date) -> list[SignOn]:
    """The same registration at the same provider, in whichever partnerships the agency takes part."""
    return [one for one in sign_ons_on(day) if (one.issuer, one.client_id) == (sign_on.issuer, sign_on.client_id)]


def known_as(issuer: str, subject: str) -> User | None:
    """The account that is bound to a subject."""
    with as_program("sign-on looked up"):
        found = Identity.objects.filter(issuer=issuer, subject=subject).select_related("user").first()
        return found.user if found else None


def identities_of(user: User) -> list[Identity]:
    """What an account is bound to."""
    with as_program("sign-on looked up"):
        return list(Identity.objects.filter(user=user).order_by("issuer"))
