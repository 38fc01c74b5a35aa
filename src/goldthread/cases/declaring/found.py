"""By which facts an earlier case is found again, where the words of cases are in no search."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class FoundBy:
    """Facts by which whoever runs a restricted pathway finds its earlier cases. Those of others are found by all their
    words: of them only persons are named, so that who types a name is told of another case that has it.

    ``word`` says on the page what they are ("adult"), ``facts`` where they are recorded ("accepted.adult_name").
    ``is_person`` says that they name whom the case is about: who types a name that another case has is told so once.
    ``born`` is then the field of the same record that says when they were born: two of one name are told apart by it.
    Where ``alike``, whoever types a name that is likely that of the same person, born on the same day or on that with
    day and month swapped, is told too.
    ``reads`` makes of what somebody types what is kept, such as of a number in three groups; it raises ValueError for
    what is none.
    """

    word: str
    facts: tuple[str, ...]
    is_person: bool = False
    born: str = ""
    alike: bool = False
    reads: Callable[[str], str] | None = None

    def fields_in(self, step: str) -> list[str]:
        """The fields of one step's record among its facts."""
        return [name for code, name in self.parted if code == step]

    @property
    def parted(self) -> list[tuple[str, str]]:
        """Each fact as a step and a field of its record."""
        return [(code, name) for code, _, name in (one.partition(".") for one in self.facts)]
