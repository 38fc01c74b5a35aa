"""Where a person is signed in: noted at each sign-in, shown to them alone, forgotten when the session is over."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.http import HttpRequest

from goldthread.foundation.access.signed_on import signed_on_in
from goldthread.foundation.accounts.acting import as_person, as_program
from goldthread.foundation.accounts.models import SignIn, User
from goldthread.foundation.accounts.sessions import digest_of
from goldthread.foundation.records.handling import WHEREABOUTS
from goldthread.foundation.sign_in.browsers import browser_of
from goldthread.foundation.spaces.sweeping import is_kept_anywhere

LONGEST_USER_AGENT = 200


@dataclass(frozen=True)
class Place:
    """One browser, as the page shows it. ``last_used_at`` is true to a minute."""

    browser: str
    network_address: str
    signed_in_at: datetime
    last_used_at: datetime
    is_this: bool


def note_place(request: HttpRequest, user: User, at: datetime) -> None:
    """Keep where this session is, under the key that it has now."""
    if not request.session.session_key:
        request.session.save()
    signed_on = signed_on_in(request.session, user.pk)
    with as_person(user.pk, "signed in"):
        SignIn.objects.update_or_create(
            session_digest=digest_of(request.session.session_key or ""),
            defaults={
                "user": user,
                "signed_in_at": at,
                "network_address": get_adapter().get_client_ip(request),
                "user_agent": request.META.get("HTTP_USER_AGENT", "")[:LONGEST_USER_AGENT],
                "registration": signed_on.registration if signed_on else "",
                "provider_session": signed_on.provider_session if signed_on else "",
            },
        )


def places_of(user: User, session_key: str, at: datetime) -> list[Place]:
    """Where the person is signed in now, the newest first. ``session_key`` is the one that asks."""
    this = digest_of(session_key)
    held = SignIn.objects.filter(user=user).order_by("-signed_in_at", "-pk")
    ends = dict(_living(at).filter(pk__in=held.values("session_digest")).values_list("pk", "expire_date"))
    return [
        Place(
            browser_of(one.user_agent),
            one.network_address,
            one.signed_in_at,
            # A session that is used is prolonged to this long after its use.
            ends[one.session_digest] - timedelta(seconds=settings.SESSION_COOKIE_AGE),
            is_this=one.session_digest == this,
        )
        for one in held
        if one.session_digest in ends
    ]


def forget_what_is_over(at: datetime) -> None:
    """Remove sessions that have ended, and where they were, unless some partnership's hold is about that.

    The session itself goes always: it says nothing, and opens what it should not.
    """
    stays = is_kept_anywhere(WHEREABOUTS.kept)
    with as_program("ended sessions forgotten"):
        Session.objects.filter(expire_date__lte=at).delete()
        if not stays:
            _over(at).delete()


def end_sessions(ended: QuerySet[SignIn]) -> None:
    """End the sessions of these sign-ins, in whatever browser they are; where those were stays under a hold."""
    Session.objects.filter(pk__in=list(ended.values_list("session_digest", flat=True))).delete()
    if not is_kept_anywhere(WHEREABOUTS.kept):
        ended.delete()


def _living(at: datetime) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__gt=at)


def _over(at: datetime) -> QuerySet[SignIn]:
    return SignIn.objects.exclude(session_digest__in=_living(at).values("pk"))
