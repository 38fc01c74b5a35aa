"""The list of who comes of age: by case, with no name, as the register has it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from goldthread.cases.casework.lists_beside import Kept, ListBeside, Looked, register_list
from goldthread.cases.casework.models import CaseQuerySet
from goldthread.cases.coming_of_age.queries import REACHED, RECORDED, coming_of_age_by, without_birth
from goldthread.cases.declaring.ages import AHEAD
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.cases.transfers.steps import OFFERED, REFUSED, WITHDRAWN
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Filter, YesNo
from goldthread.foundation.lists.filters_typed import DateBetween
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.ui.words import listed, plural

HANDING = {
    OFFERED: "Offered, and not answered yet",
    REFUSED: "Offered, and not accepted",
    WITHDRAWN: "Offered, and taken back",
}
"""What is told by the step that was recorded last."""
BY_REGISTER = (
    "A case is listed if it tells when a child whom it is about was born. Where only a month or a year is told, the"
    " first day that it may be counts."
)
BY_RECORD = "The date of birth is that of the case’s own record."
NOT_OPENED = "A case that you have not opened is not listed."


def _of(pathway: Pathway) -> Kept | None:
    return Kept(AHEAD, _step(pathway)) if pathway.comes_of_age else None


def _step(pathway: Pathway) -> Step:
    return pathway.step(pathway.comes_of_age[0].then.step)


def _rows(looked: Looked) -> CaseQuerySet:
    return coming_of_age_by(looked.pathway, looked.space, looked.standing, looked.on)


def _words(looked: Looked) -> list[str]:
    pathway, first = looked.pathway, looked.pathway.comes_of_age[0]
    ages = listed([str(one.years) for one in pathway.comes_of_age], "or")
    which = f"Open {pathway.many} in which a child reaches {ages} within {looked.length}, or did already."
    told = [which, BY_RECORD if first.born else BY_REGISTER, *([NOT_OPENED] if pathway.is_restricted else [])]
    unknown = without_birth(pathway, looked.space, looked.standing)
    counted = f"Not listed, since no date of birth is known: {plural(unknown, pathway.one, pathway.many)}."
    return [" ".join(told), first.words, *([counted] if unknown else [])]


def _before(looked: Looked) -> Sequence[Column]:
    return (
        Column("on", "Comes of age on", value=REACHED, kind="date", sort=(REACHED,)),
        Column("age", "Age then", value=_age(looked.pathway), kind="number"),
        Column("handed", "What was recorded", value=partial(_recorded, _step(looked.pathway))),
    )


def _to_do(looked: Looked) -> Column:
    step = _step(looked.pathway)
    return Column("offer", "What you can do", partial(_do, step), only="page", href=partial(_do_it, step))


def _filters(looked: Looked) -> Sequence[Filter]:
    def already(rows: QuerySet, is_so: bool) -> QuerySet:
        return rows.filter(**{f"{REACHED}__lte" if is_so else f"{REACHED}__gt": looked.on})

    return YesNo("already", "Came of age already", already), DateBetween("on", "Comes of age", lookup=REACHED)


def _empty(looked: Looked) -> Empty:
    when = f"A case appears here once a child whom it is about comes of age within {looked.length}."
    return Empty("Nobody comes of age", when)


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


COMING_OF_AGE = ListBeside(
    name="coming_of_age",
    title="Coming of age",
    of=_of,
    rows=_rows,
    words=_words,
    before=_before,
    after=lambda looked: (),
    to_do=_to_do,
    filters=_filters,
    order=lambda looked: "on",
    empty=_empty,
    sets="Set how long before",
)
"""The first birthday first."""


def register() -> None:
    """Called when the program starts."""
    register_list(COMING_OF_AGE)
