"""The list of who comes of age: by case, with no name, as the register has it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from goldthread.cases.casework.lists import led_by
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.queries import BY_LEAD, Lead
from goldthread.cases.coming_of_age.queries import REACHED, RECORDED
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.cases.transfers.steps import OFFERED, REFUSED, WITHDRAWN
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, YesNo
from goldthread.foundation.lists.filters_typed import DateBetween
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage

TITLE = "Coming of age"
HANDING = {
    OFFERED: "Offered, and not answered yet",
    REFUSED: "Offered, and not accepted",
    WITHDRAWN: "Offered, and taken back",
}
"""What is told by the step that was recorded last."""


def of_age_page(pathway: Pathway, leads: list[Lead], length: str, today: date, *, may_record: bool) -> ListPage:
    """The first birthday first. Whoever may record what is to be recorded then is led there from each."""

    def already(rows: QuerySet, is_so: bool) -> QuerySet:
        return rows.filter(**{f"{REACHED}__lte" if is_so else f"{REACHED}__gt": today})

    step = pathway.step(pathway.comes_of_age[0].then.step)
    to_do = Column("offer", "What you can do", partial(_do, step), only="page", href=partial(_do_it, step))
    return ListPage(
        title=f"{TITLE}: {pathway.title}",
        one=pathway.one,
        many=pathway.many,
        stacks=True,
        columns=(
            Column("reference", "Reference", sort=("year", "number"), href=Case.get_absolute_url),
            Column("on", "Comes of age on", value=REACHED, kind="date", sort=(REACHED,)),
            Column("age", "Age then", value=_age(pathway), kind="number"),
            Column("handed", "What was recorded", value=partial(_recorded, step)),
            Column("opened", "Opened", value="opened_at", kind="date", sort=("opened_at", "id")),
            Column("stage", "Stage", value="where.title"),
            Column(
                "lead", "Lead", value="led_by", sort=(BY_LEAD, "opened_at", "id"), cell="casework/cells.html:lead_of"
            ),
            *((to_do,) if may_record else ()),
        ),
        filters=(
            YesNo("already", "Came of age already", already),
            Choice("stage", "Stage", [(one.code, one.title) for one in pathway.stages if not one.ends]),
            led_by(leads),
            DateBetween("on", "Comes of age", lookup=REACHED),
        ),
        order="on",
        empty=Empty(
            "Nobody comes of age",
            f"A case appears here once a child whom it is about comes of age within {length}.",
        ),
    )


def _recorded(step: Step, case: Any) -> str:
    """Of a case that was offered to others, how far that is."""
    last = getattr(case, RECORDED)
    return HANDING.get(last, step.done if last == step.code else "")


def _age(pathway: Pathway) -> Callable[[Any], int]:
    """The age that is reached on that day."""
    years = [one.years for one in pathway.comes_of_age]
    return lambda case: next(one for one in years if getattr(case, f"{REACHED}_{one}") == getattr(case, REACHED))


def _is_offered(case: Any) -> bool:
    """It is answered on the page of the case: by one of several steps, each for whoever may take it."""
    return bool(getattr(case, RECORDED) == OFFERED)


def _do(step: Step, case: Any) -> str:
    if _is_offered(case):
        return f"See what was offered in {case}"
    return f"Hand over {case}" if step.code == OFFERED else f"Record it for {case}"


def _do_it(step: Step, case: Any) -> str:
    if _is_offered(case):
        at_it: str = case.get_absolute_url()
        return at_it
    return reverse("record_step", args=[case.space.slug, case.reference, step.code])
