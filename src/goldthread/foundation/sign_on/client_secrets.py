"""The client secrets of sign-ons when the secret key changes."""

from goldthread.foundation.accounts.encryption import CLOSED_ANEW, close_anew
from goldthread.foundation.sign_on.models import SignOn
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def register() -> None:
    """Have them closed anew with everything else that is kept encrypted."""
    CLOSED_ANEW.append(close_secrets_anew)


def close_secrets_anew() -> int:
    """Encrypt every client secret under the newest secret key; give how many there are. One space at a time is open."""
    count = 0
    for space in every_space():
        with opened(actor=SYSTEM_ACTOR, writing=space.pk, doing="secret key changed"):
            for one in SignOn.objects.filter(space=space.pk).select_for_update().order_by("pk"):
                one.client_secret = close_anew(one.client_secret)
                one.save()
                count += 1
    return count
