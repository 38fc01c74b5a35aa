"""The outcomes of a pathway that a partnership offers."""

from ninja import Schema
from pydantic import Field

from goldthread.cases.casework.outcomes import Listed


class OutcomeOffered(Schema):
    """An outcome that can be chosen."""

    code: str = Field(description="Send this where an outcome is asked.")
    words: str
    meaning: str
    counts_as: str = Field(description="The outcome of the pathway that it counts as; of one of those, itself.")


class Outcomes(Schema):
    items: list[OutcomeOffered]


def outcome_offered(one: Listed) -> OutcomeOffered:
    return OutcomeOffered(code=one.code, words=one.words, meaning=one.meaning, counts_as=one.counts_as.code)
