"""Who does what in the cases of a pathway."""

from dataclasses import dataclass

from goldthread.foundation.access.roles import Can


@dataclass(frozen=True)
class Doing:
    """What one role may do in a pathway's cases, by the code of the role.

    A role that is held for a whole space reaches all of them; one that is held for an agency those that the agency was
    given sight of.
    """

    role: str
    can: frozenset[Can]
