"""Accounts of the people who sign in. What a person may do is a matter of roles, not of the account."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.accounts.password_hash import PasswordHash
from goldthread.foundation.records.handling import (
    ACCOUNT,
    KEY,
    PERSON_CONTACT,
    PERSON_NAME,
    SECRET,
    WHEREABOUTS,
    classed,
)


class UserManager(BaseUserManager["User"]):
    """Makes accounts and finds them by e-mail address, whatever its case."""

    def create_user(self, email: str, name: str, password: str | None = None, **state: Any) -> "User":
        """Make an account. Without a password nobody can sign in to it until one is set by invitation."""
        user = self.model(email=email.strip().lower(), name=name.strip(), **state)
        user.set_password(password)
        with as_program("account made"):
            user.save(using=self._db)
        return user

    def with_address(self, email: str) -> "User | None":
        """The account with an e-mail address, in whatever case. The program looks, whoever asks."""
        with as_program("account looked up"):
            return self.filter(email__iexact=email.strip()).first()

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """One person who signs in, in however many spaces they work.

    ``sessions_ended`` is raised by one to end every session there is, on whatever machine.
    """

    password = PasswordHash(max_length=128)
    email = models.EmailField("email address", unique=True)
    name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)
    sessions_ended = models.PositiveIntegerField(default=0)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    is_staff = False
    is_superuser = False

    handling: ClassVar = classed(
        keys=(KEY, "id"),
        names=(PERSON_NAME, "name"),
        contact=(PERSON_CONTACT, "email"),
        secrets=(SECRET, "password"),
        state=(ACCOUNT, "is_active is_demonstration sessions_ended joined_at last_login"),
    )

    class Meta:
        db_table = "account"
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="account_email_once_in_any_case"),
        ]

    def __str__(self) -> str:
        return self.name

    def end_every_session(self) -> None:
        """Sign the person out wherever they are signed in."""
        self.sessions_ended += 1
        self.save(update_fields=["sessions_ended"])
        self.sign_ins.all().delete()

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # Django compares this with each session: a new password, or a raised count, ends them all.
        words = f"{self.password}:{self.sessions_ended}"
        return salted_hmac("goldthread.session", words, secret=secret, algorithm="sha256").hexdigest()


class SignIn(models.Model):
    """One browser in which a person is signed in, for the page that shows them where they are.

    ``session_digest`` is what the table of sessions holds too: nobody enters by it. A row without its session is over.
    Where an organisation's sign-on began it, ``registration`` and ``provider_session`` are digests of how its provider
    knows us and the session, so that it can be ended when the person signs out there.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_ins")
    session_digest = models.CharField(max_length=40, unique=True)
    signed_in_at = models.DateTimeField()
    network_address = models.GenericIPAddressField()
    user_agent = models.CharField(max_length=200, blank=True)
    registration = models.CharField(max_length=64, blank=True, default="", db_default="")
    provider_session = models.CharField(max_length=64, blank=True, default="", db_default="")

    handling: ClassVar = classed(
        keys=(KEY, "id user"),
        secrets=(SECRET, "session_digest provider_session"),
        state=(ACCOUNT, "registration"),
        whereabouts=(WHEREABOUTS, "signed_in_at network_address user_agent"),
    )

    class Meta:
        db_table = "account_sign_in"

    def __str__(self) -> str:
        return f"sign-in of account {self.user_id}"
