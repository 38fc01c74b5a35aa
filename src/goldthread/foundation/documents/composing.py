"""Put a document together: words of the template, words that somebody typed, and what the records say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from goldthread.foundation.documents.changes import Change, changes_between
from goldthread.foundation.documents.content import (
    Block,
    Bullets,
    Content,
    Grid,
    Paragraph,
    Row,
    Section,
    Statement,
)
from goldthread.foundation.documents.kinds import Asked, DocumentKind, SectionKind
from goldthread.foundation.documents.layout import LaidSection, Layout
from goldthread.foundation.documents.wording import filled
from goldthread.foundation.records.dates import in_words

CHANGES = "changes"
"""The section that compares the document with the one before it: the house fills it, whatever the kind."""

NOTHING = "Nothing is recorded here yet."


@dataclass(frozen=True)
class Typed:
    """What a person wrote for one document: its title, lines at its head, and words at the beginning of sections."""

    title: str = ""
    opening: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


def composed(kind: DocumentKind, layout: Layout, asked: Asked, typed: Typed) -> Content:
    """The whole document as it would be printed now."""
    fields = fields_of(kind, asked)
    content = Content(
        title=typed.title or f"{kind.title}: {kind.named(asked.subject)}",
        partnership=asked.space.name,
        opening=tuple(_opening(layout, typed, fields)),
        sections=tuple(_sections(layout, kind, asked, typed, fields)),
        is_brief=kind.is_brief,
        is_for_others=kind.is_for_others,
        is_letter=kind.is_letter,
        mark=kind.mark,
        note=_note(asked, kind),
    )
    return _with_changes(content, asked)


def fields_of(kind: DocumentKind, asked: Asked) -> dict[str, str]:
    """What stands in the place of each field."""
    common = {"partnership": asked.space.name, "area": asked.space.area, "date": in_words(asked.on)}
    return common | kind.fields(asked.subject)


def changes_section() -> SectionKind:
    """For a kind that is made again and again about one record."""
    return SectionKind(CHANGES, "What has changed since the last paper")


def paragraphs(words: str) -> list[Block]:
    """Typed words as blocks: a line that begins with a dash or an asterisk is a point of a list."""
    blocks: list[Block] = []
    points: list[Statement] = []
    for line in (line.strip() for line in words.splitlines()):
        if line.startswith(("- ", "* ")):
            points.append(Statement(words=line[2:].strip()))
            continue
        if points:
            blocks.append(Bullets(items=tuple(points)))
            points = []
        if line:
            blocks.append(Paragraph(said=Statement(words=line)))
    return [*blocks, Bullets(items=tuple(points))] if points else blocks


def sections_in(words: str) -> Iterator[Section]:
    """Typed words as sections: a line that begins with # is the heading of what follows it."""
    heading, lines, number = "", list[str](), 1
    for line in [*words.splitlines(), "# "]:
        if not line.startswith("#"):
            lines.append(line)
            continue
        blocks = paragraphs("\n".join(lines))
        if blocks or heading:
            yield Section(code=f"part-{number}", heading=heading, blocks=tuple(blocks))
            number += 1
        heading, lines = line.lstrip("# ").strip(), []


def _opening(layout: Layout, typed: Typed, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for label, words in layout.opening:
        said = typed.opening.get(label, "") or filled(words, fields)
        if said:
            yield label, said


def _sections(
    layout: Layout, kind: DocumentKind, asked: Asked, typed: Typed, fields: Mapping[str, str]
) -> Iterator[Section]:
    """Those that are shown. A paper says of an empty one that nothing is recorded; a letter leaves it out."""
    for laid in layout.sections:
        if laid.is_shown:
            section = _section(laid, kind, asked, typed, fields)
            if section.blocks or not kind.is_letter:
                yield section if section.blocks else section.model_copy(update={"blocks": (absent(NOTHING),)})


def _section(laid: LaidSection, kind: DocumentKind, asked: Asked, typed: Typed, fields: Mapping[str, str]) -> Section:
    declared = kind.sections[laid.code]
    blocks = [*paragraphs(filled(laid.words, fields)), *paragraphs(typed.words.get(laid.code, ""))]
    if declared.gather:
        blocks += declared.gather(asked)
    return Section(code=laid.code, heading=filled(laid.heading, fields), blocks=tuple(blocks))


def absent(words: str) -> Paragraph:
    """A sentence which says that there is nothing to say."""
    return Paragraph(said=Statement(words=words), is_absent=True)


def _with_changes(content: Content, asked: Asked) -> Content:
    sections = tuple(
        section.model_copy(update={"blocks": (*_kept(section), *_told(content, asked))})
        if section.code == CHANGES
        else section
        for section in content.sections
    )
    return content.model_copy(update={"sections": sections})


def _kept(section: Section) -> list[Block]:
    """Words that were typed or stand in the template; not that nothing is recorded."""
    return [block for block in section.blocks if not (isinstance(block, Paragraph) and block.is_absent)]


def _told(content: Content, asked: Asked) -> list[Block]:
    if asked.before is None or asked.before_on is None:
        return [absent("No earlier paper is kept here to compare with.")]
    since = in_words(asked.before_on)
    changes = changes_between(asked.before, content)
    if not changes:
        return [absent(f"Nothing that is told here has changed since the paper of {since}.")]
    caption = f"What has changed since the paper of {since}"
    return [Grid(caption=caption, columns=("What", "Then", "Now"), rows=tuple(map(_row, changes)))]


def _row(change: Change) -> Row:
    then = "Not in that paper" if change.is_new else change.before
    now = "No longer told" if change.is_gone else change.now
    return Row(
        cells=(
            Statement(words=change.source.words, source=change.source),
            Statement(words=then),
            Statement(words=now),
        )
    )


def _note(asked: Asked, kind: DocumentKind) -> str:
    made = f"Made by {asked.space.name} from its records as they stood on {in_words(asked.on)}."
    if kind.is_for_others:
        return made
    return f"{made} Each statement from the records leads to the record that it comes from."
