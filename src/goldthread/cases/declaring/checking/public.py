"""The form that anybody may send: it asks for what the record needs, and for nothing that the record has not."""

from collections.abc import Iterator

from django.db import models

from goldthread.cases.declaring.declaration import Declaration
from goldthread.cases.declaring.own_fields import OWN_FIELDS
from goldthread.cases.declaring.public import PublicForm


def public_faults(pathway: Declaration) -> Iterator[str]:
    """What is wrong with the form of a pathway, if it has one."""
    form = pathway.public_form
    if form is None:
        return
    opening = next((one for one in pathway.opening if one.code == form.step), None)
    if opening is None:
        yield f"its public form records {form.step}, which opens no case"
        return
    fields = {one.name: one for one in opening.record._meta.concrete_fields if one.name not in OWN_FIELDS}
    yield from (f"its public form names {name}, which is no field of {form.step}" for name in _named(form) - {*fields})
    given = {*form.asked, *form.says}
    yield from (
        f"its public form asks for {name}, which is chosen from our own records"
        for name in form.asked
        if isinstance(fields.get(name), models.ForeignKey)
    )
    yield from (
        f"its public form gives no {name}, which a record of {form.step} needs"
        for name, one in fields.items()
        if name not in given and not (one.blank or one.null or one.has_default() or one.has_db_default())
    )
    if form.watched and not opening.unnamed:
        yield f"its public form watches for names and {form.step} does not say what to do about one"
    if form.answer_by and form.answer_by not in {clock.id for clock in pathway.clocks}:
        yield f"its public form is answered by {form.answer_by}, which is no clock"


def _named(form: PublicForm) -> set[str]:
    return {*form.asked, *form.says, *form.organisations, *form.watched}
