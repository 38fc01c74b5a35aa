"""Who is named in a case, and what stands in the place of each name: of its records, its people and its chronology."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from goldthread.cases.casework.models import Case
from goldthread.cases.chronology.anonymising import Listed
from goldthread.cases.chronology.models import ChronologyPerson
from goldthread.cases.declaring.letters import split
from goldthread.cases.declaring.papers import Instead, Paper
from goldthread.cases.papers.wording import Wanted, told_in
from goldthread.cases.people.known import by_root
from goldthread.cases.people.models import (
    Involvement,
    LivesThere,
    SaidBirth,
    SaidContact,
    SaidName,
    SaidNumber,
    SaidSchool,
)
from goldthread.foundation.looking.details import DetailKind
from goldthread.foundation.looking.folding import words_of

BY_PART = {
    Involvement.Part.SUBJECT: "the child",
    Involvement.Part.SIBLING: "a brother or sister",
    Involvement.Part.PARENT: "a parent",
    Involvement.Part.CARER: "a carer",
    Involvement.Part.HOUSEHOLD: "somebody of the household",
    Involvement.Part.SAID_TO_HAVE_HARMED: "the person said to have harmed",
    Involvement.Part.OTHER: "somebody else",
}
BIRTH, ADDRESS, NUMBER, SCHOOL, CONTACT = "a date of birth", "an address", "a number", "a school", "how to reach them"
IN_BRACKETS = "[{words}]"
TELLS_A_PERSON = 2
"""So many words of a name, of which both are in another, tell one person by two names."""


@dataclass
class Names:
    """What is called how. One person has one label: the first that they got."""

    by_label: dict[Wanted, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    labels: dict[frozenset[str], set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, label: str, wanted: Iterable[Wanted]) -> None:
        for kind, words in wanted:
            self.by_label[label, kind][words] = None
            if kind == DetailKind.NAME:
                self.labels[frozenset(words_of(words))].add(label)

    def label_of(self, names: Iterable[str], otherwise: str) -> str:
        """What somebody of these names is called already; of two who bear one name, neither is meant."""
        found: set[str] = set()
        for name in map(frozenset, map(words_of, names)):
            for known, labels in self.labels.items():
                if name == known or (len(name & known) >= TELLS_A_PERSON and (name <= known or known <= name)):
                    found |= labels
        return found.pop() if len(found) == 1 else otherwise


def listed_in(case: Case, paper: Paper, records: Mapping[str, list]) -> list[Listed]:
    """Everybody whom the case names, by what they are called in the paper. ``records`` are by step."""
    names = Names()
    for one, text in _recorded(paper, records):
        wanted = [*told_in(text, one.kind, one_a_line=one.one_a_line, at_work=one.at_work)]
        found = [words for kind, words in wanted if kind == DetailKind.NAME]
        names.add(names.label_of(found, one.words) if one.at_work else one.words, wanted)
    for label, said in (*_of_people(case), *_of_chronology(case)):
        names.add(names.label_of(said, label), ((DetailKind.NAME, name) for name in said))
    for label, kind, text in _details_of_people(case):
        names.add(label, told_in(text, kind))
    return [
        Listed(IN_BRACKETS.format(words=label), tuple(said), kind) for (label, kind), said in names.by_label.items()
    ]


def _recorded(paper: Paper, records: Mapping[str, list]) -> Iterator[tuple[Instead, str]]:
    for one in paper.names:
        code, name = split(one.fact)
        for record in records.get(code, []):
            yield one, str(getattr(record, name) or "")


def _of_people(case: Case) -> Iterator[tuple[str, Sequence[str]]]:
    """Whoever was added to the case, under every name that any case says of them: the paper tells none of them."""
    parts = _parts_of(case)
    for root, names in (by_root(SaidName.objects, parts.keys()) if parts else {}).items():
        yield BY_PART[Involvement.Part(parts[root])], tuple(str(name) for name in names)


def _parts_of(case: Case) -> dict[int, str]:
    rows = Involvement.objects.standing_ones().filter(space_id=case.space_id, case=case).select_related("person")
    return {row.person.known_under: row.part for row in rows.order_by("-pk")}


def _details_of_people(case: Case) -> Iterator[tuple[str, str, str]]:
    """What else the register holds of them that tells who they are, also where it is kept secret."""
    roots = _parts_of(case).keys()
    if not roots:
        return
    for births in by_root(SaidBirth.objects, roots).values():
        days = (day for one in births for day in (one.earliest_on, one.latest_on, one.expected_on, one.died_on) if day)
        yield from ((BIRTH, DetailKind.BORN, day.isoformat()) for day in days)
    for homes in by_root(LivesThere.objects.select_related("household"), roots).values():
        lines = ("\n".join([*one.household.lines, one.household.postcode]) for one in homes)
        yield from ((ADDRESS, DetailKind.ADDRESS, text) for text in lines)
    for numbers in by_root(SaidNumber.objects, roots).values():
        yield from ((NUMBER, DetailKind.IDENTIFIER, one.number) for one in numbers)
    for schools in by_root(SaidSchool.objects, roots).values():
        yield from ((SCHOOL, DetailKind.SCHOOL, one.school) for one in schools)
    for ways in by_root(SaidContact.objects, roots).values():
        yield from ((CONTACT, DetailKind.IDENTIFIER, one.details) for one in ways)


def _of_chronology(case: Case) -> Iterator[tuple[str, Sequence[str]]]:
    for person in ChronologyPerson.objects.filter(space_id=case.space_id, chronology__case=case).order_by("pk"):
        yield person.label, tuple(person.names)
