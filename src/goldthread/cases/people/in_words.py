"""What is said of people, in words as their pages have it."""

from collections.abc import Iterable
from datetime import date

from goldthread.cases.people.disagreeing import births_differ, births_in_front
from goldthread.cases.people.identifiers import nhs_number_in_words
from goldthread.cases.people.models import Household, SaidBirth, SaidContact, SaidName, SaidNumber, Tie
from goldthread.foundation.ui.words import date as day_in_words
from goldthread.foundation.ui.words import plural
from goldthread.foundation.uncertain_dates import UncertainDate, words_of

KEPT_SECRET = "Address kept secret"
ANOTHER_DATE = ". Another date of birth is told too"
YEARS_IN_MONTHS, WEEKS_IN_DAYS, DAYS_IN_WEEKS = 24, 60, 14
"""A child's age is told in months until so many months, in weeks until so many days, and in days until fewer still."""

THE_OTHER_WAY: dict[str, str] = {
    Tie.Kind.MOTHER: "Child of",
    Tie.Kind.FATHER: "Child of",
    Tie.Kind.STEP_PARENT: "Stepchild of",
    Tie.Kind.GRANDPARENT: "Grandchild of",
    Tie.Kind.AUNT_OR_UNCLE: "Niece or nephew of",
    Tie.Kind.CARER: "Cared for by",
    Tie.Kind.FRIEND: "Has as a friend of the family",
}
"""How a tie is told from the other side. One that is not here is the same from both."""
PLACES = {1: "First", 2: "Second", 3: "Third", 4: "Fourth"}


def tie_in_words(kind: str, *, is_other_way: bool) -> str:
    usual = str(Tie.Kind(kind).label)
    return THE_OTHER_WAY.get(kind, usual) if is_other_way else usual


def use_in_words(said: SaidName) -> str:
    """What kind of name it is: one that they bear no more is a former one."""
    is_former = said.use == SaidName.Use.NOW and said.until_on
    return str((SaidName.Use.FORMER if is_former else SaidName.Use(said.use)).label)


def number_in_words(said: SaidNumber) -> str:
    return nhs_number_in_words(said.number) if said.kind == SaidNumber.Kind.NHS else said.number


def contact_in_words(said: SaidContact) -> str:
    """With whether it is safe, which nobody may overlook."""
    return f"{said.details}. {said.get_safety_display()}" + (f". {said.words}" if said.words else "")


def address_in_words(household: Household) -> str:
    """In one line; of a protected one never where it is."""
    return KEPT_SECRET if household.is_protected else ", ".join(lines_of(household))


def lines_of(household: Household) -> list[str]:
    return [*household.lines, *filter(None, [household.postcode])]


def stretch_in_words(first: date | None, last: date | None) -> str:
    """ "from 3 May 2020 until 1 June 2021", as far as it is known."""
    begins = f"from {day_in_words(first)}" if first else ""
    return " ".join(filter(None, [begins, f"until {day_in_words(last)}" if last else ""]))


def birth_in_words(said: SaidBirth) -> str:
    """All that one telling says of birth and death."""
    told: list[str] = []
    if said.when.is_known:
        told.append(f"Born {words_of(said.when)}")
    if said.expected_on:
        told.append(f"Expected {day_in_words(said.expected_on)}")
    if said.sex:
        told.append(str(said.get_sex_display()) if said.sex != SaidBirth.Sex.NOT_KNOWN else "Sex not known")
    if said.birth_order:
        place = PLACES.get(said.birth_order, f"Number {said.birth_order}")
        told.append(f"{place} of those born together")
    if said.died_on:
        told.append(f"Died {day_in_words(said.died_on)}")
    return ". ".join(told)


def born_in_words(said: Iterable[SaidBirth], today: date) -> str:
    """What is told of a birth: born when, and how old that is, or expected when; and where it is told otherwise too."""
    births = list(said)
    born = next((one.when for one in births_in_front(births) if one.when.is_known), None)
    died = next((one.died_on for one in births if one.died_on), None)
    if born is None:
        expected = next((one.expected_on for one in births if one.expected_on), None)
        told = f"Expected {day_in_words(expected)}" if expected else ""
    else:
        age = "today" if born.bounds == (today, today) else age_on(born, died or today)
        told = f"Born {words_of(born)}" + (f", {age}" if age else "")
        told += ANOTHER_DATE if births_differ(births) else ""
    return ". ".join(filter(None, [told, f"Died {day_in_words(died)}" if died else ""]))


def age_on(born: UncertainDate, day: date) -> str:
    """ "12 years", "11 or 12 years", "5 months", "3 weeks"; nothing where the birth has no two bounds."""
    first, last = born.bounds
    if first is None or last is None or first > day:
        return ""
    oldest, youngest = _months(first, day), _months(min(last, day), day)
    if oldest < YEARS_IN_MONTHS and first == last:
        days = (day - first).days
        if days < WEEKS_IN_DAYS:
            return plural(days // 7, "week") if days >= DAYS_IN_WEEKS else plural(days, "day")
        return plural(oldest, "month")
    old, young = oldest // 12, youngest // 12
    if old == young:
        return plural(old, "year")
    return f"{young} {'or' if old - young == 1 else 'to'} {plural(old, 'year')}"


def _months(since: date, day: date) -> int:
    """Whole months between two days. A child of 29 February is a year older on 1 March."""
    return (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)
