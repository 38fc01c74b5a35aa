"""The two letters of a one-time link: one with the link, one with its code. Neither says what the action is about.

An action's title may tell of a child, so it stays out of mail: partnership, agency, reference and date are enough
to know what is asked.
"""

from datetime import date

from django.conf import settings
from django.urls import reverse

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.accounts.models import User
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.passes.carried import CODE_DIGITS
from goldthread.foundation.records.dates import in_words

WITH_LINK = """Hello

{space} asks {agency} to report on an action that it owes.

Reference: {reference}
Due: {due}

Open this link to answer. You need no account:

    {link}

It asks for a code, which comes {code_comes}. The page then shows what the action is about.

The link works once, until the end of {last_day}. If somebody else must answer, pass on both messages.
Questions: ask {whom}.

If you did not expect this, do nothing and delete this message.

Goldthread for {space}
"""

WITH_CODE = """Hello

This is the code for the link that {space} sent to {agency} about the action with the reference {reference}:

    {code}

Enter it on the page that the link opens. {space} never asks for it in any other way.

If you did not expect this, do nothing and delete this message. Questions: ask {whom}.

Goldthread for {space}
"""


def subject_with_link(action: Action, agency: Agency) -> str:
    return f"{action.space.name} asks {agency.name} about an action"


def subject_with_code(action: Action, agency: Agency) -> str:
    return f"Code for the link from {action.space.name} to {agency.name}"


def words_with_link(action: Action, agency: Agency, text: str, *, last_day: date, code_to: str, by: Actor) -> str:
    return WITH_LINK.format(
        **_named(action, agency, by),
        due=in_words_of_due(action),
        link=f"{settings.ADDRESS.rstrip('/')}{reverse('answer_by_link', args=[text])}",
        last_day=in_words(last_day),
        code_comes="to another address" if code_to else "in a message of its own",
    )


def words_with_code(action: Action, agency: Agency, code: str, *, by: Actor) -> str:
    half = CODE_DIGITS // 2
    return WITH_CODE.format(**_named(action, agency, by), code=f"{code[:half]} {code[half:]}")


def in_words_of_due(action: Action) -> str:
    """The day by which it is to be answered or done, as far as it is known."""
    if action.answer_by:
        return in_words(action.answer_by)
    return str(action.due) if action.due else "no date is set"


def _named(action: Action, agency: Agency, by: Actor) -> dict[str, str]:
    whom = f"{by.name} ({by.email})" if isinstance(by, User) else f"whoever runs {action.space.name}"
    return {"space": action.space.name, "agency": agency.name, "reference": action.reference, "whom": whom}
