"""What is found in a review, and whether what was found is still of what stands there today."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.jobs.progress import Tell, quietly
from goldthread.foundation.looking.looking import MOST_SHOWN, Found, look, merged
from goldthread.foundation.looking.patterns import patterns_of
from goldthread.foundation.looking.stored import LONGEST_WHERE, look_into, where_in
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.models import NameHit, PersonDetail
from goldthread.partnership.publishing.names.texts import Text, files_of, texts_of

Patterns = Mapping[int, re.Pattern[str]]


@dataclass(frozen=True)
class Hit:
    """One entry of the list in one text or file; without ``detail``, a file that could not be read whole."""

    place: str
    digest: str
    href: str
    where: str
    detail: int | None
    times: int
    excerpts: tuple[str, ...]


@dataclass(frozen=True)
class LookedThrough:
    """All that was found, in how many texts and files, and the digest of what was looked through."""

    hits: tuple[Hit, ...]
    texts: int
    files: int
    digest: str


def look_through(review: Review, tell: Tell = quietly) -> LookedThrough:
    """Look for the people list of a review in all its texts and files, one file at a time."""
    details = _details(review)
    patterns = patterns_of(details)
    hits, texts = list[Hit](), list[str]()
    for text in texts_of(review):
        # Its digest is taken as it is looked through: what is changed a moment later shows as changed.
        texts.append(_line(text))
        hits += [_hit(text, found) for found in look(text.words, patterns)]
    files = files_of(review)
    for done, file in enumerate(files):
        tell(done, len(files))
        hits += _in_file(file, patterns)
    return LookedThrough(tuple(hits), len(texts), len(files), _digest_of_all(texts, files, details))


def digest_of(review: Review) -> str:
    """Of every text and file of a review and of its people list, as they are now."""
    return _digest_of_all([_line(text) for text in texts_of(review)], files_of(review), _details(review))


def stands_uncleared(review: Review, words: str) -> bool:
    """Whether words hold an entry of the list of which no hit was ever cleared."""
    found = {one.entry for one in look(words, patterns_of(_details(review)))}
    cleared = NameHit.objects.filter(review=review, detail__in=found).exclude(cleared_at=None)
    return bool(found - set(cleared.values_list("detail", flat=True)))


def _digest_of_all(texts: list[str], files: list[StoredFile], details: list[PersonDetail]) -> str:
    of_files = [f"{_place(file)} {digest_of_file(file)}" for file in files]
    of_details = [f"detail {one.pk} {one.version}" for one in details]
    return sha256("\n".join([*texts, *of_files, *of_details]).encode()).hexdigest()


def _line(text: Text) -> str:
    return f"{text.place} {text.digest}"


def _details(review: Review) -> list[PersonDetail]:
    return list(PersonDetail.objects.filter(review=review).order_by("pk"))


def _hit(text: Text, found: Found) -> Hit:
    where = text.where[:LONGEST_WHERE]
    return Hit(text.place, text.digest, text.href, where, found.entry, found.times, found.excerpts)


def _in_file(file: StoredFile, patterns: Patterns) -> Iterator[Hit]:
    unread = list[str]()
    found = merged(
        Found(one.entry, one.times, tuple(f"{within.piece}: {excerpt}" for excerpt in one.excerpts))
        for within in look_into(file, patterns, unread)
        for one in within.found
    )
    where, place, digest, href = where_in(file), _place(file), digest_of_file(file), file.get_absolute_url()
    for one in found:
        yield Hit(place, digest, href, where, one.entry, one.times, one.excerpts)
    if unread:
        yield Hit(place, digest, href, where, None, len(unread), tuple(unread)[:MOST_SHOWN])


def _place(file: StoredFile) -> str:
    return f"{file._meta.db_table}.{file.pk}"


def digest_of_file(file: StoredFile) -> str:
    """Of what it holds, its name, and whether it may be opened."""
    return sha256(f"{file.sha256} {file.may_be_opened} {file.name}".encode("utf-8", "surrogatepass")).hexdigest()
