"""Kinds of page on a public site, in the order in which the site lists them. Nothing here knows of records."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PageKind:
    """``title`` says of one page what it is, ``listing`` is the heading over all of them, ``folder`` their address.

    ``about`` tells a reader under that heading what they find there.
    """

    code: str
    title: str
    listing: str
    folder: str
    about: str


ABOUT = PageKind("about", "About the partnership", "About us", "about", "Who we are, and how we work together.")
GROUP = PageKind(
    "group", "Group", "Our groups", "groups", "The groups in which agencies meet, by role and not by name."
)
ARRANGEMENTS = PageKind(
    "arrangements",
    "Published arrangements",
    "Our arrangements",
    "arrangements",
    "How the safeguarding partners of this area work together, as they published it.",
)
REVIEW = PageKind(
    "review",
    "Review",
    "Reviews",
    "reviews",
    "What we learned when a child was harmed, what we answered, and what has been done since.",
)
RESOURCE = PageKind(
    "resource", "Resource", "Resources", "resources", "Guides and training for people who work with children."
)
NEWS = PageKind("news", "News", "News", "news", "What is new at the partnership.")
YOUNG = PageKind(
    "young", "For young people", "For young people", "young-people", "Plain words, and who you can talk to."
)

PAGE_KINDS = {kind.code: kind for kind in (ABOUT, GROUP, ARRANGEMENTS, REVIEW, RESOURCE, NEWS, YOUNG)}
