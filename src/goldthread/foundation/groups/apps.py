"""Boards, sub-groups and panels, their seats and who holds them."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "goldthread.foundation.groups"
    label = "groups"
