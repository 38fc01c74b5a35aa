"""What words in a coded column stand for: an answer of a list, an agency, a group."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.imports.declaring import NAMED, Choice, Field, Here, Holds, LoadKind
from goldthread.foundation.imports.models import AnswerMatch
from goldthread.foundation.imports.names import Names
from goldthread.foundation.imports.parts import Parts
from goldthread.foundation.imports.reading import words_of
from goldthread.foundation.spreadsheets import Cell, compare_key

KEEP_WORDS = "-"
"""The answer that leaves words as they are: they stand for nothing here and are kept as printed, or not at all."""

LONGEST_KEY = 200
MOST_IN_A_NAME = 8
"""Parts that one name can have: “Education, Skills and Children’s Services” has three."""


@dataclass(frozen=True)
class InFile:
    """A group that another line of the same file makes, by the key of its name."""

    key: str


class Kept:
    """Words that stand for nothing here, by the person's own choice."""


KEPT = Kept()


@dataclass
class Answers:
    """Finds what words stand for. ``matched`` is what people said they stand for, by field and by key of words."""

    here: Here
    matched: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    in_file: frozenset[str] = frozenset()

    def find(self, one: Field, words: str) -> Any:
        """An answer, an agency, a group, ``InFile``, ``KEPT``; or None."""
        return self.find_by(one, compare_key(words))

    def find_by(self, one: Field, key: str) -> Any:
        """The same by the key of words."""
        said = self.matched.get(one.key, {}).get(key[:LONGEST_KEY])
        if said == KEEP_WORDS:
            return KEPT
        if said and (found := self.chosen(one, said)):
            return found
        if one.holds is Holds.CHOICE:
            return choice_called(one, key)
        if one.in_file and key in self.in_file:
            return InFile(key)
        found = [names.find_by(key) for names in self.names_of(one).values()]
        return next((name for name in found if name), None)

    def find_all(self, one: Field, words: str) -> dict[str, Any]:
        """What each part of “Police, Health and Education” stands for: the longest stretch that is a name wins."""
        found: dict[str, Any] = {}
        parts = Parts(words)
        start = 0
        while start < len(parts):
            for end in range(min(len(parts), start + MOST_IN_A_NAME), start, -1):
                meant = self.find_by(one, parts.key(start, end))
                if meant is not None or end == start + 1:
                    found[parts.text(start, end)] = meant
                    start = end
                    break
        return found

    def chosen(self, one: Field, said: str) -> Any:
        """What an answer of a form stands for; None if it is no longer there."""
        if one.holds is Holds.CHOICE:
            return said if said in {choice.value for choice in one.choices} else None
        prefix, _, number = said.rpartition("-")
        names = self.names_of(one).get(prefix)
        return names.by_number.get(number) if names else None

    def names_of(self, one: Field) -> dict[str, Names]:
        """Where the names of a field are looked up, by the first part of an answer."""
        everyone = {"agency": self.here.agencies, "group": self.here.groups}
        if one.holds is Holds.OWNERS:
            return everyone
        return {one.holds.value: everyone[one.holds.value]} if one.holds.value in everyone else {}

    def options(self, one: Field) -> list[tuple[str, str]]:
        """All answers there are to choose from, as a form gives them."""
        if one.holds is Holds.CHOICE:
            return [(choice.value, choice.label) for choice in one.choices]
        return [
            (f"{prefix}-{number}", label)
            for prefix, names in self.names_of(one).items()
            for number, label in names.options()
        ]

    def nearest(self, one: Field, words: str) -> list[str]:
        """Names that might be meant, in words."""
        return [near for names in self.names_of(one).values() for near in names.nearest(words)]


@dataclass(frozen=True)
class Unmatched:
    """Words of one column that stand for nothing yet, the most frequent first, with how often each comes."""

    field: Field
    words: tuple[tuple[str, int], ...]

    @cached_property
    def total(self) -> int:
        return sum(count for _, count in self.words)


def words_key(words: str) -> str:
    """By this words are remembered."""
    return compare_key(words)[:LONGEST_KEY]


def choice_called(one: Field, words: str) -> str | None:
    """The answer with this label, code or synonym."""
    return answers_by_name(one.choices).get(plain(words))


@cache
def answers_by_name(choices: tuple[Choice, ...]) -> dict[str, str]:
    """The answers of a declaration by every name they have; where two share one, the first has it."""
    return {
        plain(name): choice.value
        for choice in reversed(choices)
        for name in (*choice.synonyms, choice.value, choice.label)
    }


def plain(words: str) -> str:
    """Words without what people vary: hyphens, underscores, stops, “and”."""
    return " ".join(re.sub(r"[\W_]+|\band\b", " ", compare_key(words)).split())


def last_answers(space_id: int, kind: LoadKind) -> dict[str, dict[str, str]]:
    """What words stood for last time, by field."""
    if not kind.remembers:
        return {}
    found: dict[str, dict[str, str]] = {}
    rows = AnswerMatch.objects.filter(space_id=space_id, kind=kind.code)
    for key, words, answer in rows.values_list("field", "words", "answer"):
        found.setdefault(key, {})[words] = answer
    return found


def unmatched(
    kind: LoadKind, columns: Mapping[str, int | str], records: Iterable[tuple[int, list[Cell]]], answers: Answers
) -> list[Unmatched]:
    """For each coded column the words in it that stand for nothing yet."""
    lines = list(records)
    found = []
    for one in kind.fields:
        column = columns.get(one.key)
        if one.holds not in NAMED or not isinstance(column, int):
            continue
        counted = Counter(words for _, row in lines if (words := words_of(row[column])))
        missing: Counter[str] = Counter()
        for words, count in counted.items():
            for part, meant in parts_of(one, words, answers).items():
                if meant is None:
                    missing[part] += count
        if missing:
            found.append(Unmatched(one, tuple(missing.most_common())))
    return found


def parts_of(one: Field, words: str, answers: Answers) -> dict[str, Agency | Group | Any]:
    """Words, or the parts of a list of owners, with what each stands for; none of a list that is too long."""
    if one.holds is Holds.OWNERS and len(words) > one.longest:
        return {}
    return answers.find_all(one, words) if one.holds is Holds.OWNERS else {words: answers.find(one, words)}
