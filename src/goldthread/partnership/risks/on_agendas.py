"""Risks that are above what a board accepts, or due for review, for its agenda."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.meetings.agenda_sources import AgendaSource, Suggestion, register_agenda_source
from goldthread.partnership.risks.models import Risk


def due(group: Group, standing: Standing, by: date) -> list[Suggestion]:
    """Those of a board's register, and those that a group owns; the highest first."""
    rows = Risk.objects.visible_to(standing).filter(Q(board=group) | Q(owner_group=group))
    found = rows.with_scores(by).with_names().to_look_at(by)
    highest_first = sorted(found, key=lambda one: (-(one.score or 0), one.pk))
    return [Suggestion(one.pk, _words(one), _why(one, by)) for one in highest_first]


def in_view(standing: Standing, space: Space, numbers: set[int]) -> Mapping[int, tuple[str, str]]:
    rows = Risk.objects.visible_to(standing).filter(space=space, pk__in=numbers).select_related("space")
    return {one.pk: (_words(one), one.get_absolute_url()) for one in rows}


def _words(risk: Risk) -> str:
    return f"{risk}: {risk.title}"


def _why(risk: Risk, by: date) -> str:
    above = f"scored {risk.score}, accepted up to {risk.appetite}" if (risk.score or 0) > risk.appetite else ""
    review = f"review due {in_words(risk.review_on)}" if risk.review_on <= by else ""
    return "; ".join(one for one in (above, review) if one)


def register() -> None:
    """Called when the program starts."""
    register_agenda_source(AgendaSource("risk", "Risks", "risk", Risk, due, in_view))
