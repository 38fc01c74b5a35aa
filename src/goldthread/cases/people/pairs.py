"""Pairs that may be one person, people who were merged and those with two NHS numbers, as the steward of the register
sees them.

The steward reads for that what tells who somebody is, whatever case tells it. Whom a conflict of interest keeps from a
case sees no pair and no merge of anybody who takes part in it.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.people.known import by_root, by_use, known_of
from goldthread.cases.people.lookalikes import all_under, pairs_between
from goldthread.cases.people.looking import register_of
from goldthread.cases.people.matching import Match, score
from goldthread.cases.people.models import Involvement, Lookalike, Merge, SaidName, TwoNumbers
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.queries import hidden_by_conflict
from goldthread.foundation.spaces.models import Space

ONE, OTHER = "one_root", "other_root"
"""Under whom each of two is known now, as rows have it here."""


def pairs_for(standing: Standing) -> QuerySet[Lookalike]:
    """Pairs of which somebody decides whether they are one. Of those that wait, not two who are one already."""
    rows = _of_steward(Lookalike.objects.all(), "first", "second", standing)
    return rows.exclude(Q(found=Lookalike.Found.WAITS) & Q(**{ONE: F(OTHER)}))


def waiting_pairs(standing: Standing) -> QuerySet[Lookalike]:
    return pairs_for(standing).filter(found=Lookalike.Found.WAITS)


def merges_for(standing: Standing) -> QuerySet[Merge]:
    return _of_steward(Merge.objects.all(), "gone", "kept", standing)


def two_numbers_for(standing: Standing) -> QuerySet[TwoNumbers]:
    """People of whom two NHS numbers stand."""
    return _of_steward(TwoNumbers.objects.all(), "person", "person", standing)


def match_of(pair: Any, space: Space) -> Match:
    """How like two are, by all that stands."""
    return matches_of([pair], space)[pair.pk]


def matches_of(pairs: Collection[Any], space: Space) -> dict[int, Match]:
    """The same of several pairs, by their number, in as many statements as of one."""
    known = known_of({root for pair in pairs for root in roots_of(pair)})
    register = register_of(space, known.values())
    found = {}
    for pair in pairs:
        first, second = roots_of(pair)
        found[pair.pk] = score(known[first], known[second], register)
    return found


def roots_of(pair: Any) -> tuple[int, int]:
    return getattr(pair, ONE), getattr(pair, OTHER)


def told_apart(pair: Any) -> Lookalike | None:
    """That somebody decided before of two who are known under these that they are two: of a pair that waits."""
    if pair.found != Lookalike.Found.WAITS:
        return None
    of_these = pairs_between(*map(all_under, roots_of(pair)))
    return (
        Lookalike.objects.filter(of_these, found=Lookalike.Found.TWO)
        .select_related("decided_by")
        .order_by("-decided_at", "-pk")
        .first()
    )


def called_now(roots: Collection[int]) -> dict[int, str]:
    """What those are called who are known under these."""
    names = by_root(SaidName.objects, roots)
    return {root: str(min(names[root], key=by_use)) for root in roots if names[root]}


def called(people: Iterable[int]) -> dict[int, str]:
    """What each of these rows of the register is called by what was said of it alone, before and without a merge."""
    rows = SaidName.objects.filter(person__in=people).standing_ones().order_by("-told_at", "-pk")
    found: dict[int, list[SaidName]] = {}
    for row in rows:
        found.setdefault(row.person_id, []).append(row)
    return {person: str(min(names, key=by_use)) for person, names in found.items()}


def _of_steward(rows: QuerySet[Any], one: str, other: str, standing: Standing) -> QuerySet[Any]:
    roots = {ONE: Coalesce(f"{one}__root", one), OTHER: Coalesce(f"{other}__root", other)}
    found = rows.annotate(**roots).filter(space__in=standing.whole_spaces_where(Can.MERGE_PEOPLE))
    kept_from = Involvement.objects.filter(case__in=hidden_by_conflict(standing, CASE_KIND))
    unseen = kept_from.values(known_under=Coalesce("person__root", "person"))
    return found.exclude(**{f"{ONE}__in": unseen}).exclude(**{f"{OTHER}__in": unseen})
