"""What is recorded of an arrangement, in the order in which it comes."""

from goldthread.cases.declaring import Names, Step
from goldthread.cases.quality_panel.steps import looked_at_by_panel
from goldthread.cases.transfers.steps import transfer_steps
from goldthread.foundation.access.roles import Can
from goldthread.pathways.private_fostering.before_deciding import (
    decision_lacks,
    decisions_open,
    numbers_in,
    requirements_told,
)
from goldthread.pathways.private_fostering.models import (
    AnotherNotification,
    Assessment,
    Beginning,
    Change,
    Check,
    Decided,
    Ended,
    Notification,
    Requirement,
    Visit,
    VisitAsked,
)
from goldthread.pathways.private_fostering.models.codes import GOES_ON, Decision

OPEN = ("notified", "in_place", "to_end")

STEPS = (
    Step(
        code="notified",
        title="Record a notification",
        done="Notified",
        record=Notification,
        by=Can.RECORD_CASES,
        opens=True,
        leads_to="notified",
        when="the notification came, or the council learned of it",
        since="aware_on",
        asked_if=("aware_early",),
        sections=(
            (
                "The notification",
                (
                    *("happened_at", "by", "aware_on", "aware_early"),
                    *("notifier_name", "notifier_addresses", "brought_by"),
                ),
            ),
            ("The child", ("child_name", "born_on", "disabled", "sex", "birthplace", "ethnicity", "culture")),
            ("The carer", ("carer_name", "close_relative", "carer_addresses", "offences")),
            ("The arrangement", ("kind", "lives_there", "starts_on", "length", "reasons", "involved")),
            ("The family", ("parents", "siblings")),
        ),
        names=(
            Names(part="subject", kind="child", name="child_name", born="born_on", sex="sex"),
            Names(part="carer", kind="adult", name="carer_name"),
        ),
        intro=(
            "Carer, parent and whoever arranges it notify the council at least six weeks before it begins; at once, if"
            " it is to begin sooner or has begun. Leave out what is not known yet: it must be known when it is decided."
            " If another of them notified before, add it to that case."
        ),
    ),
    Step(
        code="notified_too",
        title="Record another notification",
        done="Notified by another",
        record=AnotherNotification,
        by=Can.RECORD_CASES,
        within=OPEN,
        when="it came",
        intro="Of the same arrangement, by another of those who must notify the council.",
    ),
    Step(
        code="begun",
        title="Record that the child moved in",
        done="Began",
        record=Beginning,
        by=Can.RECORD_CASES,
        within=OPEN,
        once=True,
        when="the child moved in",
    ),
    Step(
        code="visited",
        title="Record a visit",
        done="Visited",
        record=Visit,
        by=Can.RECORD_CASES,
        within=OPEN,
        when="the visit was made",
        asked_if=("why_not_alone", "wishes"),
        intro=(
            "See the child alone, unless that is not appropriate. What you write here is the report of the visit. If"
            " the child was not there, say so: that stays on record, and the visit is still due."
        ),
    ),
    Step(
        code="visit_asked",
        title="Record that a visit was asked for",
        done="Visit asked for",
        record=VisitAsked,
        by=Can.RECORD_CASES,
        within=OPEN,
        when="it was asked for",
        intro="Child, carer and parent may ask for a visit at any time. If it is reasonable, it is made.",
    ),
    Step(
        code="checked",
        title="Record a check",
        done="Checked",
        record=Check,
        by=Can.RECORD_CASES,
        within=OPEN,
        when="it was asked for or answered",
    ),
    Step(
        code="assessed",
        title="Record the assessment",
        done="Assessed",
        record=Assessment,
        by=Can.RECORD_CASES,
        within=OPEN,
        when="the assessment was finished",
    ),
    Step(
        code="decided",
        title="Record the decision",
        done="Decided",
        record=Decided,
        by=Can.DECIDE_CASES,
        within=OPEN,
        outcome="decision",
        decided_by="decision",
        leads_by={
            **{one.value: "in_place" for one in GOES_ON},
            Decision.PROHIBITED.value: "to_end",
            Decision.NOT_PRIVATE.value: "closed",
            Decision.LOOKED_AFTER.value: "closed",
            Decision.RETURNED_HOME.value: "closed",
            Decision.NEVER_BEGAN.value: "closed",
        },
        offers={"decision": decisions_open},
        missing=decision_lacks,
        when="it was decided",
    ),
    Step(
        code="required",
        title="Record a requirement",
        done="Requirement recorded",
        record=Requirement,
        by=Can.DECIDE_CASES,
        within=OPEN,
        asked_if=("requirement",),
        offers={"number": numbers_in},
        missing=requirements_told,
        when="it was set, met or lifted",
        intro="What the carer must do so that the arrangement may go on. Record here too that it was met or lifted.",
    ),
    Step(
        code="changed",
        title="Record a change",
        done="Change told",
        record=Change,
        by=Can.RECORD_CASES,
        within=OPEN,
        when="the council was told",
    ),
    looked_at_by_panel(within=OPEN),
    *transfer_steps(within=OPEN, ends="closed"),
    Step(
        code="ended",
        title="Record the end",
        done="Ended",
        record=Ended,
        by=Can.CLOSE_CASES,
        within=OPEN,
        leads_to="closed",
        outcome="reason",
        asked_if=("handed_to",),
        when="it ended",
    ),
)
