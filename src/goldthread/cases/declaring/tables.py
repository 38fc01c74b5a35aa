"""What is counted of a pathway's cases in a year, and where a case may be handed over."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """An annual table: cases by the answers to one field of one step. ``step`` empty counts cases by a column of
    theirs.
    """

    code: str
    title: str
    step: str
    field: str


@dataclass(frozen=True)
class HandOver:
    """Another pathway, by its code, to which a case may lead. A link: the pathway may be missing."""

    to: str
    title: str
