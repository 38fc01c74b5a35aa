"""Cases from a person's own file: ten thousand lines of which 37 are bad, each told; and who may bring one."""

import csv
import io
import re
from collections import Counter
from datetime import date, timedelta

import pytest
from django.urls import reverse

from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.figures import clocks_in_time, share_in_time
from goldthread.cases.casework.models import Came, Case, CaseEvent, LoadedCase
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.imports.commands import undo_loaded_file
from goldthread.foundation.imports.kinds import kinds_for
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.tests.bringing import Desk, sentences, states
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .conftest import LADO, NOW

pytestmark = pytest.mark.django_db
HEADINGS = (
    "Contact taken on",
    "Our reference",
    "How it came",
    "Who it came from",
    "Post of whoever got in touch",
    "Where to write to them",
    "Kind of employer",
    "Employer or organisation",
    "When it happened",
    "When the employer came to know of it",
    "What the concern is",
)
PLACE = {heading: number for number, heading in enumerate(HEADINGS)}
MANY, BAD = 10_000, 37


def a_line(number, **changed):
    """A good line; ``changed`` by heading, with underscores for spaces."""
    day = date(2021, 1, 4) + timedelta(days=number % 1500)
    known = day - timedelta(days=1)
    said = [
        day.isoformat(),
        f"L-{number:05}",
        "Telephone",
        "The employer",
        "Headteacher",
        f"office{number}@school.example",
        "Primary school",
        f"School {number}",
        known.strftime("%-d %B %Y"),
        known.isoformat(),
        "An adult shouted at a child.",
    ]
    for heading, words in changed.items():
        said[PLACE[heading.replace("_", " ")]] = words
    return said


FAULTS = (
    ("Contact_taken_on", "31 February 2022", "31 February 2022"),
    ("Contact_taken_on", "1 January 2031", "is still to come"),
    ("Contact_taken_on", "5 May 1066", "has the year 1066"),
    ("Contact_taken_on", "5 May 1980", "Check the year"),
    ("Contact_taken_on", "", "“Contact taken on” is missing."),
    ("Contact_taken_on", "soon", "soon"),
    ("Our_reference", "R" * 101, "101 characters"),
    ("Our_reference", "L-00000", "has the same reference"),
    ("How_it_came", "Pigeon", "“Pigeon” is not one of the answers for “How it came”."),
    ("How_it_came", "=HYPERLINK(1)", "is not one of the answers"),
    ("Who_it_came_from", "", "“Who it came from” is missing."),
    ("Kind_of_employer", "Circus", "“Circus” is not one of the answers"),
    ("Post_of_whoever_got_in_touch", "x" * 121, "121 characters"),
    ("Employer_or_organisation", "#REF!", "is an error in your spreadsheet"),
    ("When_the_employer_came_to_know_of_it", "", "Say when the employer came to know of it"),
    ("When_the_employer_came_to_know_of_it", "2 December 2026", "must be today or in the past"),
    ("When_it_happened", "30 November 2026", "It happened"),
    ("What_the_concern_is", "y" * 20_001, "20,001 characters"),
    ("What_the_concern_is", "", "“What the concern is” is missing."),
)


def a_file(lines=MANY, bad=BAD):
    """A CSV with so many lines, of which so many are bad, spread over it; what is wrong with each, by line."""
    faults, rows = {}, []
    every = lines // (bad + 1)
    for number in range(lines):
        turn, rest = divmod(number, every)
        heading, words, says = FAULTS[(turn - 1) % len(FAULTS)] if turn else FAULTS[0]
        is_bad = rest == 0 and 1 <= turn <= bad
        rows.append(a_line(number, **{heading: words}) if is_bad else a_line(number))
        if is_bad:
            faults[number + 2] = says
    written = io.StringIO()
    csv.writer(written).writerows([HEADINGS, *rows])
    return written.getvalue().encode(), faults


def test_each_of_37_bad_lines_of_10_000_says_what_is_wrong_with_it(desk):
    data, faults = a_file()

    checked = desk.look(desk.take(LADO, data, name="lado.csv"))

    assert Counter(states(checked).values()) == {State.NEW: MANY - BAD, State.PROBLEM: BAD}
    told = sentences(checked)
    assert told.keys() == faults.keys()
    assert len(faults) == BAD
    for line, says in faults.items():
        assert any(says in sentence for sentence in told[line]), (line, says, told[line])
    assert all(len(sentence) < 300 for several in told.values() for sentence in several)


def test_the_good_lines_are_loaded_and_the_bad_ones_are_kept_to_be_put_right(desk):
    data, faults = a_file(lines=200, bad=len(FAULTS))

    load = desk.bring(LADO, data, name="lado.csv")

    assert load.records == 200 - len(FAULTS)
    assert len(desk.rows(Case, pathway="lado", came=Came.IMPORTED)) == load.records
    made = desk.rows(LoadedCase, "case")
    assert not {one.line for one in made} & faults.keys()
    page = client_of(desk.by).get(reverse("load", args=[desk.space.slug, load.pk])).text
    assert f"{len(FAULTS)} lines had a problem" in page
    assert "Loading cases cannot be undone" in page


def test_whoever_loads_cases_alone_is_offered_nothing_of_undoing(desk):
    desk.bring(LADO, HEADINGS, a_line(1))
    page = client_of(desk.by).get(reverse("loads", args=[desk.space.slug])).text

    assert "A load of LADO cases cannot be undone." in page
    assert "You can undo" not in page
    assert "Undone" not in page


def test_a_file_that_was_put_right_adds_no_case_twice(desk):
    bad, good = a_line(1, How_it_came="Pigeon"), a_line(2)
    desk.bring(LADO, HEADINGS, bad, good)

    again = desk.take(LADO, HEADINGS, a_line(1), good)

    assert states(desk.look(again)) == {2: State.NEW, 3: State.THERE}
    desk.load(again)
    assert sorted(one.number for one in desk.rows(LoadedCase)) == ["L-00001", "L-00002"]


def test_none_are_loaded_where_the_person_says_so(desk):
    file = desk.take(LADO, HEADINGS, a_line(1, How_it_came="Pigeon"), a_line(2))
    browser = client_of(desk.by)
    page = browser.get(reverse("file_check", args=[desk.space.slug, file.pk])).text
    for words in ("Load the 1 good line", "Load none and delete the file", "to load all lines or none, do that first"):
        assert words in page

    browser.post(reverse("drop_file", args=[desk.space.slug, file.pk]))

    assert desk.rows(Case) == []
    assert browser.get(reverse("file_check", args=[desk.space.slug, file.pk])).status_code == 404


def client_of(user):
    browser = DeskClient()
    browser.force_login(user)
    return browser


def test_what_is_loaded_shows_as_imported_and_never_as_late(desk):
    desk.bring(LADO, HEADINGS, a_line(7), name="lado.xlsx")

    (case,) = desk.rows(Case)
    (event,) = desk.rows(CaseEvent)
    with opened(actor=SYSTEM_ACTOR, reading=[desk.space.pk]):
        clocks = list(Clock.objects.all())
    assert (case.reference, case.came, event.came, case.lead_id) == ("LADO-2021-0001", "imported", "imported", None)
    assert clocks
    assert all(clock.imported for clock in clocks)


def test_register_list_of_clocks_and_figures_shame_no_imported_history_as_late(desk):
    """Nobody answered it in the file, and it was told late: neither was anybody’s doing here."""
    long_before = "1 January 2021"
    told_late = a_line(7, When_it_happened=long_before, When_the_employer_came_to_know_of_it=long_before)
    desk.bring(LADO, HEADINGS, told_late)
    (case,) = desk.rows(Case, "space")
    here, browser = desk.space.slug, client_of(desk.by)
    asked = browser.get(case.get_absolute_url())
    browser.post(asked.url, {"purpose": "supervision", "words": "To see what was loaded."})

    late, none_late = (browser.get(f"/p/{here}/cases/lado/?late={so}").text for so in ("yes", "no"))
    assert case.reference not in late
    assert case.reference in none_late
    for address in (f"/p/{here}/clocks/", case.get_absolute_url()):
        page = browser.get(address).text
        assert not {word for word in ("Overdue</strong>", "Met late") if word in page}, address
    with opened(actor=desk.by.pk, reading=[desk.space.pk]):
        standing = standing_of(desk.by, NOW.date(), NOW)
        tables = {one.code: one for one in clocks_in_time(PATHWAYS["lado"], desk.space, 2020, standing, NOW)}
    for code in ("LADO-01", "LADO-02"):
        counts = {row.code: row.count for row in tables[code].rows if row.count}
        assert (counts, share_in_time(tables[code])) == ({"imported": 1}, None)


def test_the_page_of_a_case_says_from_which_line_it_came(desk, partnership, monkeypatch):
    monkeypatch.setattr("goldthread.foundation.access.middleware.timezone.now", lambda: NOW)
    desk.bring(LADO, HEADINGS, a_line(7), name="lado.xlsx")
    (case,) = desk.rows(Case, "space")
    browser = client_of(desk.by)
    asked = browser.get(case.get_absolute_url())
    browser.post(asked.url, {"purpose": "supervision", "words": "To see what was loaded."})

    page = browser.get(case.get_absolute_url()).text

    assert "lado.xlsx, line 2" in page
    assert "L-00007" in page
    assert "Imported" in page


@pytest.mark.parametrize("role", ["partnership_manager", "coordinator", "data_protection", "independent_scrutineer"])
def test_who_may_not_open_cases_of_the_pathway_loads_none(partnership, role):
    other = Desk(partnership, somebody(role, partnership), NOW)

    with pytest.raises(NotAllowed):
        other.take(LADO, HEADINGS, a_line(1))

    with opened(actor=other.by.pk, reading=[partnership.pk]):
        offered = {kind.code for kind in kinds_for(standing_of(other.by, NOW.date()), partnership.pk)}
    assert LADO not in offered


def test_an_agency_that_may_open_cases_of_its_own_loads_none_for_others(partnership):
    police = an_agency(partnership)
    practitioner = somebody("practitioner", partnership, police)
    desk = Desk(partnership, practitioner, NOW)

    with pytest.raises(NotAllowed):
        desk.take("cases-professional-disagreement", ["Raised on"], ["1 May 2026"])

    browser = client_of(practitioner)
    for address in (reverse("loads", args=[partnership.slug]), reverse("new_load", args=[partnership.slug])):
        assert browser.get(address).status_code == 404


def test_the_officer_finds_the_way_from_the_register(partnership, officer):
    browser = client_of(officer)

    page = browser.get(reverse("cases", args=[partnership.slug, "lado"])).text
    assert f"{reverse('new_load', args=[partnership.slug])}?kind={LADO}" in page
    assert "LADO cases" in browser.get(f"{reverse('new_load', args=[partnership.slug])}?kind={LADO}").text
    assert browser.get(reverse("loads", args=[partnership.slug])).status_code == 200


def test_the_menu_and_the_way_up_lead_from_loads_of_cases_to_cases(partnership, officer):
    browser, here = client_of(officer), partnership.slug
    register, loads = reverse("cases", args=[here, "lado"]), reverse("loads", args=[here])

    for page, above in (
        (browser.get(loads).text, [reverse("pathways", args=[here]), register]),
        (browser.get(f"{reverse('new_load', args=[here])}?kind={LADO}").text, [register, loads]),
    ):
        crumbs = page.split("govuk-breadcrumbs", 1)[1].split("<main", 1)[0]
        assert re.findall(r'href="([^"]*)"', crumbs)[-2:] == above
        assert re.findall(r'href="([^"]*)" aria-current="true"', page) == [reverse("pathways", args=[here])]


def test_a_load_of_cases_is_not_undone(desk, partnership):
    load = desk.bring(LADO, HEADINGS, a_line(1))

    with pytest.raises(Refused, match="cannot be undone"):
        undo_loaded_file(load=load, by=somebody("partnership_manager", partnership), at=NOW)

    assert len(desk.rows(Case)) == 1
