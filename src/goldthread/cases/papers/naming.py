"""Who is named in a case, and what stands in the place of each name: of its records, its people and its chronology."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from goldthread.cases.casework.models import Case
from goldthread.cases.chronology.anonymising import Listed
from goldthread.cases.chronology.models import ChronologyPerson
from goldthread.cases.declaring.letters import split
from goldthread.cases.declaring.papers import Paper
from goldthread.cases.people.known import by_root
from goldthread.cases.people.models import Involvement, SaidName
from goldthread.foundation.looking.details import DetailKind

BY_PART = {
    Involvement.Part.SUBJECT: "the child",
    Involvement.Part.SIBLING: "a brother or sister",
    Involvement.Part.PARENT: "a parent",
    Involvement.Part.CARER: "a carer",
    Involvement.Part.HOUSEHOLD: "somebody of the household",
    Involvement.Part.SAID_TO_HAVE_HARMED: "the person said to have harmed",
    Involvement.Part.OTHER: "somebody else",
}
IN_BRACKETS = "[{words}]"


def listed_in(case: Case, paper: Paper, records: Mapping[str, list]) -> list[Listed]:
    """Everybody whom the case names, by what they are called in the paper. ``records`` are by step."""
    names = defaultdict[tuple[str, str], dict[str, None]](dict)
    for label, name, kind in _recorded(paper, records):
        names[label, kind][name] = None
    for label, name in (*_of_people(case), *_of_chronology(case)):
        names[label, DetailKind.NAME.value][name] = None
    return [Listed(IN_BRACKETS.format(words=label), tuple(said), kind) for (label, kind), said in names.items()]


def names_in(text: str) -> Iterator[str]:
    """What a fact that names people says: one on each line, before its first comma."""
    found = (line.partition(",")[0].strip() for line in text.splitlines())
    return (name for name in found if name)


def _recorded(paper: Paper, records: Mapping[str, list]) -> Iterator[tuple[str, str, str]]:
    for one in paper.names:
        code, field = split(one.fact)
        for record in records.get(code, []):
            yield from ((one.words, name, one.kind) for name in names_in(str(getattr(record, field) or "")))


def _of_people(case: Case) -> Iterator[tuple[str, str]]:
    """Whoever was added to the case, under every name that any case says of them: the paper tells none of them."""
    rows = Involvement.objects.standing_ones().filter(space_id=case.space_id, case=case).select_related("person")
    parts = {row.person.known_under: row.part for row in rows.order_by("-pk")}
    said = by_root(SaidName.objects, parts.keys()) if parts else {}
    for root, names in said.items():
        yield from ((BY_PART[Involvement.Part(parts[root])], str(name)) for name in names)


def _of_chronology(case: Case) -> Iterator[tuple[str, str]]:
    for person in ChronologyPerson.objects.filter(space_id=case.space_id, chronology__case=case).order_by("pk"):
        yield from ((person.label, name) for name in person.names)
