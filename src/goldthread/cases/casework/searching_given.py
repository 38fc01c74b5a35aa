"""How somebody finds, by reference and by words, the cases that they or their agency were given."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from goldthread.cases.casework.found_again import is_reference
from goldthread.cases.casework.models import Case, CaseQuerySet, CaseRecord
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.declaring.own_fields import OWN_FIELDS
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.queries import newest_granted
from goldthread.foundation.search.matching import is_known_to_index, with_words, with_words_in
from goldthread.foundation.search.queries import MOST, Hit
from goldthread.foundation.ui.words import sentence

NEWEST, MORE = 200, 4
"""Cases that are looked through first, and how many times as many each time after."""


def cases_given(sought: str, standing: Standing) -> list[Hit]:
    """Cases that somebody was given sight of, by their reference and by the words that they read of their records;
    the newest, if there are more than a page holds.

    Each is held against what they read of it. The index, which knows all cases and all their words, only says where to
    look: by what it finds it would tell of fields that they do not read.
    """
    found: list[Case] = []
    for numbers in _where_to_look(sought.strip(), standing):
        others = _with_words(sought, numbers, standing).exclude(pk__in=[one.pk for one in found])
        found += others.order_by("-opened_at", "-pk")[: MOST - len(found)]
        if len(found) == MOST:
            break
    return [Hit(kind_of(one.rules), str(one), one.get_absolute_url(), one.space, CASE_KIND, one.pk) for one in found]


def _where_to_look(sought: str, standing: Standing) -> Iterator[list[int]]:
    """Numbers of cases: that which is called so, then the newest that were given, since a frequent word is in enough of
    these. Older ones come from the index, or are looked through where a word is everywhere and yet in few of theirs. Of
    those who type the whole reference of a case nobody looks for it in the words of older ones.
    """
    by_reference = Case.objects.filter(reference=sought.upper()) if is_reference(sought) else Case.objects.none()
    called = list(by_reference.values_list("pk", flat=True))
    yield called
    words = [word for word in sought.split() if is_known_to_index(word)]
    if not words:
        return
    newest, most = newest_granted(standing, CASE_KIND, NEWEST), NEWEST
    yield newest
    if called:
        return
    known = _known_to_index(words, newest[-1]) if len(newest) == most else []
    if known is not None:
        yield known
        return
    while len(newest) == most:
        most *= MORE
        newest = newest_granted(standing, CASE_KIND, most, before=newest[-1])
        yield newest


def _known_to_index(words: list[str], before: int) -> list[int] | None:
    """Numbers of the older of all cases that have the words, whoever sees them; none at all where they are too many."""
    numbers: set[int] = set()
    searched: list[tuple[QuerySet[Any], str]] = [(Case.objects.all(), "pk")]
    searched += [(record._default_manager.all(), "case_id") for record in _open_records()]
    for rows, key in searched:
        with_them = with_words(rows.filter(**{f"{key}__lt": before}), words)
        if with_them is None:
            return None
        numbers.update(with_them.values_list(key, flat=True))
    return sorted(numbers, reverse=True)


def _with_words(sought: str, numbers: Collection[int], standing: Standing) -> CaseQuerySet:
    rows = Case.objects.given_to(standing, numbers)
    for pathway in PATHWAYS.values():
        # What a role shows them anyway, the search of everything has.
        if whole := whole_spaces_of(pathway, standing, Can.VIEW_CASES):
            rows = rows.exclude(pathway=pathway.code, space_id__in=whole)
    found = with_words_in(["reference"], sought)
    for record in _open_records():
        if fields := set(texts_of(record)) & set(record.agency_sees.split()):
            read = record._default_manager.filter(case__in=numbers).shared_with(standing)
            found |= Q(pk__in=read.filter(with_words_in(sorted(fields), sought)).values("case_id"))
    return rows.filter(found).select_related("space")


def _open_records() -> list[type[CaseRecord]]:
    """Those of pathways that are not restricted: no word of another is found in the search of everything."""
    pathways = (one for one in PATHWAYS.values() if not one.is_restricted)
    return [record for pathway in pathways for record in records_of(pathway)]


def texts_of(record: type[CaseRecord]) -> Iterator[str]:
    """The fields of a record that hold words."""
    for field in record._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
        if is_text and field.name not in OWN_FIELDS:
            yield field.name


def records_of(pathway: Pathway) -> list[type[CaseRecord]]:
    """What its steps keep, each once."""
    return list(dict.fromkeys(step.record for step in pathway.steps))


def kind_of(pathway: Pathway) -> str:
    """What a case of it is called where it is found."""
    return sentence(pathway.one)
