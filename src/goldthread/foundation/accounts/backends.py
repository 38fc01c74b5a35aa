"""Who an e-mail address and a password belong to."""

from allauth.account.auth_backends import AuthenticationBackend

from goldthread.foundation.accounts.demonstration import may_sign_in
from goldthread.foundation.accounts.models import User


class PasswordBackend(AuthenticationBackend):
    """Refuse closed accounts, and demonstration accounts outside demo mode, as if they did not exist.

    The same question is asked at each request, so a session that is already open ends as well.
    """

    def user_can_authenticate(self, user: User) -> bool:
        return may_sign_in(user)

    def _check_password(self, user: User | None, password: str) -> User | None:
        if user is None or not self.user_can_authenticate(user):
            # Left to the caller, which then spends as long on hashing as a real check would take.
            return None
        return super()._check_password(user, password)
