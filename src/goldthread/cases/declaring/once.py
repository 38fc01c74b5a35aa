"""What no two cases of a pathway have in one partnership, such as the number of the person they are about."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from goldthread.cases.declaring.clocks import Fact


@dataclass(frozen=True)
class OneForEach:
    """A fact of the step by which a case begins ("notified.nhs_number") that only one case has.

    ``word`` says what it is ("NHS number"), ``instead`` what somebody does who would record a second. The record has a
    unique constraint over it and its space besides, so that the database holds it too.
    Where ``given_up`` is recorded, the case was a second one of the same: it has it no longer, so that the first may,
    and other fields of the record say what is ``left`` to say.
    """

    fact: str
    word: str
    instead: str
    given_up: Fact | None = None
    left: Mapping[str, object] = field(default_factory=dict)

    @property
    def parted(self) -> tuple[str, str]:
        step, _, field = self.fact.partition(".")
        return step, field
