"""The list for a quality panel: it tells no more of a case than the register does, and when a panel looked at it."""

from collections.abc import Sequence

from django.urls import reverse

from goldthread.cases.casework.lists import initials_columns
from goldthread.cases.casework.lists_beside import Kept, ListBeside, Looked, register_list
from goldthread.cases.casework.models import Case, CaseQuerySet
from goldthread.cases.casework.queries import NEXT_DUE
from goldthread.cases.declaring.ages import QualityPanel
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.quality_panel.queries import AGAIN, LOOKED, SINCE, long_open
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Filter, YesNo
from goldthread.foundation.lists.listing import Empty

WHICH = (
    "{many} that are open for {length} or longer, and that no panel has looked at yet or that come to it again. Once"
    " what a panel found is recorded, a case leaves the list until the day on which it comes again."
)
_SINCE = Column("since", "Known since", value=SINCE, kind="date", sort=(SINCE, "id"))


def _of(pathway: Pathway) -> Kept | None:
    panel = pathway.quality_panel
    return Kept(panel.span, pathway.step(panel.step)) if panel else None


def _panel(looked: Looked) -> QualityPanel:
    panel = looked.pathway.quality_panel
    assert panel is not None, f"{looked.pathway.code} has no quality panel"
    return panel


def _rows(looked: Looked) -> CaseQuerySet:
    return long_open(looked.pathway, _panel(looked), looked.space, looked.standing, looked.on)


def _words(looked: Looked) -> list[str]:
    many = looked.pathway.many
    return [WHICH.format(many=f"{many[:1].upper()}{many[1:]}", length=looked.length)]


def _after(looked: Looked) -> Sequence[Column]:
    return (
        *((_SINCE,) if _panel(looked).since else ()),
        Column("due", "Due next", value=NEXT_DUE, kind="date"),
        Column("looked", "Panel looked at it last", value=LOOKED, kind="date", sort=(LOOKED,)),
        Column("again", "To come again", value=AGAIN, kind="date", sort=(AGAIN,)),
    )


def _to_do(looked: Looked) -> Column:
    step = _panel(looked).step

    def record(case: Case) -> str:
        return reverse("record_step", args=[case.space.slug, case.reference, step])

    return Column("found", "What it found", lambda case: f"Record it for {case}", only="page", href=record)


def _filters(looked: Looked) -> Sequence[Filter]:
    return (YesNo("before", "Looked at before", lambda rows, is_so: rows.filter(**{f"{LOOKED}__isnull": not is_so})),)


def _empty(looked: Looked) -> Empty:
    when = f"Each that is open for {looked.length} or longer appears here, until a panel has looked at it."
    return Empty(f"No {looked.pathway.one} for the panel", when)


FOR_QUALITY_PANEL = ListBeside(
    name="for_quality_panel",
    title="For the quality panel",
    of=_of,
    rows=_rows,
    words=_words,
    before=lambda looked: initials_columns(looked.pathway),
    after=_after,
    to_do=_to_do,
    filters=_filters,
    order=lambda looked: "since" if _panel(looked).since else "opened",
    empty=_empty,
    sets="Set after how long",
)
"""The oldest first."""


def register() -> None:
    """Called when the program starts."""
    register_list(FOR_QUALITY_PANEL)
