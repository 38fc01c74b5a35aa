"""Who an e-mail address and a password belong to."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from goldthread.foundation.accounts.acting import as_person, as_program
from goldthread.foundation.accounts.demonstration import may_sign_in
from goldthread.foundation.accounts.models import User


class PasswordBackend(AuthenticationBackend):
    """Refuse closed accounts, and demonstration accounts outside demo mode, as if they did not exist.

    The same question is asked at each request, so a session that is already open ends as well.
    """

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        """Find the account by its address and check the password: only the program can do either."""
        with as_program("password checked"):
            return super().authenticate(request, **credentials)

    def get_user(self, user_id: int) -> User | None:
        """Whose a session is: a person who reads the own account."""
        with as_person(user_id):
            return super().get_user(user_id)

    def user_can_authenticate(self, user: User) -> bool:
        return may_sign_in(user)

    def _check_password(self, user: User | None, password: str) -> User | None:
        if user is None or not self.user_can_authenticate(user):
            # Left to the caller, which then spends as long on hashing as a real check would take.
            return None
        return super()._check_password(user, password)
