"""Accounts of the people who sign in. What a person may do is a matter of roles (``access``), not of the account."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from goldthread.foundation.records.handling import (
    ACCOUNT,
    KEY,
    PERSON_CONTACT,
    PERSON_NAME,
    SECRET,
    classed,
)


class UserManager(BaseUserManager["User"]):
    """Makes accounts and finds them by e-mail address, whatever its case."""

    def create_user(self, email: str, name: str, password: str | None = None, **state: Any) -> "User":
        """Make an account. Without a password nobody can sign in to it until one is set by invitation."""
        user = self.model(email=email.strip().lower(), name=name.strip(), **state)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """One person who signs in, in however many spaces they work."""

    email = models.EmailField("email address", unique=True)
    name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)
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
        state=(ACCOUNT, "is_active is_demonstration joined_at last_login"),
    )

    class Meta:
        db_table = "account"
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="account_email_once_in_any_case"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name
