"""Pairs that may be one person, kept until somebody decides."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import BigIntegerField, Q
from django.db.models.functions import Coalesce

from goldthread.cases.people.doubted import forget_what_is_told_no_more
from goldthread.cases.people.looking import Found, found_like, keep_keys
from goldthread.cases.people.models import Lookalike, Person, SaidNumber, Tie, TwoNumbers
from goldthread.foundation.spaces.models import Space


def look_anew(people: Iterable[Person], space: Space, at: datetime) -> None:
    """After what is said of these changed: under which keys each is found, and who may be the same. Their children are
    found by what is said of a mother, so they are looked for too.
    """
    roots = roots_of({one.pk for one in people})
    for root in sorted(roots | children_of(roots)):
        known = keep_keys(root, space)
        note_lookalikes(root, space, found_like(known, space, but=root), at)
        note_two_numbers(root, space, at)
        forget_what_is_told_no_more(root)


def note_two_numbers(root: int, space: Space, at: datetime) -> None:
    """Keep that somebody has two NHS numbers, for as long as they have. Those who were merged are told of as one."""
    has_two, kept = len(nhs_numbers_of(root)) > 1, TwoNumbers.objects.filter(space=space)
    kept.filter(Q(person__root=root) if has_two else Q(person__root=root) | Q(person=root)).delete()
    if has_two:
        TwoNumbers.objects.get_or_create(space=space, person_id=root, defaults={"found_at": at})


def forget_two_numbers(root: int) -> None:
    """Nobody is to look at somebody of whom one number is left."""
    if len(nhs_numbers_of(root)) < 2:
        TwoNumbers.objects.filter(person=root).delete()


def nhs_numbers_of(root: int) -> set[str]:
    """Their NHS numbers, as any case tells them, but for those that were replaced."""
    told = SaidNumber.objects.of_all([root]).standing_ones().filter(kind=SaidNumber.Kind.NHS, until_on=None)
    return set(told.values_list("number", flat=True))


def roots_of(people: Collection[int]) -> set[int]:
    """Under whom these are known now; of those who are gone nothing."""
    rows = Person.objects.filter(pk__in=people)
    return set(rows.values_list(Coalesce("root", "pk", output_field=BigIntegerField()), flat=True))


def children_of(roots: Collection[int]) -> set[int]:
    """Those whose mother is one of these, under whom they are known."""
    ties = Tie.objects.of_all(roots).standing_ones().filter(kind=Tie.Kind.MOTHER)
    return set(ties.values_list(Coalesce("to__root", "to"), flat=True))


def note_lookalikes(root: int, space: Space, found: Iterable[Found], at: datetime) -> None:
    """Keep the pairs that were not there. Of one on which somebody decided nobody is asked again, nor of two who are
    said to be somebody to one another: in each family some share a name and a home.
    """
    others = {one.person for one in found}
    if not others:
        return
    pairs = {(min(root, other), max(root, other)) for other in others - _told_apart(root) - tied_to(root)}
    Lookalike.objects.bulk_create(
        (Lookalike(space=space, first_id=first, second_id=second, found_at=at) for first, second in sorted(pairs)),
        ignore_conflicts=True,
    )


def tied_to(root: int) -> set[int]:
    """Those who are said to be somebody to this person, such as their father: they are another."""
    theirs = all_under(root)
    ties = Tie.objects.standing_ones().filter(Q(person__in=theirs) | Q(to__in=theirs))
    roots = ties.values_list(Coalesce("person__root", "person"), Coalesce("to__root", "to"))
    return {other for pair in roots for other in pair if other != root}


def forget_pair(one: Person, other: Person) -> None:
    """Nobody is asked whether two are one of whom it was just said who they are to one another."""
    of_these = pairs_between(all_under(one.known_under), all_under(other.known_under))
    Lookalike.objects.filter(of_these, found=Lookalike.Found.WAITS).delete()


def pairs_between(ones: Collection[int], others: Collection[int]) -> Q:
    """Pairs of which one is among these people, and the other among those."""
    return Q(first__in=ones, second__in=others) | Q(first__in=others, second__in=ones)


def all_under(root: int) -> list[int]:
    """The numbers of all who are known as one."""
    return list(Person.objects.filter(Q(pk=root) | Q(root=root)).values_list("pk", flat=True))


def _told_apart(root: int) -> set[int]:
    """Those of whom it was decided that they, or somebody merged with them, are another than this."""
    theirs = all_under(root)
    decided = Lookalike.objects.filter(found=Lookalike.Found.TWO)
    mine = decided.filter(Q(first__in=theirs) | Q(second__in=theirs))
    roots = mine.values_list(Coalesce("first__root", "first"), Coalesce("second__root", "second"))
    return {other for pair in roots for other in pair if other != root}
