"""The kinds of governing document, and how long each may stand before it is looked at again."""

from dataclasses import dataclass

from django.db import models


class DocumentKind(models.TextChoices):
    """In the order in which a partnership lists them."""

    ARRANGEMENTS = "arrangements", "Published arrangements"
    THRESHOLDS = "thresholds", "Threshold document"
    POLICY = "policy", "Policy"
    PROCEDURE = "procedure", "Procedure"
    PROTOCOL = "protocol", "Protocol"
    MEMORANDUM = "memorandum", "Memorandum of understanding"
    CONCORDAT = "concordat", "Concordat"
    SHARING = "sharing", "Information sharing agreement"
    TERMS = "terms", "Terms of reference"


@dataclass(frozen=True)
class Clock:
    """Months from one review to the next, and where that limit comes from."""

    months: int
    citation: str


OWN = "a local default of Goldthread"
REVIEW_CLOCKS = {
    DocumentKind.ARRANGEMENTS: Clock(12, "GOV-03, a local default: no law sets it"),
    DocumentKind.THRESHOLDS: Clock(24, "GOV-04, a local default: no law sets it"),
    DocumentKind.TERMS: Clock(12, OWN),
}
USUAL_CLOCK = Clock(24, OWN)

MOST_MONTHS = 120
"""Ten years: what stands longer without being looked at has no review date."""


def clock_of(kind: str) -> Clock:
    """How often documents of a kind are reviewed unless the document says otherwise."""
    return REVIEW_CLOCKS.get(DocumentKind(kind), USUAL_CLOCK)
