"""What a request releases and what it withholds, as it was decided until now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from goldthread.foundation.files.models import StoredFile
from goldthread.partnership.rights.models import (
    AccessRequest,
    GatheredItem,
    Matter,
    Reason,
    RedactedCopy,
    WithheldPassage,
    WithheldWords,
)
from goldthread.partnership.rights.withholding import Span, pattern_of_words, released, spans_of_words

ALL_OF_IT = "All of it"
A_PART = "A part of it"
AN_EXEMPTION = "An exemption in data-protection law"


@dataclass(frozen=True)
class Released:
    """One text as it is released; ``words`` is empty where all of it is withheld. Of a file, its redacted ``copy``."""

    where: str
    words: str
    copy: StoredFile | None = None


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
    copies = RedactedCopy.objects.select_related("file__space").order_by("-pk")
    return kept.prefetch_related(Prefetch("passages", passages), Prefetch("copies", copies)).order_by("pk")


def latest_copy(item: GatheredItem) -> RedactedCopy | None:
    """What is released in place of a file; one that was added later takes the place of the one before."""
    return max(item.copies.all(), key=lambda one: one.pk, default=None)


def files_to_look_at(matter: Matter) -> QuerySet[StoredFile]:
    """Files that could not be read whole, or in which the person is named, and that are not included as they look."""
    items = GatheredItem.objects.filter(matter=matter).exclude(file=None)
    unread = [number for one in _unread(matter) if (number := one.get("file"))]
    found = StoredFile.objects.filter(space=matter.space_id).filter(Q(pk__in=unread) | Q(pk__in=items.values("file")))
    return found.exclude(pk__in=items.filter(words="").values("file")).order_by("name", "pk")


def _unread(matter: Matter) -> list[dict[str, Any]]:
    return [one for each in AccessRequest.objects.filter(matter=matter) for one in each.unread]


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
        if (copy := latest_copy(item)) and copy.reason:
            reasons.append(told(copy.reason, is_told=copy.is_reason_told))
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
    said = [f"{one.where}\n{one.words}{one.copy.sha256 if one.copy else ''}" for one in as_released(matter)]
    said += [f"{line.where}\n{line.how_much}\n{line.reason}" for line in schedule(matter)]
    return sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()


def _released(item: GatheredItem, patterns: list[re.Pattern[str]]) -> Released:
    where = released(item.where, patterns=patterns)
    if item.withheld:
        return Released(where, "")
    copy = latest_copy(item)
    return Released(where, released(item.words, _spans(item), patterns), copy.file if copy else None)


def _spans(item: GatheredItem) -> list[Span]:
    return [Span(one.begin, one.end) for one in item.passages.all()]
