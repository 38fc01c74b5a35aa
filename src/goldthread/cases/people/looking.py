"""Who of the register may be the one who is described: looked for by keys, weighed, the likeliest in front."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Exists, QuerySet

from goldthread.cases.people.known import known_of
from goldthread.cases.people.matching import (
    Band,
    Known,
    Match,
    Register,
    asked_of,
    kept_by_name,
    keys_of,
    keys_of_names,
    score,
)
from goldthread.cases.people.matching.comparing import READ_NUMBER
from goldthread.cases.people.models import MatchKey, Person
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.spaces.models import Space

WEIGHED = 200
"""Of those who share a key so many are weighed, those first who share most."""
SHOWN = 10
COUNTED = 10_000
"""Up to so many people are counted."""
NOBODY = 0
"""Nobody's number. Where nobody shares a key as much is asked as where somebody does: how long it takes does not tell
that a key of an unread case was met.
"""
LONGEST_KEY = 80
"""So much of a key is kept and asked for: names that are longer and begin alike meet."""


@dataclass(frozen=True)
class Found:
    """Somebody of the register, by the number under which they are known, and how like they are."""

    person: int
    match: Match


def found_like(known: Known, space: Space, *, but: int | None = None) -> list[Found]:
    """Those who are likely or possibly the same, whether the reader sees them or not, but for one themselves."""
    numbers = _who_share(MatchKey.objects.exclude(person=but), known, space)
    return _weighed(known, known_of(numbers), space)


def seen_alike(known: Known, space: Space, standing: Standing) -> list[Found]:
    """The same of those whom somebody sees, by what they read of them alone: that there is more shows in no reason."""
    seen = Person.objects.visible_to(standing).filter(the_very("pk", "person"), space=space)
    numbers = _who_share(MatchKey.objects.filter(Exists(seen)), known, space)
    return _weighed(known, known_of(numbers or [NOBODY], standing), space)


def is_another_child(match: Match) -> bool:
    """Whether two of one family bear other names and are of another sex, with no number in common: of two in one case
    nobody need say that they are brother and sister. The steward of the register is asked all the same.
    """
    levels = {reason.respect: reason.level for reason in (*match.reasons_for, *match.reasons_against)}
    is_other = levels.get("given") == levels.get("sex") == "different"
    return is_other and "same" not in {levels.get(kind) for kind in READ_NUMBER}


def _who_share(rows: QuerySet[MatchKey], known: Known, space: Space) -> list[int]:
    """Those first who share most keys."""
    shared = rows.filter(space=space, key__in=as_kept(asked_of(known)))
    counted = shared.values("person").annotate(keys=Count("*")).order_by("-keys", "person")[:WEIGHED]
    return [row["person"] for row in counted]


def _weighed(known: Known, held: Mapping[int, Known], space: Space) -> list[Found]:
    register = register_of(space, [known])
    weighed = [Found(number, score(known, one, register)) for number, one in held.items()]
    like = [one for one in weighed if one.match.band is not Band.UNLIKELY]
    return sorted(like, key=lambda one: (-one.match.probability, one.person))[:SHOWN]


def register_of(space: Space, sought: Iterable[Known]) -> Register:
    """Among how many people of a space these are looked for, and how many have each of their names: among very many,
    about how many.
    """
    counted = Person.objects.filter(space=space, root=None)[: COUNTED + 1].count()
    size = max(counted if counted <= COUNTED else _about_how_many(), 1)
    keys = as_kept(key for known in sought for key in keys_of_names(known))
    named = MatchKey.objects.filter(space=space, key__in=keys).values("key").annotate(bearers=Count("*"))
    return Register(size=size, bearers=dict(named.values_list("key", "bearers")))


def _about_how_many() -> int:
    """As the database reckons them over all spaces: to count a million takes longer than to find one of them."""
    with connection.cursor() as cursor:
        cursor.execute("select greatest(reltuples, %s)::bigint from pg_class where oid = 'person'::regclass", [COUNTED])
        return int(cursor.fetchone()[0])


def as_kept(keys: Iterable[str]) -> set[str]:
    return {key[:LONGEST_KEY] for key in keys}


def keep_keys(root: int, space: Space) -> Known:
    """Work out anew under which keys somebody is found, after what is said of them changed. Gives what is known."""
    known = known_of([root])[root]
    wanted = as_kept(keys_of(known) | kept_by_name(known))
    rows = MatchKey.objects.filter(space=space, person=root)
    rows.exclude(key__in=wanted).delete()
    there = set(rows.values_list("key", flat=True))
    MatchKey.objects.bulk_create(
        (MatchKey(space=space, person_id=root, key=key) for key in sorted(wanted - there)), ignore_conflicts=True
    )
    return known
