"""Signing in by an organisation's own sign-on (OpenID Connect), and the roles that its claims give."""

from importlib import import_module

from django.apps import AppConfig


class SignOnConfig(AppConfig):
    name = "goldthread.foundation.sign_on"
    label = "sign_on"

    def ready(self) -> None:
        import_module(f"{self.name}.client_secrets").register()
