"""Signing in by an organisation's own sign-on (OpenID Connect), and the roles that its claims give."""

from django.apps import AppConfig


class SignOnConfig(AppConfig):
    name = "goldthread.foundation.sign_on"
    label = "sign_on"

    def ready(self) -> None:
        from goldthread.foundation.access.signed_on import STILL_ON
        from goldthread.foundation.accounts.encryption import CLOSED_ANEW
        from goldthread.foundation.sign_on.queries import still_on
        from goldthread.foundation.sign_on.secrets_of_clients import close_client_secrets_anew

        STILL_ON.append(still_on)
        CLOSED_ANEW.append(close_client_secrets_anew)
