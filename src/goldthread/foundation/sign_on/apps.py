"""Signing in by an organisation's own sign-on (OpenID Connect), and the roles that its claims give."""

from importlib import import_module

from django.apps import AppConfig


class SignOnConfig(AppConfig):
    name = "goldthread.foundation.sign_on"
    label = "sign_on"

    def ready(self) -> None:
        from goldthread.foundation.access.signed_on import STILL_ON
        from goldthread.foundation.sign_on.queries import still_on

        STILL_ON.append(still_on)
        import_module(f"{self.name}.client_secrets").register()
