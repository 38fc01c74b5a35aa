"""What parts above add to the wall: functions that must stand before it, and what is done once it stands."""

from collections.abc import Callable
from importlib.resources.abc import Traversable

from django.db.backends.base.base import BaseDatabaseWrapper

FUNCTIONS: list[Traversable] = []
"""Files of SQL functions, in the order in which they are made."""

AFTERWARDS: list[Callable[[BaseDatabaseWrapper], None]] = []
"""Called with the owner's connection when every table has its wall."""
