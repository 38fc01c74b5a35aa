"""Narrow a list by words: through the index, or field by field where the index knows more than may be told."""

import re
from collections.abc import Iterable

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

AT_MOST = 2_000
BEGINS = "(?<![[:alnum:]]){word}"
"""A word is cut at whatever is no letter or digit, as in the index."""


def with_words(rows: QuerySet, words: list[str]) -> QuerySet | None:
    """The rows with words that begin with each of these, by one query more; the rows must be those one may see.

    None where the index does not help: it gives at most 2,000 rows, and a list that lacks some would be false;
    nor does it know signs that are no letter or digit.
    """
    if not all(is_known_to_index(word) for word in words):
        return None
    with connection.cursor() as cursor:
        # Of so many that they are of no use, none is fetched.
        cursor.execute(
            "select case when count(*) < %s then coalesce(array_agg(number), '{}') end from search_ids(%s, %s) number",
            [AT_MOST, " ".join(words), rows.model._meta.db_table],
        )
        (found,) = cursor.fetchone()
    return None if found is None else rows.filter(pk__in=found)


def all_with_words(rows: QuerySet, words: list[str]) -> QuerySet:
    """The same without an end, as a part of the query that is asked: for words that so many have that ``with_words``
    gives None. The index must know each of them.
    """
    found = RawSQL("select search_all_ids(%s, %s)", [" ".join(words), rows.model._meta.db_table])
    return rows.filter(pk__in=found)


def is_known_to_index(word: str) -> bool:
    """Whether it has a letter or a digit."""
    return any(sign.isalnum() for sign in word)


def with_words_in(fields: Iterable[str], sought: str) -> Q:
    """That one of the fields has a word that begins so, for each word sought, as the index would find it: of any case,
    with accents or without. What has no letter or digit finds nothing.
    """
    words = re.findall(r"[^\W_]+", sought)
    if not words:
        return Q(pk__in=[])
    asked = Q()
    for word in words:
        held = Q(pk__in=[])
        for field in fields:
            held |= Q(**{f"{field}__unaccent__iregex": BEGINS.format(word=word)})
        asked &= held
    return asked
