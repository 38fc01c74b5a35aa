"""How a partnership lays a kind of document out: sections, words, logo, and the Word file whose styles are used."""

from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import ChangedMeanwhile, Refused
from goldthread.foundation.documents.kinds import KINDS, DocumentKind
from goldthread.foundation.documents.layout import BrokenLayout, Layout, check_layout, usual
from goldthread.foundation.documents.models import DocumentTemplate
from goldthread.foundation.documents.rendering.word import BrokenWordFile, opened
from goldthread.foundation.documents.rules import check_makes
from goldthread.foundation.files import storage
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.spaces.models import Space


@command(Can.MAKE_DOCUMENTS, event="document layout set")
def set_layout(*, space: Space, kind: DocumentKind, layout: Layout, by: Actor, at: datetime) -> DocumentTemplate:
    """Set for the first time which sections a kind of document has, in what order, under what words."""
    check_makes(kind, space, by, at)
    _check(layout, kind)
    if DocumentTemplate.objects.filter(space=space, kind=kind.code).exists():
        raise ChangedMeanwhile("Somebody else has set this layout meanwhile. To put yours in its place, save again.")
    return DocumentTemplate.objects.create(space=space, kind=kind.code, layout=layout.model_dump(mode="json"))


@command(Can.MAKE_DOCUMENTS, event="document layout changed", about="template")
def change_layout(*, template: DocumentTemplate, layout: Layout, by: Actor, at: datetime) -> DocumentTemplate:
    """Change it. A broken one is refused, and the one before goes on."""
    kind = KINDS[template.kind]
    check_makes(kind, template.space, by, at)
    _check(layout, kind)
    template.layout = layout.model_dump(mode="json")
    template.save()
    return template


@command(Can.MAKE_DOCUMENTS, event="document layout set back", about="template")
def set_layout_back(*, template: DocumentTemplate, by: Actor, at: datetime) -> DocumentTemplate:
    """Sections, their order and words are as the kind comes, from now on. The logo and the Word style stay."""
    kind = KINDS[template.kind]
    check_makes(kind, template.space, by, at)
    template.layout = usual(kind).model_dump(mode="json")
    template.save()
    return template


def _check(layout: Layout, kind: DocumentKind) -> None:
    try:
        check_layout(layout, kind)
    except BrokenLayout as problem:
        raise Refused(str(problem), problem.where) from None


@command(Can.MAKE_DOCUMENTS, event="document styles set")
def set_styles(
    *,
    space: Space,
    kind: DocumentKind,
    logo: Received | None,
    word_file: Received | None,
    by: Actor,
    at: datetime,
) -> DocumentTemplate:
    """Set the logo and the Word file whose styles are used; what is not given stays as it is."""
    check_makes(kind, space, by, at)
    found, _ = DocumentTemplate.objects.get_or_create(
        space=space, kind=kind.code, defaults={"layout": usual(kind).model_dump(mode="json")}
    )
    if logo:
        found.logo = _kept_logo(space, logo, by, at)
    if word_file:
        found.word_file = _kept_word_file(space, word_file, by, at)
    found.save()
    return found


def _kept_logo(space: Space, logo: Received, by: Actor, at: datetime) -> StoredFile:
    if logo.kind not in ("png", "jpeg"):
        raise Refused("Choose a PNG or JPEG picture.", "logo")
    return keep_file(space=space, received=logo, by=by, at=at)


def _kept_word_file(space: Space, word_file: Received, by: Actor, at: datetime) -> StoredFile:
    if word_file.kind != "docx":
        raise Refused("Choose a Word file (.docx).", "word_file")
    try:
        opened(storage.read(word_file.place, word_file.sha256))
    except BrokenWordFile as problem:
        raise Refused(str(problem), "word_file") from None
    return keep_file(space=space, received=word_file, by=by, at=at)
