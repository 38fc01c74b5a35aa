"""Kinds of agency, statutory.md 14.8: a local default drawn from the schedule of relevant agencies and the seeds."""

from django.db import models


class AgencyKind(models.TextChoices):
    LA_CSC = "la_csc", "Children's social care"
    LA_EARLY_HELP = "la_early_help", "Early help"
    LA_EDUCATION = "la_education", "Council education service"
    LA_PUBLIC_HEALTH = "la_public_health", "Public health"
    LA_HOUSING = "la_housing", "Housing"
    LA_ADULTS = "la_adults", "Adult social care"
    LA_YOT = "la_yot", "Youth offending service"
    LA_LEGAL = "la_legal", "Council legal service"
    LOCAL_AUTHORITY = "local_authority", "Local authority"
    ELECTED_MEMBER = "elected_member", "Elected member"
    ICB = "icb", "Integrated care board or clinical commissioning group"
    NHS_ACUTE = "nhs_acute", "Hospital trust"
    NHS_COMMUNITY = "nhs_community", "Community health trust"
    NHS_MENTAL_HEALTH = "nhs_mental_health", "Mental health trust"
    GP = "gp", "General practice"
    AMBULANCE = "ambulance", "Ambulance service"
    NHS_ENGLAND = "nhs_england", "NHS England"
    POLICE_TERRITORIAL = "police_territorial", "Police"
    POLICE_BTP = "police_btp", "British Transport Police"
    POLICE_CITY = "police_city", "City of London Police"
    MOPAC_PCC = "mopac_pcc", "Mayor's office for policing or police and crime commissioner"
    PROBATION_NPS = "probation_nps", "Probation"
    PROBATION_CRC = "probation_crc", "Community rehabilitation company (to 2021)"
    PRISON_YOI_STC = "prison_yoi_stc", "Prison, young offender institution or secure training centre"
    CAFCASS = "cafcass", "Cafcass"
    SCHOOL = "school", "School"
    SCHOOL_MAINTAINED = "school_maintained", "Maintained school"
    ACADEMY = "academy", "Academy"
    INDEPENDENT_SCHOOL = "independent_school", "Independent school"
    SCHOOLS = "schools", "Schools, taken together"
    COLLEGE = "college", "College"
    EARLY_YEARS = "early_years", "Early years setting"
    OUT_OF_SCHOOL = "out_of_school", "Out-of-school setting"
    ALTERNATIVE_PROVISION = "alternative_provision", "Alternative provision"
    VIRTUAL_SCHOOL = "virtual_school", "Virtual school"
    FIRE = "fire", "Fire and rescue service"
    IMMIGRATION = "immigration", "Immigration service"
    VOLUNTARY = "voluntary", "Voluntary organisation"
    FAITH = "faith", "Faith organisation"
    SPORT = "sport", "Sports organisation"
    RESIDENTIAL_HOME = "residential_home", "Children's home"
    FOSTER_AGENCY = "foster_agency", "Fostering agency"
    SEMI_INDEPENDENT = "semi_independent_16_17", "Semi-independent provider"
    SECURE = "secure", "Secure children's home"
    CORONER = "coroner", "Coroner"
    NATIONAL_DEPARTMENT = "national_department", "Government department"
    LAY_MEMBER = "lay_member", "Lay member"
    OTHER = "other", "Other"


KINDS_OF_SETTINGS = (
    AgencyKind.SCHOOL,
    AgencyKind.SCHOOL_MAINTAINED,
    AgencyKind.ACADEMY,
    AgencyKind.INDEPENDENT_SCHOOL,
    AgencyKind.COLLEGE,
    AgencyKind.ALTERNATIVE_PROVISION,
    AgencyKind.EARLY_YEARS,
    AgencyKind.OUT_OF_SCHOOL,
    AgencyKind.SPORT,
    AgencyKind.VOLUNTARY,
    AgencyKind.FAITH,
    AgencyKind.SEMI_INDEPENDENT,
    AgencyKind.RESIDENTIAL_HOME,
    AgencyKind.FOSTER_AGENCY,
    AgencyKind.SECURE,
    AgencyKind.OTHER,
)
"""What a setting may be: the schools, homes, clubs and groups of an area where children are. ``SCHOOL`` is one of which
it is not known more closely what kind it is."""
