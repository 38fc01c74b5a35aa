"""What can come of a case."""

from dataclasses import dataclass

COUNTS_AS = "{here} (counts as “{national}”)"


@dataclass(frozen=True)
class Outcome:
    """One outcome with its definition, as it is shown beside the answer, and where the definition comes from.

    A partnership keeps a list of its own of them (statutory.md 8.3): it may offer one no longer, and add others, each
    of which counts as one that is declared. One that ``is_fixed`` is what the law lets be decided: every partnership
    offers it, and none of its own counts as it.
    """

    code: str
    title: str
    meaning: str
    citation: str
    is_fixed: bool = False


def counting_as(here: str, national: str) -> str:
    """ "Malicious (counts as “Unfounded”)": what a partnership calls an outcome ``here``, and the title of the declared
    one, each told once. Without words of its own the declared one alone.
    """
    if not here or here.casefold() == national.casefold():
        return here or national
    return COUNTS_AS.format(here=here, national=national)
