"""Whom the Disclosure and Barring Service was told of in a year, whoever told it and whatever was decided later."""

from datetime import timedelta

import pytest

from goldthread.cases.declaring.told import as_data, as_markdown
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.pathways.lado.factories import RECEIVED_AT, a_managed_case, then
from goldthread.pathways.lado.pathway import PATHWAY
from goldthread.pathways.lado.tests.clocks import only

from .test_figures import counted, counts

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TITLE = "Cases with a decision on the Disclosure and Barring Service, by decision"
ALSO = (
    "“Referred” also counts LADO cases with “Employer acted” where it says “Referral to the Disclosure and Barring"
    " Service”"
)


@pytest.fixture
def case(partnership, officer):
    return a_managed_case(partnership, by=officer)


def barring(partnership, officer, year=2026):
    return counts(counted(officer, partnership, year)["barring"])


def test_what_the_employer_referred_is_a_referral_as_it_meets_the_clock(case, partnership, officer):
    then(case, "employer_acted", by=officer, at=RECEIVED_AT + DAY, action="dismissed", removed=True)
    then(case, "employer_acted", by=officer, at=RECEIVED_AT + 2 * DAY, action="dbs_referred")

    assert only(case, "LADO-09").met_at == RECEIVED_AT + 2 * DAY
    assert barring(partnership, officer) == {"referred": 1}


def test_what_was_decided_afterwards_takes_no_referral_away(case, partnership, officer):
    for days, decision in ((60, "referred"), (90, "not_needed")):
        at = RECEIVED_AT + days * DAY
        then(case, "barring_considered", by=officer, at=at, decision=decision)

    assert barring(partnership, officer) == {"referred": 1, "not_needed": 1}


def test_a_case_in_which_both_say_it_counts_once_and_in_its_year(case, partnership, officer):
    for days in (1, 2):
        then(case, "employer_acted", by=officer, at=RECEIVED_AT + days * DAY, action="dbs_referred")
        then(case, "barring_considered", by=officer, at=RECEIVED_AT + days * DAY, decision="referred")
    then(case, "employer_acted", by=officer, at=RECEIVED_AT + 150 * DAY, action="dbs_referred")

    assert barring(partnership, officer) == {"referred": 1}
    assert barring(partnership, officer, 2027) == {"referred": 1}
    assert barring(partnership, officer, 2025) == {}


def test_other_cases_beside_it_are_counted_each_by_what_it_says(case, partnership, officer):
    then(case, "employer_acted", by=officer, at=RECEIVED_AT + DAY, action="dbs_referred")
    then(case, "barring_considered", by=officer, at=RECEIVED_AT + DAY, decision="not_yet")
    other = a_managed_case(partnership, by=officer)
    then(other, "barring_considered", by=officer, at=RECEIVED_AT + DAY, decision="referred")
    then(other, "employer_acted", by=officer, at=RECEIVED_AT + DAY, action="suspension")

    assert barring(partnership, officer) == {"referred": 2, "not_yet": 1}


def test_what_was_not_needed_is_in_no_total_of_referrals_and_all_say_what_counts(case, partnership, officer):
    then(case, "barring_considered", by=officer, at=RECEIVED_AT + DAY, decision="not_needed")
    browser = DeskClient()
    browser.force_login(officer)

    page = browser.get(f"/p/{partnership.slug}/cases/lado/figures/?year=2026").text

    table = counted(officer, partnership, 2026)["barring"]
    assert (table.title, table.total, table.adds_up) == (TITLE, None, False)
    assert f"{ALSO}." in page
    assert f"| {TITLE} | – | {ALSO[0].upper()}{ALSO[1:]} |" in as_markdown([PATHWAY])
    [declared] = [one["also"] for one in as_data(PATHWAY)["tables"] if one["code"] == "barring"]
    assert declared == {"referred": {"step": "employer_acted", "where": {"action": ["dbs_referred"]}}}
