"""What people are called, where several of them stand side by side."""

from goldthread.cases.people.matching import Known
from goldthread.foundation.uncertain_dates import words_of

NO_NAME = "Name not told"


def names_of(known: Known) -> list[str]:
    """The name that they bear now, then the others; at least one, so that there is something to call them by."""
    told = (f"{name.given} {name.family}".strip() for name in known.names)
    return list(dict.fromkeys(told)) or [NO_NAME]


def born_of(known: Known) -> str:
    """The birth, or when it is expected; nothing where neither is told."""
    if known.is_unborn:
        return f"Expected {words_of(known.expected)}"
    return words_of(known.born) if known.born.is_known else ""
