"""What published arrangements must say, heading by heading: the checklist of statutory.md 1.5, each part by itself.

Headings that name several things are asked one by one, so that what is missing can be named.
"""

from dataclasses import dataclass

CITATION = (
    "What Working Together asks of published arrangements (2018, chapter 3; 2023, chapter 2), as Goldthread lists it."
    " Hold it against the edition that you work to."
)
EDITIONS = ("2013", "2015", "2018", "2023", "2026")
"""Of Working Together to Safeguard Children."""


@dataclass(frozen=True)
class Heading:
    code: str
    words: str


HEADINGS = {
    heading.code: heading
    for heading in (
        Heading("partners", "The safeguarding partners, by name"),
        Heading("agencies", "The relevant agencies, by name"),
        Heading("area", "The area that is covered"),
        Heading("schools", "How schools and colleges are included"),
        Heading("early_years", "How early years settings are included"),
        Heading("custody", "How places of custody are included"),
        Heading("residential", "How residential settings are included"),
        Heading("together", "How the partners work together"),
        Heading("disagreement", "How disagreement between them is resolved"),
        Heading("thresholds", "The threshold document"),
        Heading("scrutiny", "Independent scrutiny"),
        Heading("reviews", "Rapid reviews and local child safeguarding practice reviews"),
        Heading("data", "Use of data and intelligence"),
        Heading("voice", "The voice of children and families"),
        Heading("training", "Multi-agency training"),
        Heading("funding", "Funding"),
        Heading("sharing", "Information sharing"),
        Heading("report", "The yearly report"),
    )
}
