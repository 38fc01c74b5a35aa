"""Load what a board's report and business plan say of priorities, what was done for them, and what was hard.

A plan is of the years that its file names. Nothing is overdue that was promised to somebody else, long ago.
"""

import re
from typing import Any

from goldthread.foundation.groups.models import Group
from goldthread.foundation.loads.kinds import Loading
from goldthread.partnership.planning.importing.schema import (
    ActivityFacts,
    ChallengeFacts,
    ObjectiveFacts,
    PlannedPriorityFacts,
    PriorityFacts,
)
from goldthread.partnership.planning.models import Activity, ActivityProgress, PlanChallenge, Priority, Says

PRIORITY_NAMED = re.compile(r"\bPriority (\d+)\b")
YEAR_NAMED = re.compile(r"\b(\d{4})\b")
SAYS = {"reported as done": Says.DONE, "in progress": Says.UNDER_WAY}
"""What is only planned is not said to be anything."""

SCHEMAS: dict[str, Any] = {
    "priorities": list[PriorityFacts],
    "activity": list[ActivityFacts],
    "challenges_and_priorities_2019_20": list[ChallengeFacts],
    "objectives_2012_13": list[ObjectiveFacts],
    "business_plan_2013_14": list[PlannedPriorityFacts],
}


def load_plans(facts: Any, loading: Loading) -> None:
    """Make the priorities of the board that the report made, year by year."""
    board = Group.objects.get(space=loading.space, load=loading.load, name=facts.meta.board)
    if facts.priorities:
        _reported(facts, board, _year(facts.meta.period_start), loading)
    for objective in facts.objectives_2012_13 or ():
        _objective(objective, board, _year(facts.meta.annual_report_period), loading)
    for planned in facts.business_plan_2013_14 or ():
        _planned(planned, board, _year(facts.meta.business_plan_period), loading)


def _year(printed: Any) -> int:
    """The year in which a period begins: of "2018-04-01" or "2013-14"."""
    found = YEAR_NAMED.search(str(printed))
    assert found, "checked with the file"
    return int(found.group(1))


def _reported(facts: Any, board: Group, year: int, loading: Loading) -> None:
    by_number = {}
    for said in facts.priorities:
        priority = by_number[said.number] = _priority(said, said.title, board, year, loading, why=said.aim or "")
        for place, area in enumerate(said.areas, start=1):
            _priority(said, area, board, year, loading, number=place, parent=priority)
    counts: dict[int, int] = {}
    for told in facts.activity or ():
        number = _number_in(told.locator)
        counts[number] = counts.get(number, 0) + 1
        activity = loading.add(
            Activity, told, priority=by_number[number], number=counts[number], words=_sentence(told.topic)
        )
        loading.add(ActivityProgress, told, activity=activity, says=Says.TOLD, words="\n".join(told.facts))
    for hard in facts.challenges_and_priorities_2019_20 or ():
        under = by_number.get(_number_in(hard.locator))
        loading.add(
            PlanChallenge, hard, board=board, priority=under, year=year, area=hard.area_of_work, words=hard.priority
        )


def _objective(said: ObjectiveFacts, board: Group, year: int, loading: Loading) -> None:
    priority = _priority(said, said.objective, board, year, loading)
    for number, one in enumerate(said.achievements, start=1):
        activity = loading.add(
            Activity, one, priority=priority, number=number, words=one.achievement, status_as_printed=one.status
        )
        if one.status in SAYS:
            loading.add(ActivityProgress, one, activity=activity, says=SAYS[one.status])


def _planned(said: PlannedPriorityFacts, board: Group, year: int, loading: Loading) -> None:
    priority = _priority(said, said.priority, board, year, loading)
    for number, one in enumerate(said.actions, start=1):
        loading.add(Activity, one, priority=priority, number=number, words=one.action)


def _priority(said: Any, title: str, board: Group, year: int, loading: Loading, **more: Any) -> Priority:
    given = {"number": said.number, **more} if "number" not in more else more
    return loading.add(Priority, said, board=board, title=_sentence(title), first_year=year, last_year=year, **given)


def _number_in(locator: str) -> int:
    """The priority that a heading names; 0 for none."""
    found = PRIORITY_NAMED.search(locator)
    return int(found.group(1)) if found else 0


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
