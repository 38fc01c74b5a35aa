"""A conflict of interest hides a case from the figures of its reader too, and from nobody else's."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.figures import clocks_in_time
from goldthread.foundation.accounts.factories import browser_of
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import RECEIVED_AT, a_managed_case, then
from goldthread.pathways.lado.models import Referral
from goldthread.pathways.lado.pathway import PATHWAY

from .test_figures import counted, in_year, kept, made
from .test_figures_of_themes import learned, open_to

pytestmark = pytest.mark.django_db
LATER = RECEIVED_AT + timedelta(hours=3)
NOT_COUNTED = "It leaves out cases that a conflict of interest keeps from you."


@pytest.fixture
def second(partnership):
    return somebody("designated_officer", partnership, name="second")


def hidden_from(user, case, by):
    declare_conflict(about=case, account=user, kind="own_family", words="", by=by, at=RECEIVED_AT)


def numbers(user, space):
    """Every number above nought of the year, by table and row, and how many clocks began."""
    tables = counted(user, space, 2026).values()
    with opened(actor=user.pk, reading=[space.pk]):
        clocks = clocks_in_time(PATHWAY, space, 2026, seen_by(user, LATER), LATER)
    return {(table.code, row.code): row.count for table in (*tables, *clocks) for row in table.rows if row.count}


def test_whoever_it_is_kept_from_counts_nothing_of_it_and_another_officer_all(partnership, officer, second):
    case = a_managed_case(partnership, by=officer)
    for step in ("outcome_agreed", "learned", "barring_considered", "employer_acted", "closed"):
        then(case, step, by=officer, at=LATER)
    own = a_managed_case(partnership, by=second)
    alone = {("category", "physical"): 1, ("funnel", "contact"): 1, ("funnel", "accepted"): 1}
    both = numbers(second, partnership)
    assert (both["outcome", "substantiated"], both["category", "physical"]) == (1, 2)

    hidden_from(second, case, by=officer)

    kept_from = numbers(second, partnership)
    assert alone.items() <= kept_from.items()
    assert set(kept_from.values()) == {1}
    assert not {"outcome", "timeliness", "themes", "barring"} & {table for table, _ in kept_from}
    hidden_from(second, own, by=officer)
    assert numbers(second, partnership) == {}
    assert numbers(officer, partnership)["category", "physical"] == 2


def test_the_page_prints_no_word_of_it_and_says_to_everybody_that_such_are_not_counted(partnership, officer, second):
    [case] = learned(partnership, 1, {2025: ((1, "A rare thing"),)})
    open_to(officer, [case])
    address = f"/p/{partnership.slug}/cases/lado/figures/?year=2025"
    before = browser_of(second).get(address).text
    hidden_from(second, case, by=officer)

    after, of_lead = (browser_of(user).get(address).text for user in (second, officer))

    assert [page.count(NOT_COUNTED) for page in (before, after, of_lead)] == [1, 1, 1]
    assert [page.count("A rare thing") for page in (before, after, of_lead)] == [0, 0, 1]
    assert [page.count("that are not open to you now") for page in (before, after, of_lead)] == [1, 0, 0]


def test_two_officers_publish_the_same(partnership, officer, second):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        cases = made(partnership, 8, in_year(2025))
        kept(Referral, cases, "accepted", in_year(2025) + timedelta(days=20), category="physical")
    hidden_from(second, cases[0], by=officer)
    address = f"/p/{partnership.slug}/cases/lado/figures/?year=2025&format=csv"

    files = [browser_of(user).get(address).content.decode() for user in (second, officer)]

    assert files[0] == files[1]
    assert "Referrals by category,Physical abuse,8,0," in files[0]
    assert counted(second, partnership, 2025)["category"].total == 7
