"""What a paper says: the facts that its pathway declares, with labels where anybody is named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.queries import names_known, records_of
from goldthread.cases.casework.shown import label_of, words_of
from goldthread.cases.chronology.anonymising import Labels
from goldthread.cases.declaring.letters import Said, split
from goldthread.cases.declaring.papers import Paper
from goldthread.cases.declaring.steps import is_in_own_words
from goldthread.cases.papers.naming import listed_in
from goldthread.foundation.access.standing import Standing


@dataclass(frozen=True)
class Told:
    """One answer: what was asked, what stands there, and what in it reads like a name all the same."""

    label: str
    words: str
    left: Sequence[str] = ()


@dataclass(frozen=True)
class Part:
    """A part of the paper: of each record what it tells."""

    heading: str
    records: Sequence[Sequence[Told]]


@dataclass(frozen=True)
class Made:
    """The paper as it reads now, and whether anything in it may still name somebody."""

    parts: Sequence[Part]

    @property
    def left(self) -> list[str]:
        """What may still name somebody, each once."""
        told = (one for part in self.parts for record in part.records for one in record)
        return list(dict.fromkeys(words for one in told for words in one.left))


def made_of(paper: Paper, case: Case, standing: Standing, on: date) -> Made:
    """As somebody reads it who reads all of the case. One statement for each step that tells or names."""
    codes = {split(fact)[0] for fact in (*paper.facts, *paper.naming)}
    records = {code: list(records_of(case, case.rules.step(code), standing)) for code in sorted(codes)}
    labels, known = Labels(listed_in(case, paper, records)), names_known(case.space, on)
    parts = (Part(said.heading, [*_records(said, records, labels, known)]) for said in paper.says)
    return Made([part for part in parts if part.records])


def _records(
    said: Said, records: dict[str, list[Any]], labels: Labels, known: Sequence[str]
) -> Iterator[Sequence[Told]]:
    for code in dict.fromkeys(split(fact)[0] for fact in said.facts):
        fields = [name for step, name in map(split, said.facts) if step == code]
        for record in records[code]:
            told = [_told(record, record._meta.get_field(name), labels, known) for name in fields]
            if any(one.words for one in told):
                yield [one for one in told if one.words]


def _told(record: Any, field: models.Field, labels: Labels, known: Sequence[str]) -> Told:
    """Only what people type can name anybody."""
    words = words_of(record, field)
    if not words or not is_in_own_words(field):
        return Told(label_of(field), words)
    labelled = labels.put_into(words)
    return Told(label_of(field), labelled, labels.left_in(labelled, known))
