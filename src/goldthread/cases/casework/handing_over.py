"""Cases that lead to cases of another pathway, as the declaration allows: who may do it, and who reads of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q

from goldthread.cases.casework.models import Case, HandedOver
from goldthread.cases.casework.permissions import opening_steps
from goldthread.cases.casework.sections import Section, register_section
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.steps import Step
from goldthread.cases.going_live.queries import live_pathways
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.standing import Standing


@dataclass(frozen=True)
class Way:
    """A pathway to which a case may be handed over, in the words of its own, and the step by which it begins there.

    Without a step the person may not begin it: they tell whoever runs it.
    """

    title: str
    pathway: Pathway
    step: Step | None


def ways_on(case: Case, standing: Standing) -> Iterator[Way]:
    """Those of which the pathway is installed and live here. One statement; none where the declaration allows none."""
    live = live_pathways(case.space_id) if case.rules.hand_overs else set()
    for one in case.rules.hand_overs:
        pathway = PATHWAYS.get(one.to)
        if pathway and pathway.code in live:
            yield Way(one.title, pathway, next(iter(opening_steps(pathway, standing, case.space_id, live)), None))


def led_to(case: Case, standing: Standing) -> list[tuple[str, Case]]:
    """What it came of and what came of it, as far as somebody sees them. Two statements at most."""
    rows = HandedOver.objects.filter(Q(from_case=case) | Q(to_case=case), space_id=case.space_id)
    both = {(one.from_case_id, one.to_case_id) for one in rows}
    others = {number for pair in both for number in pair} - {case.pk}
    if not others:
        return []
    seen = Case.objects.visible_to(standing).filter(pk__in=others).select_related("space").order_by("opened_at", "pk")
    return [("Came of" if (one.pk, case.pk) in both else "Led to", one) for one in seen]


def shown(case: Case, request: DeskRequest, is_there: bool) -> dict[str, Any]:
    """On its page: the cases that it is linked with, and where it may lead."""
    return {
        "case": case,
        "led_to": led_to(case, request.standing) if is_there else [],
        "ways_on": list(ways_on(case, request.standing)),
    }


def register() -> None:
    """Called when the program starts."""
    linked = Q(from_case=OuterRef("pk")) | Q(to_case=OuterRef("pk"))
    register_section(Section("casework/other_cases.html", shown, lambda: HandedOver.objects.filter(linked)))
