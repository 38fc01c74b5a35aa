"""How old a child was, in the bands of the analysis form (statutory.md 6.3): pure arithmetic over two days."""

from calendar import isleap
from datetime import date

from goldthread.pathways.child_death.models.codes import AgeBand

ADULT = 18
LAST_DAY_OF_NEWBORN = 27
YEARS_UNTIL = ((5, AgeBand.YEARS_4), (10, AgeBand.YEARS_9), (15, AgeBand.YEARS_14), (ADULT, AgeBand.YEARS_17))


def birthday(born_on: date, age: int) -> date:
    """Whoever was born on 29 February is as old in other years on 1 March: so nobody is left out for a day."""
    year = born_on.year + age
    if (born_on.month, born_on.day) == (2, 29) and not isleap(year):
        return date(year, 3, 1)
    return born_on.replace(year=year)


def age_band(born_on: date, died_on: date) -> AgeBand:
    """Raise ValueError for whoever was no child, or was not born yet."""
    if died_on < born_on:
        raise ValueError("The death is before the birth.")
    if (died_on - born_on).days <= LAST_DAY_OF_NEWBORN:
        return AgeBand.DAYS_27
    if died_on < birthday(born_on, 1):
        return AgeBand.DAYS_364
    for age, band in YEARS_UNTIL:
        if died_on < birthday(born_on, age):
            return band
    raise ValueError("The child had reached 18.")
