"""Records beside which a note may stand, and the notes that stand there."""

from collections.abc import Callable
from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.sections import Section as OfAction
from goldthread.foundation.actions.sections import register_section
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.models import Finding, Review
from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.sections import SECTIONS, Section
from goldthread.partnership.rights.models import RecordNote

NOTED: dict[str, Callable[[Standing, Space], Any]] = {}
"""By table: the records of a space that somebody may see. Parts above add theirs, and show ``notes_of`` on its page."""


def visible_record(about: str, number: int, standing: Standing, space: Space) -> Any:
    """The record, if a note may stand at it and the person may see it; else none."""
    rows = NOTED.get(about)
    return rows(standing, space).filter(pk=number).first() if rows else None


def notes_of(record: Any, standing: Standing, space: Space) -> dict[str, Any]:
    """What the section of a record's page prints: to most people nothing, as long as no note stands there."""
    about = record._meta.db_table
    notes = RecordNote.objects.filter(space=space, about=about, record=record.pk).order_by("-made_on", "-pk")
    return {
        "notes": list(notes),
        "about": about,
        "number": record.pk,
        "slug": space.slug,
        "may_record": standing.may(Can.ANSWER_RIGHTS, space.pk),
    }


def register() -> None:
    """Called when the program starts."""
    NOTED[Action._meta.db_table] = lambda standing, space: Action.objects.visible_to(standing).filter(space=space)
    NOTED[Review._meta.db_table] = lambda standing, space: Review.objects.visible_to(standing).filter(space=space)
    NOTED[Finding._meta.db_table] = lambda standing, space: Finding.objects.filter(
        review__in=Review.objects.visible_to(standing).filter(space=space)
    )
    register_section(OfAction("rights/on_action.html", notes_of))
    for model in (Review, Finding):
        SECTIONS[model].append(Section("rights/on_learning.html", _on_learning))


def _on_learning(record: Review | Finding, request: DeskRequest, _: Parts | None) -> dict[str, Any]:
    return notes_of(record, request.standing, request.space)
