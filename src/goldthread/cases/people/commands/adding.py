"""Somebody is added to a case with all that is typed of them at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goldthread.cases.casework.models import Case
from goldthread.cases.people.commands.homes import HomeSaid, say_where
from goldthread.cases.people.commands.telling import Introduced, involve_person, register_person, tell_of_person
from goldthread.cases.people.models import Person
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command


@dataclass(frozen=True)
class Typed:
    """As what somebody takes part, what is said of them by the codes of tellings, of one code several times where it
    is, and where they live.
    """

    kind: str
    part: str
    said: Sequence[tuple[str, Mapping[str, Any]]]
    home: HomeSaid | None = None


@command(Can.RECORD_CASES, event="person added to a case with what is known", about="case")
def add_person(*, case: Case, typed: Typed, same_as: Person | None, by: Actor, at: datetime) -> Person:
    """Somebody new to the register, or, where whoever adds them says so, somebody of it whom they see: then this case
    says of them what was typed, beside what others say.
    """
    person, left = _begin(case, typed, same_as, by, at)
    for what, said in left:
        tell_of_person(case=case, person=person, what=what, said=said, by=by, at=at)
    if typed.home:
        say_where(case=case, people=[person], home=typed.home, by=by, at=at)
    return person


def _begin(
    case: Case, typed: Typed, same_as: Person | None, by: Actor, at: datetime
) -> tuple[Person, Sequence[tuple[str, Mapping[str, Any]]]]:
    """The person in the case, and what is still to be told of them."""
    if same_as is not None:
        involve_person(case=case, person=same_as, part=typed.part, by=by, at=at)
        return same_as, typed.said
    first = dict(reversed(typed.said))
    introduced = Introduced(typed.kind, typed.part, first)
    person = register_person(case=case, introduced=introduced, by=by, at=at)
    return person, [one for one in typed.said if one[1] is not first[one[0]]]
