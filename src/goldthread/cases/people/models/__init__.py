"""Who is registered, what is said of them and by which case, and who turned out to be one."""

from goldthread.cases.people.models.checking import ToCheck
from goldthread.cases.people.models.merging import Lookalike, MatchKey, Merge, TwoNumbers
from goldthread.cases.people.models.people import Involvement, OfAPerson, Person, PersonQuerySet
from goldthread.cases.people.models.said import (
    SaidAlert,
    SaidBirth,
    SaidContact,
    SaidName,
    SaidNumber,
    SaidSchool,
    SaidTrait,
)
from goldthread.cases.people.models.ties import Household, LivesThere, Tie

__all__ = [
    "Household",
    "Involvement",
    "LivesThere",
    "Lookalike",
    "MatchKey",
    "Merge",
    "OfAPerson",
    "Person",
    "PersonQuerySet",
    "SaidAlert",
    "SaidBirth",
    "SaidContact",
    "SaidName",
    "SaidNumber",
    "SaidSchool",
    "SaidTrait",
    "Tie",
    "ToCheck",
    "TwoNumbers",
]
