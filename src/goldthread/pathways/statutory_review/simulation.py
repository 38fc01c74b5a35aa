"""What makes made-up reviews look like those of a board. Seed 002 had seven incidents considered and two reviews
published in a year; how they go is published nowhere that was read: those shares are ours.

One answer must fit another (what is notified is what the council decided, what is commissioned is what the chair
decided), and here each is drawn for itself: so all are of a child who was harmed. The partners recommend, since each
partnership says who sits on its panel, no review comes to the approval of partners, whom it names, and none of the
notifications is withdrawn, for a withdrawal leads to the one notification that it takes back.
"""

from datetime import date

from goldthread.cases.simulation.plausible import STAYS, Plausible
from goldthread.cases.transfers import made_up
from goldthread.cases.transfers.steps import RECEIVED

BIRTHS = {date(year, month, 17): 1 for year in range(2011, 2016) for month in (1, 4, 7, 10)}

PLAUSIBLE = Plausible(
    yearly=9,
    opens={"referred": 8, "led_elsewhere": 1},
    follows={
        "referred": {"considered": 9, RECEIVED: 0.5},
        RECEIVED: {"considered": 1},
        "led_elsewhere": {"contributed": 3, STAYS: 1},
        "contributed": {"closed": 1, STAYS: 1},
        "considered": {"notifiable": 1},
        "notifiable": {"notified": 1},
        "notified": {"summarised": 6, "rapid_reviewed": 3},
        "summarised": {"summarised": 3, "rapid_reviewed": 5, STAYS: 0.4},
        "rapid_reviewed": {"recommended": 1},
        "recommended": {"decided": 9, STAYS: 1},
        "decided": {"reported": 6, "commissioned": 4, STAYS: 1},
        "reported": {"answered": 1},
        "answered": {"commissioned": 4, "closed": 5, STAYS: 1},
        "commissioned": {"family": 5, "proceeding": 3, "interviewed": 3},
        "family": {"interviewed": 4, "drafted": 4, STAYS: 1},
        "proceeding": {"family": 3, "drafted": 4, STAYS: 2},
        "interviewed": {"drafted": 5, "family": 2},
        "drafted": {STAYS: 1},
        "closed": {STAYS: 1},
    },
    days={
        **made_up.DAYS,
        "considered": (0, 5),
        "notifiable": (0, 2),
        "notified": (0, 6),
        "summarised": (2, 8),
        "rapid_reviewed": (3, 9),
        "recommended": (0, 3),
        "decided": (0, 6),
        "reported": (0, 4),
        "answered": (5, 20),
        "commissioned": (10, 50),
        "family": (10, 40),
        "proceeding": (5, 60),
        "interviewed": (20, 60),
        "drafted": (30, 90),
        "closed": (5, 60),
    },
    answers={
        **made_up.ANSWERS,
        "referred.source": {"agency": 85, "board": 5, "coroner": 5, "family": 3, "public": 2},
        "referred.subject": {"child": 1},
        "referred.incident_on": {None: 1},
        "considered.kind": {"lcspr": 1},
        "considered.born_on": BIRTHS,
        "notifiable.kind": {"serious_harm": 1},
        "notified.kind": {"serious_harm": 1},
        "recommended.recommendation": {"lcspr": 25, "no_lcspr_learning_captured": 45, "no_review": 7},
        "recommended.made_by": {"partners": 1},
        "recommended.board": {"children": 1},
        "recommended.board_chair": {"was_there": 3, "did_not_come": 1},
        "decided.decision": {"lcspr": 25, "no_lcspr_learning_captured": 45, "no_review": 7},
        "answered.reply": {
            "agree": 90,
            "request_information": 10,
        },
        "commissioned.kind": {"lcspr": 1},
        "proceeding.kind": {"criminal": 6, "inquest": 3, "family_court": 3, "disciplinary": 1},
        "proceeding.state": {"under_way": 1},
        "proceeding.blocks_interviews": {False: 1},
        "proceeding.blocks_publication": {False: 1},
        "drafted.number": {1: 1},
    },
    words={
        **made_up.WORDS,
        "referred.organisation": ("The hospital", "Social care", "The police", "Community health"),
        "referred.what": ("The child came to hospital with a head injury.", "The child was burned at home."),
        "referred.why": ("Several agencies knew the family, and each saw a part.",),
        "considered.engaged": (["lcspr"],),
        "considered.criteria": (["lcspr"],),
        "notifiable.whom": ("",),
        "notified.whom": ("",),
        "recommended.sat": ([],),
        "recommended.partners": ("The council, health and the police",),
        "recommended.why_partners": ("The panel meets later.",),
        "recommended.why_not_invited": ("",),
        "commissioned.reviewer": ("Independent reviewer from outside the area", "Head of safeguarding elsewhere"),
        "proceeding.which": ("",),
        "closed.words": ("What was learned goes on in the thread.",),
        "interviewed.asked_first": ("Detective inspector",),
    },
)
