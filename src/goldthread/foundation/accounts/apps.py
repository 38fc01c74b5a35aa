"""People who sign in, and how."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "goldthread.foundation.accounts"
    label = "accounts"
