"""The declarations of the pathways that are installed."""

from collections.abc import Iterator
from importlib import import_module

from django.apps import apps

from goldthread.cases.declaring.pathway import Pathway

FOLDER = "goldthread.pathways."
"""Named as text: pathways stand above, and are found rather than imported."""


def declared_pathways() -> Iterator[Pathway]:
    """Raise ValueError for a declaration that cannot be, and the program does not start."""
    for app in apps.get_app_configs():
        if app.name.startswith(FOLDER):
            yield import_module(f"{app.name}.pathway").PATHWAY
