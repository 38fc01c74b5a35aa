"""The kinds of file that can be loaded. A part of the product registers its own when the program starts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model

from goldthread.foundation.loads.checking import Facts, checked
from goldthread.foundation.loads.problems import whole_file
from goldthread.foundation.loads.reading_yaml import Document
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spaces.models import Space

Record = TypeVar("Record", bound=Model)


@dataclass
class Loading:
    """One load under way: where records go, and how many of each kind there are so far."""

    space: Space
    load: Load
    at: datetime
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, model: type[Record], facts: Any, **values: Any) -> Record:
        """Make a record that keeps the source, section and line which ``facts`` give."""
        name = str(model._meta.verbose_name)
        self.counts[name] = self.counts.get(name, 0) + 1
        placed = {"source": facts.source, "locator": facts.locator, "line": facts.line}
        return model._default_manager.create(space=self.space, load=self.load, **placed, **values)


@dataclass(frozen=True)
class Kind:
    """One kind of file: how it is told from others, what it must look like, and what is made of it.

    ``told_by`` are names that stand at its outermost level. ``check`` finds what no schema can see (a
    reference to nothing) and runs before anything is written. ``left_out`` are sections that are known and
    not kept: they are reported, not passed over in silence. ``built_upon`` counts, by name, what was recorded
    here since and depends on a load in a way that no foreign key shows.
    """

    name: str
    title: str
    told_by: frozenset[str]
    schema: type[Facts]
    load: Callable[[Any, Loading], None]
    check: Callable[[Any, Document], None] = lambda facts, document: None
    left_out: tuple[str, ...] = ()
    built_upon: Callable[[Load], dict[str, int]] = lambda load: {}


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind of file known. Kinds are tried in the order in which they were registered."""
    KINDS[kind.name] = kind


def kind_of(document: Document) -> Kind:
    """Tell from its contents what a file is. Raise BadFile if it is none of the kinds that are known."""
    names = set(document.contents)
    for kind in KINDS.values():
        if kind.told_by <= names:
            return kind
    known = ", ".join(kind.title.lower() for kind in KINDS.values())
    raise whole_file(f"This is not a kind of file that can be loaded. Known kinds: {known}.")


def facts_of(document: Document, kind: Kind) -> Facts:
    """Hold the whole file against its kind, before anything is written. Raise BadFile."""
    facts = checked(document, kind.schema)
    kind.check(facts, document)
    return facts
