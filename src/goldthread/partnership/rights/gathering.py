"""Look through everything that a partnership holds for what tells who somebody is, and copy what is found.

Of every table of a space every field of words is taken, by its type, so that a new record or field is not forgotten:
parts above need do nothing for what they keep in tables of spaces. What lies elsewhere registers a ``Source``. Rows of
which a record says that they are ``kept_secret`` are not looked through: whoever answers a request adds what is due.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.jobs.progress import Tell, quietly
from goldthread.foundation.looking.looking import Found, look
from goldthread.foundation.looking.patterns import patterns_of
from goldthread.foundation.looking.stored import LONGEST_WHERE, look_into, where_in
from goldthread.foundation.looking.words import words_in, words_of_value
from goldthread.foundation.records.handling import KEY, SECRET, WHEREABOUTS
from goldthread.foundation.spaces.models import Space, SpaceRecord
from goldthread.partnership.rights.extracts import extract
from goldthread.partnership.rights.held import Held, digest_of
from goldthread.partnership.rights.models import Matter, Pack, RedactedCopy, SearchDetail
from goldthread.partnership.rights.reads import opened
from goldthread.partnership.rights.whereabouts import address_of, named

Patterns = Mapping[int, re.Pattern[str]]
LEFT_OUT = {
    "rights_": "what is recorded of requests themselves; not the notes that stand at records",
    "stored_file": "files are read as files, by their name and what they hold",
}
"""How the names of tables begin that are not looked through, each with its reason."""
NOT_WORDS = (KEY, SECRET, WHEREABOUTS)
"""Fields that are of words by their type, and say nothing of anybody that they could be told."""


@dataclass(frozen=True)
class Text:
    """Words that are held somewhere. Of a ``record``, ``where`` is what the field is called.

    What the record is called, and its address, is worked out only if somebody is found in it: that costs queries.
    """

    place: str
    where: str
    words: str
    record: Any = None


@dataclass(frozen=True)
class Unread:
    """A file that could not be read whole, and why."""

    file: int
    where: str
    why: str


@dataclass(frozen=True)
class Gathered:
    """All that was found, in how many texts and files, and what could not be read."""

    held: tuple[Held, ...]
    texts: int
    files: int
    unread: tuple[Unread, ...]


Source = Callable[[Space], Iterator[Text]]
SOURCES: list[Source] = []
"""What is held of a space in tables that no space owns."""


def register_source(source: Source) -> None:
    SOURCES.append(source)


def gather(matter: Matter, tell: Tell = quietly) -> Gathered:
    """Look for one person in everything that is held. It reads all: for a job, in which the space is open."""
    patterns = patterns_of(SearchDetail.objects.filter(matter=matter).order_by("pk"))
    held, seen, texts = list[Held](), set[str](), 0
    for text in texts_of(matter.space):
        texts += 1
        if times := _times(look(text.words, patterns)):
            copy = extract(text.words, patterns.values())
            # The trail repeats what a record says; what a record said before is an item of its own.
            if text.record or digest_of(copy) not in seen:
                seen.add(digest_of(copy))
                held.append(_held(text, copy, times))
    files = _files_of(matter.space)
    unread = list[Unread]()
    for done, file in enumerate(files):
        tell(done, len(files))
        held += _in_file(file, patterns, unread)
    held += opened(matter.space, held)
    return Gathered(tuple(held), texts, len(files), tuple(unread))


def texts_of(space: Space) -> Iterator[Text]:
    """Every text of a space, table by table, then what registered sources hold."""
    for model in looked_through():
        fields = wordy_fields(model)
        rows: Any = model._base_manager.filter(space_id=space.pk).order_by("pk")
        rows = rows.exclude(model.kept_secret) if hasattr(model, "kept_secret") else rows
        for record in rows.iterator(chunk_size=200):
            yield from _texts_in(record, fields)
    for source in SOURCES:
        yield from source(space)


def looked_through() -> list[type[models.Model]]:
    """Every table that a space owns and that holds words of somebody."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, SpaceRecord)
        and not model._meta.db_table.startswith(tuple(LEFT_OUT))
        and wordy_fields(model)
    ]


def wordy_fields(model: type[models.Model]) -> list[Any]:
    handling = getattr(model, "handling", None) or {}
    return [field for field in words_in(model) if handling.get(field.name) not in NOT_WORDS]


def _texts_in(record: Any, fields: list[Any]) -> Iterator[Text]:
    for field in fields:
        words = words_of_value(getattr(record, field.attname))
        if words.strip():
            place = f"{record._meta.db_table}.{record.pk}.{field.name}"
            yield Text(place, str(field.verbose_name), words, record)


def _held(text: Text, copy: str, times: int) -> Held:
    if text.record is None:
        return Held(text.place, text.where[:LONGEST_WHERE], copy, times)
    where = f"{named(text.record)}, {text.where}"[:LONGEST_WHERE]
    return Held(text.place, where, copy, times, address_of(text.record))


def _in_file(file: StoredFile, patterns: Patterns, unread: list[Unread]) -> Iterator[Held]:
    """The pages or parts of a file in which the person is named, each as an item of its own."""
    why, href = list[str](), file.get_absolute_url()
    for one in look_into(file, patterns, why):
        place, copy = f"stored_file.{file.pk}.{one.number}", extract(one.words, patterns.values())
        yield Held(place, where_in(file, one.piece), copy, _times(one.found), href, file.pk)
    if why:
        unread.append(Unread(file.pk, where_in(file), " ".join(why)))


def _times(found: Iterable[Found]) -> int:
    return sum(one.times for one in found)


def _files_of(space: Space) -> list[StoredFile]:
    """All but those that answer requests: packs, and redacted copies of files that are looked through themselves."""
    files = StoredFile.objects.filter(space=space).select_related("space").order_by("pk")
    packs = Pack.objects.filter(space=space).exclude(file=None)
    copies = RedactedCopy.objects.filter(space=space)
    return list(files.exclude(pk__in=packs.values("file")).exclude(pk__in=copies.values("file")))
