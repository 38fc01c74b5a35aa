"""Sign-ons of agencies, whom they are bound to, and the roles that their claims gave."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.handling import ACCOUNT, BUSINESS, KEY, SECRET, classed
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

ROLE = "agency_lead"
"""What a claim may give: the role that is held for an agency. An agency's directory makes nobody a board member."""


class SignOnQuerySet(models.QuerySet["SignOn"]):
    @once
    def visible_to(self, standing: Standing) -> "SignOnQuerySet":
        """Whoever manages people sees how they may sign in."""
        return self if standing.is_system else self.filter(space_id__in=standing.spaces_where(Can.MANAGE_PEOPLE))


class SignOn(SpaceRecord):
    """How an agency's people sign in by their own organisation.

    ``domains`` are those of their e-mail addresses. Whoever has one of ``values`` in the claim named ``claim`` is given
    the agency's role. ``second_factor_mark`` is what ``amr`` or ``acr`` says when the provider asked for a second
    factor; without it ours is asked. ``vouches`` is for a provider that sends no ``email_verified``.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="sign_ons")
    issuer = models.CharField(max_length=500)
    client_id = models.CharField(max_length=200)
    client_secret = models.TextField()
    domains = ArrayField(models.CharField(max_length=253))
    claim = models.CharField(max_length=100)
    values = ArrayField(models.CharField(max_length=200))
    second_factor_mark = models.CharField(max_length=100, blank=True)
    vouches = models.BooleanField(default=False)
    is_on = models.BooleanField(default=False)

    objects = SignOnQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        secrets=(SECRET, "client_secret"),
        facts=(BUSINESS, "agency issuer client_id domains claim values second_factor_mark vouches is_on"),
    )

    class Meta:
        db_table = "sign_on"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "agency"], name="sign_on_once_for_an_agency"),
        ]

    def __str__(self) -> str:
        return f"sign-on of {self.agency}"

    def get_absolute_url(self) -> str:
        return reverse("sign_on", args=[self.space.slug, self.pk])


class GivenByClaim(SpaceRecord):
    """A claim gave somebody a role. ``holding`` is empty when the role was ended on the day it was given.

    While ``ended_at`` is empty but the role is over, somebody ended it by hand: the claim does not give it again.
    """

    sign_on = models.ForeignKey(SignOn, on_delete=models.PROTECT, related_name="given")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    holding = models.ForeignKey(Holding, on_delete=models.SET_NULL, null=True, blank=True, related_name="given_by")
    value = models.CharField(max_length=200)
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "sign_on user holding value given_at ended_at"))

    class Meta:
        db_table = "sign_on_given"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "sign_on", "user"], condition=models.Q(ended_at=None), name="sign_on_given_once"
            ),
        ]

    def __str__(self) -> str:
        return f"role by claim {self.pk}"


class SignedOut(models.Model):
    """A provider told us that somebody signed out there. No notice counts twice, and no session of before it at all.

    All but the account are digests. ``user`` is empty where the notice names its session only.
    """

    registration = models.CharField(max_length=64)
    notice = models.CharField(max_length=64)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    provider_session = models.CharField(max_length=64, blank=True)
    signed_out_at = models.DateTimeField()

    handling: ClassVar = classed(
        keys=(KEY, "id user"),
        secrets=(SECRET, "provider_session"),
        facts=(ACCOUNT, "registration notice signed_out_at"),
    )

    class Meta:
        db_table = "sign_on_signed_out"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["registration", "notice"], name="sign_on_signed_out_once"),
        ]

    def __str__(self) -> str:
        return f"notice of signing out {self.pk}"


class Identity(models.Model):
    """Whom an issuer means by a subject. An account is bound to these two, never to an e-mail address."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="identities")
    issuer = models.CharField(max_length=500)
    subject = models.CharField(max_length=255)
    bound_at = models.DateTimeField()

    handling: ClassVar = classed(
        keys=(KEY, "id user"),
        facts=(ACCOUNT, "issuer subject bound_at"),
    )

    class Meta:
        db_table = "sign_on_identity"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="sign_on_identity_once"),
            models.UniqueConstraint(fields=["user", "issuer"], name="sign_on_identity_once_for_a_person"),
        ]

    def __str__(self) -> str:
        return f"identity of account {self.user_id}"
