"""The declarations of the pathways that are installed, and the made-up cases that they bring."""

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from goldthread.cases.declaring.pathway import Pathway

FOLDER = "goldthread.pathways."
"""Named as text: pathways stand above, and are found rather than imported."""


def declared_pathways() -> Iterator[Pathway]:
    """Raise ValueError for a declaration that cannot be, and the program does not start."""
    for app in apps.get_app_configs():
        if app.name.startswith(FOLDER):
            yield import_module(f"{app.name}.pathway").PATHWAY


def people_told() -> Iterator[tuple[str, str, str]]:
    """E-mail address, name and role of each made-up person whom a pathway brings for a role that only it knows."""
    for app in apps.get_app_configs():
        module = f"{app.name}.demonstration"
        if app.name.startswith(FOLDER) and find_spec(module):
            yield from getattr(import_module(module), "PEOPLE", ())


def demonstrations() -> Iterator[Callable[..., None]]:
    """Of each pathway that has a ``demonstration.py``, what tells its made-up cases.

    Each takes the ``space``, its ``agencies`` by name, ``people`` by the code of their role, and the moment ``at``.
    """
    for app in apps.get_app_configs():
        module = f"{app.name}.demonstration"
        if app.name.startswith(FOLDER) and find_spec(module):
            yield import_module(module).fictitious_cases
