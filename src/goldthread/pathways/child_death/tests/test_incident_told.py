"""Where abuse or neglect is suspected, those who notify serious incidents are told from the page of the case."""

from datetime import timedelta

import pytest
from django.urls import reverse

from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.still_open import still_open
from goldthread.cases.people.tests.pages import text
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.messages.models import Message
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.child_death.factories import NOTIFIED_AT, then

from .test_clocks import clocks_of

pytestmark = pytest.mark.django_db
AT = NOTIFIED_AT + timedelta(hours=2)


def letters(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return list(Message.objects.filter(kind="death that may have to be notified").order_by("to"))


@pytest.fixture
def suspected(case, coordinator):
    then(case, "first_decided", by=coordinator, at=NOTIFIED_AT, harm=True)
    return case


def test_who_runs_statutory_reviews_is_written_to_and_reads_no_name(suspected, partnership, coordinator):
    officer = somebody("review_officer", partnership)
    assert [one.state for one in clocks_of(suspected, "CDR-S7")] == ["overdue"]

    then(suspected, "incident_told", by=coordinator, at=AT)

    (letter,) = letters(suspected)
    assert letter.to == officer.email
    assert all(one in letter.words for one in (suspected.reference, coordinator.email, "5 working days", "referred"))
    assert "Ana" not in letter.words
    assert [one.state for one in clocks_of(suspected, "CDR-S7")] == ["met"]


def test_where_nobody_runs_them_it_is_said_who_was_told(suspected, coordinator):
    with pytest.raises(Refused, match="Nobody here runs statutory reviews") as refused:
        then(suspected, "incident_told", by=coordinator, at=AT)
    assert refused.value.field == "words"

    then(suspected, "incident_told", by=coordinator, at=AT, words="The council’s duty manager, by telephone.")
    assert letters(suspected) == []


def test_whom_a_conflict_keeps_from_the_case_is_not_written_to(suspected, partnership, coordinator):
    officer = somebody("review_officer", partnership)
    declare_conflict(about=suspected, account=officer, kind="own_family", words="", by=coordinator, at=AT)

    with pytest.raises(Refused, match="Nobody here runs"):
        then(suspected, "incident_told", by=coordinator, at=AT)


def test_nobody_is_told_where_no_harm_is_suspected(case, coordinator):
    then(case, "first_decided", by=coordinator, at=NOTIFIED_AT, harm=False)

    with pytest.raises(Refused, match="neither known nor suspected"):
        then(case, "incident_told", by=coordinator, at=AT, words="The duty manager.")


def test_the_page_of_the_case_leads_there_and_the_form_says_who_gets_the_letter(
    suspected, partnership, coordinator, browser_of
):
    officer, browser = somebody("review_officer", partnership), browser_of(coordinator)
    where = reverse("record_step", args=[partnership.slug, suspected.reference, "incident_told"])

    assert where in browser.get(suspected.get_absolute_url()).text
    assert f"A letter goes to {officer.name}" in text(browser.get(where))


def test_what_was_told_is_owed_no_more_when_the_case_is_closed(suspected, coordinator):
    owed = "Telling those who notify serious incidents that harm is suspected"
    with opened(actor=SYSTEM_ACTOR, reading=[suspected.space_id]):
        assert owed in still_open(suspected, AT)
    then(suspected, "incident_told", by=coordinator, at=AT, words="The duty manager, by telephone.")
    with opened(actor=SYSTEM_ACTOR, reading=[suspected.space_id]):
        assert owed not in still_open(suspected, AT)
