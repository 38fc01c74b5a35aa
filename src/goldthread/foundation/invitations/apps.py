"""Asking people in: invitations, and the roles that are given and ended."""

from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    name = "goldthread.foundation.invitations"
    label = "invitations"
