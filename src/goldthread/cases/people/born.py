"""Whether somebody is born: told by the births that stand and by no column, so that what is taken back is as it was.

Who was registered before their birth is an unborn child to everybody who reads of no birth.
"""

from collections.abc import Iterable
from datetime import date

from goldthread.cases.declaring.ages import OF_AGE
from goldthread.cases.people.models import Person, SaidBirth
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.uncertain_dates import UncertainDate


def kind_of(registered_as: str, births: Iterable[SaidBirth], today: date | None = None) -> Person.Kind:
    """What somebody is, by these births: a child once a birth is told, and an adult on a day on which they are of age
    whichever of these is right. Whoever died as a child stays one.
    """
    said = list(births)
    told = [one.when for one in said if one.when.is_known]
    kind = Person.Kind.CHILD if told and registered_as == Person.Kind.UNBORN else Person.Kind(registered_as)
    if today is None or not told:
        return kind
    last = min([today, *(one.died_on for one in said if one.died_on)])
    return Person.Kind.ADULT if all(_is_of_age(one, last) for one in told) else kind


def _is_of_age(born: UncertainDate, on: date) -> bool:
    latest = born.bounds[1]
    return latest is not None and months_after(latest, 12 * OF_AGE) <= on


def kind_read(person: Person, standing: Standing | None = None) -> Person.Kind:
    """The same by all births that stand, or by those that somebody reads."""
    rows = SaidBirth.objects.all() if standing is None else SaidBirth.objects.visible_to(standing)
    return kind_of(person.kind, rows.of(person).standing_ones())
