"""What the gallery holds of one component: its name, its contract and its states."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """One state of one component: its name, what state it shows, and the template text that makes it."""

    component: str
    state: str
    source: str
