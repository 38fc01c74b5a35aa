"""What chasing adds to the pages of actions: that one was escalated, when and to which seat."""

from datetime import date
from functools import cache
from typing import Any

from django.db.models import DateField, Exists, OuterRef, Q, QuerySet, Subquery

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionOwner, ActionQuerySet
from goldthread.foundation.actions.sections import Section, register_mark, register_section
from goldthread.foundation.actions.waits import Wait, register_wait
from goldthread.foundation.chasing.models import Escalation
from goldthread.foundation.chasing.owed import SILENCES
from goldthread.foundation.progress.models import Judgement, ProgressReport
from goldthread.foundation.spaces.models import Space

TEMPLATE = "chasing/on_action.html"


def on_action(action: Action, standing: Standing, space: Space) -> dict[str, Any]:
    """Every escalation, newest first, and whether it still waits for an answer."""
    rows = list(
        Escalation.objects.filter(action=action).select_related("seat__group", "seat__agency", "agency", "group")
    )
    waiting = set(unanswered(Escalation.objects.filter(action=action)).values_list("pk", flat=True)) if rows else set()
    newest_first = sorted(rows, key=lambda one: (one.escalated_on, one.pk), reverse=True)
    return {"escalations": [(one, one.pk in waiting) for one in newest_first]}


def unanswered(rows: QuerySet[Escalation]) -> QuerySet[Escalation]:
    """Escalations of open actions that the owner still owes and has not answered since, nor was it judged since."""
    of_action = {"action": OuterRef("action"), "space": OuterRef("space")}
    said = ProgressReport.objects.by_owners().filter(
        **of_action, says__in=SILENCES, reported_at__date__gte=OuterRef("escalated_on")
    )
    judged = Judgement.objects.filter(**of_action, judged_at__date__gte=OuterRef("escalated_on"))
    return rows.filter(
        _of_its_owner(ActionOwner.objects.filter(**of_action)),
        ~_of_its_owner(said),
        ~Exists(judged),
        action__status__in=Action.OPEN_STATUSES,
    )


def _of_its_owner(rows: QuerySet[Any]) -> Q:
    """That there is one of the agency or the group that was escalated."""
    return Q(Exists(rows.filter(agency=OuterRef("agency")))) | Q(Exists(rows.filter(group=OuterRef("group"))))


def with_escalation(rows: ActionQuerySet) -> ActionQuerySet:
    """Each with ``escalated_on``, where an escalation still waits for an answer."""
    return rows.annotate(escalated_on=_newest_unanswered())


@cache
def _newest_unanswered() -> Subquery:
    """The same for every list of actions, and so long to put together that a page would be late by it."""
    waiting = unanswered(Escalation.objects.filter(action=OuterRef("pk"), space=OuterRef("space")))
    newest = waiting.order_by("-escalated_on").values("escalated_on")[:1]
    return Subquery(newest, output_field=DateField())


def is_escalated(on: date) -> Q:
    """That an escalation of any of its owners still waits for an answer."""
    return Q(Exists(unanswered(Escalation.objects.filter(action=OuterRef("pk"), space=OuterRef("space")))))


ESCALATED = Wait("escalated", "An answer to what was escalated", is_escalated, heading="Escalated")


def register() -> None:
    """Once, when the program starts."""
    register_section(Section(TEMPLATE, on_action, is_first=True))
    register_mark(with_escalation)
    register_wait(ESCALATED)
