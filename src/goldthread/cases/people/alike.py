"""Whether two who are named in cases are likely one person: by the weights of matching, from name and birth alone."""

from goldthread.cases.casework.found_again import ALIKE, Named
from goldthread.cases.people.matching import Band, Known, Name, score
from goldthread.foundation.uncertain_dates import NOT_KNOWN, UncertainDate


def register() -> None:
    """Called when the program starts."""
    ALIKE.append(are_alike)


def are_alike(one: Named, other: Named) -> bool:
    """The words of a name in whatever order they were typed: the family name in front, or at the end."""
    ways = [_known(one, family_first=False)], [_known(other, family_first=is_first) for is_first in (False, True)]
    return any(score(left, right).band is Band.LIKELY for left in ways[0] for right in ways[1])


def _known(named: Named, *, family_first: bool) -> Known:
    name, born = named
    first, _, rest = name.strip().partition(" ") if family_first else name.strip().rpartition(" ")
    given, family = (rest, first) if family_first else (first, rest)
    return Known(names=(Name(given, family),), born=UncertainDate.on(born) if born else NOT_KNOWN)
