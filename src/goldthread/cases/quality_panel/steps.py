"""The step by which a panel's look at a case is recorded, and what a pathway says to have its cases listed for it."""

from datetime import date

from goldthread.cases.declaring.ages import QualityPanel
from goldthread.cases.declaring.steps import Step
from goldthread.cases.quality_panel.models import PanelLook
from goldthread.foundation.access.roles import Can

LOOKED_AT = QualityPanel(step="panel_looked")
MADE_UP = {f"{LOOKED_AT.step}.again_on": {date(2099, 12, 31): 1}}
"""When a made-up case comes again: later than any day on which it is looked at."""


def looked_at_by_panel(*, within: tuple[str, ...]) -> Step:
    """In cases at these stages, as often as a panel looks at one."""
    return Step(
        code=LOOKED_AT.step,
        title="Record what a quality panel found",
        done="Looked at by a quality panel",
        record=PanelLook,
        by=Can.DECIDE_CASES,
        within=within,
        when="the panel looked at it",
        intro="The case leaves the list of the quality panel until the day on which it comes again.",
    )
