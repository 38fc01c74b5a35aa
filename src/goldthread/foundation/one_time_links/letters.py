"""The two letters of a one-time link: one with the link, one with its code. Neither says what is asked.

A title may tell of a child, so it stays out of mail: partnership, agency, reference and date are enough to know that
something is asked.
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.one_time_links.spoken import Spoken
from goldthread.foundation.passes.carried import CODE_DIGITS
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space

WITH_LINK = """Hello

{space} asks {agency} {wants}.

Reference: {reference}
Due: {due}

Open this link to answer. You need no account:

    {link}

It asks for a code, which comes {code_comes}. {then}

The link works once, until the end of {last_day}. If somebody else must answer, pass on both messages.
Questions: ask {whom}.

If you did not expect this, do nothing and delete this message.

Goldthread for {space}
"""

WITH_CODE = """Hello

This is the code for the link that {space} sent to {agency} about {called} with the reference {reference}:

    {code}

Enter it on the page that the link opens. {space} never asks for it in any other way.

If you did not expect this, do nothing and delete this message. Questions: ask {whom}.

Goldthread for {space}
"""


@dataclass(frozen=True)
class Letters:
    """What both letters say: who asks whom, under which reference, until when, and how one speaks of it."""

    space: Space
    agency: Agency
    spoken: Spoken
    reference: str
    due: str
    by: Actor

    @property
    def subject_with_link(self) -> str:
        return f"{self.space.name} asks {self.agency.name} {self.spoken.asks}"

    @property
    def subject_with_code(self) -> str:
        return f"Code for the link from {self.space.name} to {self.agency.name}"

    def with_link(self, text: str, *, last_day: date, code_to: str) -> str:
        return WITH_LINK.format(
            **self._named,
            wants=self.spoken.wants,
            then=self.spoken.then,
            due=self.due,
            link=f"{settings.ADDRESS.rstrip('/')}{reverse('answer_by_link', args=[text])}",
            last_day=in_words(last_day),
            code_comes="to another address" if code_to else "in a message of its own",
        )

    def with_code(self, code: str) -> str:
        half = CODE_DIGITS // 2
        return WITH_CODE.format(**self._named, called=self.spoken.called, code=f"{code[:half]} {code[half:]}")

    @property
    def _named(self) -> dict[str, str]:
        return {
            "space": self.space.name,
            "agency": self.agency.name,
            "reference": self.reference,
            "whom": whom_to_ask(self.by, self.space),
        }


def whom_to_ask(by: Actor | None, space: Space) -> str:
    """Whoever sent the link, with their address."""
    return f"{by.name} ({by.email})" if isinstance(by, User) else f"whoever runs {space.name}"
