"""The kinds of file that can be loaded. A part of the product registers its own when the program starts."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model
from pydantic import create_model

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


@dataclass(frozen=True)
class Sections:
    """Sections of a kind of file that a part above the one that knows the kind keeps.

    ``schemas`` are what each must look like, by name. ``load`` is told the whole file, after the kind itself was
    loaded.
    """

    schemas: Mapping[str, Any]
    load: Callable[[Any, Loading], None]


KINDS: dict[str, Kind] = {}
SECTIONS: dict[str, list[Sections]] = defaultdict(list)
"""By the name of the kind of file."""


def register(kind: Kind) -> None:
    """Make a kind of file known. Kinds are tried in the order in which they were registered."""
    KINDS[kind.name] = kind


def register_sections(kind: str, sections: Sections) -> None:
    """Keep sections of a kind of file that was left out. To be called when the program starts."""
    SECTIONS[kind].append(sections)


def kept_above(kind: Kind) -> dict[str, Any]:
    """What the sections must look like that parts above keep, by name."""
    return {name: schema for one in SECTIONS[kind.name] for name, schema in one.schemas.items()}


def left_out_of(kind: Kind) -> tuple[str, ...]:
    """Sections that are known and that no part keeps."""
    kept = kept_above(kind)
    return tuple(name for name in kind.left_out if name not in kept)


def load_records(kind: Kind, facts: Any, loading: Loading) -> None:
    """What the kind itself makes of a file, and then what the parts above make of their sections."""
    kind.load(facts, loading)
    for sections in SECTIONS[kind.name]:
        sections.load(facts, loading)


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
    kept: dict[str, Any] = {name: (schema | None, None) for name, schema in kept_above(kind).items()}
    facts = checked(document, create_model(kind.schema.__name__, __base__=kind.schema, **kept))
    kind.check(facts, document)
    return facts
