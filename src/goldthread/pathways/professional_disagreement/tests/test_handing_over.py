"""A disagreement about an adult who works with children leads to the designated officer. A link, and nothing copied."""

import re
from datetime import date, timedelta

import pytest

from goldthread.cases.casework.commands import open_case
from goldthread.cases.casework.factories import RAISED_AT, seen_by, somebody
from goldthread.cases.casework.handing_over import led_to
from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.queries import events_of
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.factories import typed_in
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import as_raised

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(hours=2)
CONTACT = {
    **{"channel": "telephone", "source": "employer", "caller": "Headteacher", "employer_type": "primary"},
    **{"employer": "Hill School", "concern_on": date(2026, 11, 1), "known_on": date(2026, 11, 1)},
    **{"about": "An adult took a child by the arm.", "reply_to": "office@hill-school.example"},
}


@pytest.fixture
def both(manager, partnership):
    """In a small partnership the coordinator is the designated officer too."""
    user = somebody("coordinator", partnership, name="both")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=user, role="designated_officer", starts_on=date(2020, 1, 1))
    return user


def handed_over(case, by, pathway="lado", step="contact", said=CONTACT):
    return open_case(
        space=case.space, pathway=pathway, step=step, said=said, happened_at=LATER, by=by, at=LATER, began_from=case
    )


def linked(user, case):
    with opened(actor=user.pk, reading=[case.space_id]):
        return [(words, one.reference) for words, one in led_to(case, seen_by(user, LATER))]


def timeline(user, case):
    with opened(actor=user.pk, reading=[case.space_id]):
        return [one.words for one in events_of(case, seen_by(user, LATER))]


def test_both_cases_lead_to_each_other_for_whoever_sees_both(case, both, constable):
    other = handed_over(case, both)

    assert linked(both, case) == [("Led to", other.reference)]
    assert linked(both, other) == [("Came of", case.reference)]
    assert linked(constable, case) == []
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        told = CaseEvent.objects.get(case=case, kind=CaseEvent.Kind.HANDED_OVER).words
    assert told == "To: Allegations against people who work with children (LADO)"
    assert told in timeline(both, case)
    assert told not in timeline(constable, case)


def test_a_case_leads_only_where_its_pathway_says(case, both, police, council):
    with pytest.raises(Refused, match="does not lead to"):
        handed_over(case, both, "professional-disagreement", "raised", as_raised(police, council))


def test_whoever_does_not_see_the_first_case_cannot_name_it(case, partnership):
    officer = somebody("designated_officer", partnership)

    with pytest.raises(Refused, match="There is no such case"):
        handed_over(case, officer)


def test_the_page_leads_to_the_form_and_the_form_keeps_the_way(case, both, constable):
    browser, other = DeskClient(), DeskClient()
    browser.force_login(both)
    other.force_login(constable)
    page = browser.get(case.get_absolute_url()).text
    form = re.search(r'href="([^"]+new/contact/\?from=[^"]+)"', page)
    assert form
    days = {
        f"{name}-{part}": value
        for name in ("concern_on", "known_on", "happened_at")
        for part, value in (("day", 1), ("month", 11), ("year", 2026))
    }

    said = {name: value for name, value in CONTACT.items() if not name.endswith("_on")}
    answer = browser.post(form[1], typed_in(browser, form[1], **said, **days))

    assert answer.status_code == 302, re.findall(r"govuk-error-message[^<]*<[^>]*>[^<]*", answer.text)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        new = Case.objects.get(pathway="lado")
    assert new.reference in browser.get(case.get_absolute_url()).text
    page = other.get(case.get_absolute_url()).text
    assert new.reference not in page
    assert "tell whoever runs" in page
