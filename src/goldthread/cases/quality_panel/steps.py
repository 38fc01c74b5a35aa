"""The step by which a panel's look at a case is recorded, and what a pathway says to have its cases listed for it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from goldthread.cases.declaring.ages import QualityPanel
from goldthread.cases.declaring.ahead import Comes
from goldthread.cases.declaring.panels import QUALITY, Sat
from goldthread.cases.declaring.steps import Step
from goldthread.cases.quality_panel.models import PanelLook
from goldthread.foundation.access.roles import Can

LOOKED_AT = QualityPanel(step="panel_looked")
MADE_UP: dict[str, Mapping[Any, float]] = {
    f"{LOOKED_AT.step}.again_on": {date(year, month, 14): 1 for year in range(2019, 2031) for month in (3, 9)},
    f"{LOOKED_AT.step}.panel": {"Quality Assurance Panel": 1},
    f"{LOOKED_AT.step}.sat": {"Head of safeguarding, service manager, designated nurse": 1},
}
MADE_UP_SEATS: dict[str, tuple[Any, ...]] = {f"{LOOKED_AT.step}.seats": ([],)}
"""What is made up of a look. It must come again within two years: another day is taken until it does. Who sat is said
in words, since each partnership says which group it is.
"""


def looked_at_by_panel(*, within: tuple[str, ...]) -> Step:
    """In cases at these stages, as often as a panel looks at one."""
    return Step(
        code=LOOKED_AT.step,
        title="Record what a quality panel found",
        done="Looked at by a quality panel",
        record=PanelLook,
        sat=Sat(field="seats", of=QUALITY, in_words=("panel", "sat")),
        by=Can.DECIDE_CASES,
        within=within,
        when="the panel looked at it",
        comes=Comes.ASIDE,
        intro="The case leaves the list of the quality panel until the day on which it comes again.",
    )
