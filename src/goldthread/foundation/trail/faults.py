"""What does not fit in a trail."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """The first thing that does not fit, named so that it can be looked up."""

    space: int
    what: str
    entry: int | None = None
    seal: int | None = None
