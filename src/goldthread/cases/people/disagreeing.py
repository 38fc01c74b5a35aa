"""Where what is told of somebody does not agree: which of it stands in front, and what to do about the rest.

Nobody is right by having spoken last. A birth that is known to the day stands before one that is not, one that more
tell before one that fewer do, and else the one that was told first.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from goldthread.cases.people.matching.births import exact
from goldthread.cases.people.matching.names import level_of_family, level_of_given
from goldthread.cases.people.models import SaidBirth, SaidName, SaidNumber

ONE_NAME = frozenset({None, "same", "marks", "script", "order", "nickname"})
"""Levels of names that are one name, written in two ways."""
BIRTHS = "Two dates of birth are told. Find out which is right. Whoever told the wrong one takes it back."
DEATHS = "Two days of death are told. Find out which is right. Whoever told the wrong one takes it back."
SEXES = "They are told as female and as male. Find out which is right. Whoever told the wrong one takes it back."
NAMES = (
    "Two names are told as the name now. If one was their name until a day, say when it ended. If one is wrong, take it"
    " back."
)
NUMBERS = (
    "Two NHS numbers are told, and nobody has two at once. If one was replaced, say when it ended. If one is wrong,"
    " take it back."
)


def births_in_front(said: Iterable[SaidBirth]) -> list[SaidBirth]:
    """Those first that stand for the others. Of those who were merged, what was said of the one under whom they are
    known, which is in front in what is given.
    """
    births = list(said)
    tellers = Counter(when for when, _, _ in {(one.when, one.case_id, one.agency_id) for one in births})

    def order(one: SaidBirth) -> tuple[object, ...]:
        is_inexact, is_other = exact(one.when) is None, one.person_id != births[0].person_id
        return is_inexact, is_other, -tellers[one.when], one.told_at, one.pk

    return sorted(births, key=order)


def births_differ(said: Iterable[SaidBirth]) -> bool:
    """Whether two days are told of which only one can be right."""
    days = dict.fromkeys(one.when for one in said if one.when.is_known)
    return any(not one.may_be_of(other) for one, other in combinations(days, 2))


def names_differ(said: Iterable[SaidName]) -> bool:
    """Whether two names are told as the one that somebody bears now."""
    now = {(one.given, one.family) for one in said if one.use == SaidName.Use.NOW and one.until_on is None}
    return any(
        not {level_of_given(one[0], other[0]), level_of_family(one[1], other[1])} <= ONE_NAME
        for one, other in combinations(sorted(now), 2)
    )


def what_differs(
    names: Sequence[SaidName], births: Sequence[SaidBirth], numbers: Sequence[SaidNumber] = ()
) -> list[str]:
    """In sentences, each with what to do."""
    sexes = {one.sex for one in births} & {SaidBirth.Sex.FEMALE.value, SaidBirth.Sex.MALE.value}
    nhs = {one.number for one in numbers if one.kind == SaidNumber.Kind.NHS and one.until_on is None}
    told = (
        (names_differ(names), NAMES),
        (births_differ(births), BIRTHS),
        (len(sexes) > 1, SEXES),
        (len({one.died_on for one in births if one.died_on}) > 1, DEATHS),
        (len(nhs) > 1, NUMBERS),
    )
    return [sentence for is_so, sentence in told if is_so]
