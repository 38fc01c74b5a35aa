"""What pages ask of matters: those in sight, those that wait for a person, and how they are dealt with."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.matters.kinds import KINDS
from goldthread.partnership.matters.models import ORIGIN, RaisedMatter, RaisedMatterQuerySet
from goldthread.partnership.matters.states import ENDED, Said


def matters_in(space: Space, standing: Standing, on: date) -> RaisedMatterQuerySet:
    """Matters of a space that a person may see, each with its state on a day."""
    return RaisedMatter.objects.visible_to(standing).filter(space=space).with_state(on).with_names()


def matters_to_reply(standing: Standing, on: date) -> RaisedMatterQuerySet:
    """Matters to which a person owes the reply, over all spaces: those due first come first."""
    return RaisedMatter.objects.waiting_for(standing).with_state(on).with_names().order_by("due_on", "pk")


def actions_of(matter: RaisedMatter, standing: Standing) -> list[Action]:
    """What is owed because of it, as far as a person may see it."""
    rows = Action.objects.visible_to(standing).filter(space=matter.space_id, origin=ORIGIN, origin_id=matter.pk)
    return list(rows.select_related("space").order_by("pk"))


@dataclass(frozen=True)
class Measured:
    """How matters were dealt with: of one kind, put to one agency, or raised by one."""

    name: str
    raised: int
    replied: int
    days: float | None
    late: int
    ended: int
    resolved: int


BY_KIND = ("kind",)
BY_ASKED = ("to_agency__name",)
BY_RAISED = ("raised_agency__name",)


def measured(rows: RaisedMatterQuerySet, by: tuple[str, ...], nobody: str, on: date) -> list[Measured]:
    """One line for each value, by name. One query. ``nobody`` is what a line without an agency is called.

    Days to reply run from the day on which a matter was raised to that of the first reply, which is no holding reply.
    """
    took = ExpressionWrapper(F("replied_on") - F("raised_on"), output_field=DurationField())
    counted = rows.order_by().values(*by)
    lines = counted.annotate(
        raised=Count("pk"),
        replied=Count("replied_on"),
        took=Avg(took),
        late=Count("pk", filter=Q(said=Said.WAITING, due_on__lt=on)),
        ended=Count("pk", filter=Q(said__in=ENDED)),
        resolved=Count("pk", filter=Q(said=Said.RESOLVED)),
    )
    return sorted((_line(line, by[0], nobody) for line in lines), key=lambda line: line.name.casefold())


def _line(line: dict[str, Any], by: str, nobody: str) -> Measured:
    name = KINDS[line["kind"]].many if by == "kind" else line[by] or nobody
    days = round(line["took"].total_seconds() / 86400, 1) if line["took"] is not None else None
    return Measured(name, line["raised"], line["replied"], days, line["late"], line["ended"], line["resolved"])
