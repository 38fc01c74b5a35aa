"""What makes made-up disagreements look like those of a board. No figures are published of them: these are ours."""

from goldthread.cases.simulation.plausible import Plausible

CHILDREN = tuple(f"Our number {number}" for number in range(20_100, 20_900, 7))

PLAUSIBLE = Plausible(
    yearly=40,
    follows={
        "raised": {"discussed": 4, "to_stage_2": 4, "resolved": 3},
        "to_stage_2": {"discussed": 3, "commented": 1, "to_stage_3": 2, "resolved": 5},
        "to_stage_3": {"discussed": 2, "commented": 2, "to_stage_4": 1, "resolved": 5},
        "to_stage_4": {"discussed": 2, "commented": 1, "to_stage_5": 1, "resolved": 6},
        "to_stage_5": {"discussed": 1, "resolved": 3},
        "discussed": {
            "resolved": 6,
            "commented": 1,
            **{f"to_stage_{stage}": 3 for stage in (2, 3, 4, 5)},
        },
        "commented": {"discussed": 2, "resolved": 3, **{f"to_stage_{stage}": 1 for stage in (2, 3, 4, 5)}},
    },
    days={
        "discussed": (0, 2),
        "commented": (0, 3),
        "to_stage_2": (0, 3),
        "to_stage_3": (1, 4),
        "to_stage_4": (2, 8),
        "to_stage_5": (2, 8),
        "resolved": (0, 6),
    },
    answers={
        "raised.safety": {"safe": 8, "dealt_with": 2},
        "raised.topic": {
            "threshold": 35,
            "information_sharing": 12,
            "drift": 12,
            "decision_not_to_s47": 10,
            "closure": 10,
            "service_refusal": 8,
            "decision_not_to_conference": 5,
            "conference_outcome": 5,
            "other": 3,
        },
        "resolved.result": {
            "decision_changed": 40,
            "compromise_plan": 30,
            "upheld_original": 20,
            "withdrawn": 10,
            # None: only what used all stages ends so, and which stage it is an answer does not know.
            "unresolved": 0,
        },
    },
    words={
        "raised.child": CHILDREN,
        "raised.concern": (
            "We think that the child needs a social worker now.",
            "Nothing was done since the plan was agreed.",
            "We were not told what was decided, and why.",
        ),
        "raised.wanted": ("Make an assessment.", "Hold a review this month.", "Tell us what was decided."),
        "discussed.present": ("Team manager, named nurse", "Head of service, detective inspector"),
    },
)
