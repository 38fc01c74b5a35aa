"""Letters that are owed in a case: declared like the rest of a pathway, so that what each says is read here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import models

LETTER_FIELDS = {
    "to": "whom it goes to",
    "reference": "the reference of the case",
    "happened": "the day of the step that it tells of",
    "sender": "whom it comes from: the desk and the partnership, or the agency that writes it",
}
"""What words of a letter may name in braces, beside those that every document knows."""

AGENCY = "agencies.Agency"
"""By name: a declaration is read before there are models."""

LONGEST_CODE = 16
OPENING, ENDING = "opening", "ending"
"""The first section of every letter and its last, which are words of the partnership."""


@dataclass(frozen=True)
class Said:
    """A part of a letter: what some facts say, under a heading. One that says nothing is left out.

    A fact is a field of the record of the letter's own step ("advice"), or of the last record of another step
    ("contact.about").
    """

    code: str
    heading: str
    facts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter that is made of the record of a step, once it is recorded, and kept as it was made.

    ``steps`` are those of whose record it may be made; with ``where``, only if that record has these answers. ``to``
    are facts that say whom it goes to. One that goes to an agency says only what agencies read of the records.
    ``opening`` and ``ending`` are words until a partnership sets its own. One that is ``owed`` is to be made of every
    such record: as long as none was, the case and whoever may make it are told.
    """

    code: str
    title: str
    purpose: str
    steps: tuple[str, ...]
    to: tuple[str, ...]
    opening: str
    says: tuple[Said, ...]
    ending: str
    where: Mapping[str, str] = field(default_factory=dict)
    owed: bool = False

    @property
    def facts(self) -> tuple[str, ...]:
        """Everything that it says of the records, each once."""
        return tuple(dict.fromkeys((*self.to, *(fact for said in self.says for fact in said.facts))))


def split(fact: str) -> tuple[str, str]:
    """The step and the field that a fact names; no step where it is the letter's own."""
    step, _, name = fact.rpartition(".")
    return step, name


def is_agency(field: models.Field | None) -> bool:
    """Whether a field names an agency."""
    return field is not None and field.remote_field is not None and field.remote_field.model._meta.label == AGENCY
