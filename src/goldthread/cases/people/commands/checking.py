"""The steward asks whoever runs a case to check what it tells of somebody, and they say that it is right."""

from datetime import datetime

from goldthread.cases.people.allowing import check_no_conflict, recording_in
from goldthread.cases.people.commands.merging import A_PERSON
from goldthread.cases.people.doubted import ask, doubts
from goldthread.cases.people.models import Lookalike, Person, ToCheck, TwoNumbers
from goldthread.cases.people.saying import ALONE, as_now
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused

NOTHING_TO_CHECK = "Nothing that is told of them contradicts itself, so there is nothing to check."
CHECKED = "This was answered already."
THE_DESK = "Only whoever runs the case answers this."


@command(Can.MERGE_PEOPLE, event="a check of what is told of people asked for", about="pair", alone=ALONE)
def ask_to_check_pair(*, pair: Lookalike, by: Actor, at: datetime) -> Lookalike:
    """Of two who may be one each case is asked about its own number or birth, where these differ."""
    _ask([as_now(pair.first), as_now(pair.second)], pair.space_id, by, at)
    return pair


@command(Can.MERGE_PEOPLE, event="a check of NHS numbers asked for", about="two", alone=ALONE)
def ask_to_check_numbers(*, two: TwoNumbers, by: Actor, at: datetime) -> TwoNumbers:
    """The same of somebody with two NHS numbers."""
    _ask([as_now(two.person)], two.space_id, by, at)
    return two


@command(Can.RECORD_CASES, event="what is told of a person checked", about="to_check", alone=ALONE)
def say_checked(*, to_check: ToCheck, by: Actor, at: datetime) -> ToCheck:
    """What the case tells is right. What is wrong is taken back instead, and then nobody need say anything."""
    holding = recording_in(to_check.case, by, at)
    if holding is not None and holding.agency_id is not None:
        raise NotAllowed(THE_DESK)
    if to_check.checked_at:
        raise Refused(CHECKED)
    to_check.checked_at, to_check.checked_by_id = at, account_of(by)
    to_check.save(update_fields=["checked_at", "checked_by"])
    return to_check


def _ask(people: list[Person], space: int, by: Actor, at: datetime) -> None:
    check_no_conflict(by, at, *people)
    account = account_of(by)
    if account is None:
        raise Refused(A_PERSON)
    found = doubts(list(dict.fromkeys(one.known_under for one in people)))
    if not found:
        raise Refused(NOTHING_TO_CHECK)
    for doubt in found:
        ask(doubt, space, account, at)
