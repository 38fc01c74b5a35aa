"""What makes made-up cases look like those of a board (statutory.md 8).

Wandsworth had 483 contacts in 2018-19. Of how many the threshold is met no board of ours says; Wirral’s 139 allegations
beside these are taken for it. Of Wirral’s, 61% were physical and 18% sexual abuse. How cases end is published nowhere
that was read: those shares are ours.
"""

from goldthread.cases.quality_panel.steps import MADE_UP, MADE_UP_SEATS
from goldthread.cases.simulation.plausible import STAYS, Plausible

YEARLY_CONTACTS, YEARLY_ALLEGATIONS = 483, 139
REST_OF_CATEGORIES = {
    "neglect": 4,
    "emotional": 4,
    "conduct_suitability": 6,
    "transferable_risk_own_children": 2,
    "transferable_risk_domestic_abuse": 2,
    "online": 2,
    "prevent": 1,
}
POSTS = ("Headteacher", "Nursery manager", "Team manager", "Safeguarding lead", "Club welfare officer")
EMPLOYERS = (
    "A school in the area",
    "A nursery in the area",
    "A sports club in the area",
    "A care provider in the area",
)
CONCERNS = (
    "An adult raised their voice at a class and would not stop.",
    "An adult took a child by the arm and pulled.",
    "An adult sent messages to a child in the evening.",
    "An adult was alone with a child against the rules of the setting.",
    "A child said that an adult frightened them.",
)
ADVICE = (
    "Speak with the adult, write it down, and keep it with the low-level concerns.",
    "Look at the rota and the rules of the setting, and tell me what you find.",
    "Ask the child what they want to say, by somebody whom they trust.",
)
PRESENT = ("Headteacher, police sergeant, team manager", "Safeguarding lead, team manager", "Employer, police sergeant")

PLAUSIBLE = Plausible(
    yearly=YEARLY_CONTACTS,
    follows={
        "contact": {"accepted": YEARLY_ALLEGATIONS, "advised": YEARLY_CONTACTS - YEARLY_ALLEGATIONS},
        "advised": {"followed_up": 97, STAYS: 3},
        "followed_up": {"consultation_ended": 97, STAYS: 3},
        "consultation_ended": {STAYS: 1},
        "accepted": {"evaluated": 1},
        "evaluated": {"met": 5, "strand": 1, "employer_acted": 2, "outcome_agreed": 2},
        "met": {"strand": 3, "employer_acted": 3, "reviewed": 1, "outcome_agreed": 4},
        "strand": {"met": 1, "reviewed": 2, "employer_acted": 2, "outcome_agreed": 4},
        "employer_acted": {"hearing_held": 1, "reviewed": 1, "outcome_agreed": 4},
        "hearing_held": {"outcome_agreed": 1},
        "reviewed": {"strand": 1, "reviewed": 2, "outcome_agreed": 5},
        "outcome_agreed": {"fed_back": 5, "closed": 3, "barring_considered": 1, "regulator_considered": 1},
        "barring_considered": {"fed_back": 3, "closed": 2},
        "regulator_considered": {"fed_back": 3, "closed": 2},
        "fed_back": {"closed": 8, "learned": 1, STAYS: 1},
        "learned": {"closed": 9, STAYS: 1},
        "closed": {"fed_back": 2, "learned": 1, STAYS: 6},
    },
    days={
        "advised": (0, 2),
        "followed_up": (0, 3),
        "consultation_ended": (0, 5),
        "accepted": (0, 2),
        "evaluated": (0, 2),
        "met": (0, 7),
        "strand": (0, 10),
        "employer_acted": (0, 8),
        "hearing_held": (4, 20),
        "reviewed": (14, 35),
        "outcome_agreed": (1, 30),
        "barring_considered": (0, 10),
        "regulator_considered": (0, 10),
        "fed_back": (0, 6),
        "learned": (0, 10),
        "closed": (0, 7),
    },
    answers={
        **MADE_UP,
        "contact.channel": {"web_form": 50, "telephone": 30, "email": 18, "other": 2},
        "contact.source": {
            "employer": 60,
            "csc": 12,
            "police": 10,
            "parent": 7,
            "ofsted": 4,
            "other_lado": 3,
            "child": 2,
            "whistleblower": 2,
        },
        "accepted.category": {"physical": 61, "sexual": 18, **REST_OF_CATEGORIES},
        "accepted.location": {"work": 75, "private_life": 20, "historic": 5},
        "accepted.tier": {2: 2, 3: 5, 4: 2, 5: 1},
        "outcome_agreed.result": {
            "substantiated": 35,
            "unsubstantiated": 35,
            "unfounded": 15,
            "false": 10,
            "malicious": 5,
        },
        "fed_back.to": {"referrer": 6, "employer": 2, "adult": 1, "child": 1},
    },
    words={
        **MADE_UP_SEATS,
        "contact.caller": POSTS,
        "contact.reply_to": ("office@practice.example",),
        "contact.employer": EMPLOYERS,
        "contact.about": CONCERNS,
        "advised.advised": POSTS,
        "advised.advice": ADVICE,
        "followed_up.sent_to": POSTS,
        "followed_up.advice": ADVICE,
        "followed_up.elsewhere": ("By e-mail of the officer, with a copy in its folder.",),
        "consultation_ended.words": ("The employer deals with it.", "The employer looks at it again in a month."),
        "accepted.adult_role": ("Teaching assistant", "Swimming coach", "Nursery nurse", "Driver", "Youth worker"),
        "accepted.employer": EMPLOYERS,
        "accepted.other_work": ("", "Helps at a youth club as a volunteer"),
        "accepted.children": ("A child of 9", "A child of 13", "Two children of one class"),
        "evaluated.with_whom": PRESENT,
        "met.present": PRESENT,
        "reviewed.present": PRESENT,
        "outcome_agreed.agreed_by": ("Designated officer and police sergeant", "Designated officer and team manager"),
        "outcome_agreed.changed": ("",),
        "closed.words": (
            "Nothing is left to do.",
            "The employer sees to what is left, and tells the officer by letter.",
        ),
        "barring_considered.by_whom": EMPLOYERS,
        "regulator_considered.regulator": ("The regulator of the profession", "The inspectorate of the setting"),
        "learned.theme": ("Safer recruitment", "Lone working", "Messages to children", "Restraint"),
    },
)
