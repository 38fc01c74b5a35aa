"""Where a letter is owed of several records, what went out in another way is said of the one that it was."""

from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from goldthread.cases.casework.factories import seen_by
from goldthread.cases.documents.factories import SAID as A_DOCUMENT
from goldthread.cases.documents.factories import a_document
from goldthread.cases.documents.forms import code_of
from goldthread.cases.documents.models import CaseDocument
from goldthread.cases.letters.owing import owed_by_event, owing_of
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.ui.words import date
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact, then

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
COPY = replace(A_DOCUMENT, title="E-mail", kind="letter", copy_of="advice")


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def days(now):
    """Nine and five days ago, and yesterday: tests look at pages, which know no other time than now."""
    return [now - timedelta(days=ago) for ago in (9, 5, 1)]


@pytest.fixture
def case(partnership, officer, days):
    """Advised twice, and neither is in writing."""
    day = timezone.localdate(days[0])
    case = a_contact(partnership, by=officer, at=days[0], concern_on=day, known_on=day)
    for at in days[:2]:
        then(case, "advised", by=officer, at=at)
    return case


@pytest.fixture
def browser(officer):
    client = DeskClient()
    client.force_login(officer)
    return client


def owed(case):
    """Of which records a letter is owed."""
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return [event.record_id for event, _ in owed_by_event(case)]


def a_copy(case, officer, at, number=None):
    said = replace(COPY, dated_on=timezone.localdate(at), of_record=("advised", number) if number else None)
    return a_document(case, by=officer, at=timezone.now(), said=said)


def send(browser, case, at, copy_of):
    day = timezone.localdate(at)
    file = SimpleUploadedFile("note.txt", b"Two pages.", "text/plain")
    said = {"key": "k", "file": file, "title": "E-mail", "kind": "letter", "copy_of": copy_of}
    said |= day_typed("dated_on", day)
    return browser.post(f"/p/{case.space.slug}/case/{case.reference}/documents/add/", said)


def test_a_copy_counts_for_the_record_that_was_chosen_and_for_no_other(case, officer, days):
    first, second = owed(case)

    a_copy(case, officer, days[2], first)

    assert owed(case) == [second]
    with pytest.raises(Refused, match="No such letter is owed"):
        a_copy(case, officer, days[2], first)
    with pytest.raises(Refused, match="No such letter is owed"):
        a_copy(case, officer, days[2], second + 1)


def test_of_which_it_is_must_be_said_as_long_as_there_are_several_and_is_known_where_there_is_one(case, officer, days):
    first, second = owed(case)
    with pytest.raises(Refused, match="Say of which record") as refused:
        a_copy(case, officer, days[2])
    assert refused.value.field == "copy_of"

    a_copy(case, officer, days[2], second)
    document = a_copy(case, officer, days[2])

    assert (document.copied_step, document.copied_record) == ("advised", first)
    assert owed(case) == []


def test_a_page_tells_them_apart_by_their_days_and_the_document_says_of_which_it_is(case, officer, days, browser):
    first, second = owed(case)
    form = f"{case.get_absolute_url()}documents/add/"
    shown = unescape(browser.get(form).text)
    for at in days[:2]:
        assert f"Advice in writing, of {date(at)}" in shown
    refused = send(browser, case, days[2], "advice")
    assert refused.status_code == 200
    assert "what is owed has changed" in refused.text
    assert owed(case) == [first, second]

    assert send(browser, case, days[2], code_of("advice", "advised", first)).status_code == 302

    assert owed(case) == [second]
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        document = CaseDocument.objects.select_related("space", "case__space").get(case=case)
    assert f"Advice in writing, of {date(days[0])}" in browser.get(document.get_absolute_url()).text


def test_one_that_came_before_that_was_asked_counts_as_it_did(case, officer, days):
    """For every record up to its day, and for none after that."""
    first, second = owed(case)
    document = a_copy(case, officer, days[1], first)
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        CaseDocument.objects.filter(pk=document.pk).update(copied_step="", copied_record=None)
    assert owed(case) == []

    then(case, "advised", by=officer, at=days[2])

    (third,) = owed(case)
    assert third not in (first, second)


def test_how_it_went_out_is_said_of_each_that_its_form_names(case, officer, days, browser):
    form = unescape(browser.get(f"{case.get_absolute_url()}record/followed_up/").text)
    for at in days[:2]:
        assert f"Advice in writing, of {date(at)}" in form
    assert "counts for each of these" in form

    then(case, "followed_up", by=officer, at=days[2])

    assert owed(case) == []


def test_what_was_recorded_afterwards_was_not_meant_by_it_though_it_happened_before(case, officer, days):
    then(case, "followed_up", by=officer, at=days[2])

    late = then(case, "advised", by=officer, at=days[0] + timedelta(days=1), typed_at=timezone.now())

    assert owed(case) == [late.pk]


def test_the_page_of_a_case_tells_several_apart_and_says_no_day_of_a_single_one(case, officer, days, now):
    def words():
        with opened(actor=officer.pk, reading=[case.space_id]):
            return [one.words for one in owing_of(case, seen_by(officer, now))]

    assert all(f", of {date(at)}" in one for at, one in zip(days, words(), strict=False))
    assert len(words()) == 2

    a_copy(case, officer, days[2], owed(case)[0])

    assert words() == ["Advice in writing: not made yet"]


def test_two_of_one_moment_are_told_apart_by_when_they_were_recorded(case, officer, days, now):
    then(case, "advised", by=officer, at=days[1])

    with opened(actor=officer.pk, reading=[case.space_id]):
        words = [one.words for one in owing_of(case, seen_by(officer, now))]

    assert [" (recorded on " in one for one in words] == [False, True, True]
