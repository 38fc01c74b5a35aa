"""A statement that adds up: what came in, what went out, and what is left. Nothing here reads a database.

Every total is the sum of the lines that are shown above it, so that whatever the lines are, it adds up.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from goldthread.partnership.money.amounts import NOUGHT


@dataclass(frozen=True)
class Line:
    """One line: what it is, how much, and by which key its single entries are found."""

    key: str
    words: str
    amount: Decimal


@dataclass(frozen=True)
class Statement:
    """The money of a year. What was given in kind is no money and stands in no sum here."""

    brought_forward: Decimal
    income: tuple[Line, ...]
    spending: tuple[Line, ...]

    @property
    def income_in_all(self) -> Decimal:
        return total(self.income)

    @property
    def spending_in_all(self) -> Decimal:
        return total(self.spending)

    @property
    def balance(self) -> Decimal:
        """Of the year alone."""
        return self.income_in_all - self.spending_in_all

    @property
    def carried_forward(self) -> Decimal:
        return self.brought_forward + self.balance


@dataclass(frozen=True)
class Compared:
    """One line of two years; a line that one of them does not have is nought there."""

    words: str
    first: Decimal
    second: Decimal

    @property
    def change(self) -> Decimal:
        return self.second - self.first


def total(lines: Iterable[Line]) -> Decimal:
    return sum((line.amount for line in lines), NOUGHT)


def compared(first: Iterable[Line], second: Iterable[Line]) -> list[Compared]:
    """The lines of two years side by side, in the order of the first, then what only the second has."""
    before, after = {line.key: line for line in first}, {line.key: line for line in second}
    return [
        Compared(
            (before.get(key) or after[key]).words,
            before[key].amount if key in before else NOUGHT,
            after[key].amount if key in after else NOUGHT,
        )
        for key in {**before, **after}
    ]
