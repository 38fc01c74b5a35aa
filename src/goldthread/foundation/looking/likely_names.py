"""What in a text reads like the name of a child or another person, where none should stand.

It looks at how words stand, and knows nobody: it finds some that are no names, and misses some that are. So it is a
warning to whoever wrote the text, and never a reason to refuse it.
"""

import re
from collections.abc import Iterable

MOST = 5
"""More than these are not told: one is enough to look at the text again."""

CUES = [
    "called",
    "named",
    "child",
    "boy",
    "girl",
    "son",
    "daughter",
    "pupil",
    "student",
    "brother",
    "sister",
    "sibling",
    "baby",
    "toddler",
    "teenager",
    "mother",
    "father",
    "mum",
    "dad",
    "parent",
    "carer",
]

WORK = [
    "the",
    "a",
    "an",
    "and",
    "or",
    "of",
    "for",
    "to",
    "in",
    "on",
    "at",
    "by",
    "with",
    "from",
    "as",
    "is",
    "are",
    "was",
    "we",
    "our",
    "they",
    "their",
    "it",
    "this",
    "that",
    "these",
    "those",
    "when",
    "if",
    "no",
    "not",
    "some",
    "many",
    "each",
    "every",
    "all",
    "one",
    "two",
    "three",
    "act",
    "adult",
    "adults",
    "agency",
    "agencies",
    "alliance",
    "annual",
    "area",
    "authority",
    "board",
    "boards",
    "borough",
    "business",
    "care",
    "centre",
    "chair",
    "chief",
    "child",
    "children",
    "childrens",
    "city",
    "clinic",
    "college",
    "commission",
    "commissioner",
    "committee",
    "community",
    "council",
    "county",
    "court",
    "department",
    "director",
    "district",
    "division",
    "duty",
    "early",
    "education",
    "emergency",
    "executive",
    "family",
    "families",
    "fire",
    "forum",
    "government",
    "group",
    "health",
    "help",
    "home",
    "hospital",
    "house",
    "hub",
    "independent",
    "inspectorate",
    "integrated",
    "joint",
    "justice",
    "lead",
    "local",
    "manager",
    "medical",
    "mental",
    "minister",
    "ministry",
    "national",
    "nhs",
    "north",
    "south",
    "east",
    "west",
    "new",
    "northern",
    "officer",
    "officers",
    "office",
    "panel",
    "parents",
    "partners",
    "partnership",
    "plan",
    "police",
    "practice",
    "practitioner",
    "practitioners",
    "primary",
    "private",
    "probation",
    "protection",
    "public",
    "regional",
    "report",
    "rescue",
    "review",
    "safeguarding",
    "school",
    "schools",
    "scrutineer",
    "secondary",
    "secretary",
    "senior",
    "service",
    "services",
    "social",
    "southern",
    "special",
    "state",
    "street",
    "sub",
    "team",
    "teams",
    "together",
    "town",
    "training",
    "trust",
    "unit",
    "urgent",
    "voluntary",
    "work",
    "worker",
    "workers",
    "working",
    "year",
    "young",
    "youth",
    "visitor",
    "visitors",
    "referral",
    "order",
    "legal",
    "aid",
    "charity",
    "church",
    "mosque",
    "temple",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]
"""Words that are written with a capital in the names of bodies, posts, laws and days."""

LETTERS = [chr(number) for number in range(0x250)]
"""Of the Latin scripts."""
UPPER, LOWER = (f"[{''.join(filter(of, LETTERS))}]" for of in (str.isupper, str.islower))
CAPITAL = rf"{UPPER}(?:{LOWER}|[’'\-])+(?:{UPPER}(?:{LOWER}|[’'\-])+){{0,3}}"
"""A word with a capital letter, also a double name and one with letters of other languages."""
TWO = re.compile(rf"\b({CAPITAL})\s+({CAPITAL})\b")
AFTER_A_CUE = re.compile(rf"\b(?i:{'|'.join(CUES)})\s+(?:is\s+|was\s+)?({CAPITAL})")
BORN = re.compile(r"\b(?i:born on|date of birth|dob|d\.o\.b\.?)\W*(\d{1,2}[/. -]\w+[/. -]\d{2,4})")


def likely_names(text: str, known: Iterable[str] = ()) -> list[str]:
    """Stretches of a text that read like a person's name or a date of birth, a few of them, each once.

    ``known`` are names of agencies, groups and places, of which no word is taken for a person's.
    """
    ordinary = {*WORK, *(word for name in known for word in _words(name))}
    found = [f"{first} {last}" for first, last in _pairs(text) if not ordinary & {*_words(first), *_words(last)}]
    found += [name for name in AFTER_A_CUE.findall(text) if not ordinary & set(_words(name))]
    found += BORN.findall(text)
    told: list[str] = []
    for name in found:
        if not any(name in other for other in told):
            told.append(name)
    return told[:MOST]


def _pairs(text: str) -> list[tuple[str, str]]:
    """Two words with a capital, side by side. Each word may be the first of a pair and the second of another."""
    return [(match[1], match[2]) for start in _starts(text) if (match := TWO.match(text, start)) is not None]


def _starts(text: str) -> list[int]:
    return [match.start() for match in re.finditer(rf"\b{UPPER}", text)]


def _words(name: str) -> list[str]:
    return [word.replace("’", "").replace("'", "").lower() for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", name)]
