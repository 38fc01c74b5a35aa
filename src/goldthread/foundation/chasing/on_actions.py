"""What chasing adds to the pages of actions: that one was escalated, when and to which seat."""

from datetime import date
from typing import Any

from django.db.models import DateField, Exists, OuterRef, Q, QuerySet, Subquery

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionQuerySet
from goldthread.foundation.actions.sections import Section, register_mark, register_section
from goldthread.foundation.actions.waits import Wait, register_wait
from goldthread.foundation.chasing.models import Escalation
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
    """Escalations of open actions of which the owner has said nothing since, and which were not judged since."""
    since = {"action": OuterRef("action"), "space": OuterRef("space")}
    said = ProgressReport.objects.by_owners().filter(**since, reported_at__date__gte=OuterRef("escalated_on"))
    of_agency, of_group = said.filter(agency=OuterRef("agency")), said.filter(group=OuterRef("group"))
    judged = Judgement.objects.filter(**since, judged_at__date__gte=OuterRef("escalated_on"))
    return rows.filter(~Exists(of_agency), ~Exists(of_group), ~Exists(judged), action__status__in=Action.OPEN_STATUSES)


def with_escalation(rows: ActionQuerySet) -> ActionQuerySet:
    """Each with ``escalated_on``, where an escalation still waits for an answer."""
    waiting = unanswered(Escalation.objects.filter(action=OuterRef("pk"), space=OuterRef("space")))
    newest = waiting.order_by("-escalated_on").values("escalated_on")[:1]
    return rows.annotate(escalated_on=Subquery(newest, output_field=DateField()))


def is_escalated(on: date) -> Q:
    """That an escalation of any of its owners still waits for an answer."""
    return Q(Exists(unanswered(Escalation.objects.filter(action=OuterRef("pk"), space=OuterRef("space")))))


ESCALATED = Wait("escalated", "An answer to what was escalated", is_escalated, heading="Escalated")


def register() -> None:
    """Once, when the program starts."""
    register_section(Section(TEMPLATE, on_action, is_first=True))
    register_mark(with_escalation)
    register_wait(ESCALATED)
