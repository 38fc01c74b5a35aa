"""What is to happen in made-up cases: a walk along the declaration of a pathway, decided by a seed alone.

Each case has a chance of its own, so that it is the same however many there are of other pathways.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from random import Random
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from goldthread.cases.casework.outcomes import OutcomeList, list_of
from goldthread.cases.casework.recording import Said
from goldthread.cases.declaring.own_fields import OWN_FIELDS
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.cases.simulation.answers import Asked, answer
from goldthread.cases.simulation.people import Acting, Cast
from goldthread.cases.simulation.plausible import STAYS, USUAL_DAYS, Plausible, plausible_of
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.clocks.working_time import LONDON
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.working_days import working_day_before, working_day_from

ANEW = 3
"""Every so many tries all is said anew: what is refused may be so because of what else was said."""
TRIES = 60
"""So often an answer that is refused is made up anew, before the step is left out."""
MOST_STEPS = 40
ONWARD, NEEDED, BESIDE = 4.0, 3.0, 1.0
"""How likely a step follows of which nothing is said: one that moves the case, one that others need, any other."""
OPENS, MINUTES = time(9), 8 * 60
LED_ON = 0.8
"""How often whoever recorded the step before records the next."""


@dataclass(frozen=True)
class Happening:
    """One step: what is recorded, of when, and by whom."""

    step: str
    said: Said
    happened_at: datetime
    acting: Acting


@dataclass(frozen=True)
class Plan:
    """A case from its opening on."""

    pathway: Pathway
    happenings: tuple[Happening, ...]
    outcomes: OutcomeList


@dataclass(frozen=True)
class Span:
    """From which day on cases begin, and until when anything happens in them; ``at`` is when all of it is recorded."""

    first: date
    end: datetime
    at: datetime


def shared_out(cases: int, pathways: Sequence[Pathway]) -> dict[str, int]:
    """How many cases of each pathway: as many a year as each says, in proportion, none lost by rounding."""
    yearly = {one.code: plausible_of(one).yearly for one in pathways}
    whole = sum(yearly.values())
    exact = {code: cases * part / whole for code, part in yearly.items()}
    shares = {code: int(part) for code, part in exact.items()}
    left = cases - sum(shares.values())
    for code in sorted(exact, key=lambda one: (shares[one] - exact[one], one))[:left]:
        shares[code] += 1
    return shares


@dataclass(frozen=True)
class Planner:
    """Plans cases of one pathway."""

    pathway: Pathway
    plausible: Plausible
    cast: Cast
    span: Span

    @cached_property
    def outcomes(self) -> OutcomeList:
        return self.cast.outcomes.get(self.pathway.code) or list_of(self.pathway)

    @cached_property
    def agencies(self) -> list[Agency]:
        return self.cast.agencies_in(self.pathway)

    def plan(self, began: datetime, chance: Random) -> Plan:
        """Raise Refused where no case can begin, because nothing that could be made up is taken."""
        walk = _Walk(self, chance)
        opening = self._opening(chance)
        if not walk.take(opening, began):
            raise Refused(
                f"No {self.pathway.one} could be made up: every “{opening.title}” that was tried was refused."
            )
        while len(walk.happened) < MOST_STEPS:
            step = walk.next_step()
            if step is None:
                break
            at = self._moment_after(walk.happened[-1].happened_at, step, chance)
            if at > self.span.end:
                break
            if not walk.take(step, at):
                walk.left_out.add(step.code)
        return Plan(self.pathway, tuple(walk.happened), self.outcomes)

    def _opening(self, chance: Random) -> Step:
        if opens := self.plausible.opens:
            return self.pathway.step(chance.choices([*opens], [*opens.values()])[0])
        return chance.choice(self.pathway.opening)

    def _moment_after(self, before: datetime, step: Step, chance: Random) -> datetime:
        least, most = self.plausible.days.get(step.code, USUAL_DAYS)
        days = least + int((most - least + 1) * chance.random() ** 2)
        if days == 0:
            return before + timedelta(minutes=chance.randint(5, 180))
        return max(_at_work(timezone.localdate(before) + timedelta(days=days), chance), before + timedelta(minutes=1))


@dataclass(frozen=True)
class Beginning:
    """That a case begins, and when: the rest of it is planned by a chance of its own, once."""

    at: datetime
    planner: Planner
    number: int
    chance: Random

    @property
    def pathway(self) -> Pathway:
        return self.planner.pathway

    def plan(self) -> Plan:
        return self.planner.plan(self.at, self.chance)


def beginnings(
    shares: dict[str, int], pathways: Sequence[Pathway], cast: Cast, span: Span, seed: int
) -> list[Beginning]:
    """When each of all cases begins, the first in front."""
    days = max((timezone.localdate(span.end) - span.first).days, 1)
    begins = []
    for pathway in pathways:
        planner = Planner(pathway, plausible_of(pathway), cast, span)
        for number in range(shares[pathway.code]):
            chance = Random(f"{seed}/{pathway.code}/{number}")
            day = span.first + timedelta(days=chance.randrange(days))
            begins.append(Beginning(_at_work(working_day_before(day), chance), planner, number, chance))
    return sorted(begins, key=lambda one: (one.at, one.pathway.code, one.number))


@dataclass
class _Walk:
    """One case as far as it is planned."""

    planner: Planner
    chance: Random
    happened: list[Happening] = field(default_factory=list)
    stage: str = ""
    in_sight: set[int] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)

    def next_step(self) -> Step | None:
        pathway, done = self.planner.pathway, [one.step for one in self.happened]
        possible = [
            step
            for step in pathway.steps_in(self.stage)
            if step.code not in self.left_out and not (step.once and step.code in done) and {*step.needs} <= {*done}
        ]
        follows = self.planner.plausible.follows.get(done[-1])
        if follows is not None:
            weights = [follows.get(step.code, 0.0) for step in possible]
            stays = follows.get(STAYS, 0.0)
        else:
            weights = [self._usual(step, done) for step in possible]
            stays = sum(weights) * 3 if pathway.stage(self.stage).ends else 0.0
        if not sum(weights):
            return None
        return self.chance.choices([*possible, None], [*weights, stays])[0]

    def _usual(self, step: Step, done: list[str]) -> float:
        """Less likely each time that it was recorded before."""
        steps = self.planner.pathway.steps
        is_needed = any(step.code in one.needs for one in steps) and step.code not in done
        weight = ONWARD if any(to != self.stage for to in step.destinations) else NEEDED if is_needed else BESIDE
        return weight / 2 ** done.count(step.code)

    def take(self, step: Step, at: datetime) -> bool:
        """Let a step happen, if something can be made up that its record takes."""
        in_sight = self.in_sight if self.happened else None
        may = self.planner.cast.who_may(self.planner.pathway, step, in_sight, self._alone(step))
        acting = self._acting(may)
        record = _record(step, at, acting, self.planner, self.chance)
        if record is None:
            return False
        said = {one.name: getattr(record, one.name) for one in _told(step)}
        if chosen := self.planner.outcomes.counting_as(said.get(step.outcome)):
            said[step.outcome] = self.chance.choice(chosen).code if len(chosen) > 1 else chosen[0].code
        self.happened.append(Happening(step.code, said, at, acting))
        seeing = [getattr(record, name) for name in step.sight] + [acting.agency]
        self.in_sight |= {agency.pk for agency in seeing if agency is not None}
        self.stage = step.destination(record) or self.stage or step.destinations[0]
        return True

    def _alone(self, step: Step) -> tuple[str, ...]:
        """The roles that alone take a step after what has happened."""
        if step.only is None:
            return ()
        said = [one.said for one in self.happened if one.step == step.only.step]
        return step.only.whose(str(said[-1].get(step.only.said, "")) if said else "")

    def _acting(self, may: list[Acting]) -> Acting:
        before = self.happened[-1].acting if self.happened else None
        if before is not None and self.chance.random() < LED_ON:
            same = next((one for one in may if one.by == before.by), None)
            if same is not None:
                return same
        return self.chance.choice(may)


def _told(step: Step) -> list[models.Field]:
    """What a record of the step says, what it works out from the rest included."""
    unsaid = {*OWN_FIELDS, step.record.own_until}  # what is an agency's own is shared later, if at all
    return [one for one in step.record._meta.concrete_fields if one.name not in unsaid]


def _asked(step: Step) -> list[models.Field]:
    return [one for one in _told(step) if one.editable and one.name not in step.settled]


def _record(step: Step, at: datetime, acting: Acting, planner: Planner, chance: Random) -> Any | None:
    """A record that its fields and its own rule take; nothing after too many tries. What is refused is said anew."""
    fields = {one.name: one for one in _asked(step)}
    asked = Asked(step.code, at, acting, planner.agencies, planner.plausible)
    record = step.record(happened_at=at, agency=acting.agency, **step.settled)
    refused: Iterable[str] = fields
    for turn in range(TRIES):
        for name in refused:
            setattr(record, name, answer(fields[name], asked, chance, must=turn > 0))
        wrong = _what_is_wrong(record, planner.span.at)
        if wrong is None:
            wrong = _not_offered(record, step, planner.outcomes) or _not_had(record, step)
        if wrong is None:
            return record
        refused = [wrong] if wrong in fields and turn % ANEW else fields
    return None


def _what_is_wrong(record: Any, at: datetime) -> str | None:
    """The field that is refused; empty where no one field is. Which rows there are is not asked: those were given."""
    known = [one.name for one in record._meta.concrete_fields if one.remote_field]
    try:
        record.clean_fields(exclude={*OWN_FIELDS, *known})
        record.check_it(timezone.localdate(at))
    except ValidationError as wrong:
        return next(iter(wrong.message_dict))
    except Refused as wrong:
        return wrong.field or ""
    return None


def _not_offered(record: Any, step: Step, outcomes: OutcomeList) -> str | None:
    """The field in which an outcome was chosen of which the partnership offers none that counts as it."""
    code = getattr(record, step.outcome) if step.outcome else ""
    return step.outcome if code and not outcomes.counting_as(code) else None


def _not_had(record: Any, step: Step) -> str | None:
    """The field with an answer that the pathway does not have."""
    return next((name for name, had in step.answers.items() if getattr(record, name) not in (None, "", *had)), None)


def _at_work(day: date, chance: Random) -> datetime:
    """A moment of the working day that it is, or of the next one."""
    begins = datetime.combine(working_day_from(day), OPENS, LONDON)
    return (begins + timedelta(minutes=chance.randrange(MINUTES))).astimezone(UTC)
