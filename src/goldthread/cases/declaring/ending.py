"""What should be over before a case is closed: the part of each agency, and what is owed besides."""

from dataclasses import dataclass

from goldthread.cases.declaring.clocks import Fact


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Several act in a case, each in a part of their own. The last record of each says how far they are.

    ``step`` records it; in its record ``whose`` is the field that says whose part it is and ``stands`` how far that is.
    ``over`` are the answers that say that there is nothing left to do. ``each`` names a field of words that tells
    several of one kind apart, such as two trials.
    """

    step: str
    whose: str
    stands: str
    over: tuple[str, ...]
    each: str = ""


@dataclass(frozen=True)
class Owed:
    """What is done once before the end: ``words`` as somebody would say it, and the fact that it was done. What was
    done before ``after`` does not count, and nothing is owed before it; where one of ``unless`` is said, it is not
    owed.
    """

    words: str
    done: Fact
    after: tuple[Fact, ...] = ()
    unless: tuple[Fact, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.done, *self.after, *self.unless)
