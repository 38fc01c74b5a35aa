"""Two are found to be one, or to be two after all. A person decides; nothing is moved, so that all can be undone."""

from datetime import datetime

from goldthread.cases.people.allowing import check_no_conflict, check_sees
from goldthread.cases.people.born import kind_read
from goldthread.cases.people.hiding import hide_homes_of
from goldthread.cases.people.lookalikes import all_under, look_anew, nhs_numbers_of, pairs_between
from goldthread.cases.people.models import Lookalike, MatchKey, Merge, Person
from goldthread.cases.people.saying import ALONE, as_now
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spaces.models import Space

A_PERSON = "Somebody with an account has to decide this."
NOT_OF_PAIR = "Choose under which of the two they are known."
ONE_ALREADY = "They are one person already, since another pair was merged."
TWO_NUMBERS = (
    "They have different NHS numbers, so they are not the same person, or one number is wrong or was replaced, as after"
    " an adoption. Find out which. Take back what is wrong, say when what was replaced ended, and then merge them."
)
BORN_AND_NOT = "One of them is not born yet. Record the birth first."
THEMSELVES = "This is the same person. Enter the page of another."
UNDONE = "This merge was undone already."
DECIDED = "Somebody decided on this pair already."
WHY_ONE = "Say how you know that they are one person."
WHY_TWO = "Say how you know that they are two people."


@command(Can.MERGE_PEOPLE, event="people merged", about="pair", alone=ALONE)
def merge_people(*, pair: Lookalike, kept: Person, why: str, by: Actor, at: datetime) -> Merge:
    """From now on both of a pair are shown as one, under the one who is ``kept``, also where whoever decides reads no
    case of theirs. Two different NHS numbers stand in the way.
    """
    kept, gone = _kept_and_gone(pair, kept)
    check_no_conflict(by, at, kept, gone)
    check_two(kept, gone)
    merge = Merge.objects.create(
        space_id=kept.space_id,
        kept=kept,
        gone=gone,
        why=said(why, WHY_ONE, "why"),
        merged_at=at,
        merged_by_id=_account(by),
    )
    of_these = _pairs_of(kept.pk, gone.pk, but=Lookalike.Found.ONE)
    Person.objects.filter(root=gone).update(root=kept)
    gone.merged_into = gone.root = kept
    gone.save(update_fields=["merged_into", "root"])
    MatchKey.objects.filter(person=gone).delete()
    for one, other in {*of_these, tuple(sorted((kept.pk, gone.pk)))}:
        _decide(pair.space_id, one, other, Lookalike.Found.ONE, merge.why, by, at)
    look_anew([kept, *hide_homes_of(kept)], pair.space, at)
    return merge


@command(Can.MERGE_PEOPLE, event="two people pointed out who may be one", alone=ALONE)
def point_out(*, space: Space, person: Person, other: Person, by: Actor, at: datetime) -> Lookalike:
    """Two whom nothing made alike, such as an adopted child with other names, and of whom the steward knows otherwise.
    They wait to be decided on as any pair does, also where it was decided that they are two: whoever decides anew reads
    who decided that, and why.
    """
    one, two = sorted((as_now(person).known_under, as_now(other).known_under))
    if one == two:
        raise Refused(THEMSELVES, "other")
    for each in (person, other):
        check_sees(as_now(each), by, at)
    check_no_conflict(by, at, as_now(person), as_now(other))
    pair, _ = Lookalike.objects.get_or_create(space=space, first_id=one, second_id=two, defaults={"found_at": at})
    if pair.found != Lookalike.Found.WAITS:
        pair.found, pair.found_at, pair.decided_at = Lookalike.Found.WAITS, at, None
        pair.save(update_fields=["found", "found_at", "decided_at"])
    return pair


@command(Can.MERGE_PEOPLE, event="merge of people undone", about="merge", alone=ALONE)
def undo_merge(*, merge: Merge, why: str, by: Actor, at: datetime) -> Merge:
    """They are two again, each with what was said of them, and with whoever had been merged into each before."""
    check_no_conflict(by, at, merge.kept)
    if merge.undone_at:
        raise Refused(UNDONE)
    merge.undone_why = said(why, WHY_TWO, "why")
    merge.undone_at, merge.undone_by_id = at, _account(by)
    merge.save(update_fields=["undone_at", "undone_by", "undone_why"])
    gone = as_now(merge.gone)
    gone.merged_into = gone.root = None
    gone.save(update_fields=["merged_into", "root"])
    _take_along(gone)
    root = as_now(merge.kept).known_under
    for one, other in {*_pairs_of(gone.pk, root, but=Lookalike.Found.TWO), tuple(sorted((root, gone.pk)))}:
        _decide(merge.space_id, one, other, Lookalike.Found.TWO, merge.undone_why, by, at)
    look_anew([gone, merge.kept], merge.space, at)
    return merge


@command(Can.MERGE_PEOPLE, event="people found to be two", about="pair", alone=ALONE)
def keep_apart(*, pair: Lookalike, why: str, by: Actor, at: datetime) -> Lookalike:
    """They are two, however like they are. Nobody is asked about them again."""
    check_no_conflict(by, at, pair.first, pair.second)
    one, other = _roots(pair)
    if one == other:
        raise Refused(ONE_ALREADY)
    if pair.found != Lookalike.Found.WAITS:
        raise Refused(DECIDED)
    reason = said(why, WHY_TWO, "why")
    for first, second in {*_pairs_of(one, other, but=Lookalike.Found.TWO), tuple(sorted((one, other)))}:
        _decide(pair.space_id, first, second, Lookalike.Found.TWO, reason, by, at)
    pair.refresh_from_db()
    return pair


def _kept_and_gone(pair: Lookalike, kept: Person) -> tuple[Person, Person]:
    """Those under whom both of a pair are known now: either may have been merged since they were found to be alike."""
    two = Person.objects.in_bulk(_roots(pair))
    if len(two) < 2:
        raise Refused(ONE_ALREADY)
    if kept.pk not in two:
        raise Refused(NOT_OF_PAIR, "kept")
    chosen = two.pop(kept.pk)
    return chosen, two.popitem()[1]


def _roots(pair: Lookalike) -> tuple[int, int]:
    return as_now(pair.first).known_under, as_now(pair.second).known_under


def _pairs_of(one: int, other: int, *, but: Lookalike.Found) -> set[tuple[int, int]]:
    """Pairs between any who are known under one and any who are known under another: one decision is of all of them."""
    rows = Lookalike.objects.filter(pairs_between(all_under(one), all_under(other))).exclude(found=but)
    return set(rows.values_list("first", "second"))


def check_two(kept: Person, gone: Person) -> None:
    """Raise Refused where they cannot be merged as they are, with what to do first."""
    kinds = {kind_read(one) for one in (kept, gone)}
    if Person.Kind.UNBORN in kinds and len(kinds) > 1:
        raise Refused(BORN_AND_NOT)
    first, second = (nhs_numbers_of(one.known_under) for one in (kept, gone))
    if first and second and first != second:
        raise Refused(TWO_NUMBERS)


def _take_along(gone: Person) -> None:
    """Whoever was merged into somebody, at however many removes, is known under them again."""
    below = [gone.pk]
    while below := list(Person.objects.filter(merged_into__in=below).values_list("pk", flat=True)):
        Person.objects.filter(pk__in=below).update(root=gone)


def _decide(space: int, first: int, second: int, found: Lookalike.Found, why: str, by: Actor, at: datetime) -> None:
    decided = {"found": found, "decided_at": at, "decided_by_id": _account(by), "why": why}
    Lookalike.objects.update_or_create(
        space_id=space,
        first_id=first,
        second_id=second,
        defaults=decided,
        create_defaults={**decided, "found_at": at},
    )


def _account(by: Actor) -> int:
    account = account_of(by)
    if account is None:
        raise Refused(A_PERSON)
    return account
