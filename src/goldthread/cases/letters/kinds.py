"""A kind of document for each letter that a pathway declares: its words and order are data of a partnership."""

from collections.abc import Callable, Iterator, Sequence

from django.db import models
from django.db.models import QuerySet
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.shown import label_of, words_of
from goldthread.cases.declaring.letters import ENDING, LETTER_FIELDS, OPENING, Letter, Said
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.letters.told import Told
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.documents.composing import paragraphs
from goldthread.foundation.documents.content import Block, Paragraph, Source, Statement
from goldthread.foundation.documents.kinds import KINDS, Asked, DocumentKind, SectionKind, register_kind
from goldthread.foundation.documents.kinds import Opening as Line

HEAD = (Line("To", "{to}"), Line("From", "{sender}"), Line("Our reference", "{reference}"), Line("Date", "{date}"))
CONFIDENTIAL = "Confidential"
OWN_WORDS = "Words of your own, if it needs any. A line that begins with a dash is a point of a list"


def code_of(pathway: Pathway, letter: Letter) -> str:
    """What its kind of document is called in settings and addresses."""
    return f"letter-{pathway.prefix.lower()}-{letter.code}"


def kind_of(pathway: Pathway, letter: Letter) -> DocumentKind:
    return KINDS[code_of(pathway, letter)]


def register() -> None:
    """Called when the program starts, after the pathways were found."""
    for pathway in PATHWAYS.values():
        for letter in pathway.letters:
            register_kind(_kind(pathway, letter))


def _nothing(standing: Standing) -> QuerySet[Case]:
    return Case.objects.none()


def _kind(pathway: Pathway, letter: Letter) -> DocumentKind:
    """It is begun from a record of a case and nowhere else: what a page of all documents asks finds nothing here."""
    kind = DocumentKind(
        code=code_of(pathway, letter),
        title=letter.title,
        purpose=f"{pathway.title}: {letter.purpose}",
        makes=Can.MAKE_DOCUMENTS,
        order=(OPENING, *(said.code for said in letter.says), ENDING),
        opening=HEAD,
        seen=_nothing,
        named=lambda told: told.case.reference,
        back=lambda told: told.case.get_absolute_url(),
        is_restricted=lambda told: told.case.rules.is_restricted,
        is_for_others=True,
        is_letter=True,
        mark=CONFIDENTIAL,
        fields=lambda told: told.fields,
        field_names=tuple(LETTER_FIELDS),
    )
    kind.add(SectionKind(OPENING, "About this letter", words=letter.opening))
    for said in letter.says:
        kind.add(SectionKind(said.code, said.heading, gather=_gathering(said)))
    kind.add(SectionKind(ENDING, "What happens next", words=letter.ending, asks=OWN_WORDS))
    return kind


def _gathering(said: Said) -> Callable[[Asked], Sequence[Block]]:
    return lambda asked: list(_blocks(said, asked.subject))


def _blocks(said: Said, told: Told) -> Iterator[Block]:
    """What each fact says: long words as they were written, a short answer after its name where there are several."""
    for named in said.facts:
        found = told.fact(named)
        words = words_of(*found) if found else ""
        if not found or not words:
            continue
        record, field = found
        source = _source(told, record)
        if isinstance(field, models.TextField):
            yield from _with_source(words, source)
            continue
        shown = words if len(said.facts) == 1 else f"{label_of(field)}: {words}"
        yield Paragraph(said=Statement(words=shown, source=source))


def _with_source(words: str, source: Source) -> Iterator[Block]:
    for block in paragraphs(words):
        if isinstance(block, Paragraph):
            yield block.model_copy(update={"said": block.said.model_copy(update={"source": source})})
        else:
            yield block


def _source(told: Told, record: object) -> Source:
    """The record that a statement comes from, for whoever looks the letter up here: files hold no links."""
    code, kept = next((code, one) for code, one in told.records.items() if one is record)
    address = reverse("case_record", args=[told.case.space.slug, told.case.reference, code, kept.pk])
    return Source(key=f"{kept._meta.db_table}-{kept.pk}", words=told.case.rules.step(code).done, address=address)
