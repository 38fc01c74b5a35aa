"""Whoever types the name of an adult whom another case names, or the same contact again, is told so once."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldthread.cases.casework import found_again
from goldthread.cases.casework.commands import open_case
from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.models import Case
from goldthread.cases.going_live.factories import all_live
from goldthread.foundation.accounts.factories import browser_of
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.factories import day_typed, typed, typed_in, words_of
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.search import matching
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import SAID, a_contact, a_referral, then
from goldthread.pathways.lado.models import Contact, Referral

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
DAY = LONG_AGO.date()
BORN = date(1970, 5, 4)
TOLD, SENT_BEFORE = "has the same name in", "You recorded the same at"
MEANT = {"is_meant": "on"}


def a_form(step, **said):
    """What somebody types into the form of a step."""
    answers = {name: value for name, value in {**SAID[step], **said}.items() if value is not None}
    said = day_typed("happened_at", timezone.localdate())
    for name, value in answers.items():
        said |= day_typed(name, value) if isinstance(value, date) else {name: value}
    return said


@pytest.fixture
def earlier(partnership, officer):
    with_days = {"concern_on": DAY, "known_on": DAY}
    case = a_contact(partnership, by=officer, at=LONG_AGO, **with_days)
    then(case, "accepted", by=officer, at=LONG_AGO, adult_name="Dana Quill", adult_born_on=BORN)
    return case


@pytest.fixture
def case(earlier, partnership, officer):
    return a_contact(partnership, by=officer, at=LONG_AGO, concern_on=DAY, known_on=DAY, employer="Brook Nursery")


def accept(case, user, **said):
    client = browser_of(user)
    form = f"{case.get_absolute_url()}record/accepted/"
    answers = a_form("accepted", **{"adult_name": "Dana Quill", "adult_born_on": BORN, **said})
    return client, form, client.post(form, typed_in(client, form, **answers))


@pytest.mark.parametrize(
    ("name", "born"),
    [("Dana Quill", BORN), ("dána  QUILL", BORN), ("Quill, Dana", BORN), ("Dana Quill", None)],
)
def test_whoever_names_an_adult_of_another_case_is_told_once_and_goes_on(case, earlier, officer, name, born):
    client, form, asked = accept(case, officer, adult_name=name, adult_born_on=born)

    assert TOLD in words_of(asked.text)
    assert earlier.reference in words_of(asked.text)
    assert referrals(case) == 0
    answers = a_form("accepted", adult_name=name, adult_born_on=born)
    assert client.post(form, typed(asked, **answers, **MEANT)).status_code == 302
    assert referrals(case) == 1


@pytest.mark.parametrize(
    ("name", "born"),
    [("Dana Quill", date(1971, 5, 4)), ("Dana Quills", BORN), ("Dana", BORN), ("Dana M. Quill", BORN)],
)
def test_whoever_names_anybody_else_is_not_asked(case, officer, name, born):
    _, _, answer = accept(case, officer, adult_name=name, adult_born_on=born)

    assert answer.status_code == 302


@pytest.mark.parametrize(("newest", "is_told"), [(2, True), (1, False)])
def test_of_a_name_too_common_for_the_index_the_newest_records_are_looked_through(
    case, earlier, partnership, officer, monkeypatch, newest, is_told
):
    a_referral(partnership, by=officer, at=timezone.now(), adult_name="Robin Other")
    monkeypatch.setattr(matching, "AT_MOST", 1)
    monkeypatch.setattr(found_again, "NEWEST", newest)

    _, _, answer = accept(case, officer, adult_name="dána quill")

    assert (TOLD in answer.text) is is_told


def test_nothing_is_asked_before_something_was_typed(case, officer):
    page = browser_of(officer).get(f"{case.get_absolute_url()}record/accepted/").text

    assert "Record it all the same" not in page


def test_who_was_told_stays_meant_while_something_else_is_put_right(case, officer):
    client, form, asked = accept(case, officer)
    answers = {**a_form("accepted", adult_name="Dana Quill"), **MEANT, "why": ""}
    again = client.post(form, typed(asked, **answers))

    assert "There is a problem" in again.text
    assert re.search(r'name="is_meant"[^>]*checked', again.text)


def test_that_it_was_told_stands_in_the_trail_of_the_other_case_without_the_name(case, earlier, officer):
    accept(case, officer)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        reads = TrailEntry.objects.filter(operation="read", object_table="case", object_id=earlier.pk)
        told = " ".join(reads.values_list("body__words", flat=True))
    assert "the name of the adult" in told
    assert "Quill" not in told


@pytest.mark.parametrize("has_conflict", [False, True])
def test_an_officer_who_never_opened_the_other_case_is_told_unless_a_conflict_of_interest_hides_it(
    case, earlier, officer, partnership, has_conflict
):
    second = somebody("designated_officer", partnership, name="second")
    if has_conflict:
        declare_conflict(about=earlier, account=second, kind="own_family", words="", by=officer, at=timezone.now())
    sight = f"/p/{partnership.slug}/sight/case/{case.pk}/open/"
    browser_of(second).post(sight, {"purpose": "supervision", "words": "Cover."})

    _, _, answer = accept(case, second)

    assert (answer.status_code == 302) is has_conflict
    assert (earlier.reference in answer.text) is not has_conflict


def test_a_case_of_another_partnership_is_not_told(partnership, neighbour, officer):
    a_referral(neighbour, by=somebody("designated_officer", neighbour), adult_name="Dana Quill")
    case = a_contact(partnership, by=officer, at=LONG_AGO, concern_on=DAY, known_on=DAY)

    _, _, answer = accept(case, officer)

    assert answer.status_code == 302


def referrals(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Referral.objects.filter(case=case).count()


@pytest.fixture
def live(partnership):
    all_live(partnership)
    return f"/p/{partnership.slug}/cases/lado/new/contact/"


def contacts(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return Contact.objects.count()


def a_contact_form(**said):
    return a_form("contact", **{"concern_on": DAY, "known_on": timezone.localdate(), **said})


def open_by(user, address, key="", **said):
    client = browser_of(user)
    fresh = typed_in(client, address)
    return client.post(address, {**fresh, **({"key": key} if key else {}), **a_contact_form(**said)})


def test_after_back_the_same_contact_is_asked_about_once(partnership, officer, live):
    assert open_by(officer, live).status_code == 302

    again = open_by(officer, live)

    assert SENT_BEFORE in words_of(again.text)
    assert "LADO-2026-0001" in words_of(again.text)
    assert contacts(partnership) == 1
    assert open_by(officer, live, **MEANT).status_code == 302
    assert contacts(partnership) == 2


def test_a_double_click_is_still_one_case_and_no_question(partnership, officer, live):
    first, second = (open_by(officer, live, key="one-key") for _ in range(2))

    assert first.url == second.url
    assert contacts(partnership) == 1


@pytest.mark.parametrize("said", [{"about": "Another adult shouted."}, {"source": "police"}, {"concern_on": None}])
def test_another_contact_is_not_asked_about(partnership, officer, live, said):
    open_by(officer, live)

    assert open_by(officer, live, **said).status_code == 302


def test_the_same_by_somebody_else_is_not_asked_about(partnership, officer, live):
    open_by(officer, live)

    assert open_by(somebody("designated_officer", partnership, name="second"), live).status_code == 302


def test_the_same_after_an_hour_is_not_asked_about_and_before_it_is(partnership, officer, live):
    now = timezone.now()
    said = {**SAID["contact"], "concern_on": DAY, "known_on": DAY}
    given = {"space": partnership, "pathway": "lado", "step": "contact", "said": said, "by": officer}
    open_case(**given, happened_at=now, at=now)
    in_time, too_late = now + timedelta(minutes=55), now + timedelta(minutes=61)

    with pytest.raises(Refused, match=SENT_BEFORE):
        open_case(**given, happened_at=now, at=in_time, is_meant=False)
    open_case(**given, happened_at=now, at=too_late, is_meant=False)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Case.objects.count() == 2


def test_whether_it_is_the_same_costs_what_was_begun_on_its_day_and_not_what_they_ever_typed(
    partnership, officer, live
):
    """The cases of the day are found by the index of the register, and only their records are read."""
    assert open_by(officer, live).status_code == 302

    with CaptureQueriesContext(connection) as asked:
        assert SENT_BEFORE in words_of(open_by(officer, live).text)

    read = [one["sql"] for one in asked if 'FROM "lado_contact"' in one["sql"] and '"recorded_by_id" =' in one["sql"]]
    assert read
    for sql in read:
        assert '"case_id" IN (SELECT' not in sql
        assert re.search(r'"case_id" IN \(\d+\)', sql)
