"""Where it was made known, and what came of it: a list beside the cases, for those who run them."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.commands import add_to_list, change_in_list
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.form_pages.factories import day_typed, typed
from goldthread.foundation.wall.passage import opened
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, a_notice
from goldthread.pathways.private_fostering.models import Awareness

from .counting import counted

pytestmark = pytest.mark.django_db

SAID = {
    "happened_on": date(2025, 9, 1),
    "whom": "schools",
    "which": "All secondary schools",
    "what": "A letter with the leaflet.",
    "asked": 9,
    "answered": 4,
}


def an_activity(space, by, **said):
    given = {"space": space, "pathway": "private-fostering", "code": "awareness"}
    return add_to_list(said={**SAID, **said}, by=by, at=NOTIFIED_AT, **given)


def address(space):
    return f"/p/{space.slug}/cases/private-fostering/lists/awareness/"


def test_an_agency_neither_keeps_it_nor_reads_it(partnership, police, officer, constable, browser_of):
    entry = an_activity(partnership, officer)

    with pytest.raises(NotAllowed):
        an_activity(partnership, constable)
    stranger = browser_of(constable)
    for page in ("", "add/", f"{entry.pk}/change/"):
        assert stranger.get(address(partnership) + page).status_code == 404


def test_what_came_of_it_is_added_when_it_is_known(partnership, officer):
    entry = an_activity(partnership, officer)
    assert entry.outcome == ""

    said = {**SAID, "answered": 6, "outcome": "Two schools ask for a talk."}
    change_in_list(entry=entry, said=said, by=officer, at=NOTIFIED_AT + timedelta(days=30))

    with opened(actor=officer.pk, reading=[partnership.pk]):
        found = Awareness.objects.get()
    assert (found.answered, found.outcome) == (6, "Two schools ask for a talk.")


@pytest.mark.parametrize(
    ("said", "field"),
    [({"answered": 10}, "answered"), ({"happened_on": date(2025, 9, 2)}, "happened_on"), ({"which": ""}, "which")],
)
def test_what_cannot_be_is_refused(partnership, officer, said, field):
    with pytest.raises(Refused) as refused:
        an_activity(partnership, officer, **said)

    assert refused.value.field == field


def test_there_is_no_list_that_the_pathway_does_not_declare(partnership, officer, browser_of):
    with pytest.raises(Refused, match="keeps no such list"):
        add_to_list(space=partnership, pathway="private-fostering", code="other", said={}, by=officer, at=NOTIFIED_AT)
    assert browser_of(officer).get(address(partnership).replace("awareness", "other")).status_code == 404


def test_it_is_added_to_and_changed_by_the_form_and_taken_away_as_a_file(partnership, officer, browser_of):
    browser, here = browser_of(officer), address(partnership)
    today = timezone.localdate()
    day = day_typed("happened_on", today)
    said = {"whom": "gp", "which": "All surgeries", "what": "A letter.", "asked": "12", "answered": ""}

    sent = browser.post(f"{here}add/", typed(browser.get(f"{here}add/"), outcome="", **said, **day))

    assert sent.status_code == 302, sent.text
    with opened(actor=officer.pk, reading=[partnership.pk]):
        entry = Awareness.objects.get()
    form = browser.get(f"{here}{entry.pk}/change/")
    assert "All surgeries" in form.text
    browser.post(f"{here}{entry.pk}/change/", typed(form, **{**said, "answered": "3"}, outcome="A leaflet.", **day))
    page, file = browser.get(here).text, browser.get(f"{here}?format=csv").content.decode("utf-8-sig")
    assert "GP registrations" in page
    assert "A letter." not in page
    for words in ("GP registrations", "All surgeries", "A letter.", "A leaflet.", "12", "3"):
        assert words in file


def test_what_was_done_and_what_came_of_it_is_counted_year_by_year(partnership, officer):
    an_activity(partnership, officer)
    an_activity(partnership, officer, asked=20, answered=8)
    an_activity(partnership, officer, whom="gp", asked=None, answered=None)
    an_activity(partnership, officer, happened_on=date(2025, 3, 31))
    a_notice(partnership, by=officer, brought_by="schools")

    found = counted(partnership, officer, 2025)

    assert found["activities"] == {"schools": 2, "gp": 1}
    assert (found["asked"], found["answered"]) == ({"schools": 29}, {"schools": 12})
    assert found["brought_by"]["schools"] == 1
    assert counted(partnership, officer, 2024)["activities"] == {"schools": 1}


def test_the_file_that_may_be_published_hides_few_of_them(partnership, officer, browser_of):
    an_activity(partnership, officer)

    here = f"/p/{partnership.slug}/cases/private-fostering/figures/?year=2025&format=csv"
    file = browser_of(officer).get(here).content.decode("utf-8-sig")

    assert "How many were asked in awareness activities" in file
    assert '"Awareness activities, by who was asked or told",Schools,"1 to 5, or hidden with it"' in file


def test_a_list_costs_the_same_however_long_it_is(partnership, officer, browser_of, django_assert_max_num_queries):
    for _ in range(3):
        an_activity(partnership, officer)
    browser = browser_of(officer)
    with django_assert_max_num_queries(60) as few:
        browser.get(address(partnership))
    for _ in range(12):
        an_activity(partnership, officer)

    with django_assert_max_num_queries(len(few)):
        browser.get(address(partnership))
