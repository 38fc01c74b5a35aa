"""Somebody is registered in a case, takes part in another, and more is said of them, or taken back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from goldthread.cases.casework.models import Case
from goldthread.cases.people.allowing import check_sees, is_theirs, taking_back, telling_in
from goldthread.cases.people.hiding import hide, keep_secret
from goldthread.cases.people.lookalikes import look_anew
from goldthread.cases.people.models import Involvement, LivesThere, OfAPerson, Person, Tie
from goldthread.cases.people.saying import ALONE, Introduced, as_now, introduce, involve, tell_one
from goldthread.cases.people.tellings import check_words
from goldthread.cases.people.told import all_told
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.checking import said as filled
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused

TAKEN_BACK = "This was taken back already."


@command(Can.RECORD_CASES, event="person registered", about="case", alone=ALONE)
def register_person(*, case: Case, introduced: Introduced, by: Actor, at: datetime) -> Person:
    """Somebody takes part in a case and is on the register from now on. Who may be the same is noted for the steward:
    nothing merges by itself.
    """
    holding = telling_in(case, by, at)
    person = introduce(case, introduced, holding, by, at)
    look_anew([person], case.space, at)
    return person


@command(Can.RECORD_CASES, event="person added to a case", about="case", alone=ALONE)
def involve_person(*, case: Case, person: Person, part: str, by: Actor, at: datetime) -> Involvement:
    """Somebody of the register whom whoever acts sees takes part in this case too."""
    holding = telling_in(case, by, at)
    check_sees(as_now(person), by, at)
    return involve(case, as_now(person), part, holding, by, at)


@command(Can.RECORD_CASES, event="something said of a person", about="case", alone=ALONE)
def tell_of_person(
    *, case: Case, person: Person, what: str, said: Mapping[str, Any], by: Actor, at: datetime
) -> OfAPerson:
    """A case says something of somebody who takes part in it: another name, a number, an alert."""
    holding = telling_in(case, by, at)
    told = tell_one(case, as_now(person), what, said, holding, by, at)
    look_anew([person], case.space, at)
    return told


@command(Can.RECORD_CASES, event="something said of a person taken back", about="told", alone=ALONE)
def take_back(
    *, told: OfAPerson, why: str, is_secret: bool = False, and_all: bool = False, by: Actor, at: datetime
) -> OfAPerson:
    """It was wrong. It stays to be seen, with the reason, and nobody is found by it any more. Where an address is that
    must be kept secret (``is_secret``) is not seen either. With somebody's part goes all that the case says of them
    besides, if they were not meant at all (``and_all``): of an agency, what it told itself.
    """
    holding = taking_back(told, by, at)
    if told.taken_back_at:
        raise Refused(TAKEN_BACK)
    reason, people = filled(why, "Say why it is taken back.", "why"), []
    check_words(why=reason)
    besides = all_told(told.case, told.person) if and_all and isinstance(told, Involvement) else []
    for one in (told, *(other for other in besides if other != told and is_theirs(other, holding))):
        one.taken_back_why, one.taken_back_at, one.taken_back_by_id = reason, at, account_of(by)
        one.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_why"])
        people += [one.person, one.to] if isinstance(one, Tie) else [one.person]
    if is_secret and isinstance(told, LivesThere):
        keep_secret(told)
        people += hide(told.household)
    look_anew(people, told.space, at)
    return told
