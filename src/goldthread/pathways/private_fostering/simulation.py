"""What makes made-up arrangements look like those of a council. Seed 002 had four at the end of a year; how they go is
published nowhere that was read: those shares are ours. Some came from another area; none is handed over, since an
answer leads to the one offer of which it is, and here each record is made up for itself.
"""

from datetime import date

from goldthread.cases.quality_panel.steps import MADE_UP, MADE_UP_SEATS
from goldthread.cases.simulation.plausible import STAYS, Plausible
from goldthread.cases.transfers import made_up
from goldthread.cases.transfers.steps import RECEIVED

BIRTHS = {date(year, month, 12): 1 for year in range(2003, 2025) for month in (2, 5, 8, 11)}
"""Those that are too early or too late for a notice are refused, and another is taken."""
HOMES = ("A room of their own, clean and warm.", "They share a room with a cousin, as they want to.")
FINE = ("All is well.", "Nothing of concern.", "Good, as carer and child say.")

PLAUSIBLE = Plausible(
    yearly=12,
    follows={
        "notified": {"visited": 9, "notified_too": 1, RECEIVED: 0.5},
        RECEIVED: {"visited": 1},
        "notified_too": {"visited": 1},
        "checked": {"visited": 1},
        "visited": {
            **{"visited": 12, "checked": 2, "assessed": 4, "changed": 1, "visit_asked": 1},
            **{"ended": 2, STAYS: 1},
        },
        "visit_asked": {"visited": 1},
        "assessed": {"decided": 1},
        "decided": {"visited": 8, "required": 1, STAYS: 1},
        "required": {"visited": 1},
        "changed": {"visited": 1},
        "ended": {STAYS: 1},
    },
    days={
        **made_up.DAYS,
        "notified_too": (1, 20),
        "begun": (1, 60),
        "visited": (3, 44),
        "checked": (1, 12),
        "assessed": (4, 30),
        "decided": (0, 9),
        "required": (5, 40),
        "changed": (10, 60),
        "visit_asked": (5, 40),
        "ended": (10, 90),
    },
    answers={
        **MADE_UP,
        **made_up.ANSWERS,
        "notified.by": {
            "carer": 35,
            "parent": 15,
            "arranger": 10,
            "school": 16,
            "language_school": 10,
            "admissions": 6,
            "gp": 2,
            "social_care": 6,
        },
        "notified.kind": {"8B": 30, "8C": 10, "8D": 25, "8E": 25, "8F": 10},
        "notified.close_relative": {False: 1},
        "notified.lives_there": {True: 9, False: 1},
        "notified.length": {"up_to_6_months": 3, "up_to_a_year": 4, "longer": 2, "open": 1},
        "notified.born_on": BIRTHS,
        "notified.disabled": {False: 9, True: 1},
        "notified.sex": {"F": 1, "M": 1},
        "visited.why": {"due": 9, "asked": 1},
        "visited.child": {"alone": 85, "with_others": 10, "no": 5},
        "visit_asked.reasonable": {"yes": 9, "no": 1},
        "required.state": {"set": 1},
        "required.number": {1: 1},
        # What ends a case that is none, and requirements, are left to people: an answer does not know what was said.
        "decided.decision": {"suitable": 90, "unsuitable_prohibited": 5, "became_looked_after": 3, "returned_home": 2},
        # The council of another area: to whom it was offered an answer does not know.
        "ended.reason": {
            "returned_parent": 50,
            "moved_relative": 15,
            "left_uk": 20,
            "became_cla": 5,
            "other": 10,
            # Whether the child is of that age yet, an answer does not know either.
            "child_16": 0,
        },
    },
    words={
        **MADE_UP_SEATS,
        **made_up.WORDS,
        "notified.culture": ("", "Speaks Portuguese and English", "Speaks Mandarin, and learns English"),
        "notified.aware_early": ("",),
        "notified_too.words": ("",),
        "notified.notifier_addresses": ("The same for more than five years",),
        "notified.carer_addresses": ("The same for more than five years", "Two addresses, both of this area"),
        "notified.parents": ("Both parents live abroad", "The mother, who is in hospital"),
        "notified.siblings": ("", "A younger brother with the parents"),
        "notified.involved": ("", "A language school"),
        "notified.reasons": ("To learn English for a year.", "The mother is ill.", "To finish school here."),
        "notified.offences": ("None",),
        "visited.wishes": ("They like it here and telephone home each day.", "They want to stay until summer."),
        "visited.found": FINE,
        "visited.why_not_alone": ("The child asked that the carer stay in the room.",),
        "assessed.home": HOMES,
        "assessed.carer": FINE,
        "required.requirement": ("A bed of their own within two weeks.",),
        "ended.where_now": ("With the parents", "With an aunt", "Abroad"),
        "ended.handed_to": ("", "The social work team, with the whole record"),
    },
)
