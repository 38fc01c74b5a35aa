"""What a case says of people goes with it, and whoever is then in no other case goes too."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.retaining import goes_with_its_case
from goldthread.cases.people.lookalikes import children_of, forget_two_numbers, roots_of
from goldthread.cases.people.looking import keep_keys
from goldthread.cases.people.models import (
    Household,
    Involvement,
    LivesThere,
    Lookalike,
    MatchKey,
    Merge,
    Person,
    SaidAlert,
    SaidBirth,
    SaidContact,
    SaidName,
    SaidNumber,
    SaidSchool,
    SaidTrait,
    Tie,
    ToCheck,
    TwoNumbers,
)
from goldthread.cases.people.saying import ALONE
from goldthread.foundation.commands.command import hold_still
from goldthread.foundation.retention.kinds.declaring import Part, Roots
from goldthread.foundation.spaces.models import Space

SAID = {
    SaidName: "name",
    SaidBirth: "birth",
    SaidNumber: "number",
    SaidSchool: "school",
    SaidTrait: "trait",
    SaidAlert: "alert",
    SaidContact: "contact",
    LivesThere: "address",
    Tie: "relationship",
    Involvement: "part in the case",
}
"""What each is called where it is told how many go."""


@dataclass(frozen=True)
class OfThoseInNoOther(Part):
    """Rows about people who take part in these cases and in no other: ``people`` are the ways from a row to them."""

    people: tuple[str, ...] = ("pk",)

    def of(self, roots: Roots) -> QuerySet[Any]:
        gone = _in_no_other(roots)
        which = Q(pk__in=[])
        for way in self.people:
            which |= Q(**{f"{way}__in": gone})
        return self.model._default_manager.filter(which)


@dataclass(frozen=True)
class LivedInByNoOther(Part):
    """Households of which no other case tells that anybody lives there."""

    def of(self, roots: Roots) -> QuerySet[Any]:
        told = LivesThere.objects.filter(household=OuterRef("pk"))
        here, elsewhere = told.filter(case__in=roots), told.exclude(case__in=roots)
        return Household.objects.filter(Exists(here), ~Exists(elsewhere))


def _in_no_other(roots: Roots) -> list[int]:
    """Those whom these cases alone know. One merged with somebody of another case is known there. They are few beside
    all of the register, so one begins from the cases.
    """
    known = roots_of(_told_of_in(roots))
    under = dict(
        Person.objects.filter(Q(pk__in=known) | Q(root__in=known)).values_list(
            "pk", Coalesce("root", "pk", output_field=BigIntegerField())
        )
    )
    parts = Involvement.objects.filter(person__in=under).exclude(case__in=roots)
    ties = Tie.objects.exclude(case__in=roots).filter(Q(person__in=under) | Q(to__in=under))
    told = {*parts.values_list("person", flat=True), *chain.from_iterable(ties.values_list("person", "to"))}
    elsewhere = {under[one] for one in told if one in under}
    return [person for person, root in under.items() if root not in elsewhere]


def _told_of_in(cases: Collection[int]) -> set[int]:
    """Whoever takes part in cases, or is said in them to be somebody's."""
    parts = Involvement.objects.filter(case__in=cases).values_list("person", flat=True)
    ties = Tie.objects.filter(case__in=cases).values_list("person", "to")
    return {*parts, *chain.from_iterable(ties)}


def _keys_of_those_who_stay(cases: Collection[int]) -> Callable[[], None]:
    """Nobody is found any more by what only these cases told, and of two NHS numbers one may be left."""
    space = Space.objects.filter(pk__in=Case.objects.filter(pk__in=cases).values("space")).first()
    if space is not None:
        # Before anything is deleted, as commands do before they lock a row: else each could wait for the other.
        hold_still(ALONE, space.pk)
    known = roots_of(_told_of_in(cases))

    def make_anew() -> None:
        if space is None:
            return
        for root in sorted(roots_of(known | children_of(known))):
            keep_keys(root, space)
            forget_two_numbers(root)

    return make_anew


def register() -> None:
    """Called when the program starts. People go last: what goes before them is told by whom they are in."""
    goes_with_its_case(
        OfThoseInNoOther(MatchKey, people=("person",), called="key of a person", made_anew=True),
        OfThoseInNoOther(Lookalike, people=("first", "second")),
        OfThoseInNoOther(Merge, people=("kept", "gone")),
        OfThoseInNoOther(TwoNumbers, people=("person",), called="person with two NHS numbers", made_anew=True),
        Part(ToCheck, "case", called="check of a person"),
        *(Part(model, "case", called=f"{called} of a person") for model, called in SAID.items()),
        LivedInByNoOther(Household),
        OfThoseInNoOther(Person),
        drafts=["add-person-{pk}"],
        for_what_stays=[_keys_of_those_who_stay],
    )
