"""What people typed is read by those who read its case, and published where many typed it."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.figures import published_of
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import RECEIVED_AT, a_managed_case, then
from goldthread.pathways.lado.models import Learning
from goldthread.pathways.lado.pathway import PATHWAY

from .test_figures import counted, in_year, kept, made

pytestmark = pytest.mark.django_db
NOT_OPENED = "In LADO cases that are not open to you now"


def themes(user, space, year=2026):
    return counted(user, space, year)["themes"]


def told(table):
    return {row.title: row.count for row in table.rows}


def learned(space, number, themes_of_years):
    """Cases from which as many as it says were learned about a theme, in each year."""
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        cases = made(space, number, in_year(2024))
        for year, said in themes_of_years.items():
            for of_cases, theme in said:
                kept(Learning, cases[:of_cases], "learned", in_year(year) + timedelta(days=20), theme=theme)
    return cases


def open_to(user, cases):
    given = {"about_kind": "case", "account": user, "standing_as": "participant", "purpose": "Takes part"}
    with opened(actor=SYSTEM_ACTOR, writing=cases[0].space_id):
        Grant.objects.bulk_create(
            Grant(**given, space=case.space, about_id=case.pk, starts_at=case.opened_at) for case in cases
        )


def test_what_was_learned_is_counted_by_theme_whatever_its_capitals(partnership, officer):
    for number, theme in enumerate(("Lone working", "lone working", "Restraint", "")):
        case = a_managed_case(partnership, by=officer)
        then(case, "learned", by=officer, at=RECEIVED_AT + timedelta(hours=number + 1), theme=theme)

    found = told(themes(officer, partnership))

    assert (found.pop("Lone working", 0) or found.pop("lone working")) == 2
    assert found == {"Restraint": 1, "Not recorded": 1}


def test_of_a_case_that_somebody_has_not_opened_they_read_no_words_and_it_is_counted(partnership, officer):
    second = somebody("designated_officer", partnership, name="second")
    for by, said in ((officer, ("Restraint", "A rare thing")), (second, ("Restraint",))):
        case = a_managed_case(partnership, by=by)
        for hour, theme in enumerate(said):
            then(case, "learned", by=by, at=RECEIVED_AT + timedelta(hours=hour + 1), theme=theme)

    assert told(themes(officer, partnership)) == {"A rare thing": 1, "Restraint": 1, NOT_OPENED: 1}
    assert told(themes(second, partnership)) == {"Restraint": 1, NOT_OPENED: 1}


def test_a_theme_that_is_called_as_a_row_of_ours_is_a_row_of_its_own_in_both_years(partnership, officer):
    said = {2025: ((7, "Others"), (8, "Not-recorded")), 2024: ((7, "Others"), (2, ""))}
    open_to(officer, learned(partnership, 8, said))

    now, before = (themes(officer, partnership, year) for year in (2025, 2024))

    both = {one.row.title: (one.row.count, one.before) for one in now.compared(before)}
    assert both == {"Others": (7, 7), "Not-recorded": (8, 0), "Not recorded": (0, 2)}
    rows = [(one.row.title, one.row.count, one.before) for one in now.suppressed().compared(before.suppressed())]
    assert rows == [("Not-recorded", 8, None), ("Others", 7, 7), ("Others", 0, None)]


def test_what_many_typed_is_published_whoever_makes_the_file(partnership, officer):
    learned(partnership, 7, {2025: ((7, "Restraint"), (2, "A rare thing"))})

    with opened(actor=officer.pk, reading=[partnership.pk]):
        tables, _ = published_of(PATHWAY, partnership, 2025, seen_by(officer, RECEIVED_AT), RECEIVED_AT)

    assert told(tables[-1]) == {"Restraint": 7, "Others": None}
