"""The seven boxes of a briefing, in the order in which they are read (statutory.md 13.3)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """One box: the field that holds it, what it is headed, and what belongs into it."""

    name: str
    heading: str
    guide: str


BOXES = (
    Box("background", "Background", "What the review is about, and why it was made. Two or three sentences."),
    Box(
        "why_it_matters",
        "Why it matters",
        "Why everybody who reads this should care: how often it happens, and to whom.",
    ),
    Box(
        "what_happened",
        "What happened",
        "The child’s experience in a few sentences. Name nobody, no school, no street.",
    ),
    Box(
        "findings",
        "Findings",
        "What the review learned, in your words. Findings that you tick below are added as they stand.",
    ),
    Box("good_practice", "Good practice", "What people did well, and what others can do the same way."),
    Box(
        "what_to_do",
        "What to do",
        "Three to five things that somebody can do tomorrow. A line that begins with a dash is a point of a list.",
    ),
    Box(
        "discussion",
        "Discussion and resources",
        "Two or three questions to ask in a team meeting. Links and files are added on the briefing’s page.",
    ),
)

NAMES = tuple(box.name for box in BOXES)

FITS = 450
"""Words that fit on one page of A4 in the usual layout, with lists among them. Whether a page really holds them shows
when it is made: one that does not fit is not made."""


def words_in(text: str) -> int:
    """How many words a reader counts; the dash that begins a point is none."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split())
