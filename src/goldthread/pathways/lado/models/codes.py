"""The answers that are chosen from a list (statutory.md 8.3, 8.5)."""

from django.db import models


class Channel(models.TextChoices):
    WEB_FORM = "web_form", "Web form"
    TELEPHONE = "telephone", "Telephone"
    EMAIL = "email", "E-mail"
    OTHER = "other", "In another way"


class Source(models.TextChoices):
    EMPLOYER = "employer", "The employer"
    POLICE = "police", "The police"
    SOCIAL_CARE = "csc", "Children’s social care"
    OFSTED = "ofsted", "Ofsted"
    PARENT = "parent", "A parent or carer"
    CHILD = "child", "A child"
    OTHER_LADO = "other_lado", "The designated officer of another area"
    WHISTLEBLOWER = "whistleblower", "A whistleblower"


class EmployerType(models.TextChoices):
    EARLY_YEARS = "early_years", "Nursery or other early years provider"
    CHILDMINDER = "childminder", "Childminder"
    PRIMARY = "primary", "Primary school"
    SECONDARY = "secondary", "Secondary school"
    SPECIAL = "special", "Special school"
    INDEPENDENT_SCHOOL = "independent_school", "Independent school"
    COLLEGE = "college", "College"
    ALTERNATIVE_PROVISION = "alternative_provision", "Alternative provision"
    SOCIAL_CARE = "csc", "Children’s social care"
    FOSTER_CARER_COUNCIL = "foster_carer_la", "Foster carer of a council"
    FOSTER_CARER_AGENCY = "foster_carer_ifa", "Foster carer of an independent agency"
    RESIDENTIAL_HOME = "residential_home", "Children’s home"
    SEMI_INDEPENDENT = "semi_independent", "Supported accommodation"
    HEALTH_ACUTE = "health_acute", "Hospital"
    HEALTH_COMMUNITY = "health_community", "Community health service"
    POLICE = "police", "Police"
    YOUTH_JUSTICE = "youth_justice", "Youth justice"
    SPORT = "sport", "Sport"
    FAITH = "faith", "Faith group"
    TRANSPORT = "transport", "Transport"
    VOLUNTARY = "voluntary", "Voluntary organisation"
    ARMED_CADETS = "armed_cadets", "Armed forces or cadets"
    SCHOOL_TRANSPORT = "school_transport", "School transport"
    OTHER = "other", "Another kind of employer"


class Category(models.TextChoices):
    PHYSICAL = "physical", "Physical abuse"
    SEXUAL = "sexual", "Sexual abuse"
    EMOTIONAL = "emotional", "Emotional abuse"
    NEGLECT = "neglect", "Neglect"
    CONDUCT = "conduct_suitability", "Conduct or suitability"
    OWN_CHILDREN = "transferable_risk_own_children", "Transferable risk: own children"
    DOMESTIC_ABUSE = "transferable_risk_domestic_abuse", "Transferable risk: domestic abuse"
    ONLINE = "online", "Online"
    PREVENT = "prevent", "Radicalisation (Prevent)"


class Location(models.TextChoices):
    WORK = "work", "At work"
    PRIVATE_LIFE = "private_life", "In private life"
    HISTORIC = "historic", "In the past"


class Action(models.TextChoices):
    NONE = "none", "Nothing"
    ADVICE = "advice", "Advice to the person"
    SUSPENSION = "suspension", "Suspension"
    ALTERNATIVE_DUTIES = "alternative_duties", "Other duties"
    RESIGNED = "resigned", "The person resigned"
    DISMISSED = "dismissed", "Dismissal"
    WRITTEN_WARNING = "written_warning", "Written warning"
    TRAINING = "training", "Training"
    DBS_REFERRED = "dbs_referred", "Referral to the Disclosure and Barring Service"
    REGULATOR_REFERRED = "regulator_referred", "Referral to a regulator"
    SETTLEMENT = "settlement", "Settlement agreement"


class Result(models.TextChoices):
    SUBSTANTIATED = "substantiated", "Substantiated"
    MALICIOUS = "malicious", "Malicious"
    FALSE = "false", "False"
    UNSUBSTANTIATED = "unsubstantiated", "Unsubstantiated"
    UNFOUNDED = "unfounded", "Unfounded"


class ReferralDecision(models.TextChoices):
    """Whether a body that bars or regulates people was told."""

    REFERRED = "referred", "Referred"
    NOT_NEEDED = "not_needed", "Considered, and not needed"
    NOT_YET = "not_yet", "Advised, and not made yet"


class Tier(models.IntegerChoices):
    ONE = 1, "Tier 1"
    TWO = 2, "Tier 2"
    THREE = 3, "Tier 3"
    FOUR = 4, "Tier 4"
    FIVE = 5, "Tier 5"
