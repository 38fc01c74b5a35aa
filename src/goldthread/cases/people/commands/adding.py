"""Somebody is added to a case with all that is typed of them at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goldthread.cases.casework.models import Case
from goldthread.cases.people.allowing import check_sees, telling_in
from goldthread.cases.people.living import HomeSaid, tell_where
from goldthread.cases.people.lookalikes import look_anew
from goldthread.cases.people.models import Person, Tie
from goldthread.cases.people.saying import ALONE, Introduced, as_now, introduce, involve, tell_all
from goldthread.cases.people.tying import TieSaid, tell_tie
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Held
from goldthread.foundation.commands.command import command


@dataclass(frozen=True)
class Typed:
    """As what somebody takes part, what is said of them by the codes of tellings, of one code several times where it
    is, where they live, and who their mother is, of those of the case.
    """

    kind: str
    part: str
    said: Sequence[tuple[str, Mapping[str, Any]]]
    home: HomeSaid | None = None
    mother: Person | None = None


@command(Can.RECORD_CASES, event="person added to a case with what is known", about="case", alone=ALONE)
def add_person(*, case: Case, typed: Typed, same_as: Person | None, by: Actor, at: datetime) -> Person:
    """Somebody new to the register, or, where whoever adds them says so, somebody of it whom they see: then this case
    says of them what was typed, beside what others say. A birth that is typed of an unborn child is recorded so.
    """
    holding = telling_in(case, by, at)
    person, left = _begin(case, typed, same_as, holding, by, at)
    for what, said in left:
        tell_all(case, person, {what: said}, holding, by, at)
    if typed.mother:
        tell_tie(case, TieSaid(typed.mother, Tie.Kind.MOTHER, person), holding, by, at)
    found_anew = tell_where(case, [person], typed.home, holding, by, at)[1] if typed.home else [person]
    look_anew(found_anew, case.space, at)
    return person


def _begin(
    case: Case, typed: Typed, same_as: Person | None, holding: Held | None, by: Actor, at: datetime
) -> tuple[Person, Sequence[tuple[str, Mapping[str, Any]]]]:
    """The person in the case, and what is still to be told of them."""
    if same_as is not None:
        person = as_now(same_as)
        check_sees(person, by, at)
        involve(case, person, typed.part, holding, by, at)
        return person, typed.said
    first = dict(reversed(typed.said))
    person = introduce(case, Introduced(typed.kind, typed.part, first), holding, by, at)
    return person, [one for one in typed.said if one[1] is not first[one[0]]]
