"""Signing in by an organisation's own sign-on (OpenID Connect), and the roles that its claims give."""

from django.apps import AppConfig


class SignOnConfig(AppConfig):
    name = "goldthread.foundation.sign_on"
    label = "sign_on"
