"""What the pages of retention say of allegations, and to whom."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldthread.cases.casework.commands import correct_record
from goldthread.cases.casework.factories import seen_by
from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.retention_on_your_work import to_be_shown
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.factories import read, send
from goldthread.foundation.grants.commands import break_glass, give_grant, open_for_purpose
from goldthread.foundation.retention.classes import Anchor, AtEnd
from goldthread.foundation.retention.due import due_of
from goldthread.foundation.retention.factories import a_hold, somebody
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.retention.models import RetentionRule
from goldthread.foundation.retention.views import due as due_page
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.models import Closure, Referral

from .test_retaining import LATER, SIGHT, consulted, ended

pytestmark = pytest.mark.django_db


def test_the_pages_of_retention_show_a_restricted_case_once_it_is_open_to_somebody_and_no_birthday(
    partnership, officer
):
    case = ended(partnership, officer, "substantiated")
    here = f"/p/{partnership.slug}/retention/records/case/"
    person, client = somebody(partnership, "data_protection", "Morgan"), DeskClient()
    client.force_login(person)

    assert case.reference not in read(client, here)
    assert client.get(f"{here}{case.pk}/").status_code == 404

    opened_in_an_emergency(case, person)
    listed, one = read(client, here), read(client, f"{here}{case.pk}/")

    assert case.reference in listed
    assert "31 Dec 2070" in listed
    assert "100 years from the birth of the person it is about" in one
    assert "4 May" not in listed + one


def test_cases_are_listed_by_their_reference_and_never_in_the_order_of_birthdays(partnership, officer):
    younger = ended(partnership, officer, "substantiated", adult_born_on=date(1990, 1, 1))
    older = ended(partnership, officer, "substantiated", adult_born_on=date(1950, 1, 1))
    person, client = somebody(partnership, "data_protection", "Morgan"), DeskClient()
    client.force_login(person)
    for case in (younger, older):
        opened_in_an_emergency(case, person)
    here = f"/p/{partnership.slug}/retention/records/case/"

    for page in (read(client, here), read(client, f"{here}?sort=from")):
        assert page.index(younger.reference) < page.index(older.reference)
    assert "cannot be sorted by “from”" in page


def test_the_page_of_what_is_over_looks_for_what_is_due_and_not_for_all_that_somebody_sees(partnership, officer):
    ended(partnership, officer, "unfounded")
    client = DeskClient()
    client.force_login(somebody(partnership, "data_protection", "Morgan"))

    with CaptureQueriesContext(connection) as asked:
        read(client, f"/p/{partnership.slug}/retention/due/")

    of_all = ('SELECT "case"."id" AS', 'SELECT "evidence"."id" AS')
    assert [one["sql"] for one in asked if one["sql"].startswith(of_all)] == []


class TestWhoDecidesOnARestrictedCase:
    @pytest.fixture
    def over(self, partnership, officer):
        return a_contact_of_long_ago(partnership, officer)

    @pytest.fixture
    def guardian(self, partnership):
        return somebody(partnership, "data_protection", "Morgan")

    def test_they_are_told_how_many_they_do_not_see_and_whom_to_ask(self, over, guardian):
        here, client = f"/p/{over.space.slug}/retention/", at_the_desk(guardian)

        words = read(client, f"{here}due/")

        assert "Nothing that you see is to be reviewed." in words
        assert "1 record: ask whoever is “Designated officer (LADO)” here to give you sight." in words
        assert over.reference not in words
        assert "0 records to be reviewed, and 1 that you do not see" in read(client, here)

    def test_the_officer_finds_it_on_the_first_page_until_two_see_it_who_then_decide(
        self, over, guardian, manager, officer
    ):
        assert first_page_of(officer, over.space) == [over.reference]
        assert first_page_of(manager, over.space) == []

        for person in (guardian, manager):
            assert first_page_of(officer, over.space) == [over.reference]
            give_grant(about=over, account=person, by=officer, at=timezone.now(), **SIGHT)

        assert first_page_of(officer, over.space) == []
        here = f"/p/{over.space.slug}/retention/"
        record = f"{here}records/case/{over.pk}/"
        assert over.reference in read(at_the_desk(guardian), f"{here}due/")
        assert send(at_the_desk(guardian), f"{record}destroy", why="Nobody needs it") == record
        assert "Confirm that it is destroyed" in read(at_the_desk(manager), record)

    def test_a_lead_who_runs_the_pathway_no_more_is_none_of_the_two(self, over, guardian, manager, officer):
        second = somebody(over.space, "designated_officer", "Robin")
        with opened(actor=SYSTEM_ACTOR, writing=over.space_id):
            Holding.objects.filter(user=officer).update(role="data_protection")
        give_grant(about=over, account=manager, by=second, at=timezone.now(), **SIGHT)

        assert first_page_of(second, over.space) == [over.reference]
        give_grant(about=over, account=guardian, by=second, at=timezone.now(), **SIGHT)
        assert first_page_of(second, over.space) == []

    def test_what_is_under_a_hold_asks_nothing_of_the_officer(self, over, manager, officer):
        a_hold(over.space)

        assert first_page_of(officer, over.space) == []


def a_contact_of_long_ago(space, officer):
    case = consulted(space, officer)
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        year, past = timedelta(days=366), {}
        for field in ("opened_at", "stage_since", "closed_at"):
            past[field] = getattr(Case.objects.get(pk=case.pk), field) - 8 * year
        Case.objects.filter(pk=case.pk).update(**past)
        CaseEvent.objects.filter(case=case).update(happened_at=past["closed_at"])
        return Case.objects.select_related("space").get(pk=case.pk)


class TestTheDayOfBirthOfAClosedCase:
    def test_it_is_corrected_without_opening_the_case_and_its_period_is_then_known(self, partnership, officer):
        case = ended(partnership, officer, "substantiated", adult_born_on=None)

        corrected(case, officer, adult_born_on=date(1950, 5, 4))

        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            now = Case.objects.get(pk=case.pk)
            assert due_of(KINDS["case"], case, LATER.date()).due_on == date(2050, 12, 31)
            assert (now.closed_at, now.stage) == (LATER, "closed")

    @pytest.mark.parametrize("said", [{"adult_name": "Somebody Else"}, {"why": "For another reason"}])
    def test_nothing_else_of_it_is(self, said, partnership, officer):
        case = ended(partnership, officer, "substantiated", adult_born_on=None)

        with pytest.raises(Refused, match="is closed, so nothing but the day of birth is corrected"):
            corrected(case, officer, adult_born_on=date(1950, 5, 4), **said)

    def test_the_page_offers_it_for_the_record_that_asks_for_the_day_alone(self, partnership, officer):
        case, client = ended(partnership, officer, "substantiated", adult_born_on=None), at_the_desk(officer)
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            referral, closure = Referral.objects.get(case=case), Closure.objects.get(case=case)
        why = {"purpose": "supervision", "words": "The day of birth was found."}
        open_for_purpose(about=case, **why, by=officer, at=timezone.now())
        here = case.get_absolute_url()

        assert "Correct it" in read(client, f"{here}accepted/{referral.pk}/")
        assert "nothing but the day of birth is corrected" in read(client, f"{here}accepted/{referral.pk}/correct/")
        assert "Correct it" not in read(client, f"{here}closed/{closure.pk}/")


def corrected(case, officer, **said):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        record = Referral.objects.get(case=case)
    at = LATER + timedelta(days=1)
    happened = {"happened_at": record.happened_at, "why": "It was found in the file"}
    return correct_record(record=record, said=said, **happened, by=officer, at=at)


def test_more_than_the_page_names_is_said(partnership, officer, monkeypatch):
    monkeypatch.setattr(due_page, "MOST", 1)
    person = somebody(partnership, "data_protection", "Morgan")
    for _ in range(2):
        case = ended(partnership, officer, "substantiated", adult_born_on=None)
        opened_in_an_emergency(case, person)

    assert "These are the first 1 of 2." in read(at_the_desk(person), f"/p/{partnership.slug}/retention/due/")


def test_a_rule_that_was_set_for_all_cases_is_said_to_hold_for_none(partnership):
    manager = somebody(partnership, "partnership_manager", "Robin")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        RetentionRule.objects.create(
            space=partnership,
            retention_class="case-record",
            anchor=Anchor.CLOSURE,
            months=300,
            at_end=AtEnd.REVIEW_BY_TWO,
            source="Local decision",
            starts_on=date(2026, 1, 1),
            why="Decided by the board",
            set_at=datetime(2026, 1, 1, 9, 0, tzinfo=UTC),
        )

    words = read(at_the_desk(manager), f"/p/{partnership.slug}/retention/")

    assert "This partnership set “25 years from the day it ended” from 1 January 2026." in words
    assert "That holds for no record any more" in words
    assert "Set by this partnership from 1 January 2026." not in words


def at_the_desk(person):
    client = DeskClient()
    client.force_login(person)
    return client


def first_page_of(person, space):
    now = timezone.now()
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return [one.words for one in to_be_shown(seen_by(person, now), now)]


def opened_in_an_emergency(case, person):
    why = "A court asks for it today, and the officer cannot be reached before tomorrow."
    break_glass(space=case.space, kind="case", reference=case.reference, reason=why, by=person, at=timezone.now())


def test_who_may_see_it_is_told_that_nobody_can_work_out_the_end_of_a_case(partnership, officer):
    case = ended(partnership, officer, "unsubstantiated", adult_born_on=None)
    person, client = somebody(partnership, "data_protection", "Morgan"), DeskClient()
    client.force_login(person)
    here = f"/p/{partnership.slug}/retention"

    assert "Nobody can work out" not in read(client, f"{here}/due/")

    opened_in_an_emergency(case, person)

    assert "Nobody can work out when their period is over" in read(client, f"{here}/due/")
    assert f"Case: {case.reference}" in read(client, f"{here}/due/")
    assert "The day of birth is not held" in read(client, f"{here}/records/case/{case.pk}/")


def test_the_form_of_a_rule_asks_how_long_at_least_only_where_that_can_differ(partnership):
    client = DeskClient()
    client.force_login(somebody(partnership, "partnership_manager", "Robin"))
    here, asked = f"/p/{partnership.slug}/retention/schedule", "from the day it ended it stays in any case"

    assert asked in read(client, f"{here}/lado-substantiated-or-unsubstantiated/change")
    assert asked not in read(client, f"{here}/evidence/change")
    assert client.get(f"{here}/case-record/change").status_code == 404
