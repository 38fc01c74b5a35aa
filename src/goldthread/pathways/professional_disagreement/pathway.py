"""Professional disagreement: five stages, immediate safety first (statutory.md 2.8; limits are local defaults)."""

from goldthread.cases.declaring import (
    BandTable,
    CaseClock,
    Doing,
    Fact,
    HandOver,
    Kept,
    Outcome,
    Pathway,
    Stage,
    StageTable,
    Step,
    Table,
)
from goldthread.foundation.access.roles import Can
from goldthread.foundation.clocks import Edition, Kind, Rule, working_days
from goldthread.foundation.records.handling import Tier
from goldthread.foundation.retention.classes import RetentionClass
from goldthread.pathways.professional_disagreement.letters import letters
from goldthread.pathways.professional_disagreement.models import (
    Commentary,
    Discussion,
    Raised,
    Resolution,
    WentUp,
)

SOURCE = "London Safeguarding Children Procedures, part B1 chapter 11 (professional conflict resolution)"
OURS = "Local: this platform’s list"
LADDER = Edition("local", "Local escalation procedure")
NO_RULE = "No national rule: stages and limits are each partnership’s own"

KEPT = RetentionClass(
    "disagreement",
    "Professional disagreements",
    "Disagreements between agencies, with how each went up and how it ended",
    fixed="For good until this partnership says how long: no schedule that was found names disagreements between"
    " agencies.",
    waits_for_a_rule=True,
)

ALL = frozenset({Can.VIEW_CASES, Can.RECORD_CASES, Can.DECIDE_CASES, Can.SHARE_CASES, Can.CLOSE_CASES})
OWN = frozenset({Can.VIEW_CASES, Can.RECORD_CASES})
STEPS_OF_LADDER = (
    ("1", "Practitioners", "The two practitioners talk about it.", 1),
    ("2", "Line managers", "Line managers, safeguarding leads of schools or named professionals take it up.", 2),
    ("3", "Senior managers", "Heads of service, a detective chief inspector, a designated nurse.", 5),
    ("4", "Delegated safeguarding partners", "Those to whom the safeguarding partners delegate.", 5),
    ("5", "Scrutineer and lead safeguarding partners", "The last stage: its answer is final.", 10),
)
LADDER_STAGES = tuple(
    Stage(code=f"stage_{number}", title=f"Stage {number}: {who}", meaning=meaning)
    for number, who, meaning, _ in STEPS_OF_LADDER
)
BOTH = ("raised.raised_by", "raised.against")
"""The facts that name the agencies that disagree."""
OPEN = tuple(stage.code for stage in LADDER_STAGES)

SETTLED = (Resolution.Result.UPHELD.value, Resolution.Result.CHANGED.value, Resolution.Result.COMPROMISE.value)
WAS_SETTLED = Fact("resolved", where={"result": SETTLED})


def _up(number: int) -> Step:
    """From one stage to the next: none is left out."""
    to = LADDER_STAGES[number]
    return Step(
        code=f"to_stage_{number + 1}",
        title=f"Take it to {to.title[0].lower()}{to.title[1:]}",
        done=f"Taken to stage {number + 1}",
        record=WentUp,
        by=Can.RECORD_CASES,
        within=(OPEN[number - 1],),
        leads_to=to.code,
        by_agency=True,
    )


def _clock(number: int, days: int) -> CaseClock:
    began = Fact("raised") if number == 1 else Fact(f"to_stage_{number}")
    is_theirs = number < len(OPEN) - 1
    is_last = number == len(OPEN)
    goes_on = () if is_last else (Fact(f"to_stage_{number + 1}"),)
    return CaseClock(
        id=f"ESC-0{number}",
        title=f"Settle it at stage {number}" if is_last else f"Settle it at stage {number}, or take it up",
        starts=(began,),
        stops=(*goes_on, Fact("resolved")),
        rules=(Rule(working_days(days), Kind.LOCAL, LADDER, NO_RULE),),
        owed_by="Both agencies" if is_theirs else "The partnership",
        owing=BOTH if is_theirs else (),
    )


PATHWAY = Pathway(
    code="professional-disagreement",
    title="Professional disagreement",
    one="disagreement",
    many="disagreements",
    prefix="ESC",
    source=SOURCE,
    purpose="When agencies disagree about what a child needs, it goes up in stages until it is settled.",
    tier=Tier.CASE,
    stages=(
        *LADDER_STAGES,
        Stage(code="closed", title="Closed", meaning="It ended, and what was learned is recorded.", ends=True),
    ),
    steps=(
        Step(
            code="raised",
            title="Raise a disagreement",
            done="Raised",
            record=Raised,
            by=Can.RECORD_CASES,
            opens=True,
            leads_to=OPEN[0],
            by_agency=True,
            sight=("raised_by", "against"),
            own_agency="raised_by",
            intro="The child’s safety comes first. If a child may be in danger now, call 999 or make a referral.",
        ),
        *(_up(number) for number in range(1, len(OPEN))),
        Step(
            code="discussed",
            title="Record a discussion",
            done="Discussed",
            record=Discussion,
            by=Can.RECORD_CASES,
            within=OPEN,
            by_agency=True,
        ),
        Step(
            code="commented",
            title="Say what your agency thinks",
            done="Commented on",
            record=Commentary,
            by=Can.RECORD_CASES,
            within=OPEN,
            by_agency=True,
        ),
        Step(
            code="resolved",
            title="Record how it ended",
            done="Ended",
            record=Resolution,
            by=Can.CLOSE_CASES,
            within=OPEN,
            leads_to="closed",
            outcome="result",
            watched=("learning",),
            unnamed="Write it without names of children or families.",
        ),
    ),
    clocks=tuple(_clock(int(number), days) for number, _, _, days in STEPS_OF_LADDER),
    outcomes=(
        Outcome("upheld_original", "The decision stood", "The decision that was disputed stands.", OURS),
        Outcome("decision_changed", "The decision was changed", "The decision was taken anew and is another.", OURS),
        Outcome("compromise_plan", "Another plan was agreed", "Both agencies agreed on something else.", OURS),
        Outcome("withdrawn", "It was withdrawn", "The agency that raised it does so no longer.", OURS),
        Outcome(
            "unresolved",
            "It was not resolved",
            "All stages were used and agencies still differ; it is logged for the yearly report.",
            OURS,
        ),
    ),
    roles=(
        Doing("partnership_manager", ALL),
        Doing("coordinator", ALL),
        Doing("independent_scrutineer", frozenset({Can.VIEW_CASES})),
        Doing("agency_lead", OWN),
        Doing("practitioner", OWN),
    ),
    summary=(*BOTH, "raised.topic"),
    tables=(
        Table("topic", "By topic", "raised", "topic"),
        Table("raised_by", "By the agency that raised it", "raised", "raised_by"),
        Table("result", "By how it ended", "resolved", "result"),
        StageTable("stage", "Settled, by the stage that it reached", outcomes=SETTLED),
        BandTable("days", "Settled, by days since it was raised", Fact("raised"), WAS_SETTLED, (7, 14, 28, 56), "day"),
    ),
    # It is about what agencies differ on: of the child other cases look out for a birthday.
    comes_of_age=(),
    retention=(Kept(of=KEPT),),
    letters=letters(tuple(f"to_stage_{number + 1}" for number in range(1, len(OPEN)))),
    hand_overs=(HandOver("lado", "If an adult who works with children may have harmed a child"),),
)
