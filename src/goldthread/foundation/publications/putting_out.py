"""Put a page out, and take it down. To be called inside a command, which says who may and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from goldthread.foundation.documents.content import Content
from goldthread.foundation.files import storage
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.publications import folder
from goldthread.foundation.publications.going_out import made_public, words_of
from goldthread.foundation.publications.holding import ToBeRead, refuse_what_is_held_up
from goldthread.foundation.publications.kinds import PageKind
from goldthread.foundation.publications.models import PublishedFile, PublishedPage
from goldthread.foundation.records.printable import printable
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


@dataclass(frozen=True)
class GoingOut:
    """A page as it is to be read. ``files`` are copied with it, each under a title for readers."""

    kind: PageKind
    slug: str
    title: str
    summary: str
    content: Content
    files: Sequence[tuple[str, StoredFile]] = ()
    position: int = 0

    @property
    def path(self) -> str:
        return f"{self.kind.folder}/{self.slug}"

    def to_be_read(self, space_id: int) -> ToBeRead:
        """All that readers of it can come by: its address, its words, and its files."""
        titles = [title for title, _ in self.files]
        words = "\n".join((self.slug, self.title, self.summary, words_of(self.content), *titles))
        return ToBeRead(space_id, self.path, words, [file for _, file in self.files])


def put_out(space_id: int, page: GoingOut, on: date) -> PublishedPage:
    """The page at its address, from now on: new, in another wording, or again after it was withdrawn.

    Raise Refused where something holds it up, such as a name on it.
    """
    refuse_what_is_held_up(page.to_be_read(space_id))
    content = made_public(page.content)
    said = {
        "kind": page.kind.code,
        "title": printable(page.title),
        "summary": printable(page.summary),
        "content": content.model_dump(mode="json"),
        "words": words_of(content),
        "position": page.position,
        "changed_on": on,
        "state": PublishedPage.State.PUBLISHED,
        "withdrawn_on": None,
        "withdrawn_why": "",
    }
    made, _ = PublishedPage.objects.update_or_create(
        space_id=space_id, path=page.path, defaults=said, create_defaults={**said, "first_published_on": on}
    )
    _replace_files(made, page.files)
    return made


def take_down(page: PublishedPage, why: str, on: date) -> None:
    """From now on its address says that it was withdrawn. Its copies of files are gone."""
    page.title, page.summary, page.words, page.content = "", "", "", None
    page.state, page.withdrawn_on, page.withdrawn_why, page.changed_on = PublishedPage.State.WITHDRAWN, on, why, on
    page.save()
    _replace_files(page, ())


def _replace_files(page: PublishedPage, files: Sequence[tuple[str, StoredFile]]) -> None:
    """Copies go once the page is committed, and only those that no page of the site holds by then."""
    wait_for_the_folder(page.space_id)
    old = {one.place for one in PublishedFile.objects.filter(page=page)}
    PublishedFile.objects.filter(page=page).delete()
    root = Path(settings.PUBLISHED_FOLDER)
    for position, (title, file) in enumerate(files):
        place = folder.put(root, page.space_id, storage.read(file.place, file.sha256))
        PublishedFile.objects.create(
            space_id=page.space_id,
            page=page,
            title=title,
            name=file.name,
            kind=file.kind,
            size=file.size,
            place=place,
            position=position,
        )
    if old:
        transaction.on_commit(lambda: forget(page.space_id, old))


def forget(space_id: int, places: set[str]) -> None:
    """Take away the copies at these places that no page holds: asked anew, since another may have put one out."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        wait_for_the_folder(space_id)
        held = PublishedFile.objects.filter(space=space_id, place__in=places).values_list("place", flat=True)
        for place in places - set(held):
            folder.remove(Path(settings.PUBLISHED_FOLDER), space_id, place)


def wait_for_the_folder(space_id: int) -> None:
    """Until this transaction ends nobody else changes the published files of a site.

    To be called after the rows of pages are locked, so that two publishers never wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('published files'), %s::integer)", [space_id])
