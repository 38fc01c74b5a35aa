"""The pages on which people sign in and out, and look after their own account."""

from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "goldthread.foundation.sign_in"
    label = "sign_in"
