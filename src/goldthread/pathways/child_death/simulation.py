"""What makes made-up reviews look like those of a footprint: about 60 a year (statutory.md 6.1). How they go is
published nowhere that was read: those shares are ours.
"""

from datetime import date

from goldthread.cases.simulation.plausible import STAYS, Plausible
from goldthread.cases.transfers import made_up
from goldthread.cases.transfers.steps import RECEIVED
from goldthread.pathways.child_death.models.areas import AREAS

BIRTHS = {date(year, month, 12): 1 for year in range(2003, 2027) for month in (2, 5, 8, 11)}
"""Those that are too early or too late are refused, and another is taken."""
HERE = {code: 1 for code, name in AREAS.items() if name in ("Hackney", "Newham", "Tower Hamlets", "Waltham Forest")}

PLAUSIBLE = Plausible(
    yearly=60,
    follows={
        "notified": {"first_decided": 9, "key_worker": 1, RECEIVED: 0.3},
        RECEIVED: {"first_decided": 1},
        "first_decided": {"key_worker": 5, "identified": 4, "followed": 1},
        "key_worker": {"family": 5, "identified": 5},
        "family": {"identified": 4, "followed": 2, "met": 2, "returned": 1, STAYS: 1},
        "identified": {"asked": 9, "followed": 1},
        "asked": {"reported": 1},
        "reported": {"reported": 2, "met": 7, "followed": 1},
        "followed": {"identified": 3, "met": 5, STAYS: 2},
        "met": {"found": 8, "analysed": 2},
        "found": {"found": 2, "analysed": 7, STAYS: 1},
        "analysed": {"returned": 7, "for_action": 3},
        "for_action": {"returned": 1},
        "returned": {"family": 4, "closed": 5, STAYS: 1},
        "closed": {STAYS: 1},
    },
    days={
        **made_up.DAYS,
        "first_decided": (0, 1),
        "key_worker": (0, 3),
        "family": (1, 10),
        "identified": (1, 8),
        "asked": (0, 6),
        "reported": (5, 30),
        "followed": (2, 60),
        "met": (20, 120),
        "found": (0, 1),
        "analysed": (10, 90),
        "for_action": (0, 1),
        "returned": (1, 15),
        "closed": (1, 30),
    },
    answers={
        **made_up.ANSWERS,
        # Each partnership says who sits on its panel, so made-up deaths are discussed by another.
        "analysed.sitting": {"other": 1},
        # Two made-up numbers may be one, and no two cases have one.
        "notified.nhs_number": {"": 1},
        "notified.why_no_number": {"not_yet": 1},
        "notified.born_alive": {True: 1},
        "notified.born_on": BIRTHS,
        "notified.sex": {"F": 1, "M": 1},
        "notified.area": HERE,
        "notified.place": {"hospital": 65, "home": 20, "hospice": 5, "public": 7, "abroad": 3},
        "notified.gestation": {None: 6, 24: 1, 27: 1, 31: 1, 38: 1},
        "first_decided.criteria": {("sudden",): 3, ("external",): 2},
        "first_decided.response": {True: 1},
        "asked.words": {"Each service, by secure e-mail": 1},
        # Whether all forms are in, an answer does not know.
        "identified.services": {("health",): 1},
        "asked.supplements": {(): 1},
        "reported.service": {"health": 1},
        "found.domain": {"A": 4, "B": 3, "C": 1, "D": 2},
        "found.factor": {"smoking": 4, "unsafe_sleep": 2, "deprivation": 3, "consanguinity": 1},
        "found.scale_version": {"0-2": 1},
        "found.influence": {2: 1},
        "found.modifiable": {True: 1, False: 1},
        # Whether a factor was modifiable, an answer does not know.
        "analysed.modifiable": {"inadequate_information": 1},
        "set_aside.why": {"no_child": 1},
    },
    words={
        **made_up.WORDS,
        "analysed.sat": ([],),
        "analysed.others_sat": ("Consultant, midwife and public health",),
        "notified.postcode": ("",),
        "notified.address": ("1 Made-up Road", "2 Made-up Road"),
        "notified.circumstances": ("Ill for two days.", "A collision on the road.", "Found lifeless in the morning."),
        "notified.professionals": ("", "A health visitor"),
        "notified.siblings": ("",),
        "notified.carers": ("",),
        "notified.other_names": ("",),
        "first_decided.words": ("Agreed by telephone.",),
        "met.cause": ("An infection.", "Not found yet."),
        "met.summary": ("The child was ill for two days.",),
        "analysed.summary": ("The child was ill for two days.",),
        "analysed.learning": ("Say when to come back.", "Offer help to stop smoking."),
        "for_action.what": ("Change the leaflet.",),
        "for_action.owner": ("The hospital",),
        "closed.words": ("The key worker stays in touch.",),
    },
)
