"""One switch from names to labels: in each text of a chronology who is on the people list becomes what they are called.

The text that is kept stays as it is. What still reads like a name afterwards is pointed out: no list is ever whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from goldthread.cases.chronology.rows import TEXTS, Row
from goldthread.foundation.looking.details import DetailKind
from goldthread.foundation.looking.folding import fold, words_of
from goldthread.foundation.looking.likely_names import likely_names
from goldthread.foundation.looking.names_nobody import NAMES_NOBODY
from goldthread.foundation.looking.patterns import PARTICLES, pattern_of
from goldthread.foundation.records.dates import MONTHS

STAYS = (
    "Names of people who are not on the people list, and initials that are not listed there, stay as they were typed."
)
"""Said above what has labels, on the page and in files."""
SHARED = "[family name]"
"""Stands for a word that is part of several people's names, where nothing says whose it is."""
ORDINARY = frozenset(
    [
        *("may", "will", "mark", "grace", "hope", "faith", "joy", "rose", "bill", "jack", "drew", "dawn", "summer"),
        *("sunny", "young", "white", "black", "brown", "green", "gray", "grey", "little", "long", "short", "small"),
        *("king", "price", "day", "ward", "page", "rich", "frank", "pat", "rob", "sue", "guy", "art", "max", "case"),
        *("april", "june", "august", "street", "hill", "wood", "woods", "field", "bond", "lane", "cook", "child"),
        *("chase", "skye", "sky", "ray", "star", "angel", "ivy", "violet", "daisy", "lily", "holly", "heather"),
    ]
)
"""Names that are words of any text too: without a capital letter, or as a month, they are left and pointed out."""
MONTH_NAMES = frozenset(month.lower() for month in MONTHS)
TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|mx)\.?\s+$", re.IGNORECASE)
OF_A_DATE = re.compile(r"(?:\d(?:st|nd|rd|th)?(?:\s+of)?|\b(?:in|since|until|early|mid|late))\W{0,2}$")
"""What stands before a month. Whoever writes "spoke to April" or "before June" may mean somebody."""
BEFORE_A_YEAR = re.compile(r"\W{1,2}\d{1,4}\b")
APOSTROPHE_ALONE = re.compile(r"[’'](?!\w)")
INITIALS = re.compile(r"(?:[^\W\d_]\.\s?)+[^\W\d_]")
POINT_WITHIN = re.compile(r"\.(?=\s+[^\WA-Z]|[,;:)])")
"""The point of the last initial, where it ends no sentence."""
LEFT_INITIALS = re.compile(r"\b(?:[A-Z]\.\s?){1,3}[A-Z](?!\w)\.?|\b[A-Z]{2}\b")
"""N.K., N. K. and NK. Three capitals side by side are a body or a plan more often than a person."""
SHORT_FORMS = frozenset(
    [
        *("ae", "am", "cp", "dc", "ds", "dt", "dv", "da", "ed", "eh", "gp", "hr", "hv", "id", "it", "iv", "la", "ld"),
        *("mh", "nhs", "ok", "pc", "pe", "pm", "re", "ps", "sw", "ta", "tv", "uk", "eu", "us", "yp", "ca", "cs", "dr"),
        *("fe", "ct", "ni", "dob", "nfa", "mr", "ms"),
    ]
)
"""Which short forms are written so in many chronologies, and are nobody."""
NOTHING = re.compile(r"(?!)")
LIKE_A_NAME = 0.8
SHORTEST_LIKE_A_NAME = 4
CAPITALISED = re.compile(r"\b[^\W\d_a-z][^\W\d_]+(?:[’'-][^\W\d_]+)*")


@dataclass(frozen=True)
class Listed:
    """Somebody on the people list: what they are called instead, and every name by which texts may name them; or what
    else tells who they are, such as an address, which is of another ``kind``.
    """

    label: str
    names: tuple[str, ...]
    kind: str = DetailKind.NAME


@dataclass(frozen=True)
class Anonymised:
    """The rows with labels, and what in each row still reads like a name, by the row's key."""

    rows: tuple[Row, ...]
    left: tuple[tuple[Row, tuple[str, ...]], ...]


@dataclass(frozen=True)
class _Span:
    begin: int
    end: int
    labels: frozenset[str]


class Labels:
    """Puts labels in the place of names."""

    def __init__(self, people: Iterable[Listed]) -> None:
        self.people = tuple(people)
        named = ((one, pattern_of(one.kind, name)) for one in self.people for name in one.names)
        self._patterns = [(one, pattern) for one, pattern in named if pattern is not None]
        self._words = {
            word
            for one in self.people
            if one.kind == DetailKind.NAME
            for name in one.names
            for word in words_of(name)
            if len(word) >= SHORTEST_LIKE_A_NAME and word not in PARTICLES | ORDINARY | NAMES_NOBODY
        }
        self._known = [one.label for one in self.people]
        self._labels = _any_of([SHARED, *self._known])
        self._may_be_left = _may_be_left(self.people)
        self._judged: dict[str, bool] = {}

    def put_into(self, text: str) -> str:
        """The text with labels: whole words in any case and spelling of their accents, with "’s" where it stood."""
        written, end = [], 0
        for span in self._spans(text):
            label = next(iter(span.labels)) if len(span.labels) == 1 else SHARED
            written += [TITLE.sub("", text[end : span.begin]), label]
            if INITIALS.fullmatch(text[span.begin : span.end]) and (point := POINT_WITHIN.match(text, span.end)):
                end = point.end()
            elif text[span.end - 1] in "sS" and (apostrophe := APOSTROPHE_ALONE.match(text, span.end)):
                written.append("’s")  # James’ bag
                end = apostrophe.end()
            else:
                end = span.end
        return "".join([*written, text[end:]])

    def names_in(self, text: str) -> tuple[str, ...]:
        """In whose place labels are put: as it is written there, each once."""
        return tuple(dict.fromkeys(text[span.begin : span.end] for span in self._spans(text)))

    def left_in(self, text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
        """What in a text with labels reads like a name all the same: one that nobody listed, one misspelt, or one of
        the list that may be a word of any text there.
        """
        known = [*known, *self._known, SHARED]
        found = likely_names(text, known)
        near = [word for word in CAPITALISED.findall(text) if self._is_near_a_name(word)]
        near += [said.strip() for said in LEFT_INITIALS.findall(text) if not _is_short_form(said, known)]
        near += [word for one in self.people for word in re.findall(rf"{re.escape(one.label)}-(\w+)", text)]
        near = [word for word in near if not any(word in one for one in found)]
        listed = self._may_be_left.findall(self._labels.sub(" ", text))
        return tuple(dict.fromkeys([*found, *near, *listed]))

    def _spans(self, text: str) -> Iterator[_Span]:
        """Where names stand, with the labels of all to whom they belong. Of those that overlap the longest is whole,
        and of the others what it leaves.
        """
        folded = fold(text)
        by_place: dict[tuple[int, int], set[str]] = {}
        for one, pattern in self._patterns:
            for found in pattern.finditer(folded.words):
                begin, _ = folded.span(*found.span())
                # What the folded text leaves out are marks of the letter before them.
                place = begin, folded.origin[found.end()] if found.end() < len(folded.origin) else len(text)
                # Two people share a name. Of one house or number that is listed twice the first label stands.
                if self._is_a_name(text, *place) and (one.kind == DetailKind.NAME or place not in by_place):
                    by_place.setdefault(place, set()).add(one.label)
        taken: list[_Span] = []
        for place in sorted(by_place, key=lambda place: (place[0] - place[1], place[0])):
            begin, end = _left_of(text, *place, taken)
            if begin < end:
                taken.append(_Span(begin, end, frozenset(by_place[place])))
        yield from sorted(taken, key=lambda span: span.begin)

    def _is_a_name(self, text: str, begin: int, end: int) -> bool:
        """Not a word of any text: "she will", "in May 2018", "12 June"."""
        said = text[begin:end]
        word = said.casefold()
        if word not in ORDINARY | NAMES_NOBODY:
            return True
        is_of_a_date = word in MONTH_NAMES and (
            OF_A_DATE.search(text[:begin].lower()) or BEFORE_A_YEAR.match(text[end:])
        )
        return said[:1].isupper() and not is_of_a_date

    def _is_near_a_name(self, said: str) -> bool:
        """Whether a word with a capital letter is nearly the word of a name, or one with something put to its end."""
        if said not in self._judged:
            words = [word for word in words_of(said) if len(word) >= SHORTEST_LIKE_A_NAME]
            self._judged[said] = any(_are_near(word, name) for word in words for name in self._words)
        return self._judged[said]


def _may_be_left(people: Iterable[Listed]) -> re.Pattern[str]:
    """Words of listed names in the place of which no label stands everywhere: ordinary ones, however they are written,
    and those that link other names ("Al", "Van") where they have a capital letter, as in the list.
    """
    names = [name for one in people if one.kind == DetailKind.NAME for name in one.names]
    ordinary = {rf"(?i:{word})" for name in names for word in words_of(name) if word in ORDINARY}
    capital = (word for name in names for word in re.findall(r"[^\W\d_]{2,}", name) if word[0].isupper())
    linking = {word for word in capital if word.lower() in PARTICLES}
    either = "|".join(sorted(ordinary | linking))
    return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])") if either else NOTHING


def _any_of(labels: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(labels, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(label) for label in longest_first)})(?!\w)")


def _is_short_form(said: str, known: Iterable[str]) -> bool:
    """Whether initials are no person's: a common short form, or part of what an agency or label is called."""
    plain = re.sub(r"\W", "", said).casefold()
    return plain in SHORT_FORMS or any(plain in words_of(name) for name in known)


def _left_of(text: str, begin: int, end: int, taken: Iterable[_Span]) -> tuple[int, int]:
    """The words of a place that none of the spans takes up; empty where all of them are taken."""
    whole = begin, end
    for span in taken:
        if span.begin <= begin < span.end:
            begin = span.end
        elif begin < span.begin < end:
            end = span.begin
    if (begin, end) == whole:
        return whole
    words = list(re.finditer(r"\w+", text[begin:end])) if begin < end else []
    return (begin + words[0].start(), begin + words[-1].end()) if words else (begin, begin)


def _are_near(word: str, name: str) -> bool:
    if word.startswith(name):
        return True
    if abs(len(word) - len(name)) > 2 or word[0] != name[0]:
        return False
    return SequenceMatcher(None, word, name).ratio() >= LIKE_A_NAME


def anonymised(rows: Sequence[Row], people: Iterable[Listed]) -> Anonymised:
    """The rows with labels in every text, and where to look again. Names of agencies are no names of people."""
    labels = Labels(people)
    agencies = sorted({row.agency for row in rows})
    with_labels = tuple(replace(row, **_told(row, labels)) for row in rows)
    told = ((row, _left_in(row, labels, agencies)) for row in with_labels)
    return Anonymised(with_labels, tuple((row, left) for row, left in told if left))


def _told(row: Row, labels: Labels) -> dict[str, Any]:
    return {name: labels.put_into(text) for name in TEXTS if (text := getattr(row, name))}


def _left_in(row: Row, labels: Labels, agencies: Sequence[str]) -> tuple[str, ...]:
    texts = (getattr(row, name) for name in TEXTS)
    return tuple(dict.fromkeys(left for text in texts if text for left in labels.left_in(text, agencies)))
