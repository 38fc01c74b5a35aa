"""Load what published arrangements say of how needs are identified. They print no need, so none is made."""

from typing import Any

from goldthread.foundation.groups.models import Group
from goldthread.foundation.loads.kinds import Loading
from goldthread.partnership.planning.importing.schema import NeedsFacts
from goldthread.partnership.planning.models import NeedsAssessment

SCHEMAS: dict[str, Any] = {"needs_assessment": NeedsFacts}


def load_needs(facts: Any, loading: Loading) -> None:
    """One needs assessment of the partnership's own board, with what the source says and nothing else."""
    said = facts.needs_assessment
    if said is None:
        return
    board = Group.objects.get(space=loading.space, load=loading.load, name=facts.partnership.name)
    told = {
        "Made by": said.by,
        "Monitored by": "; ".join(said.monitored_by),
        "Leads to": said.leads_to,
        "Delivered through": "; ".join(said.delivered_through),
    }
    loading.add(
        NeedsAssessment,
        said,
        board=board,
        title="Needs of children in the area, as the arrangements describe them to be identified",
        looked_at="\n".join(f"{name}: {words}" for name, words in told.items() if words),
        not_known="The arrangements print neither the needs that were found nor their figures.",
    )
