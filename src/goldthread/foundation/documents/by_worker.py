"""What somebody orders and the worker makes: its columns, and how it is kept. It never changes after.

How the worker goes about it stands in ``foundation/jobs/ordered.py``.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone

from goldthread.foundation.access.standing import Actor, Standing, standing_of
from goldthread.foundation.documents.content import Content
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.jobs.ordered import check_waits
from goldthread.foundation.spaces.models import SpaceRecord
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

GIVEN_UP = "Its making was given up."


class Making(models.TextChoices):
    """How far it is, once it was ordered."""

    WAITING = "waiting", "Being made"
    MADE = "made", "Made"
    FAILED = "failed", "Could not be made"


class MadeByWorker(SpaceRecord):
    """The columns of what the worker makes. ``failure`` says why it was not made to whoever ordered it."""

    state = models.CharField(max_length=10, choices=Making.choices, default=Making.WAITING)
    made_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def is_made(self) -> bool:
        return self.state == Making.MADE

    @property
    def is_waiting(self) -> bool:
        return self.state == Making.WAITING

    def keep(self, at: datetime) -> None:
        """What was made is in its place, and is kept. Raise Refused where nobody waits for it any more."""
        check_waits(self)
        self.state, self.made_at = Making.MADE, at
        self.save()


class MadeOfContent(MadeByWorker):
    """The same of what says something: a ``Content`` from the moment it is made, and its files in each form.

    The files stand in a model of their own, which calls this one's side of it ``files``.
    """

    content = models.JSONField(null=True, blank=True)

    files: Any

    class Meta:
        abstract = True

    @property
    def as_made(self) -> Content:
        """What it says. Raise ValueError before it is made."""
        if self.content is None:
            raise ValueError("this is not made yet")
        return Content.model_validate(self.content)

    def keep_content(self, content: Content, files: Mapping[str, Received], by: Actor, at: datetime) -> None:
        """The content with its sources, and a file in each form. Raise Refused where nobody waits for it any more."""
        check_waits(self)
        for form, received in files.items():
            kept = keep_file(space=self.space, received=received, by=by, at=at)
            self.files.create(space_id=self.space_id, form=form, file=kept)
        self.content = content.model_dump(mode="json")
        self.keep(at)


@contextmanager
def read_as(by: Actor, space_id: int, at: datetime) -> Iterator[tuple[Standing, date]]:
    """What whoever ordered it may see when it is made, and that day: a role may have ended since they ordered it.

    All that is said is read in one moment. Laying it out comes after, and holds nothing up.
    """
    on = timezone.localdate(at)
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        yield standing_of(by, on, at), on
