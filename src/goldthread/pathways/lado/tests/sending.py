"""An employer who sends the public form, for tests."""

import re
from datetime import UTC, datetime

from goldthread.cases.casework.models import Case
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.form_pages.factories import hidden_in, words_of
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

AT = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
"""A Tuesday."""
CONTACT = "020 7946 0999, Monday to Friday, 9am to 5pm"
ADDRESS = "/tell/northborough/lado/"
ANSWERS = {
    "employer_type": "primary",
    "employer": "Little Acorns",
    "caller": "Headteacher",
    "reply_to": "office@acorns.example",
    "concern_on_0": "26",
    "known_on_0": "30",
    "about": "The adult took the child by the arm.",
}


def days_of(page):
    """Names of the three boxes of each day, as the page has them."""
    return re.findall(r'name="((?:concern|known)_on[^"]*)"', page)


def filled_in(page, **said):
    """What an employer types into a page."""
    concern, known = (("26", "11", "2026"), ("30", "11", "2026"))
    days = dict(zip(days_of(page), (*concern, *known), strict=True))
    plain = {name: words for name, words in ANSWERS.items() if not name.endswith("_0")}
    return {**hidden_in(page), **plain, **days, **said}


def sent(reader=None, **said):
    """The page that answers once all was looked at and sent."""
    reader = reader or DeskClient()
    answers = filled_in(reader.get(ADDRESS).text, **said)
    checked = reader.post(ADDRESS, answers)
    assert "Check your answers" in checked.text, words_of(checked.text)
    return reader.post(ADDRESS, {**answers, **hidden_in(checked.text), "send": "yes"})


def cases(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return list(Case.objects.with_names())
