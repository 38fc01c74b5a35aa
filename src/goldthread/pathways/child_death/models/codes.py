"""The answers that are chosen from a list (statutory.md 6, 14.1)."""

from django.db import models

from goldthread.cases.people.codes import CODED, Trait
from goldthread.pathways.child_death.models.areas import AREAS

ETHNICITIES = [*CODED[Trait.ETHNICITY].items()]
OUTSIDE_ENGLAND, AREA_UNKNOWN = "outside", "unknown"


def councils() -> list[tuple[str, str]]:
    return [*AREAS.items()]


def residences() -> list[tuple[str, str]]:
    return [*councils(), (OUTSIDE_ENGLAND, "Outside England"), (AREA_UNKNOWN, "Not known")]


class Sex(models.TextChoices):
    FEMALE = "F", "Female"
    MALE = "M", "Male"
    UNKNOWN = "U", "Not known, or indeterminate"


class NoNumber(models.TextChoices):
    """Why a child has no NHS number on the form."""

    NOT_YET = "not_yet", "It is not known yet"
    NEVER = "never", "None was ever given: the child died soon after birth"
    OUTSIDE_ENGLAND = "outside_england", "The child did not live in England"
    COUNTED_ELSEWHERE = "counted_there", "Another review here has it: this is the same death"


class AgeBand(models.TextChoices):
    """Statutory.md 6.3."""

    DAYS_27 = "0-27d", "0 to 27 days"
    DAYS_364 = "28-364d", "28 to 364 days"
    YEARS_4 = "1-4", "1 to 4 years"
    YEARS_9 = "5-9", "5 to 9 years"
    YEARS_14 = "10-14", "10 to 14 years"
    YEARS_17 = "15-17", "15 to 17 years"


class Deprivation(models.TextChoices):
    """Tenths of the areas of England by the index of multiple deprivation (statutory.md 6.4)."""

    FIRST = "1", "1: the most deprived tenth"
    SECOND = "2", "2"
    THIRD = "3", "3"
    FOURTH = "4", "4"
    FIFTH = "5", "5"
    SIXTH = "6", "6"
    SEVENTH = "7", "7"
    EIGHTH = "8", "8"
    NINTH = "9", "9"
    TENTH = "10", "10: the least deprived tenth"


class Place(models.TextChoices):
    HOME = "home", "At home"
    OTHER_HOME = "other_home", "At another private home"
    HOSPITAL = "hospital", "In hospital"
    HOSPICE = "hospice", "In a hospice"
    SCHOOL = "school", "At school, nursery or college"
    PUBLIC = "public", "In a public place"
    CUSTODY = "custody", "In custody, or detained under the Mental Health Act"
    ABROAD = "abroad", "Abroad"
    OTHER = "other", "Somewhere else"
    UNKNOWN = "unknown", "Not known yet"


class Notifier(models.TextChoices):
    HOSPITAL = "hospital", "Hospital staff"
    AMBULANCE = "ambulance", "Ambulance service"
    GP = "gp", "GP surgery"
    COMMUNITY = "community", "Community or mental health service"
    HOSPICE = "hospice", "Hospice"
    POLICE = "police", "Police"
    CORONER = "coroner", "Coroner’s office"
    SOCIAL_CARE = "social_care", "Children’s social care"
    SCHOOL = "school", "School, nursery or college"
    MEDICAL_EXAMINER = "examiner", "Medical examiner"
    REGISTRAR = "registrar", "Registrar"
    OTHER_AREA = "other_area", "Child death review of another area"
    OTHER = "other", "Another professional"


class Known(models.TextChoices):
    """What may not be known yet when a death is notified."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_YET = "not_yet", "Not known yet"


class Criterion(models.TextChoices):
    """For a joint agency response: any of these (statutory.md 6.2)."""

    EXTERNAL = "external", "There is, or may be, an external cause"
    SUDDEN = "sudden", "It was sudden and there is no apparent cause"
    CUSTODY = "custody", "The child was in custody, or detained under the Mental Health Act"
    NOT_NATURAL = "not_natural", "The first circumstances suggest that it may not be natural"
    UNATTENDED = "unattended", "No healthcare professional was present at the birth, and it may be a stillbirth"


class Meeting(models.TextChoices):
    INITIAL = "initial", "The first meeting"
    CASE_DISCUSSION = "case_discussion", "The case discussion that follows, after about 28 days"
    OTHER = "other", "Another meeting"


class Supplement(models.TextChoices):
    """Supplementary forms by cause (statutory.md 6.3)."""

    NEONATAL = "neonatal", "Death of a newborn baby"
    TRAUMA = "trauma", "Trauma"
    DROWNING = "drowning", "Drowning"
    SUICIDE = "suicide", "Suicide or self-harm"
    MALIGNANCY = "malignancy", "Cancer"
    SUDDEN = "sudden", "Sudden unexpected death"
    OTHER = "other", "Another one"


class Part(models.TextChoices):
    """From which service a reporting form came."""

    HEALTH = "health", "Health"
    SOCIAL_CARE = "social_care", "Social care"
    EDUCATION = "education", "Education"
    HOUSING = "housing", "Housing"
    POLICE = "police", "Police"
    OTHER = "other", "Another service"


class Process(models.TextChoices):
    """What goes on beside the review, and is not ours (statutory.md 6.2)."""

    POST_MORTEM = "post_mortem", "Post-mortem examination"
    INQUEST = "inquest", "Inquest"
    HOSPITAL = "hospital", "Mortality review or patient safety investigation of a hospital"
    CRIMINAL = "criminal", "Criminal investigation or proceedings"
    LEDER = "leder", "Learning from lives and deaths (LeDeR)"
    PERINATAL = "perinatal", "Perinatal review (MBRRACE, PMRT)"
    SERIOUS_INCIDENT = "serious_incident", "Serious incident notification and safeguarding review"
    OTHER = "other", "Another one"


class Stands(models.TextChoices):
    EXPECTED = "expected", "To be expected"
    UNDER_WAY = "under_way", "Under way"
    ENDED = "ended", "Ended: its result is here"
    NOT_NEEDED = "not_needed", "Not needed"


class With(models.TextChoices):
    """What was done with the family."""

    TOLD = "told", "Told what the review is, and given the leaflet"
    ASKED = "asked", "Asked whether they want to contribute"
    CONTRIBUTED = "contributed", "They contributed"
    WANTS_NONE = "wants_none", "They do not want to be in touch"
    SUPPORTED = "supported", "Support in bereavement was offered or given"
    FED_BACK = "fed_back", "Told what the review found"


class Sitting(models.TextChoices):
    """Where the death was discussed. A theme, such as newborn babies, may have a panel of those who know it."""

    PANEL = "panel", "Our panel, in its seats"
    OTHER = "other", "A panel of another area, or one for a theme"


class Chair(models.TextChoices):
    PUBLIC_HEALTH = "public_health", "A director of public health, or somebody for them"
    INDEPENDENT = "independent", "Somebody else who is independent of the services"


class Expected(models.TextChoices):
    """Unexpected: not anticipated 24 hours before, or the collapse that led to it was not (statutory.md 6.3)."""

    UNEXPECTED = "unexpected", "Unexpected: not anticipated 24 hours before, or the collapse that led to it was not"
    EXPECTED = "expected", "Expected"
    UNKNOWN = "unknown", "Not known"


class Level(models.TextChoices):
    LOCAL = "local", "Local"
    REGIONAL = "regional", "Regional"
    NATIONAL = "national", "National"


class Done(models.TextChoices):
    """Where an action stands (statutory.md 6.4)."""

    TO_DO = "to_do", "To be done"
    DONE = "done", "Done"
    NOT_PURSUED = "not_pursued", "Not pursued"


class Referral(models.TextChoices):
    """To whom something is taken further (statutory.md 6.4)."""

    SERIOUS_INCIDENT = "serious_incident", "Those who notify serious incidents"
    CORONER = "coroner", "The coroner"
    CAMPAIGN = "campaign", "A public health campaign"
    REGULATOR = "regulator", "A regulator"


class WhyAside(models.TextChoices):
    TWICE = "twice", "It is a second notification of a death that is reviewed already"
    NO_CHILD = "no_child", "It was not the death of a child who was born alive"
    OTHER_AREA = "other_area", "Another area reviews it"
    """No longer to be chosen, since the case is handed over instead; what said it before is read and counted so."""
