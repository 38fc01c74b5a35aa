"""A name as plain letters: without case, marks, apostrophes and hyphens, and in Latin letters whatever its script.

Names are written as their owners write them and shown so; this is only what is compared. Nothing that has a letter
becomes empty: a script that the transliteration does not know keeps its own letters.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from jellyfish import metaphone

KEPT = 50_000
"""How many names are kept as worked out. A partnership's register has fewer."""
APOSTROPHES = re.compile("['\u2018\u2019\u201b\u02bb\u02bc\u02b9\u02bf\u02be\u2032\u00b4`\uff07]")
NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
VOWELS = re.compile(r"[aeiouy]+")
DOUBLED = re.compile(r"(.)\1+")
BEFORE_NAMES = "o mc mac al el ul ur de da di du del la le van von der den ter bin ibn bint binti st d y e"
PARTICLES = frozenset(BEFORE_NAMES.split())
"""What stands before a name and is no name of its own: two who share it share nothing."""
INSTEAD_OF_NAMES = (
    "baby babyboy babygirl infant child unborn unknown notknown notgiven n/k nk n/a none noname mother father"
)
NO_NAME = frozenset(INSTEAD_OF_NAMES.split())
"""What is typed where no name is known."""


@dataclass(frozen=True)
class Plain:
    """A name made plain. ``written`` is as typed but for case and spaces, ``joined`` its letters without a gap."""

    written: str
    joined: str
    words: tuple[str, ...]
    is_latin: bool

    @property
    def heart(self) -> str:
        """Its letters without particles: what two must have alike to sound or look alike."""
        return "".join(word for word in self.words if word not in PARTICLES) or self.joined

    @property
    def names(self) -> tuple[frozenset[str], ...]:
        """Each name in it: of a double-barrelled one both. A particle goes with what follows: O Connor is Connor, and
        OConnor too.
        """
        found, before = list[frozenset[str]](), ""
        for word in self.words:
            if word in PARTICLES:
                before += word
                continue
            if ways := frozenset(one for one in (word, before + word) if len(one) > 1):
                found.append(ways)
            before = ""
        return tuple(found)

    @property
    def parts(self) -> frozenset[str]:
        """The names in it, in every way."""
        return frozenset[str]().union(*self.names)


@lru_cache(KEPT)
def plain(name: str) -> Plain:
    """The name made plain; empty where nothing is said, or only that there is no name."""
    written = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    bare = APOSTROPHES.sub("", unicodedata.normalize("NFKC", name))
    words = tuple(NOT_IN_NAMES.sub(" ", anyascii(bare).casefold()).split())
    if not words or not any(one.isalpha() for one in written):
        words = tuple("".join(one if one.isalnum() else " " for one in written).split())
    joined = "".join(words)
    if written.replace(" ", "") in NO_NAME:
        return Plain(written, "", (), True)
    is_latin = all(unicodedata.name(one, "").startswith("LATIN") for one in written if one.isalpha())
    return Plain(written, joined, words, is_latin)


@lru_cache(KEPT)
def sound_of(word: str) -> str:
    """How plain letters sound in English (metaphone): Catherine as Kathryn, Mohammed as Muhammad, and محمد."""
    return metaphone(word).replace(" ", "") if word.isascii() else word


@lru_cache(KEPT)
def bones_of(word: str) -> str:
    """Its consonants: what Arabic and Hebrew write of a name."""
    return DOUBLED.sub(r"\1", VOWELS.sub("", word))
