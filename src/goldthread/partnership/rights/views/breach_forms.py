"""Forms about a breach: from the minute it became known."""

from functools import partial
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.form_pages.about import today_as
from goldthread.foundation.ui.words import moment
from goldthread.partnership.rights.clocks import due_of_breach
from goldthread.partnership.rights.commands.breaches import check_risk_assessed, check_to_be_reported
from goldthread.partnership.rights.forms.breaches import (
    AssessRisk,
    CorrectBreach,
    DecideToNotify,
    RecordBreach,
    RecordPeopleTold,
    RecordReport,
    RecordStep,
)
from goldthread.partnership.rights.models import Breach
from goldthread.partnership.rights.views.declaring import about, new_matter

about_breach = partial(about, Breach, given="breach")


def _decide_intro(breach: Breach) -> str:
    return (
        "A breach is reported unless it is unlikely that it puts people’s rights and freedoms at risk (UK GDPR,"
        f" article 33). This one is assessed so: {breach.get_risk_display() or 'not yet'}."
    )


def _this_minute(request: DeskRequest, _: Breach) -> dict[str, Any]:
    return {"reported_on": request.today, "reported_time": f"{timezone.localtime(request.now):%H:%M}"}


def _as_recorded(breach: Breach) -> dict[str, Any]:
    aware = timezone.localtime(breach.aware_at)
    return {
        "aware_on": aware.date(),
        "aware_time": f"{aware:%H:%M}",
        "what": breach.matter.what,
        "what_data": breach.data,
        "people": breach.people,
    }


record = new_matter(
    form=RecordBreach,
    send=RecordBreach.record,
    suggested=today_as("aware_on"),
    title="Record a breach",
    intro="Record it as soon as it is known, with what is known. The rest can follow.",
    done="It was recorded. The 72 hours run from the minute at which it became known.",
)

correct = about_breach(
    form=CorrectBreach,
    send=CorrectBreach.correct,
    now=_as_recorded,
    title="Correct what was recorded",
    intro="The 72 hours are worked out anew.",
    done="It was corrected.",
)

risk = about_breach(
    "risk",
    form=AssessRisk,
    send=AssessRisk.assess,
    now=lambda breach: {"risk": breach.risk, "why": breach.risk_why},
    title="Assess the risk",
)

decide = about_breach(
    "report",
    form=DecideToNotify,
    send=DecideToNotify.decide,
    open_if=check_risk_assessed,
    now=lambda breach: {"decision": breach.decision, "why": breach.decision_why},
    title="Decide whether the Information Commissioner is told",
    intro=_decide_intro,
    done="The decision was recorded.",
)

report = about_breach(
    "report",
    form=RecordReport,
    send=RecordReport.record,
    adds=True,
    open_if=check_to_be_reported,
    suggested=_this_minute,
    title="Record a report to the Information Commissioner",
    intro=lambda breach: f"The 72 hours end on {moment(due_of_breach(breach.aware_at))}.",
    done="The report was recorded.",
)

people = about_breach(
    "people",
    form=RecordPeopleTold,
    send=RecordPeopleTold.record,
    now=lambda breach: {"told": breach.told, "told_on": breach.told_on, "words": breach.told_words},
    title="Record whether the people affected were told",
    intro="Where the risk is high they are told without undue delay (UK GDPR, article 34).",
)

step = about_breach(
    "steps",
    form=RecordStep,
    send=RecordStep.record,
    adds=True,
    suggested=today_as("taken_on"),
    title="Record a step that was taken",
)
