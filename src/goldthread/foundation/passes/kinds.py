"""The kinds of passes, and what each may carry: never more than an agency's lead may."""

from django.db import models

from goldthread.foundation.access.roles import Can

MOST_TRIES = 5
"""Wrong codes after which a link is locked for good."""


class PassKind(models.TextChoices):
    API_TOKEN = "api_token", "API token"
    LINK = "link", "One-time link"
    OPEN_LINK = "open_link", "Open link"


CARRIES = {
    PassKind.API_TOKEN: (Can.VIEW_REVIEWS, Can.VIEW_OWN_ACTIONS, Can.REPORT_PROGRESS),
    PassKind.LINK: (Can.VIEW_OWN_ACTIONS, Can.REPORT_PROGRESS, Can.GIVE_EVIDENCE, Can.ANSWER_REQUESTS),
    PassKind.OPEN_LINK: (Can.ANSWER_PRACTICE_QUESTIONS,),
}
"""Permissions that can be chosen for each kind, in the order in which they are offered."""

ABOUT_ACTIONS = frozenset({Can.REPORT_PROGRESS, Can.GIVE_EVIDENCE})
"""What nobody can do who does not see the actions that it is about."""

IN_WORDS = {
    Can.VIEW_REVIEWS: "read published reviews and their threads",
    Can.VIEW_OWN_ACTIONS: "read the actions that the agency owes",
    Can.REPORT_PROGRESS: "report how these actions go",
    Can.GIVE_EVIDENCE: "give evidence of these actions",
    Can.ANSWER_REQUESTS: "answer one information request, without seeing the case",
    Can.ANSWER_PRACTICE_QUESTIONS: "answer one practice question without a name, as often as there are staff",
}
"""What each permission lets the holder of a pass do; a person's role says it otherwise."""
