"""What is being done about a review: how far actions are, and which have not begun."""

from collections.abc import Sequence

from goldthread.foundation.actions.models import Action
from goldthread.foundation.documents.composing import absent
from goldthread.foundation.documents.content import Block, Bullets, Paragraph, Statement, Subheading
from goldthread.foundation.documents.kinds import Asked
from goldthread.partnership.learning.models import ActionNote
from goldthread.partnership.learning.papers.saying import (
    actions_grid,
    parts_for,
    source_of_action,
    statuses_chart,
    told,
)
from goldthread.partnership.learning.parts import Parts


def progress(asked: Asked) -> Sequence[Block]:
    """How far actions are, those that have begun, and what they are reported to have brought about."""
    parts = parts_for(asked)
    begun = [action for action in parts.actions if action.status != Action.Status.OPEN]
    return [
        *statuses_chart("Actions by status", parts.actions),
        *actions_grid("Actions that have begun or are done", begun, parts, asked),
        *_effects(asked, parts),
    ]


def pipeline(asked: Asked) -> Sequence[Block]:
    """What has not begun."""
    parts = parts_for(asked)
    waiting = [action for action in parts.actions if action.status == Action.Status.OPEN]
    return actions_grid("Actions that have not begun", waiting, parts, asked)


def plan(asked: Asked) -> Sequence[Block]:
    """Every action, under the finding that it serves."""
    parts = parts_for(asked)
    by_number = {action.pk: action for action in parts.actions}
    blocks: list[Block] = []
    placed: set[int] = set()
    for finding in parts.findings:
        serving = [by_number[link.action_id] for link in parts.served if link.finding_id == finding.pk]
        placed.update(action.pk for action in serving)
        blocks.append(Subheading(words=f"Finding {finding.number}: {finding.subject}"))
        blocks += actions_grid(f"Actions that serve finding {finding.number}", serving, parts, asked)
    rest = [action for action in parts.actions if action.pk not in placed]
    if rest:
        blocks.append(Subheading(words="Across the findings"))
        blocks += actions_grid("Actions that are linked to no finding", rest, parts, asked)
    return blocks or [absent("No actions are recorded.")]


def counts(asked: Asked) -> Sequence[Block]:
    """How far the plan is, as a chart."""
    actions = parts_for(asked).actions
    return statuses_chart("Actions by status", actions) or [absent("No actions are recorded.")]


def _effects(asked: Asked, parts: Parts) -> list[Block]:
    """What is reported to have come of actions. It is not evidence, and the paper says so."""
    by_number = {action.pk: action for action in parts.actions}
    notes = ActionNote.objects.filter(action__in=by_number, kind=ActionNote.Kind.REPORTED_EFFECT).order_by("pk")
    items = tuple(told(note.words, source_of_action(by_number[note.action_id], asked)) for note in notes)
    if not items:
        return []
    lead = "Reported to have come of it so far. No evidence of this is held here:"
    return [Paragraph(said=Statement(words=lead)), Bullets(items=items)]
