"""The death of a child who lived elsewhere goes to the review there, which counts it."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.case_files import cases_of
from goldthread.cases.casework.commands import add_to_list, correct_record, reopen_case
from goldthread.cases.casework.factories import seen_by
from goldthread.cases.casework.figures import clocks_in_time, tables_of
from goldthread.cases.transfers.steps import ACCEPTED, OFFERED, RECEIVED, REFUSED
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.child_death.factories import NOTIFIED_AT, NUMBERS, a_death, a_review, then
from goldthread.pathways.child_death.models import SetAside
from goldthread.pathways.child_death.pathway import PATHWAY

pytestmark = pytest.mark.django_db
NEXT_DAY = NOTIFIED_AT + timedelta(days=1)
LATER = NOTIFIED_AT + timedelta(days=90)
HACKNEY = "E09000012"


@pytest.fixture
def outside(partnership, coordinator):
    """The death of a child who did not live in the one council whose children are reviewed here."""
    case = a_death(partnership, by=coordinator, nhs_number=NUMBERS[0])
    given = {"space": partnership, "pathway": "child-death", "code": "footprint", "by": coordinator, "at": NOTIFIED_AT}
    add_to_list(said={"happened_on": (NOTIFIED_AT - timedelta(days=900)).date(), "area": HACKNEY}, **given)
    return case


def handed_over(case, coordinator, at=LATER):
    then(case, OFFERED, by=coordinator, at=at)
    then(case, ACCEPTED, by=coordinator, at=at)


def test_the_page_leads_to_the_hand_over_until_it_is_offered(outside, coordinator, browser_of):
    browser, address = browser_of(coordinator), outside.get_absolute_url()
    where = "is not one of the councils whose children are reviewed here"
    leads = f"{address}record/{OFFERED}/"
    assert where in browser.get(address).text
    assert leads in browser.get(address).text

    then(outside, OFFERED, by=coordinator, at=NEXT_DAY)
    assert where not in browser.get(address).text

    then(outside, REFUSED, by=coordinator, at=NEXT_DAY)
    assert where in browser.get(address).text


def test_it_is_handed_over_and_not_set_aside(case, coordinator, browser_of):
    form = browser_of(coordinator).get(f"{case.get_absolute_url()}record/set_aside/").text
    assert "Another area reviews it" not in form
    assert "hand the case over to it instead" in form

    with pytest.raises(Refused, match="“Another area reviews it” is no answer in a child death review") as refused:
        then(case, "set_aside", by=coordinator, at=NEXT_DAY, why="other_area", words="Wirral, which was told")

    assert refused.value.field == "why"


def test_what_was_set_aside_before_for_another_area_still_reads_so(case, partnership, coordinator, browser_of):
    made = then(case, "set_aside", by=coordinator, at=NEXT_DAY)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        SetAside.objects.filter(pk=made.pk).update(why="other_area")

    page = browser_of(coordinator).get(f"{case.get_absolute_url()}set_aside/{made.pk}/").text

    assert "Another area reviews it" in page
    assert {row.code: row.count for row in counted(partnership, coordinator)["aside"].rows if row.count} == {
        "other_area": 1
    }


def test_what_was_set_aside_for_another_area_may_stay_so_when_it_is_put_right(
    case, partnership, coordinator, browser_of
):
    made = then(case, "set_aside", by=coordinator, at=NEXT_DAY)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        SetAside.objects.filter(pk=made.pk).update(why="other_area")
        kept = SetAside.objects.select_related("space", "case").get(pk=made.pk)
    reopen_case(case=case, why="A slip.", by=coordinator, at=NEXT_DAY)
    told = {"happened_at": NEXT_DAY, "why": "A word was wrong.", "by": coordinator, "at": NEXT_DAY}

    form = browser_of(coordinator).get(f"{case.get_absolute_url()}set_aside/{made.pk}/correct/").text
    correct_record(record=kept, said={"why": "other_area", "words": "Wirral was told."}, **told)

    assert "Another area reviews it" in form
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert SetAside.objects.get(pk=made.pk).words == "Wirral was told."


def counted(partnership, coordinator, tables_of=tables_of, *more):
    with opened(actor=coordinator.pk, reading=[partnership.pk]):
        tables = tables_of(PATHWAY, partnership, 2025, seen_by(coordinator, LATER), *more)
    return {one.code: one for one in tables}


def test_a_death_that_another_area_took_over_is_counted_there_and_in_no_table_here_but_one(
    partnership, police, coordinator
):
    gone = a_review(partnership, by=coordinator)
    handed_over(gone, coordinator)
    came = a_death(partnership, by=coordinator)
    then(came, RECEIVED, by=coordinator, at=NEXT_DAY)

    found = counted(partnership, coordinator)

    assert {row.code: row.count for row in found["counts"].rows if row.count} == {"notified": 1}
    assert not sum(row.count or 0 for row in found["modifiable"].rows)
    assert {row.code: row.count for row in found["borders"].rows} == {OFFERED: 1, ACCEPTED: 1, RECEIVED: 1}


def test_one_that_was_opened_again_and_ends_here_did_not_go_to_another_area(partnership, police, coordinator):
    case = a_review(partnership, by=coordinator)
    handed_over(case, coordinator)
    reopen_case(case=case, why="They sent it back.", by=coordinator, at=LATER)

    then(case, "closed", by=coordinator, at=LATER, words="Nothing is left.")

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert type(case).objects.get(pk=case.pk).outcome == "modifiable_identified"


def test_that_its_offer_was_answered_is_counted_all_the_same(partnership, police, coordinator):
    handed_over(a_death(partnership, by=coordinator), coordinator)

    clocks = counted(partnership, coordinator, clocks_in_time, LATER)

    assert clocks["CDR-TR"].row("in_time").count == 1
    assert not clocks["CDR-01"].total


def test_it_is_in_no_national_file(partnership, police, coordinator):
    gone, kept = a_review(partnership, by=coordinator), a_review(partnership, by=coordinator)
    handed_over(gone, coordinator)

    with opened(actor=coordinator.pk, reading=[partnership.pk]):
        cases = cases_of(PATHWAY.files[0], PATHWAY, partnership, None, seen_by(coordinator, LATER))
        assert list(cases) == [kept]


def test_the_same_death_is_not_notified_anew_once_another_area_has_it(partnership, outside, coordinator):
    handed_over(outside, coordinator)

    with pytest.raises(Refused, match="has this NHS number already"):
        a_death(partnership, by=coordinator, at=LATER, nhs_number=NUMBERS[0])
