"""The sign-on of one agency of the made-up partnership: written down, and not turned on, since no such provider is."""

from datetime import datetime
from secrets import token_urlsafe

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.sign_on.commands import SignOnDetails, set_up_sign_on
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def fictitious_sign_on(*, space: Space, by: Actor, at: datetime) -> None:
    """For the police, by a role in their directory."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        police = Agency.objects.get(space=space, name="Merefell Police")
    details = SignOnDetails(
        issuer="https://login.merefell.example",
        client_id="goldthread",
        domains=["merefell.example"],
        claim="roles",
        values=["safeguarding-leads"],
        second_factor_mark="mfa",
    )
    set_up_sign_on(space=space, agency=police, details=details, secret=token_urlsafe(), by=by, at=at)
