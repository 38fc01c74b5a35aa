"""What a case says of people goes with it, and whoever is then in no other case goes too."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from goldthread.cases.casework.retaining import goes_with_its_case
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
)
from goldthread.foundation.retention.kinds.declaring import Part, Roots

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
        gone = _in_no_other(roots).values("pk")
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


def _in_no_other(roots: Roots) -> QuerySet[Person]:
    """Those whom these cases alone know. One merged with somebody of another case is known there."""
    known = Involvement.objects.filter(Q(person=OuterRef("pk")) | Q(person__root=OuterRef("pk")))
    under = Involvement.objects.filter(Q(person=OuterRef("root")) | Q(person__root=OuterRef("root")))
    tied = Tie.objects.filter(Q(person=OuterRef("pk")) | Q(to=OuterRef("pk"))).exclude(case__in=roots)
    here = Exists(known.filter(case__in=roots)) | Exists(under.filter(case__in=roots))
    elsewhere = Exists(known.exclude(case__in=roots)) | Exists(under.exclude(case__in=roots)) | Exists(tied)
    return Person.objects.filter(Q(here) & ~Q(elsewhere))


def register() -> None:
    """Called when the program starts. People go last: what goes before them is told by whom they are in."""
    goes_with_its_case(
        OfThoseInNoOther(MatchKey, people=("person",), called="key of a person", made_anew=True),
        OfThoseInNoOther(Lookalike, people=("first", "second")),
        OfThoseInNoOther(Merge, people=("kept", "gone")),
        *(Part(model, "case", called=f"{called} of a person") for model, called in SAID.items()),
        LivedInByNoOther(Household),
        OfThoseInNoOther(Person),
        drafts=["add-person-{pk}"],
    )
