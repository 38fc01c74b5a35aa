"""The secrets by which we show a provider that it is us. They are kept encrypted under the secret key."""

from goldthread.foundation.accounts.encryption import close_anew
from goldthread.foundation.sign_on.models import SignOn
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def close_client_secrets_anew() -> int:
    """Encrypt each under the newest secret key; give how many there are."""
    return sum(_in_space(space.pk) for space in every_space())


def _in_space(space_id: int) -> int:
    with opened(actor=SYSTEM_ACTOR, writing=space_id, doing="secret key changed"):
        held = list(SignOn.objects.select_for_update().filter(space=space_id).order_by("pk"))
        for sign_on in held:
            sign_on.client_secret = close_anew(sign_on.client_secret)
            sign_on.save(update_fields=["client_secret"])
    return len(held)
