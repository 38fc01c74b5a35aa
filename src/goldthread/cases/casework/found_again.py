"""An earlier case of a restricted pathway is found again by the facts that its pathway declares, by whoever runs it.

Of any pathway, one is found that names the same person as somebody types.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import Q, QuerySet
from django.urls import reverse

from goldthread.cases.casework.models import Case, CaseQuerySet, CaseRecord
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.casework.recording import Said
from goldthread.cases.declaring.found import FoundBy
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.lists.filters_typed import Search
from goldthread.foundation.looking.folding import words_of
from goldthread.foundation.search.matching import all_with_words, is_known_to_index, with_words
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import listed, sentence

REFERENCE = re.compile(r"([A-Z]+)-[0-9]{4}-[0-9]{4,9}", re.ASCII)
PART_OF_REFERENCE = re.compile(r"([A-Z]*)(-?[0-9]*-?[0-9]*)", re.ASCII)
MONTHS_OF_A_YEAR = 12
NEWEST = 5_000
"""Records that are looked through for a name of which the words are too common for the index."""
Named = tuple[str, date | None]
"""What somebody is called, and when they were born if that is known."""
ALIKE: list[Callable[[Named, Named], bool]] = []
"""What parts above know of whether two are likely one person. They register when they start."""
BY_REFERENCE = "reference"
"""The name of the search box in the register's address."""


def facts_of(pathway: Pathway) -> dict[type[CaseRecord], list[str]]:
    """Of each record, the fields by which cases of the pathway are found."""
    found: dict[type[CaseRecord], list[str]] = defaultdict(list)
    for one in pathway.found_by:
        for code, name in one.parted:
            record = pathway.step(code).record
            if name not in found[record]:
                found[record].append(name)
    return dict(found)


def finds_by_facts(pathway: Pathway, space: Space, standing: Standing) -> bool:
    """Whoever runs a restricted pathway: the words of any other are in the search of everything."""
    return pathway.is_restricted and bool(pathway.found_by) and _runs(pathway, space, standing)


def _runs(pathway: Pathway, space: Space, standing: Standing) -> bool:
    """In the whole space: no agency, no other role, and no pass."""
    return space.pk in whole_spaces_of(pathway, standing, Can.VIEW_CASES)


def box_of(pathway: Pathway, space: Space, standing: Standing) -> Search:
    """The search box of a register. Its label says by what it finds."""
    if not finds_by_facts(pathway, space, standing):
        return Search(BY_REFERENCE, fields=("reference",), label="Reference", lookup=with_reference)
    return Search(
        BY_REFERENCE,
        fields=("reference",),
        label=listed(["Reference", *words_to_find_by(pathway)], "or"),
        lookup=partial(_with_reference_or_facts, pathway),
        noted=f"searched by {by_what(pathway)}",
        kept_out_of_address=True,
        may_stand=is_reference,
    )


@dataclass(frozen=True)
class Register:
    """Where an earlier case is found by what the search of everything leaves out."""

    words: str
    href: str


def registers_to_look_in(standing: Standing) -> list[Register]:
    """Of each pathway that is found by its facts: the register, for whoever runs it, in each of their spaces."""
    found: list[Register] = []
    for pathway in (one for one in PATHWAYS.values() if one.is_restricted and one.found_by):
        spaces = Space.objects.filter(pk__in=whole_spaces_of(pathway, standing, Can.VIEW_CASES)).order_by("name")
        words = f"{sentence(pathway.many)} by {listed(words_to_find_by(pathway), 'or')}"
        found += [Register(f"{words}, {one.name}", reverse("cases", args=[one.slug, pathway.code])) for one in spaces]
    return found


def words_to_find_by(pathway: Pathway) -> list[str]:
    return [one.word for one in pathway.found_by]


def by_what(pathway: Pathway) -> str:
    """By what kind of word somebody searched, as the trail keeps it: never the word."""
    return listed(["reference", *words_to_find_by(pathway)], "or")


def is_reference(words: str) -> bool:
    """A whole reference, which tells of nobody."""
    return bool(REFERENCE.fullmatch(words.upper()))


def with_reference(rows: QuerySet, words: list[str]) -> QuerySet | None:
    """The one that a whole reference names, found by its index; None for a part of one, held against every row."""
    return rows.filter(reference=words[0].upper()) if len(words) == 1 and is_reference(words[0]) else None


def _with_reference_or_facts(pathway: Pathway, rows: QuerySet, words: list[str]) -> QuerySet:
    """Among rows that somebody may see: with all the words in the reference, or in the facts of one record.

    References are held against the words row by row, so only where each word may be of one: a name never is.
    """
    if (whole := with_reference(rows, words)) is not None:
        return whole
    found = _with_facts(pathway, words)
    for kept in _as_kept(pathway, words):
        found |= _with_facts(pathway, [kept])
    if all(_may_be_of_reference(pathway, word) for word in words):
        named = Q()
        for word in words:
            named &= Q(reference__icontains=word)
        found |= named
    return rows.filter(found)


def _as_kept(pathway: Pathway, words: list[str]) -> Iterator[str]:
    """What all the words together are, as it is kept: of a number that is typed in groups, its figures."""
    for reads in (one.reads for one in pathway.found_by if one.reads and len(words) > 1):
        with suppress(ValueError):
            yield reads(" ".join(words))


def _may_be_of_reference(pathway: Pathway, word: str) -> bool:
    parts = PART_OF_REFERENCE.fullmatch(word.upper())
    if parts is None:
        return False
    letters, numbers = parts.groups()
    return pathway.prefix.endswith(letters) if numbers else letters in pathway.prefix


def _with_facts(pathway: Pathway, words: list[str]) -> Q:
    """By the index, and by signs that it does not know as the fields hold them. Few are looked up one by one."""
    known = [word for word in words if is_known_to_index(word)]
    few: set[int] = set()
    found = Q()
    for record, names in facts_of(pathway).items():
        rows = record._default_manager.filter(_hold(names, [word for word in words if word not in known]))
        if known and (told := with_words(rows, known)) is not None:
            few.update(told.values_list("case_id", flat=True))
        else:
            many = all_with_words(rows, known) if known else rows
            found |= Q(pk__in=many.values("case_id"))
    return found | Q(pk__in=sorted(few))


def _hold(names: list[str], signs: list[str]) -> Q:
    """Each of the signs in one of the fields."""
    found = Q()
    for sign in signs:
        held = Q()
        for name in names:
            held |= Q(**{f"{name}__icontains": sign})
        found &= held
    return found


def namesakes(
    pathway: Pathway, step: Step, said: Said, *, space: Space, standing: Standing, but: int | None
) -> dict[str, "Namesakes"]:
    """By the field of a step in which a person is named: the other cases that name one so, the last first.

    Only those of a pathway that somebody runs, and not from whom a conflict of interest hides it. Where both say when
    the person was born, it must be one day.
    """
    found: dict[str, Namesakes] = {}
    if not (pathway.found_by and _runs(pathway, space, standing)):
        return found
    for one in (one for one in pathway.found_by if one.is_person):
        for field in one.fields_in(step.code):
            name, born = str(said.get(field) or ""), said.get(one.born)
            same, like = _naming(pathway, one, name, born, space), _named_alike(pathway, one, name, born, space)
            cases = _run_by(standing, space, pathway).filter(pk__in=(same | like) - {but}).order_by("-opened_at", "-pk")
            if others := list(cases):
                found[field] = Namesakes(one, others, is_same=all(case.pk in same for case in others))
    return found


@dataclass(frozen=True)
class Namesakes:
    """Cases that name a person as another is named now: all by the same name, or some by one that is like it."""

    of: FoundBy
    cases: list[Case]
    is_same: bool


def _run_by(standing: Standing, space: Space, pathway: Pathway) -> CaseQuerySet:
    return Case.objects.run_by(standing).filter(space=space).of(pathway).select_related("space")


def _naming(pathway: Pathway, one: FoundBy, name: str, born: object, space: Space) -> set[int]:
    """Numbers of the cases in which a person of this name is, whatever the order of its words, capitals and accents.

    Of words that so many have that the index tells no more than that, the newest are looked through: a case may be
    locked meanwhile, and nobody waits for it until all were read.
    """
    wanted, typed = sorted(words_of(name)), [word for word in name.split() if is_known_to_index(word)]
    found: set[int] = set()
    for code, field in one.parted if wanted else []:
        rows = pathway.step(code).record._default_manager.filter(space_id=space.pk)
        asked = ("case_id", field, *([one.born] if one.born else []))
        told = with_words(rows, typed)
        looked_through = rows.order_by("-pk")[:NEWEST] if told is None else told
        for number, said, *day in looked_through.values_list(*asked):
            is_one_day = not (born and day and day[0]) or day[0] == born
            if is_one_day and sorted(words_of(said)) == wanted:
                found.add(number)
    return found


def _named_alike(pathway: Pathway, one: FoundBy, name: str, born: object, space: Space) -> set[int]:
    """Numbers of the cases that name somebody born that day, or on the one that a swap of day and month makes of it,
    whose name is likely that of the same person.
    """
    if not (one.alike and isinstance(born, date) and words_of(name)):
        return set()
    days = [*_day_and_swapped(born)]
    found: set[int] = set()
    for code, field in one.parted:
        rows = pathway.step(code).record._default_manager.filter(space_id=space.pk, **{f"{one.born}__in": days})
        for number, said, day in rows.order_by("-pk").values_list("case_id", field, one.born)[:NEWEST]:
            if any(are_alike((name, born), (said, day)) for are_alike in ALIKE):
                found.add(number)
    return found


def _day_and_swapped(day: date) -> Iterator[date]:
    yield day
    if day.day <= MONTHS_OF_A_YEAR:
        yield day.replace(month=day.day, day=day.month)
