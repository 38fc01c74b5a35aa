"""The answers that are chosen from a list (statutory.md 9.3, 14.1, 14.3)."""

from django.db import models


class Notifier(models.TextChoices):
    """The three who must notify; and, where none of them did, from whom the council learned of it."""

    CARER = "carer", "The private foster carer notified the council"
    PARENT = "parent", "A parent, or somebody else with parental responsibility, notified the council"
    ARRANGER = "arranger", "Somebody else who arranges it notified the council"
    SCHOOL = "school", "Nobody notified: learned from a school"
    LANGUAGE_SCHOOL = "language_school", "Nobody notified: learned from a language school"
    ADMISSIONS = "admissions", "Nobody notified: learned from school admissions"
    GP = "gp", "Nobody notified: learned from a GP surgery"
    HEALTH = "health", "Nobody notified: learned from another part of the health service"
    SOCIAL_CARE = "social_care", "Nobody notified: learned in other work of social care"
    OTHER_COUNCIL = "other_council", "Nobody notified: learned from another council"
    POLICE = "police", "Nobody notified: learned from the police"
    IMMIGRATION = "immigration", "Nobody notified: learned from border or immigration officers"
    FAITH = "faith", "Nobody notified: learned from a faith or community group"
    CHILD = "child", "Nobody notified: learned from the child"
    PUBLIC = "public", "Nobody notified: learned from a neighbour or somebody else"


class MustNotify(models.TextChoices):
    """Each of the three, also after another did."""

    CARER = "carer", "The private foster carer"
    PARENT = "parent", "A parent, or somebody else with parental responsibility"
    ARRANGER = "arranger", "Somebody else who arranges it"


class Kind(models.TextChoices):
    OVERSEAS_RETURN = "8B", "From overseas, and intends to return (8B)"
    OVERSEAS_STAY = "8C", "From overseas, and intends to stay (8C)"
    EDUCATION = "8D", "From the UK, in an educational placement (8D)"
    FAMILY = "8E", "From the UK, in another family arrangement (8E)"
    OTHER = "8F", "Another kind (8F)"


class Length(models.TextChoices):
    UNDER_28_DAYS = "under_28_days", "Less than 28 days"
    UP_TO_6_MONTHS = "up_to_6_months", "28 days to 6 months"
    UP_TO_A_YEAR = "up_to_a_year", "6 to 12 months"
    LONGER = "longer", "More than 12 months"
    OPEN = "open", "28 days or more, with no end agreed"
    HOLIDAYS = "holidays", "More than 2 weeks of the holidays, at the pupil’s boarding school"


class Sex(models.TextChoices):
    FEMALE = "F", "Female"
    MALE = "M", "Male"
    UNKNOWN = "U", "Not known"


class Birthplace(models.TextChoices):
    UK = "uk", "United Kingdom"
    EUROPE = "europe", "Elsewhere in Europe"
    AFRICA = "africa", "Africa"
    ASIA = "asia", "Asia"
    MIDDLE_EAST = "middle_east", "Middle East"
    AMERICAS = "americas", "North, Central or South America, or the Caribbean"
    OCEANIA = "oceania", "Australia, New Zealand or the Pacific"
    UNKNOWN = "unknown", "Not known"


class Ethnicity(models.TextChoices):
    WBRI = "WBRI", "White British"
    WIRI = "WIRI", "White Irish"
    WIRT = "WIRT", "Traveller of Irish heritage"
    WROM = "WROM", "Gypsy or Roma"
    WOTH = "WOTH", "Any other White background"
    MWBC = "MWBC", "White and Black Caribbean"
    MWBA = "MWBA", "White and Black African"
    MWAS = "MWAS", "White and Asian"
    MOTH = "MOTH", "Any other mixed background"
    AIND = "AIND", "Indian"
    APKN = "APKN", "Pakistani"
    ABAN = "ABAN", "Bangladeshi"
    CHNE = "CHNE", "Chinese"
    AOTH = "AOTH", "Any other Asian background"
    BCRB = "BCRB", "Caribbean"
    BAFR = "BAFR", "African"
    BOTH = "BOTH", "Any other Black background"
    OOTH = "OOTH", "Any other ethnic group"
    REFU = "REFU", "Refused"
    NOBT = "NOBT", "Not yet obtained"


class Decision(models.TextChoices):
    SUITABLE = "suitable", "Suitable"
    WITH_REQUIREMENTS = "suitable_with_requirements", "Suitable with requirements"
    EXEMPTED = "exempted_over_three_children", "Exempted: more than three children"
    PROHIBITED = "unsuitable_prohibited", "Unsuitable: prohibited"
    NOT_PRIVATE = "not_private_fostering", "Not private fostering"
    LOOKED_AFTER = "became_looked_after", "The child came into care before it was decided"
    RETURNED_HOME = "returned_home", "Returned home before it was decided"
    NEVER_BEGAN = "never_began", "It never began"
    REFUSED_ACCESS = "refused_access", "Access was refused"
    AWAITING = "awaiting", "Not decided yet"


GOES_ON = (Decision.SUITABLE, Decision.WITH_REQUIREMENTS, Decision.EXEMPTED)
OPEN_STILL = (Decision.REFUSED_ACCESS, Decision.AWAITING)
"""Nothing is decided yet."""
BEFORE_IT_WAS_DECIDED = (Decision.NOT_PRIVATE, Decision.LOOKED_AFTER, Decision.RETURNED_HOME, *OPEN_STILL)
"""What is no answer any more once it was decided whether the arrangement may go on."""


class EndReason(models.TextChoices):
    RETURNED_PARENT = "returned_parent", "The child returned to a parent"
    MOVED_RELATIVE = "moved_relative", "The child moved to a close relative"
    ADOPTED = "adopted", "The child was adopted"
    CHILD_16 = "child_16", "The child reached 16, or 18 if disabled"
    LEFT_UK = "left_uk", "The child left the UK"
    BECAME_CLA = "became_cla", "The child became looked after"
    CEASED = "ceased", "It is private fostering no longer, though the child stays"
    OTHER = "other", "Another reason"
