"""Code lists of traits, as the children in need census and the school census have them (statutory.md 14.1, 14.5, 14.6).

Languages have their codes of ISO 639-3; one that is not listed is told in words. Ways of communicating are a few of our
own, so that whoever needs an interpreter is counted: no list of the field names them.
"""

from collections.abc import Mapping
from enum import Enum

from goldthread.cases.people.languages import LANGUAGES


class Trait(Enum):
    """A kind of trait: its code, and what it is called."""

    ETHNICITY = "ethnicity"
    LANGUAGE = "language"
    DISABILITY = "disability"
    SEN = "sen"
    COMMUNICATION = "communication"

    @property
    def label(self) -> str:
        return LABELS[self]

    @property
    def takes_several(self) -> bool:
        """Somebody has one ethnicity of the list, and may have several of the others."""
        return self is not Trait.ETHNICITY


LABELS = {
    Trait.ETHNICITY: "Ethnicity",
    Trait.LANGUAGE: "Languages",
    Trait.DISABILITY: "Disability",
    Trait.SEN: "Special educational needs",
    Trait.COMMUNICATION: "How they communicate",
}

ETHNICITIES = {
    "WBRI": "White British",
    "WIRI": "White Irish",
    "WIRT": "Traveller of Irish heritage",
    "WROM": "Gypsy/Roma",
    "WOTH": "Any other White background",
    "MWBC": "White and Black Caribbean",
    "MWBA": "White and Black African",
    "MWAS": "White and Asian",
    "MOTH": "Any other mixed background",
    "AIND": "Indian",
    "APKN": "Pakistani",
    "ABAN": "Bangladeshi",
    "CHNE": "Chinese",
    "AOTH": "Any other Asian background",
    "BCRB": "Caribbean",
    "BAFR": "African",
    "BOTH": "Any other Black background",
    "OOTH": "Any other ethnic group",
    "REFU": "Refused",
    "NOBT": "Not yet obtained",
}

DISABILITIES = {
    "NONE": "None",
    "MOB": "Mobility",
    "HAND": "Hand function",
    "PC": "Personal care",
    "INC": "Incontinence",
    "COMM": "Communication",
    "LD": "Learning",
    "HEAR": "Hearing",
    "VIS": "Vision",
    "BEH": "Behaviour",
    "CON": "Consciousness",
    "AUT": "Autism",
    "DDA": "Another disability under the Equality Act",
}

SEN_NEEDS = {
    "SPLD": "Specific learning difficulty",
    "MLD": "Moderate learning difficulty",
    "SLD": "Severe learning difficulty",
    "PMLD": "Profound and multiple learning difficulty",
    "SEMH": "Social, emotional and mental health",
    "SLCN": "Speech, language and communication needs",
    "HI": "Hearing impairment",
    "VI": "Vision impairment",
    "MSI": "Multi-sensory impairment",
    "PD": "Physical disability",
    "ASD": "Autistic spectrum disorder",
    "OTH": "Other difficulty",
}

WAYS_OF_COMMUNICATING = {
    "INTERPRET": "Needs an interpreter",
    "SIGNS": "Signs",
    "SYMBOLS": "Uses pictures or symbols",
    "DEVICE": "Uses a device that speaks",
    "NOWORDS": "Communicates without words",
}

CODED: Mapping[Trait, Mapping[str, str]] = {
    Trait.ETHNICITY: ETHNICITIES,
    Trait.LANGUAGE: LANGUAGES,
    Trait.DISABILITY: DISABILITIES,
    Trait.SEN: SEN_NEEDS,
    Trait.COMMUNICATION: WAYS_OF_COMMUNICATING,
}
"""By trait its codes, with the label of each."""

NO_DISABILITY = "NONE"
"""Said alone or not at all."""
