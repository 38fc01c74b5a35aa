"""The kinds of passes, and what each may carry: never more than the role does in which its holder acts."""

from django.db import models

from goldthread.foundation.access.roles import Can

MOST_TRIES = 5
"""Wrong codes after which a link is locked for good."""


class PassKind(models.TextChoices):
    API_TOKEN = "api_token", "API token"
    LINK = "link", "One-time link"
    OPEN_LINK = "open_link", "Open link"
    OFFICE_TOKEN = "office", "API token of the partnership"


TOKENS = (PassKind.API_TOKEN, PassKind.OFFICE_TOKEN)
"""What systems carry: an agency's own, and those of the partnership itself."""


CARRIES = {
    PassKind.API_TOKEN: (
        Can.VIEW_REVIEWS,
        Can.VIEW_OWN_ACTIONS,
        Can.REPORT_PROGRESS,
        Can.VIEW_CASES,
        Can.RECORD_CASES,
    ),
    PassKind.LINK: (Can.VIEW_OWN_ACTIONS, Can.REPORT_PROGRESS, Can.GIVE_EVIDENCE, Can.ANSWER_REQUESTS),
    PassKind.OPEN_LINK: (Can.ANSWER_PRACTICE_QUESTIONS,),
    PassKind.OFFICE_TOKEN: (
        Can.VIEW_REVIEWS,
        Can.VIEW_CASES,
        Can.RECORD_CASES,
        Can.DECIDE_CASES,
        Can.SHARE_CASES,
        Can.CLOSE_CASES,
    ),
}
"""Permissions that can be chosen for each kind, in the order in which they are offered."""

ACTS_AS = {
    PassKind.API_TOKEN: "agency_lead",
    PassKind.LINK: "agency_lead",
    PassKind.OPEN_LINK: "agency_lead",
    PassKind.OFFICE_TOKEN: "coordinator",
}
"""The role, by its code, that its holder stands in for: what that may not do in a pathway, neither may the pass."""

ABOUT_CASES = frozenset({Can.RECORD_CASES, Can.DECIDE_CASES, Can.SHARE_CASES, Can.CLOSE_CASES})
"""What nobody can do who does not see cases."""

ABOUT_ACTIONS = frozenset({Can.REPORT_PROGRESS, Can.GIVE_EVIDENCE})
"""What nobody can do who does not see the actions that it is about."""

IN_WORDS = {
    Can.VIEW_REVIEWS: "read published reviews and their threads",
    Can.VIEW_OWN_ACTIONS: "read the actions that the agency owes",
    Can.REPORT_PROGRESS: "report how these actions go",
    Can.GIVE_EVIDENCE: "give evidence of these actions",
    Can.ANSWER_REQUESTS: "answer one information request, without seeing the case",
    Can.VIEW_CASES: "read the cases that it is given sight of, and for the partnership all that are not restricted",
    Can.RECORD_CASES: "open cases and record what happened in them",
    Can.DECIDE_CASES: "record what is decided in cases",
    Can.SHARE_CASES: "record what is shared from cases",
    Can.CLOSE_CASES: "record how cases end",
    Can.ANSWER_PRACTICE_QUESTIONS: "answer one practice question without a name, as often as there are staff",
}
"""What each permission lets the holder of a pass do; a person's role says it otherwise."""
