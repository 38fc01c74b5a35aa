"""What content may go out: its words, and links that lead to a public page. Where it came from stays in the house."""

from collections.abc import Iterator

from goldthread.foundation.documents.content import (
    Block,
    Bullets,
    Chart,
    Content,
    Grid,
    Paragraph,
    Quotation,
    Row,
    Section,
    Source,
    Statement,
    statements_of,
)
from goldthread.foundation.records.links import is_link


def link(words: str, address: str) -> Statement:
    """Words that lead to a page elsewhere, which say what it is. Raise ValueError for what is no such address."""
    if not is_link(address):
        raise ValueError("not a public address")
    return Statement(words=words, source=Source(key="", words=words, address=address))


def made_public(content: Content) -> Content:
    """The same words, without the key, state and address of any record of ours."""
    sections = tuple(
        Section(code=section.code, heading=section.heading, blocks=tuple(map(_block, section.blocks)))
        for section in content.sections
    )
    return content.model_copy(update={"sections": sections})


def words_of(content: Content) -> str:
    """Everything it says, to be searched; a word that stands in a chart stands in its table."""
    return "\n".join(_words(content))


def _words(content: Content) -> Iterator[str]:
    for label, words in content.opening:
        yield f"{label} {words}"
    for section in content.sections:
        yield section.heading
        for block in section.blocks:
            if isinstance(block, Grid | Chart):
                yield block.caption
            yield from (statement.words for statement in statements_of(block))
            if isinstance(block, Quotation):
                yield block.who


def _block(block: Block) -> Block:
    match block:
        case Paragraph() | Quotation():
            return block.model_copy(update={"said": _statement(block.said)})
        case Bullets():
            return block.model_copy(update={"items": tuple(map(_statement, block.items))})
        case Grid():
            rows = tuple(Row(cells=tuple(map(_statement, row.cells))) for row in block.rows)
            return block.model_copy(update={"rows": rows})
        case Chart():
            return block.model_copy(
                update={"bars": tuple(bar.model_copy(update={"source": None}) for bar in block.bars)}
            )
    return block


def _statement(statement: Statement) -> Statement:
    source = statement.source
    if source is None or not is_link(source.address):
        return Statement(words=statement.words)
    return link(statement.words, source.address)
