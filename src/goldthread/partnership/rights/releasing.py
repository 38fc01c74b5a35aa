"""What a request releases and what it withholds, as it was decided until now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Prefetch, QuerySet

from goldthread.partnership.rights.models import GatheredItem, Matter, Reason, WithheldPassage, WithheldWords
from goldthread.partnership.rights.withholding import Span, pattern_of_words, released, spans_of_words

ALL_OF_IT = "All of it"
A_PART = "A part of it"
AN_EXEMPTION = "An exemption in data-protection law"


@dataclass(frozen=True)
class Released:
    """One text as it is released. ``words`` is empty where all of it is withheld."""

    where: str
    words: str


@dataclass(frozen=True)
class Line:
    """One line of the schedule: where, how much, and why as the person is told it."""

    where: str
    how_much: str
    reason: str


def kept_items(matter: Matter) -> QuerySet[GatheredItem]:
    """What is about the person, whether it is released or not, in the order in which it was gathered."""
    passages = WithheldPassage.objects.order_by("begin", "end")
    kept = GatheredItem.objects.filter(matter=matter, left_out_why="")
    return kept.prefetch_related(Prefetch("passages", passages)).order_by("pk")


def hidden_patterns(matter: Matter) -> list[tuple[WithheldWords, re.Pattern[str]]]:
    """Words that are released nowhere, with what finds them."""
    rows = WithheldWords.objects.filter(matter=matter).order_by("pk")
    return [(row, pattern) for row in rows if (pattern := pattern_of_words(row.words))]


def as_released(matter: Matter) -> Iterator[Released]:
    """Each text without what is withheld of it, its place too."""
    patterns = [pattern for _, pattern in hidden_patterns(matter)]
    for item in kept_items(matter):
        yield _released(item, patterns)


def item_as_released(item: GatheredItem) -> Released:
    """One text without what is withheld of it."""
    return _released(item, [pattern for _, pattern in hidden_patterns(item.matter)])


def schedule(matter: Matter) -> Iterator[Line]:
    """What is withheld and why. A reason that would itself do harm is not told."""
    hidden = hidden_patterns(matter)
    patterns = [pattern for _, pattern in hidden]
    for item in kept_items(matter):
        where = released(item.where, patterns=patterns)
        if item.withheld:
            yield Line(where, ALL_OF_IT, told(item.withheld, is_told=item.is_reason_told))
            continue
        reasons = [told(one.reason, is_told=one.is_reason_told) for one in item.passages.all()]
        reasons += [
            told(row.reason, is_told=row.is_reason_told)
            for row, pattern in hidden
            if spans_of_words(f"{item.where}\n{item.words}", [pattern])
        ]
        for reason in dict.fromkeys(reasons):
            yield Line(where, A_PART, reason)


def told(reason: str, *, is_told: bool) -> str:
    """A reason as the person is told it."""
    return str(Reason(reason).label) if is_told else AN_EXEMPTION


def digest_of(matter: Matter) -> str:
    """Of all that was decided: what is released, and the schedule."""
    said = [f"{one.where}\n{one.words}" for one in as_released(matter)]
    said += [f"{line.where}\n{line.how_much}\n{line.reason}" for line in schedule(matter)]
    return sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()


def _released(item: GatheredItem, patterns: list[re.Pattern[str]]) -> Released:
    words = "" if item.withheld else released(item.words, _spans(item), patterns)
    return Released(released(item.where, patterns=patterns), words)


def _spans(item: GatheredItem) -> list[Span]:
    return [Span(one.begin, one.end) for one in item.passages.all()]
