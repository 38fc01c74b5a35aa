"""Guess which column holds which field: as this partnership said last time, else by the words of the heading."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from goldthread.foundation.imports.declaring import Field, LoadKind
from goldthread.foundation.imports.models import ColumnMatch
from goldthread.foundation.spreadsheets import compare_key

NOT_LETTERS = re.compile(r"[\W_]+")
IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
SMALL_WORDS = frozenset(("the", "of", "a", "an", "your", "their", "please", "enter", "for"))
ALIKE = 0.85


def heading_key(heading: str) -> str:
    """By this a heading is remembered."""
    return compare_key(heading)[:200]


def remembered(space_id: int, kind: LoadKind) -> dict[str, str]:
    """What each heading stood for last time, by key; empty for a heading that stood for nothing."""
    if not kind.remembers:
        return {}
    rows = ColumnMatch.objects.filter(space_id=space_id, kind=kind.code)
    return dict(rows.values_list("heading", "field"))


def guess_columns(fields: Sequence[Field], headings: Iterable[str], last_time: Mapping[str, str]) -> dict[str, int]:
    """Field to column. Each column and each field is used once; the surest guess comes first."""
    found: dict[str, int] = {}
    keys = {column: heading_key(heading) for column, heading in enumerate(headings)}
    known = {one.key for one in fields}
    for column, key in keys.items():
        if last_time.get(key) in known:
            found.setdefault(last_time[key], column)
    # A heading that stood for nothing last time is left alone.
    plain = {column: plain_words(key) for column, key in keys.items() if key not in last_time}
    for is_match in (str.__eq__, are_alike):
        for one in fields:
            free = {column: words for column, words in plain.items() if words and column not in found.values()}
            matches = [column for name in names_of(one) for column, words in free.items() if is_match(words, name)]
            if matches and one.key not in found:
                found[one.key] = matches[0]
    return found


def names_of(one: Field) -> list[str]:
    """The headings under which people keep a field, the most telling first."""
    return [plain_words(name) for name in (one.label, *one.synonyms)]


def plain_words(heading: str) -> str:
    """A heading without brackets, punctuation and small words: “Name of agency (required)” is “name agency”."""
    bare = IN_BRACKETS.sub(" ", compare_key(heading)) or heading
    return " ".join(word for word in NOT_LETTERS.sub(" ", bare).split() if word not in SMALL_WORDS)


def are_alike(words: str, name: str) -> bool:
    """The same words in another order, or nearly the same spelling."""
    if sorted(words.split()) == sorted(name.split()):
        return True
    return min(len(words), len(name)) > 4 and SequenceMatcher(None, words, name).ratio() >= ALIKE
