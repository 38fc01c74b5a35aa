"""Sending letters about accounts, and forgetting sessions that are over, which is the worker's work.

The queue holds who is to be written to and why. Words, and links that open something, are made only when the
letter is sent, so they are kept nowhere; and asking for one takes as long whether there is an account or not.
"""

from datetime import datetime

from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.accounts.demonstration import may_sign_in
from goldthread.foundation.accounts.models import User
from goldthread.foundation.jobs.job import job
from goldthread.foundation.sign_in.letters import letter_to
from goldthread.foundation.sign_in.places import forget_what_is_over


def write_letter(user: User, about: str) -> None:
    """Put a letter in the queue. It leaves after what is happening now is committed."""
    send_letter.defer(user_id=user.pk, about=about)


@job(access="nobody: it repeats by itself", does="Forget sessions that are over", every="40 3 * * *")
def forget_ended_sessions(*, at: datetime) -> None:
    """Once a night: nothing of a session is kept when it is over."""
    forget_what_is_over(at)


@job(
    access="whoever asks for a new password, and each change to how somebody signs in",
    does="Send a letter about an account",
)
def send_letter(*, user_id: int, about: str, at: datetime) -> None:
    """Send one letter now. An account that was closed meanwhile gets none."""
    with as_program("letter about an account written"):
        user = User.objects.get(pk=user_id)
    if may_sign_in(user):
        letter_to(user, about).send()
