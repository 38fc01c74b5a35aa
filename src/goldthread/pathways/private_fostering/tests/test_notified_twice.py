"""Carer, parent and arranger each notify of one arrangement: it stays one case."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.commands import open_case
from goldthread.cases.casework.factories import seen_by
from goldthread.cases.casework.figures import tables_of
from goldthread.cases.casework.models import Case
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.factories import typed
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, SAID, then
from goldthread.pathways.private_fostering.pathway import PATHWAY

pytestmark = pytest.mark.django_db

A_WEEK_LATER = NOTIFIED_AT + timedelta(days=7)


def by_whom(partnership, officer):
    with opened(actor=officer.pk, reading=[partnership.pk]):
        tables = tables_of(PATHWAY, partnership, 2025, seen_by(officer, A_WEEK_LATER))
    found = {table.code: {row.code: row.count for row in table.rows if row.count} for table in tables}
    return found["notices"]["notified"], found["by"]


def test_that_of_a_parent_has_its_place_in_the_case_and_is_counted_beside_the_carers(partnership, officer, case):
    then(case, "notified_too", by=officer, at=A_WEEK_LATER, words="She pays for the food.")

    assert by_whom(partnership, officer) == (1, {"carer": 1, "parent": 1})


def test_whoever_types_the_same_child_again_is_told_once_of_the_case(partnership, officer, case):
    given = {"space": partnership, "pathway": "private-fostering", "step": "notified", "by": officer}

    with pytest.raises(Refused, match=f"The child has the same name in {case.reference}") as refused:
        open_case(
            **given, said=SAID["notified"] | {"by": "parent"}, happened_at=A_WEEK_LATER, at=A_WEEK_LATER, is_meant=False
        )

    assert refused.value.field == "child_name"
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Case.objects.count() == 1


@pytest.mark.parametrize(
    "said", [{"child_name": "Ana Sample"}, {"born_on": SAID["notified"]["born_on"] + timedelta(1)}]
)
def test_another_child_is_another_child(partnership, officer, case, said):
    given = {"space": partnership, "pathway": "private-fostering", "step": "notified", "by": officer}

    open_case(**given, said=SAID["notified"] | said, happened_at=A_WEEK_LATER, at=A_WEEK_LATER, is_meant=False)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Case.objects.count() == 2


def test_the_register_is_searched_by_reference_alone_since_names_are_in_the_search_of_everything(
    case, officer, browser_of
):
    page = browser_of(officer).get(f"/p/{case.space.slug}/cases/private-fostering/").text

    assert "Reference or child" not in page


def test_the_form_asks_whether_it_is_meant(case, officer, browser_of):
    browser, address = browser_of(officer), f"/p/{case.space.slug}/cases/private-fostering/new/notified/"
    sent = {"by": "parent", "child_name": "Ana Example", "sex": "F", "birthplace": "europe", "ethnicity": "WOTH"}
    sent |= {"lives_there": "yes", "born_on-day": "4", "born_on-month": "5", "born_on-year": "2014"}
    for name in ("aware_on", "happened_at"):
        sent |= {f"{name}-day": "2", f"{name}-month": "9", f"{name}-year": "2026"}

    answer = browser.post(address, typed(browser.get(address), **sent))

    assert answer.status_code == 200
    assert f"The child has the same name in {case.reference}" in answer.text
