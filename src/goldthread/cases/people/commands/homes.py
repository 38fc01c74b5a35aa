"""Where somebody lives, with whom, and who they are to others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.people.allowing import check_sees, telling_in
from goldthread.cases.people.hiding import hide, must_be_secret
from goldthread.cases.people.identifiers import NotANumber, read_postcode
from goldthread.cases.people.in_words import THE_OTHER_WAY
from goldthread.cases.people.lookalikes import look_anew
from goldthread.cases.people.models import Household, LivesThere, Person, Tie
from goldthread.cases.people.models.ties import LONGEST_LINE
from goldthread.cases.people.saying import ALONE, as_now, check_takes_part, own_columns
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Held, Standing, standing_of
from goldthread.foundation.commands.checking import TO_COME
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused

NO_ADDRESS = "Enter at least one line of the address."
TOO_LONG = f"Enter {LONGEST_LINE} characters or fewer in each line."
MOST_LINES = 6
TOO_MANY_LINES = f"Enter {MOST_LINES} lines or fewer."
OF_A_STREET = r"(?! (lane|road|street|close|way|avenue|drive|court|hill)\b)"
SECRET = re.compile(rf"\b(refuges?{OF_A_STREET}|safe[ -]?houses?|women[’']?s aid)\b", re.IGNORECASE)
LOOKS_SECRET = "This reads like the address of a refuge. Tick this, so that no page, list or file shows where it is."
ENDS_BEFORE = "This is before they came to live there."
NOT_THEMSELVES = "Choose somebody else: nobody is tied to themselves."
THERE_ALREADY = "This is recorded already."
NOT_PARENTAL = "Only a parent, step-parent, grandparent, aunt, uncle, sibling or carer has parental responsibility."
MAY_HAVE_RESPONSIBILITY = frozenset(
    {Tie.Kind.MOTHER, Tie.Kind.FATHER, Tie.Kind.STEP_PARENT, Tie.Kind.GRANDPARENT, Tie.Kind.AUNT_OR_UNCLE}
    | {Tie.Kind.CARER, Tie.Kind.SIBLING}
)


@dataclass(frozen=True)
class HomeSaid:
    """An address as it is typed, from when to when somebody lives there, and whether it is protected: of a refuge, of
    a secret placement, of a family that is hidden from somebody.
    """

    lines: Sequence[str]
    postcode: str = ""
    is_protected: bool = False
    from_on: date | None = None
    until_on: date | None = None


@command(Can.RECORD_CASES, event="address of a person told", about="case", alone=ALONE)
def say_where(*, case: Case, people: Sequence[Person], home: HomeSaid, by: Actor, at: datetime) -> Household:
    """These people, who take part in a case, live or lived together at an address: one household for all of them."""
    household = tell_where(case, people, home, telling_in(case, by, at), by, at)
    look_anew(people, case.space, at)
    return household


def tell_where(
    case: Case, people: Sequence[Person], home: HomeSaid, holding: Held | None, by: Actor, at: datetime
) -> Household:
    """The household, and of each of these people that they live there."""
    lines, postcode = _address(home)
    _check_days(home, timezone.localdate(at))
    is_protected = home.is_protected or must_be_secret(people, lines, postcode)
    household = Household.objects.create(
        space_id=case.space_id, lines=lines, postcode=postcode, is_protected=is_protected
    )
    for person in people:
        check_takes_part(case, as_now(person), by, at)
        LivesThere.objects.create(
            household=household,
            from_on=home.from_on,
            until_on=home.until_on,
            **own_columns(case, person, holding, by, at),
        )
    if is_protected:
        hide(household)
    return household


@command(Can.RECORD_CASES, event="relationship told", about="case", alone=ALONE)
def say_who_they_are(
    *, case: Case, person: Person, kind: str, to: Person, has_responsibility: bool = False, by: Actor, at: datetime
) -> Tie:
    """Who somebody is to another who takes part in the case, of two whom whoever acts sees."""
    holding, person, to = telling_in(case, by, at), as_now(person), as_now(to)
    check_takes_part(case, to, by, at)
    check_sees(person, by, at)
    if kind not in Tie.Kind.values:
        raise Refused("Choose who they are to one another.", "kind")
    if person.known_under == to.known_under:
        raise Refused(NOT_THEMSELVES, "to")
    if has_responsibility and kind not in MAY_HAVE_RESPONSIBILITY:
        raise Refused(NOT_PARENTAL, "has_responsibility")
    if _is_told(case, person, kind, to, standing_of(by, timezone.localdate(at), at)):
        raise Refused(THERE_ALREADY, "kind")
    tie = Tie.objects.create(
        to=to, kind=kind, has_parental_responsibility=has_responsibility, **own_columns(case, person, holding, by, at)
    )
    look_anew([to], case.space, at)
    return tie


def _is_told(case: Case, person: Person, kind: str, to: Person, standing: Standing) -> bool:
    """Whether a case says it already, as far as whoever tells it reads: of two who are the same to one another from
    either side.
    """
    ties = Tie.objects.visible_to(standing).standing_ones().filter(case=case, kind=kind)
    is_same = ties.of(person).filter(to=to).exists()
    return is_same or (kind not in THE_OTHER_WAY and ties.of(to).filter(to=person).exists())


def _address(home: HomeSaid) -> tuple[list[str], str]:
    lines = [line.strip() for line in home.lines if line.strip()]
    if not lines:
        raise Refused(NO_ADDRESS, "lines")
    if len(lines) > MOST_LINES:
        raise Refused(TOO_MANY_LINES, "lines")
    if any(len(line) > LONGEST_LINE for line in lines):
        raise Refused(TOO_LONG, "lines")
    if not home.is_protected and any(SECRET.search(line) for line in lines):
        raise Refused(LOOKS_SECRET, "is_protected")
    try:
        return lines, read_postcode(home.postcode) if home.postcode.strip() else ""
    except NotANumber as wrong:
        raise Refused(str(wrong), "postcode") from None


def _check_days(home: HomeSaid, today: date) -> None:
    if home.from_on and home.from_on > today:
        raise Refused(TO_COME, "from_on")
    if home.from_on and home.until_on and home.until_on < home.from_on:
        raise Refused(ENDS_BEFORE, "until_on")
