"""Kinds of document, declared by the parts that know what they are about.

A kind says what it is a document of, who may make it, and its sections in their usual order. Parts that stand above
may add a section to a kind of a part below (what is proven, to the committee paper of a review): they register it in
their ``AppConfig.ready``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.documents.content import Block, Content
from goldthread.foundation.spaces.models import Space, SpaceRecord


@dataclass(frozen=True)
class Asked:
    """What a section is gathered for: the record, as whom, for which day, and the document before this one."""

    subject: Any
    space: Space
    standing: Standing
    on: date
    before: Content | None = None
    before_on: date | None = None


@dataclass(frozen=True)
class SectionKind:
    """One section. ``words`` is what stands at its beginning until a partnership says otherwise; it may name fields.

    ``gather`` reads the records; a section without it holds only words. ``asks`` says what a person is asked to
    write in it, where words of their own belong in it.
    """

    code: str
    heading: str
    gather: Callable[[Asked], Sequence[Block]] | None = None
    words: str = ""
    asks: str = ""


@dataclass(frozen=True)
class Opening:
    """A line at the head of a document: what it is called, and what it says until a partnership says otherwise."""

    label: str
    words: str


@dataclass(frozen=True)
class DocumentKind:
    """A kind of document of one kind of record.

    ``order`` names its sections, also those that parts above add. ``seen`` are the records that somebody may see and of
    which one may be made; a preview shows the one that comes first by ``newest``. ``named`` is what the record is
    called in a title, ``back`` the address of its page, ``is_restricted`` whether only those see it who see what is not
    published: and of those only who sees the record now.
    One that ``is_brief`` is meant for one page; with ``most_pages`` a longer PDF is not made. ``fields`` are what words
    in it may name in braces, beside those that every document knows. Files of one that ``is_for_others`` lead to no
    record, since their readers cannot sign in. One that ``is_letter`` leaves out what says nothing, and is kept by the
    part that declared it: it is begun there and stands in no list of documents. ``mark`` says at its head how it is to
    be handled. ``earlier`` are the numbers of the
    records that came before a record in its row, the nearest first: its document is compared with theirs.
    """

    code: str
    title: str
    purpose: str
    makes: Can
    order: tuple[str, ...]
    opening: tuple[Opening, ...]
    seen: Callable[[Standing], QuerySet[Any]]
    named: Callable[[Any], str]
    back: Callable[[Any], str]
    is_restricted: Callable[[Any], bool]
    newest: tuple[str, ...] = ("-pk",)
    is_brief: bool = False
    most_pages: int | None = None
    is_for_others: bool = False
    is_letter: bool = False
    mark: str = ""
    earlier: Callable[[Any], Sequence[int]] = lambda subject: ()
    fields: Callable[[Any], dict[str, str]] = lambda subject: {}
    field_names: tuple[str, ...] = ()
    sections: dict[str, SectionKind] = field(default_factory=dict)

    def find(self, standing: Standing, space: Space, number: int) -> SpaceRecord | None:
        """The record of a number, if somebody may see it."""
        found: SpaceRecord | None = self._in(space, standing).filter(pk=number).first()
        return found

    def latest(self, standing: Standing, space: Space) -> SpaceRecord | None:
        found: SpaceRecord | None = self._in(space, standing).order_by(*self.newest).first()
        return found

    def _in(self, space: Space, standing: Standing) -> QuerySet[Any]:
        return self.seen(standing).filter(space=space)

    def add(self, section: SectionKind) -> None:
        """Add a section. Raise ValueError if the order does not name it."""
        if section.code not in self.order:
            raise ValueError(f"{self.code}: its order does not name {section.code}")
        self.sections[section.code] = section

    def in_order(self) -> list[SectionKind]:
        """The sections that there are, in their usual order."""
        return [self.sections[code] for code in self.order if code in self.sections]


KINDS: dict[str, DocumentKind] = {}


def register_kind(kind: DocumentKind) -> None:
    KINDS[kind.code] = kind


def register_section(kind: str, section: SectionKind) -> None:
    """Add a section to a kind that a part below declared."""
    KINDS[kind].add(section)


def kinds_for(standing: Standing, space_id: int) -> list[DocumentKind]:
    """Kinds that a person may make in a space."""
    return [kind for kind in KINDS.values() if standing.may(kind.makes, space_id)]
