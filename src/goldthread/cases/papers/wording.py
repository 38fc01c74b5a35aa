"""What a fact that tells who somebody is holds to be looked for: without what says nothing, and without posts."""

import re
from collections.abc import Iterator

from goldthread.foundation.looking.details import DetailKind
from goldthread.foundation.looking.folding import words_of
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
NAMES_NOBODY = frozenset(
    [
        *("mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "rev", "sir", "lady", "unknown", "not"),
        *("known", "none", "nurse", "sister", "matron", "ward", "midwife", "health", "visitor", "consultant", "gp"),
        *("paediatrician", "paediatric", "registrar", "senior", "junior", "lead", "manager", "social", "worker"),
        *("teacher", "headteacher", "head", "deputy", "assistant", "police", "officer", "constable", "sergeant"),
        *("inspector", "detective", "pc", "dc", "ds", "dci", "coroner", "coroners", "paramedic", "practitioner"),
        *("specialist", "therapist", "psychologist", "surgeon", "neonatal", "community", "school", "hospital", "key"),
        *("designated", "safeguarding", "support", "family", "care", "team", "service", "staff", "professional", "on"),
        *("call", "duty", "baby", "boy", "girl", "infant", "twin", "child", "mother", "father", "brother", "born"),
        *("son", "daughter", "mum", "dad", "stepfather", "stepmother", "grandmother", "grandfather", "aunt", "uncle"),
        *("partner", "carer", "parent", "guardian", "half", "step", "old", "year", "years", "aged", "age", "foster"),
        *("student", "trainee", "nursing", "obstetrician", "pathologist", "oncologist", "intensivist", "clinician"),
    ]
)
"""Words that posts, titles and kin are told by. Alone, each of them stands in any text and tells nobody."""
NAME_WORD = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[’'-][^\W\d_]+)*")
PARTS_OF_CONTACT = re.compile(r"[,;\n]|\s(?:or|and|/)\s", re.IGNORECASE)
Wanted = tuple[str, str]
"""How it is looked for, and what."""


def told_in(text: str, kind: str, *, one_a_line: bool = False) -> Iterator[Wanted]:
    """What is looked for of what somebody typed in a fact."""
    if kind == DetailKind.IDENTIFIER:
        parts = (one.strip() for one in PARTS_OF_CONTACT.split(text))
        yield from ((kind, one) for one in parts if "@" in one or any(map(str.isdigit, one)))
    elif kind == DetailKind.NAME:
        for line in text.splitlines():
            for name in _of_a_line(line) if one_a_line else [line]:
                yield from _named(name)
    elif not says_nothing(text):
        yield kind, text.strip()


def says_nothing(text: str) -> bool:
    return " ".join(words_of(text)) in SAYS_NOTHING | {""}


def _of_a_line(line: str) -> Iterator[str]:
    """The name before the first comma, and what after one is written as a name: two may stand on one line."""
    first, *rest = line.split(",")
    yield first
    for part in rest:
        words = part.split()
        if words and all(NAME_WORD.fullmatch(word) for word in words):
            yield part


def _named(name: str) -> Iterator[Wanted]:
    """The whole as a phrase, and each word that is of a name and not of a post."""
    if says_nothing(name):
        return
    words = words_of(name)
    if NAMES_NOBODY.isdisjoint(words):
        yield DetailKind.NAME, name.strip()
    elif any(len(word) > 1 for word in {*words} - NAMES_NOBODY - PARTICLES):
        yield DetailKind.SCHOOL, " ".join(name.split())
        kept = (word for word in re.split(r"[\s/()]+", name) if words_of(word) and not _is_of_no_name(word))
        yield DetailKind.NAME, " ".join(kept).strip(" ,;.")


def _is_of_no_name(word: str) -> bool:
    return all(one in NAMES_NOBODY for one in words_of(word))
