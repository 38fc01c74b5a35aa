"""What may be answered: kinds of review, criteria, decisions and replies (statutory.md 7.1 to 7.6, 14.10, 14.11)."""

from datetime import date

from django.db import models


class Kind(models.TextChoices):
    """Kinds of review. A serious case review is none that begins today: old ones are recorded and finished."""

    SCR = "scr", "Serious case review (before local partnerships)"
    LCSPR = "lcspr", "Local child safeguarding practice review"
    SAR = "sar", "Safeguarding adult review"
    DHR = "dhr", "Domestic homicide review"
    DARDR = "dardr", "Domestic abuse related death review"
    THEMATIC = "thematic", "Thematic review"
    LEARNING = "learning_review", "Learning review"
    CIR = "cir", "Critical incident review"
    SINGLE = "single_agency", "Single-agency review"
    EXTERNAL = "external", "External review"


OF_DOMESTIC_ABUSE = (Kind.DHR, Kind.DARDR)


class Criterion(models.TextChoices):
    """The criteria of each statute in words, as somebody ticks those that are met."""

    LCSPR = (
        "lcspr",
        "Children Act 2004, section 16C: abuse or neglect of a child is known or suspected, and the child died or was"
        " seriously harmed (local child safeguarding practice review; the partners decide by what can be learned)",
    )
    SCR_DIED = (
        "scr_died",
        "Working Together 2015: abuse or neglect is known or suspected, and the child died (serious case review)",
    )
    SCR_HARMED = (
        "scr_harmed",
        "Working Together 2015: abuse or neglect is known or suspected, the child was seriously harmed, and there is"
        " concern about how agencies worked together (serious case review)",
    )
    SAR_DIED = (
        "sar_died",
        "Care Act 2014, section 44: an adult with care and support needs died, abuse or neglect is suspected, and there"
        " is concern about how agencies worked together (safeguarding adult review)",
    )
    SAR_ALIVE = (
        "sar_alive",
        "Care Act 2014, section 44: an adult with care and support needs is alive, serious abuse or neglect is"
        " suspected, and there is concern about how agencies worked together (safeguarding adult review)",
    )
    DHR = (
        "dhr",
        "Domestic Violence, Crime and Victims Act 2004, section 9: somebody of 16 or older died, and it has or seems to"
        " have come from violence, abuse or neglect by a relative, a partner or former partner, or somebody of the same"
        " household (domestic homicide review)",
    )
    DARDR = (
        "dardr",
        "Victims and Prisoners Act 2024, section 19, once in force: somebody died, by suicide too, and it came from"
        " domestic abuse (domestic abuse related death review)",
    )


class Subject(models.TextChoices):
    CHILD = "child", "A child"
    UNBORN = "unborn", "An unborn child"
    ADULT = "adult", "An adult"
    BOTH = "both", "A child and an adult"


class Referrer(models.TextChoices):
    AGENCY = "agency", "Somebody for an agency"
    BOARD = "board", "A board or partnership"
    CORONER = "coroner", "A coroner"
    FAMILY = "family", "Family"
    PUBLIC = "public", "Somebody else"


class Incident(models.TextChoices):
    """What the council must notify, and of whom (statutory.md 7.3). No two are true of one child: where abuse or
    neglect is suspected a rapid review is due, whether or not the child was looked after.
    """

    DEATH = "death", "A child died, looked after or not, and abuse or neglect is known or suspected"
    HARM = "serious_harm", "A child was seriously harmed, and abuse or neglect is known or suspected"
    LOOKED_AFTER = "lac_death", "A looked-after child died, and neither abuse nor neglect is suspected"
    CARE_LEAVER = "care_leaver_death", "A care leaver of up to 24 died, and neither abuse nor neglect is suspected"
    NONE = "none", "Nothing that must be notified"


SERIOUS = (Incident.DEATH, Incident.HARM)
DEATHS_IN_CARE = (Incident.LOOKED_AFTER, Incident.CARE_LEAVER)


class Decision(models.TextChoices):
    """What the chair decides. The codes of a rapid review come first; the rest are for what no rapid review is of."""

    LCSPR = "lcspr", "Local child safeguarding practice review"
    CAPTURED = "no_lcspr_learning_captured", "No local review: the learning is captured"
    ALTERNATIVE = "alternative_local_review", "Another kind of local review"
    SINGLE = "single_agency_review", "Review by one agency"
    NATIONAL = "recommend_national", "Recommend a national review"
    OTHER_LEADS = "other_statutory_review_leads", "Another statutory review leads"
    WITHDRAWN = "sin_withdrawn", "The notification is withdrawn"
    SCR = "scr", "Serious case review"
    SAR = "sar", "Safeguarding adult review"
    DHR = "dhr", "Domestic homicide review"
    DARDR = "dardr", "Domestic abuse related death review"
    NONE = "no_review", "No review: the criteria are not met"


OURS_TO_DO = (
    Decision.LCSPR,
    Decision.ALTERNATIVE,
    Decision.SINGLE,
    Decision.SCR,
    Decision.SAR,
    Decision.DHR,
    Decision.DARDR,
)
"""After which a review is commissioned here."""
COMMISSIONED_AS = {
    Decision.LCSPR: (Kind.LCSPR,),
    Decision.ALTERNATIVE: (Kind.THEMATIC, Kind.LEARNING, Kind.CIR, Kind.EXTERNAL),
    Decision.SINGLE: (Kind.SINGLE,),
    Decision.SCR: (Kind.SCR,),
    Decision.SAR: (Kind.SAR,),
    Decision.DHR: (Kind.DHR,),
    Decision.DARDR: (Kind.DARDR,),
}
"""Which kinds of review carry out what the chair decided."""


class Board(models.TextChoices):
    """Whose chair decides: by the statute it is one of three, and of what no statute is about any of them."""

    CHILDREN = "children", "The children’s board or partnership"
    ADULTS = "adults", "The safeguarding adults board"
    COMMUNITY = "community_safety", "The community safety partnership"


BOARD_OF = {
    Kind.SCR: Board.CHILDREN,
    Kind.LCSPR: Board.CHILDREN,
    Kind.SAR: Board.ADULTS,
    Kind.DHR: Board.COMMUNITY,
    Kind.DARDR: Board.COMMUNITY,
}
"""By the kind of review. Decisions for these have the same codes (statutory.md 7.1)."""
NO_MORE_SCR = date(2019, 9, 29)
"""By when every area had a local partnership: nothing that happened later is looked at by a serious case review."""
OF_DOMESTIC_DEATHS = (Decision.DHR, Decision.DARDR)


class OtherReview(models.TextChoices):
    SAR = "sar", "Safeguarding adult review"
    DHR = "dhr", "Domestic homicide review"
    MENTAL_HEALTH = "mental_health_homicide", "Mental health homicide review"
    WEAPONS = "offensive_weapons_homicide", "Offensive weapons homicide review"


class Reply(models.TextChoices):
    AGREE = "agree", "It agrees"
    RECONSIDER = "disagree_please_reconsider", "It disagrees, and asks to think again"
    ASKS = "request_information", "It asks for more information"
    NATIONAL = "national_review", "It does a national review"


class Method(models.TextChoices):
    SYSTEMS = "systems", "Systems method"
    SIGNIFICANT = "significant_incident", "Significant incident learning process"
    HYBRID = "hybrid", "Hybrid"
    THEMATIC = "thematic", "Thematic"
    SCIE = "scie", "SCIE Learning Together"
    OTHER = "other", "Another method"


class OurPart(models.TextChoices):
    JOINT = "joint", "Joint: another area leads, and we do it with them"
    CONTRIBUTES = "contributes", "We contribute to it"


class Proceedings(models.TextChoices):
    CRIMINAL = "criminal", "Criminal investigation or trial"
    INQUEST = "inquest", "Inquest"
    FAMILY = "family_court", "Family court"
    DISCIPLINARY = "disciplinary", "Disciplinary"
    REGULATOR = "regulator", "Regulator"
