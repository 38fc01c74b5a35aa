"""Whether somebody is born: told by the births that stand and by no column, so that what is taken back is as it was.

Who was registered before their birth is an unborn child to everybody who reads of no birth.
"""

from collections.abc import Iterable

from goldthread.cases.people.models import Person, SaidBirth
from goldthread.foundation.access.standing import Standing


def kind_of(registered_as: str, births: Iterable[SaidBirth]) -> Person.Kind:
    """What somebody is, by these births: a child once a birth is told."""
    is_born = any(one.when.is_known for one in births)
    return Person.Kind.CHILD if is_born and registered_as == Person.Kind.UNBORN else Person.Kind(registered_as)


def kind_read(person: Person, standing: Standing | None = None) -> Person.Kind:
    """The same by all births that stand, or by those that somebody reads."""
    rows = SaidBirth.objects.all() if standing is None else SaidBirth.objects.visible_to(standing)
    return kind_of(person.kind, rows.of(person).standing_ones())
