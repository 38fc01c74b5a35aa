"""Organisations that take part, as a partnership knows them."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "goldthread.foundation.agencies"
    label = "agencies"
