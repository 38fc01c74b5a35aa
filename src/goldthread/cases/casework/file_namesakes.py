"""Lines of a file that name somebody whom a case here or a line before names: told beside the name, before it is
loaded, since two cases of one child are worked on twice and counted twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from goldthread.cases.casework.models import Case
from goldthread.cases.declaring.found import FoundBy
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.imports.rows import Row, State
from goldthread.foundation.looking.folding import words_of
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.ui.words import plural

NAMED_HERE = "A case here has the same name of the {word}. Look there whether it is the same person."
NAMED_ABOVE = "Line {line} has the same name of the {word}. Look whether it is the same person."
SOME_ARE_NAMED = (
    "{lines} to be loaded may be about somebody who is in another line or in a case here: look for that below. Take out"
    " what is the same. Of what is not, each line becomes a case of its own."
)
NAMED_IN_A_FILE = "that it has the name of the {word} that stands in a file"
Person = tuple[str, ...]
"""The words of a name, in whatever order they were typed."""


@dataclass(frozen=True)
class Other:
    """Who has a name already: in a case here, or in a line before."""

    born: date | None
    line: int = 0
    case: int = 0


@dataclass
class Told:
    """By whom a fact names, those who have each name. ``cases`` are those of which somebody was told by this file."""

    people: dict[FoundBy, dict[Person, list[Other]]] = field(default_factory=dict)
    cases: set[tuple[int, str]] = field(default_factory=set)

    def note(self) -> None:
        """Once every line was looked at, of each case of which somebody was told."""
        found = Case.objects.in_bulk({number for number, _ in self.cases})
        for number, word in sorted(self.cases):
            note_read(found[number], NAMED_IN_A_FILE.format(word=word))


def named_already(pathway: Pathway, space: Space, standing: Standing) -> Told:
    """Whom cases here name that whoever brings the file sees, before its lines are held against them."""
    told = Told()
    seen = Case.objects.visible_to(standing).filter(space=space, pathway=pathway.code)
    for one in (one for one in pathway.found_by if one.is_person):
        people = told.people.setdefault(one, {})
        for code, name in one.parted:
            asked = ("case_id", name, *([one.born] if one.born else []))
            rows = pathway.step(code).record._default_manager.filter(space=space, case__in=seen.values("pk"))
            for case, words, *born in rows.exclude(**{name: ""}).values_list(*asked):
                people.setdefault(_person(words), []).append(Other(born[0] if born else None, case=case))
    return told


def tell_namesakes(row: Row, opening: Step, told: Told) -> None:
    """Note beside each name who has it already. Two who were born on different days are two."""
    for one, people in told.people.items():
        for name in one.fields_in(opening.code):
            if not (words := str(row.says(name) or "").strip()):
                continue
            born = row.says(one.born) if one.born else None
            others = people.setdefault(_person(words), [])
            same = [other for other in others if not (born and other.born) or born == other.born]
            if same and all(other.line != row.line for other in same):
                row.notes[name] = f"{row.notes.get(name, '')} {_words(one, same[-1])}".strip()
                told.cases |= {(other.case, one.word) for other in same[-1:] if other.case}
            others.append(Other(born, row.line))


def _words(one: FoundBy, other: Other) -> str:
    if other.line:
        return NAMED_ABOVE.format(line=other.line, word=one.word)
    return NAMED_HERE.format(word=one.word)


def remark_on_namesakes(rows: Iterable[Row], opening: Step, told: Told) -> list[str]:
    """How many lines it is, above all of them."""
    names = [name for one in told.people for name in one.fields_in(opening.code)]
    named = sum(row.state is State.NEW and any(_is_told(row.notes.get(name, "")) for name in names) for row in rows)
    return [SOME_ARE_NAMED.format(lines=plural(named, "line"))] if named else []


def _is_told(note: str) -> bool:
    return "has the same name of the" in note


def _person(name: str) -> Person:
    return tuple(sorted(words_of(name)))
