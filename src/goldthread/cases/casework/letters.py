"""The letter to whoever runs a pathway that a case came by its public form: reference, day and link, and no more."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings

from goldthread.cases.casework.models import Case
from goldthread.foundation.accounts.models import User
from goldthread.foundation.messages.sending import Letter, queue_messages
from goldthread.foundation.ui.words import date

KIND = "case by a public form"
WORDS = """Hello

{reference} came by the public web form of {space}.
{due}
Sign in to read it:

    {link}

You get this message because you deal with {many} for {space}.

Goldthread for {space}
"""
ANSWER_BY = """
Answer by: {day}
"""


def tell_who_runs_it(case: Case, people: Iterable[User], due_at: datetime | None, at: datetime) -> None:
    """To be called inside a command."""
    words = WORDS.format(
        reference=case.reference,
        space=case.space.name,
        due=ANSWER_BY.format(day=date(due_at)) if due_at else "",
        link=f"{settings.ADDRESS.rstrip('/')}{case.get_absolute_url()}",
        many=case.rules.many,
    )
    subject = f"{case.reference} came by the public web form"
    letters = [
        Letter(one.email, subject, words, is_private=case.rules.is_restricted) for one in people if one.is_active
    ]
    queue_messages(space=case.space, letters=letters, kind=KIND, at=at)
