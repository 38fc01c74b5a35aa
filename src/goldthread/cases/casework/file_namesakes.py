"""Lines of a file that name somebody whom a case here or a line before names: told beside the name, before it is
loaded, since two cases of one child are worked on twice and counted twice.
"""

from collections.abc import Iterable
from datetime import date

from goldthread.cases.declaring.found import FoundBy
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.imports.rows import Row, State
from goldthread.foundation.looking.folding import words_of
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import plural

NAMED_HERE = "A case here has the same name of the {word}. Look there whether it is the same person."
NAMED_ABOVE = "Line {line} has the same name of the {word}. Look whether it is the same person."
SOME_ARE_NAMED = (
    "{lines} to be loaded may be about somebody who is in another line or in a case here: look for that below. Take out"
    " what is the same. Of what is not, each line becomes a case of its own."
)
Person = tuple[str, ...]
"""The words of a name, in whatever order they were typed."""
Told = dict[FoundBy, dict[Person, list[tuple[date | None, int]]]]
"""By whom a fact names, each with the day of birth if it is known, and the line; nought for a case here."""


def named_already(pathway: Pathway, space: Space) -> Told:
    """Whom cases here name, before the lines of a file are held against it."""
    found: Told = {}
    for one in (one for one in pathway.found_by if one.is_person):
        people = found.setdefault(one, {})
        for code, field in one.parted:
            asked = (field, *([one.born] if one.born else []))
            rows = pathway.step(code).record._default_manager.filter(space=space).exclude(**{field: ""})
            for name, *born in rows.values_list(*asked):
                people.setdefault(_person(name), []).append((born[0] if born else None, 0))
    return found


def tell_namesakes(row: Row, opening: Step, told: Told) -> None:
    """Note beside each name who has it already. Two who were born on different days are two."""
    for one, people in told.items():
        for field in one.fields_in(opening.code):
            if not (name := str(row.says(field) or "").strip()):
                continue
            born = row.says(one.born) if one.born else None
            others = people.setdefault(_person(name), [])
            same = [line for day, line in others if not (born and day) or born == day]
            if same and row.line not in same:
                words = (
                    NAMED_ABOVE.format(line=same[-1], word=one.word) if same[-1] else NAMED_HERE.format(word=one.word)
                )
                row.notes[field] = f"{row.notes.get(field, '')} {words}".strip()
            others.append((born, row.line))


def remark_on_namesakes(rows: Iterable[Row], opening: Step, told: Told) -> list[str]:
    """How many lines it is, above all of them."""
    fields = [field for one in told for field in one.fields_in(opening.code)]
    named = sum(row.state is State.NEW and any(_is_told(row.notes.get(field, "")) for field in fields) for row in rows)
    return [SOME_ARE_NAMED.format(lines=plural(named, "line"))] if named else []


def _is_told(note: str) -> bool:
    return "has the same name of the" in note


def _person(name: str) -> Person:
    return tuple(sorted(words_of(name)))
