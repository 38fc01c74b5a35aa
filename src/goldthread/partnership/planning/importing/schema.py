"""What files of published facts say of priorities, activities, challenges and needs."""

from typing import Literal

from goldthread.foundation.loads.checking import Line, Name, Number, Short, SourcedFacts, Words
from goldthread.partnership.learning.importing.arrangements_schema import PartFacts

AchievementStatus = Literal["reported as done", "in progress", "planned"]


class PriorityFacts(SourcedFacts):
    """A priority with what it aims at; ``areas`` are named under it."""

    number: Number
    title: Name
    aim: Words | None = None
    areas: list[Name] = []


class ActivityFacts(SourcedFacts):
    """What was told of one topic. Its locator says under which priority."""

    topic: Line
    facts: list[Words]


class ChallengeFacts(SourcedFacts):
    """What is taken into the next year, by area of work."""

    area_of_work: Short
    priority: Words


class AchievementFacts(SourcedFacts):
    """Something that was done for an objective. How far it was is a classification made by whoever restated it."""

    achievement: Words
    status: AchievementStatus


class ObjectiveFacts(SourcedFacts):
    """An objective of a year that is over, with what was achieved."""

    number: Number
    objective: Name
    achievements: list[AchievementFacts] = []


class PlannedActionFacts(SourcedFacts):
    """Something that is to be done for a priority."""

    action: Words


class PlannedPriorityFacts(SourcedFacts):
    """A priority of a business plan."""

    number: Number
    priority: Name
    actions: list[PlannedActionFacts] = []


class NeedsFacts(PartFacts):
    """How needs are identified, as the arrangements describe it. They print no need and no figure."""

    by: Name
    leads_to: Name
    delivered_through: list[Name] = []
    monitored_by: list[Name] = []
