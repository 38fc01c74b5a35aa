"""Who alone takes a step, which may depend on what an earlier step said."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Alone:
    """Whoever holds one of ``roles``, by code, and nobody else.

    Where the case says which of them it is, ``step`` and its field ``said`` tell that, as it was said last, and ``by``
    which answer is for which role. An answer that is not there, or none, is for the first role.
    """

    roles: tuple[str, ...]
    step: str = ""
    said: str = ""
    by: Mapping[str, str] = field(default_factory=dict)

    def whose(self, answer: str) -> tuple[str, ...]:
        """The roles for an answer; all of them where no answer parts them."""
        return (self.by.get(answer, self.roles[0]),) if self.said else self.roles

    def answers_of(self, role: str) -> tuple[str, ...]:
        """The answers that are expressly for a role."""
        return tuple(answer for answer, theirs in self.by.items() if theirs == role)
