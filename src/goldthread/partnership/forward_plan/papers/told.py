"""What a return says, each line with the record that it comes from. The state of a record is what returns compare."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from goldthread.foundation.documents.composing import absent
from goldthread.foundation.documents.content import Block, Grid, Source, Subheading
from goldthread.foundation.documents.kinds import Asked
from goldthread.foundation.groups.boards import boards_on
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.working_days import months_after
from goldthread.partnership.forward_plan.models import CONSIDERED, CalledReport, State
from goldthread.partnership.learning.papers.saying import grid, plain, told
from goldthread.partnership.matters.queries import matters_in
from goldthread.partnership.matters.states import ENDED, STATES
from goldthread.partnership.planning.models import STATES as OF_ACTIVITIES
from goldthread.partnership.planning.queries import Planned, plan_of
from goldthread.partnership.planning.years import year_of
from goldthread.partnership.risks.models import Risk
from goldthread.partnership.risks.scale import band_of

MONTHS_BETWEEN = 6
MOST_RISKS = 10


def since(asked: Asked) -> date:
    """The day of the last return, or half a year ago if none is known."""
    before = asked.subject.before
    return (before.received_on if before else None) or months_after(asked.on, -MONTHS_BETWEEN)


def plan(asked: Asked) -> Sequence[Block]:
    """What each board does this year for each of its priorities, and how far it is."""
    blocks: list[Block] = []
    for board in boards_on(asked.space.pk, asked.on):
        for top in plan_of(board, year_of(asked.on), asked.standing, asked.on).priorities:
            blocks += _of_priority(top, asked)
    return blocks or [absent("No board has priorities for this year.")]


def _of_priority(planned: Planned, asked: Asked) -> list[Block]:
    activities = list(planned.priority.activities.all())
    blocks: list[Block] = [_activities(planned, activities, asked)] if activities else []
    for below in planned.below:
        blocks += _of_priority(below, asked)
    if not blocks and planned.priority.parent_id:
        return []
    head = [] if planned.priority.parent_id else [Subheading(words=str(planned.priority))]
    return [*head, *(blocks or [absent("Nothing is recorded as done for it yet.")])]


def _activities(planned: Planned, activities: Sequence[Any], asked: Asked) -> Grid:
    rows = (
        (
            told(str(one), _source("activity", one, str(one), OF_ACTIVITIES[one.state])),
            plain(one.lead),
            plain(in_words(one.due_by) if one.due_by else "No day"),
            plain(OF_ACTIVITIES[one.state]),
        )
        for one in activities
    )
    return grid(f"What is done for {planned.priority}", ("Activity", "Lead", "Due", "How it stands"), rows)


def reports(asked: Asked) -> Sequence[Block]:
    """Reports that boards considered since the last return, and the assurance that each gave; and what is overdue."""
    seen = CalledReport.objects.visible_to(asked.standing).filter(space=asked.space, outward_to="").with_names()
    dated: Any = seen.with_state(asked.on).order_by("considered_on", "due_by", "pk")
    found = [*dated.filter(considered_on__gte=since(asked)), *dated.filter(state=State.OVERDUE)]
    if not found:
        return [absent(f"No report was considered since {in_words(since(asked))}, and none is overdue.")]
    rows = (
        (
            told(one.title, _source("called-report", one, one.title, State(one.state).label, one.state in CONSIDERED)),
            plain(one.considered_by),
            plain(in_words(one.considered_on) if one.considered_on else "Not yet"),
            plain(State(one.state).label),
        )
        for one in found
    )
    return [grid("Reports to the boards", ("Report", "Considered by", "On", "What it gave"), rows)]


def challenges(asked: Asked) -> Sequence[Block]:
    """What was raised since the last return, and what is still open from before."""
    rows = matters_in(asked.space, asked.standing, asked.on).order_by("raised_on", "pk")
    found = [one for one in rows if one.raised_on >= since(asked) or one.said not in ENDED]
    if not found:
        return [absent("Nothing was raised, and nothing is open.")]
    lines = (
        (
            told(f"{one}: {one.subject}", _source("matter", one, str(one), STATES[one.state], one.said in ENDED)),
            plain(one.to),
            plain(in_words(one.raised_on)),
            plain(STATES[one.state]),
        )
        for one in found
    )
    return [grid("Issues and challenges", ("What was raised", "Put to", "Raised", "How it stands"), lines)]


def risks(asked: Asked) -> Sequence[Block]:
    """The highest open risks of the boards; the caption says of how many, if there are more."""
    seen = Risk.objects.visible_to(asked.standing).filter(space=asked.space, status=Risk.Status.OPEN).with_names()
    scored: Any = seen.with_scores(asked.on)
    found = list(scored.exclude(score=None).order_by("-score", "number"))
    highest = found[:MOST_RISKS]
    if not highest:
        return [absent("No risk is open.")]
    rows = (
        (
            told(f"{one}: {one.title}", _source("risk", one, f"{one}: {one.title}", band_of(one.score).words)),
            plain(one.owner),
            plain(str(one.score)),
            plain(band_of(one.score).words),
        )
        for one in highest
    )
    caption = "The open risks" if len(found) == len(highest) else f"The {len(highest)} highest of {len(found)} risks"
    return [grid(caption, ("Risk", "Owner", "Score", "How high"), rows)]


def _source(kind: str, record: Any, words: str, state: str, is_over: bool = False) -> Source:
    key, address = f"{kind}-{record.pk}", record.get_absolute_url()
    return Source(key=key, words=words, address=address, state=str(state), is_over=is_over)
