"""Documents for tests: what one says, without any record behind it. Nothing here is real."""

from base64 import b64encode

from goldthread.foundation.documents.content import (
    Bar,
    Bullets,
    Chart,
    Content,
    Grid,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Section,
    Source,
    Statement,
    Subheading,
)
from goldthread.foundation.files.factories import a_picture


def a_source(number: int = 1, state: str = "In progress") -> Source:
    return Source(key=f"action-{number}", words=f"1.{number} Train", address=f"/p/x/actions/{number}/", state=state)


def a_content(*sources: Source, title: str = "The learning from Child Q") -> Content:
    """A document with a block of each kind, whose table has a row for each source."""
    told = sources or (a_source(),)
    rows = tuple(
        Row(cells=(Statement(words=one.words, source=one), Statement(words="Police"), Statement(words=one.state)))
        for one in told
    )
    blocks = (
        Subheading(words="Practice"),
        Paragraph(said=Statement(words="Partners met & agreed <quickly>.")),
        Bullets(items=(Statement(words="One"), Statement(words="Two", source=told[0]))),
        Quotation(said=Statement(words="So easy to pick up"), who="A registered manager"),
        Grid(caption="Actions", columns=("Action", "Owner", "Status"), rows=rows),
        Picture(words="A page of the file", jpeg=b64encode(a_picture()).decode()),
        Chart(caption="By status", counted="status", bars=(Bar(words="Done", count=3), Bar(words="Open", count=0))),
    )
    return Content(
        title=title,
        partnership="Northborough",
        opening=(("Committee", "Scrutiny"),),
        sections=(Section(code="progress", heading="Progress", blocks=blocks),),
        note="Made from records.",
    )
