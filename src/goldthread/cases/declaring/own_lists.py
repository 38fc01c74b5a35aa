"""What whoever runs a pathway keeps a list of besides its cases, such as where they made it known."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class OwnList:
    """A list that a pathway keeps beside its cases, of its own in each partnership.

    ``record`` is the typed record of an entry, which names nobody whom a case is about. ``one`` is an entry
    ("activity"), ``button`` what a person does to add one. ``columns`` are those of its fields that stand in the list;
    the file has all. Whoever reads all cases of the pathway reads it, and whoever records in them keeps it. No route of
    the API offers it.
    """

    code: str
    title: str
    one: str
    many: str
    button: str
    record: Any
    columns: tuple[str, ...]
    intro: str = ""
