"""How commands keep where people live: one household for all of whom a case tells one address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.people.hiding import address_of, hide, must_be_secret
from goldthread.cases.people.identifiers import NotANumber, read_postcode
from goldthread.cases.people.matching import is_written_alike
from goldthread.cases.people.models import Household, LivesThere, Person
from goldthread.cases.people.models.ties import LONGEST_LINE
from goldthread.cases.people.refuges import reads_like_a_refuge
from goldthread.cases.people.saying import as_now, check_takes_part, own_columns
from goldthread.foundation.access.standing import Actor, Held, Standing, standing_of
from goldthread.foundation.commands.checking import TO_COME
from goldthread.foundation.commands.refusals import Refused

NO_ADDRESS = "Enter at least one line of the address."
TOO_LONG = f"Enter {LONGEST_LINE} characters or fewer in each line."
MOST_LINES = 6
ENDS_BEFORE = "This is before they came to live there."
TOO_MANY_LINES = f"Enter {MOST_LINES} lines or fewer."
LOOKS_SECRET = "This reads like the address of a refuge. Tick this, so that no page, list or file shows where it is."


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


def tell_where(
    case: Case, people: Sequence[Person], home: HomeSaid, holding: Held | None, by: Actor, at: datetime
) -> tuple[Household, list[Person]]:
    """The household, and of each of these people that they live there. Gives besides of whom keys are to be made anew:
    they, and whoever is found by that address no more.
    """
    lines, postcode = _address(home)
    today = timezone.localdate(at)
    _check_days(home, today)
    people = [as_now(one) for one in people]
    is_protected = home.is_protected or must_be_secret(case, people, lines, postcode)
    said = {"lines": lines, "postcode": postcode, "is_protected": is_protected}
    household = _there_already(case, Household(space_id=case.space_id, **said), standing_of(by, today, at))
    for person in people:
        check_takes_part(case, person, by, at)
        LivesThere.objects.create(
            household=household,
            from_on=home.from_on,
            until_on=home.until_on,
            keeps_secret=home.is_protected,
            **own_columns(case, person, holding, by, at),
        )
    return household, [*people, *(hide(household) if is_protected else ())]


def _there_already(case: Case, household: Household, standing: Standing) -> Household:
    """The household of this case at that address, however it is typed, as far as whoever tells it reads it; a new one
    where there is none.
    """
    told = LivesThere.objects.visible_to(standing).standing_ones().filter(case=case)
    for one in Household.objects.filter(pk__in=told.values("household")).order_by("pk"):
        if is_written_alike(address_of(one), address_of(household)):
            return one
    household.save(force_insert=True)
    return household


def _address(home: HomeSaid) -> tuple[list[str], str]:
    lines = [line.strip() for line in home.lines if line.strip()]
    if not lines:
        raise Refused(NO_ADDRESS, "lines")
    if len(lines) > MOST_LINES:
        raise Refused(TOO_MANY_LINES, "lines")
    if any(len(line) > LONGEST_LINE for line in lines):
        raise Refused(TOO_LONG, "lines")
    if not home.is_protected and any(map(reads_like_a_refuge, lines)):
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
