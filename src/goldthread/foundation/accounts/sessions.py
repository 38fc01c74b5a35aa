"""Sign-ins as they are kept: nobody who reads or changes the table can enter by it, and none lasts for ever.

The table holds a digest of the key that the browser shows. What a session holds is signed for its own key, so
that it cannot be copied beside another one.
"""

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DjangoSessionStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.utils import timezone

BEGAN = "signed_in_at"
"""Where in the session it is kept when the person signed in, in seconds since 1970."""

KEPT = 40
"""Characters of the digest that the column holds: 160 bits, as many as a key has."""


def digest_of(session_key: str) -> str:
    """What stands in the table for the key of a session. The key is random: nobody guesses it from this."""
    return sha256(session_key.encode()).hexdigest()[:KEPT]


class SessionStore(DjangoSessionStore):
    """Django's sessions in the database, found by digest, for SESSION_LONGEST seconds at most."""

    @property
    def key_salt(self) -> str:
        return f"goldthread.session.{self.session_key}"

    @property
    def hours_at_most(self) -> int:
        """For the page that says why somebody was signed out."""
        return settings.SESSION_LONGEST // 3600

    def load(self) -> dict[str, Any]:
        kept = super().load()
        if BEGAN in kept and timezone.now().timestamp() - kept[BEGAN] >= settings.SESSION_LONGEST:
            self.delete()
            self._session_key = None
            return {}
        return kept

    def exists(self, session_key: str) -> bool:
        return super().exists(digest_of(session_key))

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            super().delete(digest_of(key))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        row = super().create_model_instance(data)
        row.session_key = digest_of(row.session_key)
        return row

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        here = self.model.objects.filter(session_key=digest_of(self.session_key or ""), expire_date__gt=timezone.now())
        row = here.first()
        if row is None:
            self._session_key = None
        return row
