"""A form by which a case begins that anybody may send, without an account: declared like the rest of a pathway."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from goldthread.cases.declaring.pathway import Pathway

OWN = ("id", "space", "version", "recorded_at", "case", "happened_at", "came", "recorded_by", "agency")
"""What every record has and nobody outside is asked. The same as ``OWN_FIELDS`` of the records, which stand above."""


@dataclass(frozen=True)
class Ask:
    """One field of the step's record, in words for somebody outside.

    Without ``label`` and ``hint`` those of the record are shown. ``needed`` is what is said where it is left out, of a
    field that the record itself may leave out.
    """

    field: str
    label: str = ""
    hint: str = ""
    needed: str = ""


@dataclass(frozen=True, kw_only=True)
class PublicForm:
    """What anybody may send. A partnership switches it on; until then nobody finds it.

    ``step`` is the opening step that it records. ``words`` and ``list_words`` say for whom it is, above the questions.
    ``asks`` are the questions in their order; ``says`` what the form itself answers, such as that it came by the web.
    ``organisations`` are asked fields that name an organisation: what they say is taken for no person's name.
    ``watched`` are asked fields in which nobody may be named; what is said where they seem to is declared by the step.
    ``received_by`` is who reads it, ``answer_by`` the clock by which they answer, ``next_words`` what happens then.
    """

    step: str
    title: str
    words: tuple[str, ...]
    list_words: tuple[str, ...] = ()
    asks: tuple[Ask, ...]
    says: Mapping[str, Any] = field(default_factory=dict)
    organisations: tuple[str, ...] = ()
    watched: tuple[str, ...] = ()
    received_by: str
    answer_by: str = ""
    next_words: tuple[str, ...]

    @property
    def asked(self) -> tuple[str, ...]:
        return tuple(ask.field for ask in self.asks)


def faults_of(pathway: Pathway) -> Iterator[str]:
    """What is wrong with the form of a pathway, if it has one."""
    form = pathway.public_form
    if form is None:
        return
    opening = next((one for one in pathway.opening if one.code == form.step), None)
    if opening is None:
        yield f"its public form records {form.step}, which opens no case"
        return
    fields = {one.name: one for one in opening.record._meta.concrete_fields if one.name not in OWN}
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
