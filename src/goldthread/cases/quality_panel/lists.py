"""The list for a quality panel: it tells no more of a case than the register does, and when a panel looked at it."""

from django.urls import reverse

from goldthread.cases.casework.lists import initials_columns, led_by
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.queries import BY_LEAD, NEXT_DUE, Lead
from goldthread.cases.declaring.ages import QualityPanel
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.quality_panel.queries import AGAIN, LOOKED, SINCE
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, YesNo
from goldthread.foundation.lists.filters_typed import DateBetween
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage

TITLE = "For the quality panel"
_SINCE = Column("since", "Known since", value=SINCE, kind="date", sort=(SINCE, "id"))


def panel_page(pathway: Pathway, panel: QualityPanel, leads: list[Lead], length: str, *, may_record: bool) -> ListPage:
    """The oldest first. Whoever may say what the panel found is led there from each."""

    def record(case: Case) -> str:
        return reverse("record_step", args=[case.space.slug, case.reference, panel.step])

    told = Column("found", "What it found", lambda case: f"Record it for {case}", only="page", href=record)
    return ListPage(
        title=f"{TITLE}: {pathway.title}",
        one=pathway.one,
        many=pathway.many,
        stacks=True,
        columns=(
            Column("reference", "Reference", sort=("year", "number"), href=Case.get_absolute_url),
            *initials_columns(pathway),
            Column("opened", "Opened", value="opened_at", kind="date", sort=("opened_at", "id")),
            *((_SINCE,) if panel.since else ()),
            Column("stage", "Stage", value="where.title"),
            Column("due", "Due next", value=NEXT_DUE, kind="date"),
            Column(
                "lead", "Lead", value="led_by", sort=(BY_LEAD, "opened_at", "id"), cell="casework/cells.html:lead_of"
            ),
            Column("looked", "Panel looked at it last", value=LOOKED, kind="date", sort=(LOOKED,)),
            Column("again", "To come again", value=AGAIN, kind="date", sort=(AGAIN,)),
            *((told,) if may_record else ()),
        ),
        filters=(
            Choice("stage", "Stage", [(one, pathway.stage(one).title) for one in pathway.step(panel.step).within]),
            led_by(leads),
            YesNo("before", "Looked at before", lambda rows, is_so: rows.filter(**{f"{LOOKED}__isnull": not is_so})),
            DateBetween("opened", "Opened", lookup="opened_at", moments=True),
        ),
        order="since" if panel.since else "opened",
        empty=Empty(
            f"No {pathway.one} for the panel",
            f"Each that is open for {length} or longer appears here, until a panel has looked at it.",
        ),
    )
