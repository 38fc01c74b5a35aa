"""What no two cases of a pathway have in one partnership, such as the number of the person they are about."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OneForEach:
    """A fact of the step by which a case begins ("notified.nhs_number") that only one case has.

    ``word`` says what it is ("NHS number"), ``instead`` what somebody does who would record a second. The record has a
    unique constraint over it and its space besides, so that the database holds it too.
    """

    fact: str
    word: str
    instead: str

    @property
    def parted(self) -> tuple[str, str]:
        step, _, field = self.fact.partition(".")
        return step, field
