"""Who comes of age, and which cases a quality panel is to look at: lists for those who run the pathway."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.commands import set_limits
from goldthread.cases.casework.factories import somebody
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.working_days import months_after
from goldthread.pathways.private_fostering.factories import a_notice, then

pytestmark = pytest.mark.django_db
REGISTER = "/p/{}/cases/private-fostering/"


def rows(page):
    return page.split("<tbody")[1].split("</tbody>")[0] if "<tbody" in page else ""


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def a_child(partnership, police, officer, now):
    """A case whose child is so many months before or after a birthday on which it ends."""

    def told(months, *, days=40, disabled=False):
        began = now - timedelta(days=days)
        told_on = timezone.localdate(began)
        born = months_after(timezone.localdate(now), months - 12 * (18 if disabled else 16))
        day = {"aware_on": told_on, "starts_on": told_on - timedelta(days=3)}
        return a_notice(partnership, by=officer, at=began, born_on=born, disabled=disabled, **day)

    return told


def test_the_list_has_those_of_the_next_year_and_no_names(a_child, partnership, officer, browser_of):
    soon, disabled, later = a_child(5), a_child(7, disabled=True), a_child(30)
    browser, address = browser_of(officer), f"{REGISTER.format(partnership.slug)}coming-of-age/"

    page = browser.get(address).text

    assert "Coming of age" in browser.get(REGISTER.format(partnership.slug)).text
    assert later.reference not in page
    assert rows(page).index(soon.reference) < rows(page).index(disabled.reference)
    assert ">16<" in rows(page).replace(" ", "").replace("\n", "")
    assert "Ana Example" not in page
    assert f"{soon.get_absolute_url()}record/handed_on/" in page


@pytest.mark.parametrize("years", [0, 1])
def test_from_16_to_18_it_is_asked_whether_they_are_disabled(a_child, years):
    with pytest.raises(Refused, match="Say whether they are") as refused:
        a_child(-12 * years - 3, disabled=None)

    assert refused.value.field == "disabled"
    with pytest.raises(Refused, match="is 16 or older"):
        a_child(-12 * years - 3)
    a_child(-12 * years - 3 + 24, disabled=True)


def test_a_child_of_whom_it_is_not_known_whether_they_are_disabled_is_listed_at_16(
    a_child, partnership, officer, browser_of
):
    unknown = a_child(5, disabled=None)

    page = browser_of(officer).get(f"{REGISTER.format(partnership.slug)}coming-of-age/").text

    assert unknown.reference in rows(page)


def test_how_many_tell_no_birth_is_said(a_child, partnership, officer, browser_of):
    a_child(5)
    a_notice(partnership, by=officer, born_on=None)

    page = browser_of(officer).get(f"{REGISTER.format(partnership.slug)}coming-of-age/").text

    assert "since no date of birth is known: 1 private fostering case." in page


def test_what_was_offered_leads_to_the_case_where_each_answer_is(a_child, partnership, officer, browser_of, now):
    soon = a_child(5)
    then(soon, "handed_on", by=officer, at=now)

    page = rows(browser_of(officer).get(f"{REGISTER.format(partnership.slug)}coming-of-age/").text)

    assert "Offered, and not answered yet" in page
    assert "record/handed_on_taken/" not in page


def test_who_came_of_age_already_is_found_and_goes_when_the_case_ends(a_child, partnership, officer, browser_of, now):
    past, soon = a_child(-1), a_child(2)
    browser, address = browser_of(officer), f"{REGISTER.format(partnership.slug)}coming-of-age/"

    already = rows(browser.get(f"{address}?already=yes").text)
    assert past.reference in already
    assert soon.reference not in already
    then(past, "ended", by=officer, at=now, reason="child_16")
    assert past.reference not in browser.get(address).text


def test_a_partnership_says_how_long_before(a_child, partnership, officer, browser_of, now):
    soon = a_child(5)
    manager = somebody("partnership_manager", partnership)
    set_limits(space=partnership, pathway="private-fostering", numbers={"AGE-01": 2}, units={}, by=manager, at=now)

    page = browser_of(officer).get(f"{REGISTER.format(partnership.slug)}coming-of-age/").text

    assert soon.reference not in page
    assert "within 2 months" in page


def test_the_lists_are_for_those_who_run_the_pathway(a_child, partnership, constable, browser_of):
    a_child(5)
    for name in ("coming-of-age", "quality-panel"):
        assert browser_of(constable).get(f"{REGISTER.format(partnership.slug)}{name}/").status_code == 404


def test_the_list_is_taken_away_as_a_file(a_child, partnership, officer, browser_of):
    soon = a_child(5)
    for name in ("coming-of-age", "quality-panel"):
        answer = browser_of(officer).get(f"{REGISTER.format(partnership.slug)}{name}/?format=csv")
        assert answer["Content-Type"].startswith("text/csv")
    answer = browser_of(officer).get(f"{REGISTER.format(partnership.slug)}coming-of-age/?format=csv")
    assert soon.reference in b"".join(answer).decode()


def test_a_case_that_is_open_for_a_year_waits_for_the_panel_until_it_looked_at_it(
    a_child, partnership, officer, browser_of, now
):
    old, older, new = a_child(60, days=400), a_child(60, days=500), a_child(60, days=300)
    browser, address = browser_of(officer), f"{REGISTER.format(partnership.slug)}quality-panel/"

    first = rows(browser.get(address).text)
    assert first.index(older.reference) < first.index(old.reference)
    assert new.reference not in first
    assert f"{old.get_absolute_url()}record/panel_looked/" in first

    again = timezone.localdate(now) + timedelta(days=1)
    then(old, "panel_looked", by=officer, at=now, again_on=again)
    then(older, "panel_looked", by=officer, at=now - timedelta(days=90), typed_at=now, again_on=timezone.localdate(now))

    after = rows(browser.get(address).text)
    assert old.reference not in after
    assert older.reference in after
    assert older.reference in rows(browser.get(f"{address}?before=yes").text)
    assert "Looked at by a quality panel" in browser.get(old.get_absolute_url()).text


def test_what_the_panel_said_last_counts(a_child, partnership, officer, browser_of, now):
    old = a_child(60, days=400)
    address = f"{REGISTER.format(partnership.slug)}quality-panel/"
    far, today = timezone.localdate(now) + timedelta(days=200), timezone.localdate(now)
    then(old, "panel_looked", by=officer, at=now - timedelta(days=30), typed_at=now, again_on=far)
    assert old.reference not in browser_of(officer).get(address).text

    then(old, "panel_looked", by=officer, at=now - timedelta(days=2), typed_at=now, again_on=today)

    assert old.reference in browser_of(officer).get(address).text


def test_a_case_that_others_had_before_counts_from_then(a_child, partnership, officer, browser_of, now):
    came, address = a_child(60, days=40), f"{REGISTER.format(partnership.slug)}quality-panel/"
    assert came.reference not in browser_of(officer).get(address).text

    then(came, "came_over", by=officer, at=now, known_since=timezone.localdate(now) - timedelta(days=500))

    assert came.reference in rows(browser_of(officer).get(address).text)


def test_a_slip_of_the_hand_takes_no_case_off_the_list_for_good(a_child, officer, now):
    old = a_child(60, days=400)

    with pytest.raises(Refused, match="two years after") as refused:
        then(old, "panel_looked", by=officer, at=now, again_on=date(9026, 3, 1))

    assert refused.value.field == "again_on"


def test_a_case_does_not_come_again_before_the_panel_looked_at_it(a_child, officer, now):
    old = a_child(60, days=400)

    with pytest.raises(Refused, match="Enter a later day") as refused:
        then(old, "panel_looked", by=officer, at=now, again_on=timezone.localdate(now))

    assert refused.value.field == "again_on"


def test_a_partnership_says_after_how_long_and_the_page_of_limits_asks_it(
    a_child, partnership, officer, browser_of, now
):
    case, manager = a_child(60, days=200), somebody("partnership_manager", partnership)
    address = f"{REGISTER.format(partnership.slug)}quality-panel/"
    assert case.reference not in browser_of(officer).get(address).text

    set_limits(
        space=partnership,
        pathway="private-fostering",
        numbers={"QP-01": 26},
        units={"QP-01": "weeks"},
        by=manager,
        at=now,
    )

    page = browser_of(officer).get(address).text
    assert case.reference in page
    assert "open for 26 weeks or longer" in page
    limits = browser_of(manager).get(f"{REGISTER.format(partnership.slug)}limits/").text
    assert "List an open case for the quality panel" in limits
    with pytest.raises(Refused, match="units"):
        set_limits(
            space=partnership,
            pathway="private-fostering",
            numbers={"QP-01": 26},
            units={"QP-01": "working days"},
            by=manager,
            at=now,
        )
