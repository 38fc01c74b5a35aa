"""Letters about a briefing. None says which review it is about: that may tell of a child."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.urls import reverse

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.messages.sending import Letter
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.briefings.models import Briefing, QuestionRound

PASS_ON = """Hello

{space} sends {agency} a seven-minute briefing, to be passed on to your staff.

Sign in to read it, and to confirm how many people it reached, by {confirm_by}:

    {link}

The page says what it is about. Nothing of it is in this message.

Goldthread for {space}
"""

QUESTION = """Hello

{space} asks the staff of {agency} one question about a seven-minute briefing that you passed on.

Please pass this link on to everybody whom the briefing reached. They need no account, answer in a minute, and give
no name:

    {link}

The link works until the end of {last_day}. Pass it on inside {agency} only.

Goldthread for {space}
"""


def letters_about_briefing(
    briefing: Briefing, agency: Agency, addresses: Iterable[str], confirm_by: date
) -> list[Letter]:
    """To each address, that there is a briefing to pass on."""
    words = PASS_ON.format(
        space=briefing.space.name,
        agency=agency.name,
        confirm_by=in_words(confirm_by),
        link=_address(briefing.get_absolute_url()),
    )
    subject = f"{briefing.space.name} sends {agency.name} a briefing to pass on"
    return [Letter(address, subject, words) for address in addresses]


def letters_with_link(of: QuestionRound, agency: Agency, text: str, addresses: Iterable[str]) -> list[Letter]:
    """To each address, the link by which the agency's staff answer."""
    words = QUESTION.format(
        space=of.space.name,
        agency=agency.name,
        last_day=in_words(of.closes_on),
        link=_address(reverse("answer_practice_question", args=[text])),
    )
    subject = f"{of.space.name} asks the staff of {agency.name} a question"
    return [Letter(address, subject, words) for address in addresses]


def _address(path: str) -> str:
    return f"{settings.ADDRESS.rstrip('/')}{path}"
