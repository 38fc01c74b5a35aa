"""A clock counts by the edition in force at its own trigger; where no source tells its days, the partnership does."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.clocks import InForce, limits_in
from goldthread.cases.casework.commands import set_editions
from goldthread.cases.casework.rehearsing import rehearsed
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import RECEIVED_AT, a_referral, then
from goldthread.pathways.lado.pathway import PATHWAY
from goldthread.pathways.lado.tests.clocks import clocks_of, only

pytestmark = pytest.mark.django_db
THAT_DAY = RECEIVED_AT.date()
BEFORE = THAT_DAY - timedelta(days=1)


@pytest.fixture
def say(partnership, manager):
    def said(begins=None, ends=None, *, is_kept=False, by=manager, code="kcsie-2016"):
        editions = {code: InForce(begins, ends, is_kept)}
        set_editions(space=partnership, pathway="lado", editions=editions, by=by, at=RECEIVED_AT)

    return said


def test_while_nobody_says_otherwise_the_edition_that_was_read_counts(partnership, officer):
    clock = only(a_referral(partnership, by=officer), "LADO-04")

    assert (clock.binding, clock.edition) == (
        "guidance",
        "Keeping children safe in education, an edition of about 2016",
    )
    assert {edition.code for edition in PATHWAY.undated} == {"kcsie-2016"}


@pytest.mark.parametrize(
    ("begins", "ends", "number"),
    [
        (None, BEFORE, 0),
        (None, THAT_DAY, 1),
        (THAT_DAY, None, 1),
        (THAT_DAY + timedelta(days=1), None, 0),
    ],
)
def test_there_is_no_such_clock_for_a_case_that_began_while_it_was_not_in_force(
    partnership, officer, say, begins, ends, number
):
    say(begins, ends)

    case = a_referral(partnership, by=officer)

    assert len(clocks_of(case, "LADO-04")) == number
    assert len(clocks_of(case, "LADO-03")) == 1


def test_where_own_procedures_still_have_the_limit_it_is_told_as_a_local_one(partnership, officer, say):
    say(None, BEFORE, is_kept=True)

    clock = only(a_referral(partnership, by=officer), "LADO-04")

    assert (clock.binding, clock.edition) == ("local", "Own procedures of the partnership")
    assert str(clock.limit) == "12 months"
    assert "30 November 2026" in clock.citation


def test_one_that_runs_by_an_edition_that_had_ended_was_never_owed(partnership, officer, say):
    case = a_referral(partnership, by=officer)
    say(None, BEFORE)

    then(case, "strand", by=officer, at=RECEIVED_AT + timedelta(hours=1))

    clock = only(case, "LADO-04")
    assert clock.fell_away
    assert clock.cancelled_at is not None


def test_the_page_of_a_rehearsal_names_whose_procedure_a_limit_is_of(partnership, officer):
    browser = DeskClient()
    browser.force_login(officer)
    asked = "?began-day=18&began-month=12&began-year=2026"

    page = browser.get(f"/p/{partnership.slug}/cases/lado/rehearse/{asked}").text

    assert "Procedures of Sheffield on allegations against people who work with children, one council’s own" in page
    assert "told there" not in page


def test_a_rehearsal_counts_by_it_too(partnership, say):
    say(None, BEFORE)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        limits = limits_in(partnership.pk, "lado")

    assert "LADO-05" not in {one.clock.id for one in rehearsed(PATHWAY, RECEIVED_AT, limits)}
    assert "LADO-05" in {one.clock.id for one in rehearsed(PATHWAY, RECEIVED_AT - timedelta(days=1), limits)}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"begins": THAT_DAY, "ends": BEFORE}, "first day or later"),
        ({"is_kept": True}, "Enter its last day"),
        ({"ends": THAT_DAY, "code": "sheffield"}, "not the partnership’s to say"),
    ],
)
def test_days_are_said_only_as_they_can_be(say, said, sentence):
    with pytest.raises(Refused, match=sentence):
        say(**said)


def test_only_whoever_records_the_organisation_says_them(say, officer):
    with pytest.raises(NotAllowed):
        say(None, BEFORE, by=officer)


def test_the_page_asks_for_them_and_tells_what_was_said(partnership, manager, officer):
    browser, other = DeskClient(), DeskClient()
    browser.force_login(manager)
    other.force_login(officer)
    address = f"/p/{partnership.slug}/cases/lado/editions/"

    assert address in browser.get(f"/p/{partnership.slug}/kinds-of-case/lado/").text
    last = {f"ends_kcsie-2016-{part}": number for part, number in (("day", "31"), ("month", "8"), ("year", "2020"))}
    assert browser.post(address, {**last, "is_kept_kcsie-2016": "yes"}).status_code == 302

    assert "2020" in browser.get(address).text
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert limits_in(partnership.pk, "lado").editions == {"kcsie-2016": InForce(None, date(2020, 8, 31), True)}
    assert other.get(address).status_code in (403, 404)


def test_there_is_no_such_page_where_every_edition_bears_its_days(partnership, manager):
    browser = DeskClient()
    browser.force_login(manager)

    assert browser.get(f"/p/{partnership.slug}/cases/professional-disagreement/editions/").status_code == 404
