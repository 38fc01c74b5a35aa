"""Where the made-up procedures and agreements come about, and how a version of one does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.procedures.commands.documents import DocumentDetails, add_document
from goldthread.partnership.procedures.commands.versions import (
    VersionDetails,
    approve_version,
    propose_version,
    put_in_force,
)
from goldthread.partnership.procedures.kinds import DocumentKind as Kind
from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion

BEFORE_FORCE = timedelta(days=14)


@dataclass(frozen=True)
class Text:
    """One version: its label, words, what is new, and how many days ago it came into force; none if it is proposed.

    One that ``waits`` was approved, and is in force from no day yet.
    """

    label: str
    words: str
    days_ago: int | None
    new: str = ""
    edition: str = ""
    waits: bool = False


@dataclass
class Scene:
    """The partnership in which it all happens."""

    space: Space
    board: Group
    panel: Group
    agencies: Mapping[str, Agency]
    by: Actor
    at: datetime
    made: dict[str, GoverningVersion] = field(default_factory=dict)

    def ago(self, days: int) -> datetime:
        return self.at - timedelta(days=days)

    def add(self, kind: Kind, title: str, *texts: Text, **details: Any) -> GoverningDocument:
        """A document with its versions, each approved two weeks before it came into force."""
        said: dict[str, Any] = {"kind": kind, "title": title, "board": self.board, **details}
        first = max((text.days_ago or 0 for text in texts), default=0) + 30
        document = add_document(
            space=self.space,
            details=DocumentDetails(**said),
            by=self.by,
            at=self.ago(first),
        )
        for text in texts:
            self.made[f"{title} {text.label}"] = self._version(document, text)
        return document

    def _version(self, document: GoverningDocument, text: Text) -> GoverningVersion:
        at = self.ago(text.days_ago) if text.days_ago is not None else self.at - BEFORE_FORCE
        details = VersionDetails(
            label=text.label,
            proposed_on=timezone.localdate(at - 2 * BEFORE_FORCE),
            text=text.words,
            summary=text.new,
            edition=text.edition,
        )
        version = propose_version(document=document, details=details, by=self.by, at=at)
        if text.days_ago is None:
            return version
        approved_on = timezone.localdate(at - BEFORE_FORCE)
        approve_version(version=version, approved_on=approved_on, group=self.board, by=self.by, at=at)
        if text.waits:
            return version
        with opened(actor=SYSTEM_ACTOR, reading=[self.space.pk]):
            version = GoverningVersion.objects.select_related("document__space", "space").get(pk=version.pk)
        return put_in_force(version=version, from_on=timezone.localdate(at), by=self.by, at=at)
