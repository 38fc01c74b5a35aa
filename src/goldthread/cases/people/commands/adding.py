"""Somebody is added to a case with all that is typed of them at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.people.allowing import check_sees, telling_in
from goldthread.cases.people.born import kind_of
from goldthread.cases.people.living import HomeSaid, tell_where
from goldthread.cases.people.lookalikes import look_anew
from goldthread.cases.people.models import Person, SaidBirth, SaidName, Tie
from goldthread.cases.people.saying import ALONE, Introduced, as_now, introduce, involve, tell_all
from goldthread.cases.people.tying import TieSaid, tell_tie
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Held, standing_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused

TypedSaid = Sequence[tuple[str, Mapping[str, Any]]]
OTHER_KIND = (
    "This person is registered as: {kind}. Choose that, or “None of these” if it is somebody else. What is wrong on the"
    " register is put right on their page."
)


@dataclass(frozen=True)
class Typed:
    """As what somebody takes part, what is said of them by the codes of tellings, of one code several times where it
    is, where they live, and who their mother is, of those of the case.
    """

    kind: str
    part: str
    said: TypedSaid
    home: HomeSaid | None = None
    mother: Person | None = None


@command(Can.RECORD_CASES, event="person added to a case with what is known", about="case", alone=ALONE)
def add_person(*, case: Case, typed: Typed, same_as: Person | None, by: Actor, at: datetime) -> Person:
    """Somebody new to the register, or, where whoever adds them says so, somebody of it whom they see: then this case
    says of them what was typed, beside what others say, and another name than the one that they bear is one by which
    they are known too. A birth that is typed of an unborn child is recorded so.
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
) -> tuple[Person, TypedSaid]:
    """The person in the case, and what is still to be told of them."""
    if same_as is not None:
        person = as_now(same_as)
        check_sees(person, by, at)
        _check_kind(person, typed, by, at)
        involve(case, person, typed.part, holding, by, at)
        return person, _beside_their_name(person, typed.said, by, at)
    first = dict(reversed(typed.said))
    person = introduce(case, Introduced(typed.kind, typed.part, first), holding, by, at)
    return person, [one for one in typed.said if one[1] is not first[one[0]]]


def _check_kind(person: Person, typed: Typed, by: Actor, at: datetime) -> None:
    """Raise Refused where somebody is registered as a child and typed as an adult, or the other way round."""
    today = timezone.localdate(at)
    births = SaidBirth.objects.visible_to(standing_of(by, today, at)).of(person).standing_ones()
    kinds = {kind_of(person.kind, births), kind_of(person.kind, births, today), Person.Kind(person.kind)}
    if typed.kind not in kinds and Person.Kind.ADULT in {typed.kind, *kinds}:
        raise Refused(OTHER_KIND.format(kind=kind_of(person.kind, births, today).label.lower()), "kind")


def _beside_their_name(person: Person, said: TypedSaid, by: Actor, at: datetime) -> TypedSaid:
    """What was typed as the name of somebody who has another, as far as whoever adds them reads it."""
    standing = standing_of(by, timezone.localdate(at), at)
    names = SaidName.objects.visible_to(standing).of(person).standing_ones()
    now = {(one.given, one.family) for one in names.filter(use=SaidName.Use.NOW, until_on=None)}
    return [(what, _another_name(one) if now and _is_another(what, one, now) else one) for what, one in said]


def _is_another(what: str, said: Mapping[str, Any], now: Collection[tuple[str, str]]) -> bool:
    return (
        what == "name"
        and said.get("use", SaidName.Use.NOW) == SaidName.Use.NOW
        and (said.get("given", ""), said.get("family", "")) not in now
    )


def _another_name(said: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**said, "use": SaidName.Use.ALIAS}
