"""On which legal basis something is shared about a child (statutory.md 2.6; section 16N from 6.1).

To agree to a service is not to agree to data. Nothing is shared before each question is answered.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.refusals import Refused

FIRST = "Say on which lawful basis it is shared. Until then nothing is shared."


class Informed(models.TextChoices):
    YES = "yes", "Yes"
    UNSAFE = "no_unsafe", "No: it would put somebody at risk"
    NOT_PRACTICABLE = "no_not_practicable", "No: it could not be done in time"
    NOT_YET = "not_yet", "Not yet"


class Consent(models.TextChoices):
    GIVEN = "given", "Given"
    REFUSED = "refused", "Refused"
    NOT_SOUGHT = "not_sought_with_reason", "Not asked for, with a reason"


class Basis(models.TextChoices):
    PUBLIC_TASK = "public_task", "Public task (UK GDPR Article 6(1)(e))"
    LEGAL_OBLIGATION = "legal_obligation", "Legal obligation (UK GDPR Article 6(1)(c))"
    VITAL_INTERESTS = "vital_interests", "Vital interests (UK GDPR Article 6(1)(d))"
    LAW_ENFORCEMENT = "law_enforcement", "Law enforcement (Data Protection Act 2018, Part 3)"


class Condition(models.TextChoices):
    SAFEGUARDING = (
        "safeguarding",
        "Safeguarding of children and of individuals at risk (Data Protection Act 2018, Schedule 1, paragraph 18)",
    )
    NONE = "none", "None is needed: nothing of a special category is shared"


class Gateway(models.TextChoices):
    CA_1989_17 = "ca1989_s17", "Children Act 1989, section 17"
    CA_1989_27 = "ca1989_s27", "Children Act 1989, section 27"
    CA_1989_47 = "ca1989_s47", "Children Act 1989, section 47"
    CA_2004_10 = "ca2004_s10", "Children Act 2004, section 10"
    CA_2004_11 = "ca2004_s11", "Children Act 2004, section 11"
    CA_2004_16 = "ca2004_s16e_16h", "Children Act 2004, sections 16E and 16H"
    CA_2004_16LA = "ca2004_s16la", "Children Act 2004, section 16LA"
    CA_2004_16N = "ca2004_s16n", "Children Act 2004, section 16N"
    CDA_1998_115 = "cda1998_s115", "Crime and Disorder Act 1998, section 115"
    OTHER = "other", "Another power or duty"


BASIS_MEANS: Mapping[str, str] = {
    Basis.PUBLIC_TASK: "What councils, health services and the police do by law. This is usually it",
    Basis.LEGAL_OBLIGATION: "A law says that this must be shared",
    Basis.VITAL_INTERESTS: "To save a life, where nothing else fits",
    Basis.LAW_ENFORCEMENT: "The police and others, to prevent or prosecute crime",
}
GATEWAY_MEANS: Mapping[str, str] = {
    Gateway.CA_1989_17: "Help for a child in need and the family",
    Gateway.CA_1989_27: "A council asks another council, or a health service, for help with a child",
    Gateway.CA_1989_47: "Enquiries whether a child suffers or may suffer significant harm",
    Gateway.CA_2004_10: "Agencies work together for the wellbeing of children in their area",
    Gateway.CA_2004_11: "Each agency’s own duty to safeguard children",
    Gateway.CA_2004_16: "The safeguarding partners’ arrangements, and what they ask for under them",
    Gateway.CA_2004_16LA: "The duty to tell another body what it needs for the welfare of a child",
    Gateway.CA_2004_16N: "What those who review the deaths of children ask for: it must be given",
    Gateway.CDA_1998_115: "To prevent crime and disorder",
}
"""What each is for, in a few words: for whoever shares and is no lawyer. The law itself says when it holds."""


@dataclass(frozen=True, kw_only=True)
class LawfulBasis:
    """What somebody decided. The reasons are asked where an answer needs one."""

    informed: str = ""
    informed_why: str = ""
    consent: str = ""
    consent_why: str = ""
    basis: str = ""
    condition: str = ""
    gateway: str = ""
    gateway_other: str = ""
    rationale: str = ""

    def checked(self) -> dict[str, Any]:
        """As a record keeps it. Raise Refused at the first answer that is missing."""
        for field, choices in CHOSEN.items():
            if getattr(self, field) not in choices.values:
                raise Refused(FIRST, field)
        if self.informed in (Informed.UNSAFE, Informed.NOT_PRACTICABLE):
            said(self.informed_why, "Say why those whom it is about are not told.", "informed_why")
        if self.consent == Consent.NOT_SOUGHT:
            said(self.consent_why, "Say why they were not asked whether they agree to services.", "consent_why")
        if self.gateway == Gateway.OTHER:
            said(self.gateway_other, "Say which power or duty it is, with the section.", "gateway_other")
        said(self.rationale, "Say why it is necessary, and why no more is shared than that.", "rationale")
        return {name: value.strip() for name, value in vars(self).items()}


BASIS_FIELDS = tuple(LawfulBasis.__dataclass_fields__)

CHOSEN: dict[str, type[models.TextChoices]] = {
    "informed": Informed,
    "consent": Consent,
    "basis": Basis,
    "condition": Condition,
    "gateway": Gateway,
}


class KeepsLawfulBasis(models.Model):
    """The columns of a record beside which the basis of a sharing is kept."""

    informed = models.CharField(max_length=20, choices=Informed.choices)
    informed_why = models.TextField(blank=True)
    consent = models.CharField(max_length=30, choices=Consent.choices)
    consent_why = models.TextField(blank=True)
    basis = models.CharField(max_length=20, choices=Basis.choices)
    condition = models.CharField(max_length=20, choices=Condition.choices)
    gateway = models.CharField(max_length=20, choices=Gateway.choices)
    gateway_other = models.CharField(max_length=200, blank=True)
    rationale = models.TextField()

    class Meta:
        abstract = True

    @property
    def gateway_in_words(self) -> str:
        return self.gateway_other or Gateway(self.gateway).label
