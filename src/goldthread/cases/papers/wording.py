"""What a fact that tells who somebody is holds to be looked for: without what says nothing, and without posts."""

import re
from collections.abc import Iterator
from itertools import takewhile

from goldthread.foundation.looking.details import DetailKind
from goldthread.foundation.looking.folding import words_of
from goldthread.foundation.looking.names_nobody import NAMES_NOBODY
from goldthread.foundation.looking.patterns import PARTICLES

SAYS_NOTHING = frozenset(
    [
        *("unknown", "not known", "not yet known", "not known yet", "none", "no", "nil", "n a", "na", "tbc", "tba"),
        *("to be confirmed", "not applicable", "not given", "not stated", "not recorded", "not registered", "no one"),
        *("nobody", "not named", "unnamed", "no name", "same", "same address", "as above", "none known", "not asked"),
        *("no fixed address", "no fixed abode", "nfa", "various", "homeless", "yes", "deceased", "anonymous"),
    ]
)
"""What people type where they know nothing: it names nobody, and stands in any text."""
NAME_WORD = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[’'-][^\W\d_]+)*")
SPACES = re.compile(r"[\s/()]+")
PARTS_OF_CONTACT = re.compile(r"[,;\n]|\s(?:or|and|/)\s", re.IGNORECASE)
Wanted = tuple[str, str]
"""How it is looked for, and what."""


def told_in(text: str, kind: str, *, one_a_line: bool = False, at_work: bool = False) -> Iterator[Wanted]:
    """What is looked for of what somebody typed in a fact. ``at_work`` says that it names whom the case is not about:
    what is a post there is no name. Of child and family it may be one: children are called Ward, and Baby Ward.
    """
    if kind == DetailKind.IDENTIFIER:
        parts = (one.strip() for one in PARTS_OF_CONTACT.split(text))
        yield from ((kind, one) for one in parts if "@" in one or any(map(str.isdigit, one)))
    elif kind == DetailKind.NAME:
        for line in text.splitlines():
            for name in _of_a_line(line) if one_a_line else [line]:
                yield from _named(name, at_work=at_work)
    elif not says_nothing(text):
        yield kind, text.strip()


def says_nothing(text: str) -> bool:
    return " ".join(words_of(text)) in SAYS_NOTHING | {""}


def _of_a_line(line: str) -> Iterator[str]:
    """The name before the first comma, and what a later part begins with that is written as a name: two may stand on
    one line, and something after each ("Bo (5), Cy (3)").
    """
    first, *rest = re.split(r"[,;]", line)
    yield first
    for part in rest:
        written = takewhile(NAME_WORD.fullmatch, re.split(r"[\s()]+", part.strip()))
        words = [*written]
        if any(words_of(word)[0] not in NAMES_NOBODY for word in words):
            yield " ".join(words)


def _named(name: str, *, at_work: bool) -> Iterator[Wanted]:
    """The whole as a phrase, and each word that is of a name and not of a post."""
    if says_nothing(name):
        return
    words = words_of(name)
    if NAMES_NOBODY.isdisjoint(words):
        yield DetailKind.NAME, name.strip()
        return
    last = set() if at_work else {*_last_words(name)}
    kept = [word for word in SPACES.split(name) if words_of(word) and (word in last or not _is_of_no_name(word))]
    if any(len(one) > 1 and one not in PARTICLES for word in kept for one in words_of(word)):
        if NAMES_NOBODY.issuperset({*words} - PARTICLES):
            kept = [word for word in kept if words_of(word)[0] not in PARTICLES]
        else:
            yield DetailKind.SCHOOL, " ".join(name.split())
        yield DetailKind.NAME, " ".join(kept).strip(" ,;.")


def _last_words(name: str) -> Iterator[str]:
    """Of each part between commas the last word with a capital letter, or of a name without any the last: what is a
    post or a title elsewhere is a family name there.
    """
    words = [[word for word in SPACES.split(part) if words_of(word)] for part in re.split(r"(?<=,)", name)]
    capital = [[word for word in part if word[0].isupper() and words_of(word)[0] not in PARTICLES] for part in words]
    yield from (part[-1] for part in (capital if any(capital) else words) if part)


def _is_of_no_name(word: str) -> bool:
    return all(one in NAMES_NOBODY for one in words_of(word))
