"""What is wrong with that which only one case may have: the database must hold it as well."""

from collections.abc import Iterator

from django.db import models

from goldthread.cases.declaring.declaration import Declaration
from goldthread.cases.declaring.steps import field_of


def once_faults(pathway: Declaration) -> Iterator[str]:
    """Each as a line of what is wrong with the declaration."""
    opening = {step.code: step for step in pathway.opening}
    for one in pathway.one_for_each:
        code, name = one.parted
        if code not in opening or field_of(opening[code], name) is None:
            yield f"{one.fact}, of which there is one case each, is no field of a step by which a case begins"
        elif not _is_held(opening[code].record, name):
            yield f"{one.fact} is said to be of one case each, and no unique constraint holds it"


def _is_held(record: type[models.Model], name: str) -> bool:
    unique = (one for one in record._meta.constraints if isinstance(one, models.UniqueConstraint))
    return any({*one.fields} == {"space", name} for one in unique)
