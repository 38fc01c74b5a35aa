"""Where somebody lives, with whom, and who they are to others."""

from collections.abc import Sequence
from datetime import datetime

from goldthread.cases.casework.models import Case
from goldthread.cases.people.allowing import telling_in
from goldthread.cases.people.living import HomeSaid, tell_where
from goldthread.cases.people.lookalikes import forget_pair, look_anew
from goldthread.cases.people.models import Household, Person, Tie
from goldthread.cases.people.saying import ALONE
from goldthread.cases.people.tying import TieSaid, tell_tie
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command


@command(Can.RECORD_CASES, event="address of a person told", about="case", alone=ALONE)
def say_where(*, case: Case, people: Sequence[Person], home: HomeSaid, by: Actor, at: datetime) -> Household:
    """These people, who take part in a case, live or lived together at an address: one household for all of them."""
    household, found_anew = tell_where(case, people, home, telling_in(case, by, at), by, at)
    look_anew(found_anew, case.space, at)
    return household


@command(Can.RECORD_CASES, event="relationship told", about="case", alone=ALONE)
def say_who_they_are(
    *, case: Case, person: Person, kind: str, to: Person, has_responsibility: bool = False, by: Actor, at: datetime
) -> Tie:
    """Who somebody is to another who takes part in the case, of two whom whoever acts sees. If they looked alike,
    nobody is asked any more whether they are one.
    """
    tie = tell_tie(case, TieSaid(person, kind, to, has_responsibility), telling_in(case, by, at), by, at)
    forget_pair(person, to)
    look_anew([tie.to], case.space, at)
    return tie
