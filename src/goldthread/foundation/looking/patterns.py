"""How each kind of detail may stand in a text: every way of writing it that is looked for."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise
from typing import Any

from goldthread.foundation.looking.folding import fold, words_of
from goldthread.foundation.records.dates import MONTHS

BETWEEN = r"[\W_]{1,5}"
"""What may stand between two words: blanks, a comma, a hyphen, the end of a line."""
WITHIN = r"(?:[’'‘`]|[\-\u2010-\u2015\ufffe]\s{0,2})?"
"""What may stand within a word: O'Brien is OBrien and O’Brien, and at the end of a line a word may be parted."""
PARTICLES = frozenset(
    [
        "a",
        "al",
        "an",
        "and",
        "bin",
        "da",
        "das",
        "de",
        "del",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "of",
        "st",
        "ste",
        "the",
        "van",
        "von",
        "y",
    ]
)
"""Parts of a name that stand in any text; alone they tell nobody."""
STREETS = {
    "road": "rd",
    "street": "st",
    "avenue": "ave",
    "close": "cl",
    "lane": "ln",
    "drive": "dr",
    "court": "ct",
    "crescent": "cres",
    "gardens": "gdns",
    "terrace": "terr",
    "place": "pl",
    "square": "sq",
}
POSTCODE = re.compile(r"(?<![^\W_])([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})(?![^\W_])")
SCHOOL_WORDS = frozenset(
    ["school", "academy", "college", "nursery", "primary", "secondary", "infant", "junior", "high"]
)
DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s./,-]+(?:of\s+)?(\w+)[\s./,-]+(\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})")
SPREADSHEET_BEGINS = date(1899, 12, 30)
SHORTEST_IDENTIFIER = 4


def pattern_of(kind: str, words: str) -> re.Pattern[str] | None:
    """What is looked for in a folded text; nothing where the words hold nothing that can be looked for."""
    ways = [way for way in WAYS[kind](words) if way]
    if not ways:
        return None
    longest_first = sorted(dict.fromkeys(ways), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(longest_first)})(?![^\W_])")


def patterns_of(details: Iterable[Any]) -> dict[int, re.Pattern[str]]:
    """Of records with a ``kind`` and ``words``, by their numbers: what is looked for."""
    made = {one.pk: pattern_of(one.kind, one.words) for one in details}
    return {pk: pattern for pk, pattern in made.items() if pattern is not None}


def day_of(words: str) -> date | None:
    """The day that is meant by "7 March 2019", "07/03/2019" or "2019-03-07"."""
    folded = fold(words).words.strip()
    if found := YEAR_FIRST.fullmatch(folded):
        year, month, day = (int(one) for one in found.groups())
    elif found := DAY_FIRST.fullmatch(folded):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(words: str) -> int:
    if words.isdecimal():
        return int(words)
    starts = [at for at, month in enumerate(MONTHS, 1) if len(words) > 2 and month.lower().startswith(words)]
    return starts[0] if starts else 9 * (words == "sept")


def _names(words: str) -> Iterable[str]:
    """Each word alone, together in order, the surname first, with initials, and initials alone."""
    if "," in words:
        surname, others = words.split(",", 1)
        words = f"{others} {surname}"
    parts = words_of(words)
    told = [part for part in parts if len(part) > 1 and part not in PARTICLES]
    yield from (_loose(part) for part in told)
    if not told or len(parts) < 2:
        return
    first, last = parts[:-1], parts[-1]
    initials = [re.escape(part[0]) for part in first]
    yield _phrase(parts)
    yield _phrase([last, *first])
    yield _phrase([last, first[0]])
    yield _phrase([first[0], last])
    dotted = r"\.?\s?".join(initials)
    yield rf"{dotted}\.?\s{{0,3}}{_loose(last)}"
    yield rf"{_loose(last)}{BETWEEN}{dotted}"
    # Initials alone only with their points: without them they are any abbreviation.
    yield r"\.\s?".join([*initials, re.escape(last[0])]) + r"(?=\.)"


def _birthdays(words: str) -> Iterable[str]:
    day = day_of(words)
    if day is None:
        return
    name = MONTHS[day.month - 1].lower()
    short = {name[:3], "sept"} if day.month == 9 else {name[:3]}
    month_words = "|".join(sorted({name, *short}, key=len, reverse=True))
    sep = r"[\s.,/_\u2010-\u2015-]{0,3}"
    mark = r"[\s.,/_\u2010-\u2015-]{1,3}"
    days, months = f"0?{day.day}", f"0?{day.month}"
    years = rf"(?:{day.year}|[’'‘]?{day.year % 100:02d})"
    ordinal = r"(?:\s?(?:st|nd|rd|th))?"
    yield rf"{days}{ordinal}{sep}(?:day{sep})?(?:of{sep})?(?:{month_words})\.?{sep}{years}"
    yield rf"(?:{month_words})\.?{sep}{days}{ordinal}{sep}{years}"
    yield rf"{days}{mark}{months}{mark}{years}"
    yield rf"{day.year}{mark}{months}{mark}{days}"
    # As a spreadsheet keeps it: the number of days since its calendar begins.
    yield str((day - SPREADSHEET_BEGINS).days)
    yield f"{day:%d%m%Y}"
    yield f"{day:%Y%m%d}"


def _addresses(words: str) -> Iterable[str]:
    """Its postcode with and without its blank, each line that is more than one word, and the street without number."""
    folded = fold(words).words
    for found in POSTCODE.finditer(folded):
        yield rf"{found[1]}[\s_\u2010-\u2015-]{{0,2}}{found[2]}"
    for line in re.split(r"[,\n;]", POSTCODE.sub(",", folded)):
        parts = words_of(line)
        if len(parts) < 2:
            continue
        yield _phrase(parts, STREETS)
        named = [part for part in parts if not re.fullmatch(r"\d+[a-z]?", part)]
        if len(named) > 1 and named != parts:
            yield _phrase(named, STREETS)


def _schools(words: str) -> Iterable[str]:
    """As it is called, and by what is left without "school" or "academy" at its end."""
    parts = words_of(words)
    if parts:
        yield _phrase(parts)
    while parts and parts[-1] in SCHOOL_WORDS:
        parts = parts[:-1]
    if len(parts) > 1 or (parts and len(parts[0]) > 3 and parts[0] not in PARTICLES):
        yield _phrase(parts)


def _identifiers(words: str) -> Iterable[str]:
    """Its letters and figures, with or without blanks, hyphens and the sign of an e-mail address between them."""
    characters = "".join(words_of(words))
    if len(characters) >= SHORTEST_IDENTIFIER:
        yield r"[\s./_@+\u2010-\u2015-]{0,2}".join(characters)


WAYS: dict[str, Callable[[str], Iterable[str]]] = {
    "name": _names,
    "born": _birthdays,
    "address": _addresses,
    "school": _schools,
    "identifier": _identifiers,
}


def _loose(word: str) -> str:
    return WITHIN.join(word)


def _phrase(parts: list[str], short: dict[str, str] | None = None) -> str:
    """The words in a row. ``short`` gives another way of writing some of them."""
    ways = [f"(?:{_loose(part)}|{short[part]})" if short and part in short else _loose(part) for part in parts]
    gaps = [BETWEEN if before and after else "" for before, after in pairwise(parts)]
    return "".join(way + gap for way, gap in zip(ways, [*gaps, ""], strict=True))
