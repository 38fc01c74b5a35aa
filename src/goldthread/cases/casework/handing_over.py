"""Cases that lead to cases of another pathway, as the declaration allows: who may do it, and who reads of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from goldthread.cases.casework.models import Case, HandedOver
from goldthread.cases.casework.permissions import opening_steps
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.steps import Step
from goldthread.cases.going_live.queries import is_live
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
    """Those of which the pathway is installed and live here."""
    for one in case.rules.hand_overs:
        pathway = PATHWAYS.get(one.to)
        if pathway and is_live(case.space_id, pathway.code):
            yield Way(one.title, pathway, next(iter(opening_steps(pathway, standing, case.space_id)), None))


def led_to(case: Case, standing: Standing) -> list[tuple[str, Case]]:
    """What it came of and what came of it, as far as somebody sees them. Two statements at most."""
    rows = HandedOver.objects.filter(Q(from_case=case) | Q(to_case=case), space_id=case.space_id)
    both = {(one.from_case_id, one.to_case_id) for one in rows}
    others = {number for pair in both for number in pair} - {case.pk}
    if not others:
        return []
    seen = Case.objects.visible_to(standing).filter(pk__in=others).select_related("space").order_by("opened_at", "pk")
    return [("Came of" if (one.pk, case.pk) in both else "Led to", one) for one in seen]
