"""Letters that are owed in a case: declared like the rest of a pathway, so that what each says is read here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from goldthread.foundation.documents.wording import COMMON_FIELDS, UnknownField, check_words

if TYPE_CHECKING:
    from goldthread.cases.declaring.pathway import Pathway
    from goldthread.cases.declaring.steps import Step

LETTER_FIELDS = {
    "to": "whom it goes to",
    "reference": "the reference of the case",
    "happened": "the day of the step that it tells of",
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
    ``opening`` and ``ending`` are words until a partnership sets its own.
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

    @property
    def facts(self) -> tuple[str, ...]:
        """Everything that it says of the records, each once."""
        return tuple(dict.fromkeys((*self.to, *(fact for said in self.says for fact in said.facts))))


def split(fact: str) -> tuple[str, str]:
    """The step and the field that a fact names; no step where it is the letter's own."""
    step, _, name = fact.rpartition(".")
    return step, name


def letter_faults(pathway: Pathway) -> Iterator[str]:
    """What is wrong with the letters of a pathway."""
    twice = Counter(letter.code for letter in pathway.letters)
    yield from (f"two letters have the code {code}" for code, times in twice.items() if times > 1)
    for letter in pathway.letters:
        yield from (f"the letter {letter.code}: {fault}" for fault in _faults(pathway, letter))


def _faults(pathway: Pathway, letter: Letter) -> Iterator[str]:
    if not letter.code.replace("_", "").isalnum() or len(letter.code) > LONGEST_CODE:
        yield f"its code is of letters, digits and low lines, {LONGEST_CODE} at most"
    if not (letter.steps and letter.to and letter.says and letter.opening and letter.ending):
        yield "it needs a step, whom it goes to, what it says, and words at its beginning and end"
    steps = {step.code: step for step in pathway.steps}
    yield from (f"it is of {code}, which is no step" for code in letter.steps if code not in steps)
    codes = Counter(said.code for said in letter.says)
    yield from (f"two of its parts are called {code}" for code, times in codes.items() if times > 1)
    yield from (f"none of its parts may be called {code}" for code in codes if code in (OPENING, ENDING))
    for words in (letter.opening, letter.ending):
        try:
            check_words(words, [*COMMON_FIELDS, *LETTER_FIELDS])
        except UnknownField as why:
            yield str(why)
    to_agency = any(is_agency(found) for fact in letter.to for _, found in _named(letter, fact, steps))
    for fact in (*letter.facts, *letter.where):
        yield from _fact_faults(letter, fact, steps, to_agency=to_agency and fact not in letter.where)


def _fact_faults(letter: Letter, fact: str, steps: Mapping[str, Step], *, to_agency: bool) -> Iterator[str]:
    code, name = split(fact)
    if code and code not in steps:
        yield f"it says {fact}, which is of no step"
    for step, found in _named(letter, fact, steps):
        if found is None:
            yield f"it says {fact}, which is no field of {step.code}"
        elif step.record.own_until:
            yield f"it says {fact}, which is an agency’s own until it is shared"
        elif to_agency and name not in step.record.agency_sees.split():
            yield f"it goes to an agency and says {fact}, which agencies do not read"


def _named(letter: Letter, fact: str, steps: Mapping[str, Step]) -> Iterator[tuple[Step, models.Field | None]]:
    """The steps that a fact may be of, each with the field that it names there, if there is one."""
    code, name = split(fact)
    for one in (code,) if code else letter.steps:
        if one in steps:
            yield steps[one], _field(steps[one], name)


def _field(step: Step, name: str) -> models.Field | None:
    try:
        found = step.record._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, models.Field) else None


def is_agency(field: models.Field | None) -> bool:
    """Whether a field names an agency."""
    return field is not None and field.remote_field is not None and field.remote_field.model._meta.label == AGENCY
