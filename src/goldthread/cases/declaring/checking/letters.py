"""Letters: each says what is recorded, and to an agency only what agencies read."""

from collections import Counter
from collections.abc import Iterator, Mapping

from django.db import models

from goldthread.cases.declaring.declaration import Declaration
from goldthread.cases.declaring.letters import ENDING, LETTER_FIELDS, LONGEST_CODE, OPENING, Letter, is_agency, split
from goldthread.cases.declaring.steps import Step, field_of
from goldthread.foundation.documents.wording import COMMON_FIELDS, UnknownField, check_words


def letter_faults(pathway: Declaration) -> Iterator[str]:
    """What is wrong with the letters of a pathway."""
    twice = Counter(letter.code for letter in pathway.letters)
    yield from (f"two letters have the code {code}" for code, times in twice.items() if times > 1)
    for letter in pathway.letters:
        yield from (f"the letter {letter.code}: {fault}" for fault in _faults(pathway, letter))


def _faults(pathway: Declaration, letter: Letter) -> Iterator[str]:
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
            yield steps[one], field_of(steps[one], name)
