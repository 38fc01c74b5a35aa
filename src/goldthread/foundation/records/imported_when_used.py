"""Libraries that take longer to import than all the rest of the program, for the few who use them."""

from importlib import import_module
from typing import Any


class ImportedWhenUsed:
    """A module of a library, imported when the first of its names is asked for.

    Every command and every page process would bear the seconds and the memory otherwise, and only the worker draws.
    """

    def __init__(self, name: str) -> None:
        self.__name = name

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name), name)
