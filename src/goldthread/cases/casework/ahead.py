"""What happens next in a case: what is due now, what may be recorded besides, and what waits for something else."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.offering import Offered
from goldthread.cases.declaring.ahead import Comes
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.clocks import State
from goldthread.foundation.timekeeping.models import Clock


@dataclass(frozen=True)
class Due:
    """The clock that runs out first of those for which somebody may record something, and what that is: one step, or
    each of several that meet it. ``leads_to`` is the step that meets it, where another must be recorded before.

    Where no clock is met at this stage, it is the first of those that are met at a later one, and what leads there.
    """

    clock: Clock
    steps: tuple[Step, ...]
    leads_to: str = ""


@dataclass(frozen=True)
class Ahead:
    """``now`` are steps that may be recorded now, ``not_yet`` those that are expected and wait for something else. The
    ``others`` may be recorded whenever it happens, ``others_not_yet`` once something else is there.
    """

    due: Due | None
    now: tuple[Step, ...]
    not_yet: tuple[Offered, ...]
    others: tuple[Step, ...]
    others_not_yet: tuple[Offered, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.due or self.now or self.not_yet or self.others or self.others_not_yet)

    @property
    def has_others(self) -> bool:
        """Whether anything is folded away."""
        return bool(self.others or self.others_not_yet)


def ahead_of(
    case: Case, offered: Sequence[Offered], clocks: Sequence[Clock], recorded: Collection[str], at: datetime
) -> Ahead:
    """Of what somebody may record in a case (``steps_open``), and of the clocks that they see (``clocks_shown``)."""
    waiting = [clock for clock in clocks if _waits(clock, at)]
    stopping = {clock.id: [fact.step for fact in clock.stops] for clock in case.rules.clocks}
    waited_for = {step for clock in waiting for step in stopping.get(clock.code, ())}
    further = _takes_further(case, recorded)
    comes = {one.step.code: _comes(case, one, waited_for, further) for one in offered}
    expected = {code for code, place in comes.items() if place is Comes.NEXT}
    named = [one for one in offered if _is_named(one, comes, recorded)]
    leading = tuple(one.step for one in named if not one.first and one.step.code in further & expected)
    due = _due_first(waiting, stopping, {one.step.code: one for one in named})
    if due is None and leading:
        due = _due_later(case, waiting, stopping, leading)
    in_front = {step.code for step in due.steps} if due else set()
    rest = [one for one in named if one.step.code not in in_front]
    return Ahead(
        due,
        now=tuple(one.step for one in rest if not one.first and one.step.code in expected),
        not_yet=tuple(one for one in rest if one.first and one.step.code in expected),
        others=tuple(one.step for one in rest if not one.first and one.step.code not in expected),
        others_not_yet=tuple(one for one in rest if one.first and one.step.code not in expected),
    )


def _waits(clock: Clock, at: datetime) -> bool:
    """Whether it runs by now, and is counted: imported history is not told as late."""
    runs = clock.met_at is None and clock.cancelled_at is None and clock.began_at <= at
    return runs and clock.counts_as_late


def _takes_further(case: Case, recorded: Collection[str]) -> set[str]:
    """Steps that take a case to a later stage and were not recorded yet; where nothing leads on, those that end it."""
    ends, later = {stage.code for stage in case.rules.stages if stage.ends}, _later_stages(case)
    there = [step for step in case.rules.steps_in(case.stage) if step.code not in recorded]
    on = {step.code for step in there if (later - ends).intersection(step.destinations)}
    return on or {step.code for step in there if ends.intersection(step.destinations)}


def _later_stages(case: Case) -> set[str]:
    order = [stage.code for stage in case.rules.stages]
    return {*order[order.index(case.stage) + 1 :]}


def _comes(case: Case, one: Offered, waited_for: Collection[str], further: Collection[str]) -> Comes:
    code, said = one.step.code, one.step.comes_in(case)
    if said is Comes.AS_ANSWER:
        return said if one.first else Comes.NEXT
    if said is Comes.NEXT or code in waited_for:
        return Comes.NEXT
    return Comes.NEXT if code in further and said is None else Comes.ASIDE


def _is_named(one: Offered, comes: dict[str, Comes], recorded: Collection[str]) -> bool:
    """Not an answer where nothing was asked, nor what waits for a step that nobody expects: unless a clock waits."""
    if comes[one.step.code] is not Comes.ASIDE:
        return comes[one.step.code] is Comes.NEXT
    return all(comes.get(need) is Comes.NEXT for need in one.step.needs if need not in recorded)


def _due_first(waiting: Sequence[Clock], stopping: dict[str, list[str]], offered: dict[str, Offered]) -> Due | None:
    for clock in _in_order(waiting):
        meeting = [offered[code] for code in dict.fromkeys(stopping.get(clock.code, ())) if code in offered]
        if now := tuple(one.step for one in meeting if not one.first):
            return Due(clock, now)
        for one in meeting:
            if before := _before(one, offered):
                return Due(clock, (before,), one.step.title)
    return None


def _in_order(waiting: Sequence[Clock]) -> list[Clock]:
    """Of what has a day, first what is due first. What stands for a reason is due on none."""
    dated = [one for one in waiting if one.due_at is not None and one.state != State.PAUSED]
    return sorted(dated, key=lambda one: (one.due_at or one.began_at, one.pk))


def _due_later(
    case: Case, waiting: Sequence[Clock], stopping: dict[str, list[str]], leading: tuple[Step, ...]
) -> Due | None:
    """What is met only once the case has gone further, beside that by which it does (``leading``)."""
    here = {step.code for step in case.rules.steps_in(case.stage)}
    later = {step.code for stage in _later_stages(case) for step in case.rules.steps_in(stage)} - here
    first = (one for one in _in_order(waiting) if {*stopping.get(one.code, ())} & later)
    return next((Due(clock, leading) for clock in first if here.isdisjoint(stopping[clock.code])), None)


def _before(one: Offered, offered: dict[str, Offered]) -> Step | None:
    """The first step that may be recorded now of those that must be recorded before another."""
    for need in one.step.needs:
        found = offered.get(need)
        step = found and (found.step if not found.first else _before(found, offered))
        if step:
            return step
    return None
