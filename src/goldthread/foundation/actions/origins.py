"""What the actions of a partnership came from, as far as a person may see it."""

from collections import defaultdict

from django.db import connection
from django.db.models import Q, QuerySet

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.sections import ORIGINS
from goldthread.foundation.spaces.models import Space

ELSE, ELSE_IN_WORDS = "else", "Anything else"
"""Of an action that came from nothing that is registered, or from what the person may not see."""

Origins = dict[str, tuple[str, str]]
"""Words and address of each thing that actions may have come from, by its key."""


def origins_in(space: Space, standing: Standing) -> Origins:
    """One query for all kinds of origin, and one more for each that actions of the space came from."""
    there = _codes_in(space)
    return {
        key_of(origin.code, number): (words, href)
        for origin in ORIGINS.values()
        if origin.code in there
        for number, words, href in origin.in_view(standing, space)
    }


def _codes_in(space: Space) -> set[str]:
    """Which kinds of origin there are actions of: each is found by its first action in the index.

    The order and the limit keep PostgreSQL to that: it would rather read every action once than a few by the index.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select code from unnest(%s::text[]) as code"
            " cross join lateral (select from action where space_id = %s and origin = code order by origin_id limit 1)"
            " as its_first",
            [list(ORIGINS), space.pk],
        )
        return {code for (code,) in cursor.fetchall()}


def key_of(code: str, number: int | None) -> str:
    return f"{code}-{number}"


def origin_of(action: Action, origins: Origins) -> str:
    """In words; nothing where the person may not see it."""
    return origins.get(key_of(action.origin, action.origin_id), ("", ""))[0]


def choices_of(origins: Origins) -> list[tuple[str, str]]:
    return [(key, words) for key, (words, _) in origins.items()] + [(ELSE, ELSE_IN_WORDS)]


def came_from(actions: QuerySet[Action], key: str, origins: Origins) -> QuerySet[Action]:
    """Those that came from one thing, or from none of those that the person may see."""
    if key == ELSE:
        return actions.exclude(_any_of(origins)) if origins else actions
    return actions.filter(_any_of({key: origins[key]}))


def _any_of(origins: Origins) -> Q:
    by_code: dict[str, list[str]] = defaultdict(list)
    for key in origins:
        code, _, number = key.rpartition("-")
        by_code[code].append(number)
    found = Q()
    for code, numbers in by_code.items():
        found |= Q(origin=code, origin_id__in=numbers)
    return found
