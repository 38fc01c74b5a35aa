"""What agencies that knew the child fill in: the reporting form, by which service it is (statutory.md 6.3)."""

from goldthread.cases.declaring import AskedForm, Version
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.pathways.child_death.models.codes import Part
from goldthread.pathways.child_death.models.gathering import REPORTING_FORM as FORM

SUPPLEMENT = ("supplement", "supplement_words")
HEALTH = (
    AgencyKind.LA_PUBLIC_HEALTH,
    AgencyKind.ICB,
    AgencyKind.NHS_ACUTE,
    AgencyKind.NHS_COMMUNITY,
    AgencyKind.NHS_MENTAL_HEALTH,
    AgencyKind.NHS_ENGLAND,
    AgencyKind.GP,
    AgencyKind.AMBULANCE,
)
SOCIAL_CARE = (
    AgencyKind.LA_CSC,
    AgencyKind.LA_EARLY_HELP,
    AgencyKind.LA_YOT,
    AgencyKind.RESIDENTIAL_HOME,
    AgencyKind.FOSTER_AGENCY,
    AgencyKind.SEMI_INDEPENDENT,
    AgencyKind.SECURE,
)
EDUCATION = (
    AgencyKind.LA_EDUCATION,
    AgencyKind.SCHOOL,
    AgencyKind.SCHOOL_MAINTAINED,
    AgencyKind.ACADEMY,
    AgencyKind.INDEPENDENT_SCHOOL,
    AgencyKind.SCHOOLS,
    AgencyKind.COLLEGE,
    AgencyKind.EARLY_YEARS,
    AgencyKind.OUT_OF_SCHOOL,
    AgencyKind.ALTERNATIVE_PROVISION,
    AgencyKind.VIRTUAL_SCHOOL,
)
POLICE = (AgencyKind.POLICE_TERRITORIAL, AgencyKind.POLICE_BTP, AgencyKind.POLICE_CITY)


def _version(part: Part, kinds: tuple[AgencyKind, ...], *fields: str) -> Version:
    asked = (*fields, "events", *SUPPLEMENT)
    return Version(kinds=tuple(one.value for one in kinds), said={"service": part.value}, fields=asked)


REPORTING_FORM = AskedForm(
    code=FORM,
    title="Reporting form",
    asked=(
        "Fill in the reporting form: what your agency knows of the child and the family, what it did for them, and the"
        " events that led to the death. If a supplementary form was sent with it, fill that in too."
    ),
    purpose=(
        "The death of each child is reviewed, so that it is known what happened and what could keep other children safe"
        " (Children Act 2004, sections 16M and 16N)."
    ),
    sent="asked",
    asks_with_it=("supplements",),
    came="reported",
    agency="from_agency",
    all_in="all_in",
    nothing={"events": "This agency replied that it knows nothing of the child."},
    versions=(
        _version(Part.HEALTH, HEALTH, "health", "services"),
        _version(Part.SOCIAL_CARE, SOCIAL_CARE, "social", "services", "protection"),
        _version(Part.EDUCATION, EDUCATION, "education", "social", "services"),
        _version(Part.HOUSING, (AgencyKind.LA_HOUSING,), "housing", "social", "services"),
        _version(Part.POLICE, POLICE, "social", "protection"),
        # A whole council, or whoever else: which service tells, it says itself.
        _version(Part.OTHER, (), "service", "health", "social", "education", "housing", "services", "protection"),
    ),
)
