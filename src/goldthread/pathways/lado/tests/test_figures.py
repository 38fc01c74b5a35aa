"""The yearly tables: the shapes of two yearly reports, 483 contacts after 425, and 139 allegations, must come out."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.cases.casework.commands import reopen_case
from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.figure_tables import change
from goldthread.cases.casework.figures import clocks_in_time, tables_of
from goldthread.cases.casework.models import Case
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.records.moments import LAST_SECOND
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import RECEIVED_AT, SAID, a_contact, a_managed_case, a_referral, then
from goldthread.pathways.lado.models import AgreedOutcome, Closure, Contact, Referral
from goldthread.pathways.lado.pathway import PATHWAY

pytestmark = pytest.mark.django_db


def in_year(year: int) -> datetime:
    return datetime(year, 4, 1, 9, 0, tzinfo=UTC)


def made(space, number: int, at: datetime, *, begins_at: int = 1) -> list[Case]:
    """Cases as an import would make them."""
    numbers = range(begins_at, begins_at + number)
    return Case.objects.bulk_create(
        Case(
            space=space,
            pathway="lado",
            year=at.year,
            number=one,
            reference=f"LADO-{at.year}-{one:04}",
            stage="contact",
            stage_since=at,
            opened_at=at,
        )
        for one in numbers
    )


def kept(kind, cases: Iterable[Case], step: str, at: datetime, **said) -> None:
    kind.objects.bulk_create(
        kind(space=case.space, case=case, happened_at=at, **{**SAID[step], **said}) for case in cases
    )


def test_a_clock_that_an_answer_begins_or_ends_counts_a_part_of_the_cases(partnership, officer):
    """How many employers' clocks there are is how many employers told; what was of no concern was answered too. And
    of no meeting that was not needed a clock is counted. How many were advised, and how many had it in writing, is in a
    table. How often open cases are reviewed no table tells.
    """
    with opened(actor=officer.pk, reading=[partnership.pk]):
        clocks = clocks_in_time(PATHWAY, partnership, 2026, seen_by(officer, RECEIVED_AT), RECEIVED_AT)

    of_part = {table.code for table in clocks if table.of_part}
    assert {"LADO-01", "LADO-02", "LADO-03", "LADO-10"} <= of_part
    assert "LADO-08" not in of_part


def counted(user, space, year: int):
    with opened(actor=user.pk, reading=[space.pk]):
        tables = tables_of(PATHWAY, space, year, seen_by(user, RECEIVED_AT))
    return {table.code: table for table in tables}


def counts(table) -> dict[str, int | None]:
    return {row.code: row.count for row in table.rows if row.count != 0}


def test_483_contacts_after_425_are_13_6_percent_more(partnership, officer):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        for year, number in ((2017, 425), (2018, 483)):
            cases = made(partnership, number, in_year(year))
            kept(Contact, cases, "contact", in_year(year) + timedelta(days=20))

    before, now = (counted(officer, partnership, year)["funnel"].row("contact").count for year in (2017, 2018))

    assert (before, now) == (425, 483)
    assert change(now, before) == Decimal("13.6")


def test_of_139_allegations_61_percent_are_physical_and_18_sexual(partnership, officer):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        cases = made(partnership, 139, in_year(2012))
        for category, part in (("physical", cases[:85]), ("sexual", cases[85:110]), ("neglect", cases[110:])):
            kept(Referral, part, "accepted", in_year(2012), category=category)

    table = counted(officer, partnership, 2012)["category"]

    assert (table.total, table.not_recorded) == (139, 0)
    assert [round(table.percent(table.row(one))) for one in ("physical", "sexual")] == [61, 18]
    assert (table.row("online").count, table.row("online").title) == (0, "Online")


def test_whoever_sees_no_case_counts_none(partnership, officer):
    a_managed_case(partnership, by=officer)
    stranger = somebody("independent_scrutineer", partnership)

    tables = counted(stranger, partnership, 2026)

    assert counts(tables["funnel"]) == counts(tables["category"]) == counts(tables["timeliness"]) == {}
    assert counts(counted(officer, partnership, 2026)["category"]) == {"physical": 1}


def test_the_year_begins_in_april_in_london(partnership, officer):
    """Half past eleven at night on 31 March in UTC is half past midnight on 1 April in London."""
    a_contact(partnership, by=officer, at=datetime(2026, 3, 31, 22, 30, tzinfo=UTC), concern_on=None, known_on=_known())
    a_contact(partnership, by=officer, at=datetime(2026, 3, 31, 23, 30, tzinfo=UTC), concern_on=None, known_on=_known())

    assert counts(counted(officer, partnership, 2025)["funnel"]) == {"contact": 1}
    assert counts(counted(officer, partnership, 2026)["funnel"]) == {"contact": 1}


def test_a_case_is_counted_once_by_its_last_answer(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    for hour, result in ((1, "unfounded"), (2, "false")):
        changed = "Another person was heard." if hour > 1 else ""
        at = RECEIVED_AT + timedelta(hours=hour)
        then(case, "outcome_agreed", by=officer, at=at, result=result, changed=changed)

    table = counted(officer, partnership, 2026)["outcome"]

    assert (counts(table), table.total) == ({"false": 1}, 1)


def test_of_two_answers_of_one_day_the_one_that_was_recorded_last_is_counted(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    only_a_day = datetime.combine(RECEIVED_AT.date(), LAST_SECOND, UTC)
    hour_later = RECEIVED_AT + timedelta(hours=1)
    for at, result, changed in ((only_a_day, "unfounded", ""), (hour_later, "false", "Another person was heard.")):
        then(case, "outcome_agreed", by=officer, at=at, typed_at=only_a_day, result=result, changed=changed)

    assert counts(counted(officer, partnership, 2026)["outcome"]) == {"false": 1}


def test_how_long_a_case_took_is_told_in_bands(partnership, officer):
    """From 31 January: 28 February is one month, 1 March is more; 30 April is three; a year later is twelve."""
    began = datetime(2027, 1, 31, 9, 0, tzinfo=UTC)
    ended = [(2027, 2, 28), (2027, 3, 1), (2027, 4, 30), (2027, 5, 1), (2028, 1, 31), (2028, 2, 1)]
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        cases = made(partnership, len(ended), began)
        kept(Referral, cases, "accepted", began)
        for case, day in zip(cases, ended, strict=True):
            kept(Closure, [case], "closed", datetime(*day, 9, 0, tzinfo=UTC))

    first, second = (counted(officer, partnership, year)["timeliness"] for year in (2026, 2027))

    assert [row.title for row in first.rows] == [
        "Within 1 month",
        "1 to 3 months",
        "3 to 12 months",
        "More than 12 months",
    ]
    assert [row.count for row in first.rows] == [1, 1, 0, 0]
    assert [row.count for row in second.rows] == [0, 1, 2, 1]


def test_what_was_not_recorded_has_a_row_of_its_own(partnership, officer):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        cases = made(partnership, 9, in_year(2020))
        kept(AgreedOutcome, cases[:7], "outcome_agreed", in_year(2020))
        kept(AgreedOutcome, cases[7:], "outcome_agreed", in_year(2020), result="")
        kept(Closure, cases, "closed", in_year(2020))

    tables = counted(officer, partnership, 2020)

    assert (counts(tables["outcome"]), tables["outcome"].total) == ({"substantiated": 7, "not-recorded": 2}, 9)
    assert tables["timeliness"].not_recorded == 9


def test_feedback_to_one_after_the_other_counts_for_each_of_them(partnership, officer):
    for case in (a_managed_case(partnership, by=officer) for _ in range(2)):
        then(case, "outcome_agreed", by=officer, at=RECEIVED_AT)
        for hour, to in ((1, "referrer"), (2, "child"), (3, "child")):
            then(case, "fed_back", by=officer, at=RECEIVED_AT + timedelta(hours=hour), to=to)

    table = counted(officer, partnership, 2026)["feedback"]

    assert counts(table) == {"referrer": 2, "child": 2}
    assert (table.total, table.adds_up) == (None, False)


def test_a_case_that_is_open_again_is_counted_as_closed_no_more(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    later = RECEIVED_AT + timedelta(hours=2)
    then(case, "outcome_agreed", by=officer, at=later)
    then(case, "closed", by=officer, at=later)
    assert counted(officer, partnership, 2026)["timeliness"].total == 1

    reopen_case(case=as_it_is(case), why="Somebody else came forward.", by=officer, at=later)
    assert counted(officer, partnership, 2026)["timeliness"].total == 0

    then(as_it_is(case), "closed", by=officer, at=later)
    assert counted(officer, partnership, 2026)["timeliness"].total == 1


def test_to_close_a_case_does_not_take_its_lateness_away(partnership, officer):
    """The meeting was due on 8 December, and never held."""
    case = a_managed_case(partnership, by=officer)
    later = RECEIVED_AT + timedelta(days=90)
    then(case, "outcome_agreed", by=officer, at=later)
    then(case, "closed", by=officer, at=later)

    with opened(actor=officer.pk, reading=[partnership.pk]):
        tables = {one.code: one for one in clocks_in_time(PATHWAY, partnership, 2026, seen_by(officer, later), later)}

    assert tables["LADO-03"].row("overdue").count == 1
    assert tables["LADO-03"].row("in_time").count == 0


def test_a_meeting_that_was_never_owed_counts_neither_as_kept_nor_as_late(partnership, officer):
    """The one evaluation came in time, the other long after the meeting would have been due."""
    for days in (1, 30):
        case = a_referral(partnership, by=officer)
        then(case, "evaluated", by=officer, at=RECEIVED_AT + timedelta(days=days), needs_meeting=False)
    later = RECEIVED_AT + timedelta(days=90)

    with opened(actor=officer.pk, reading=[partnership.pk]):
        tables = {one.code: one for one in clocks_in_time(PATHWAY, partnership, 2026, seen_by(officer, later), later)}

    assert tables["LADO-03"].total == 0


def as_it_is(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Case.objects.get(pk=case.pk)


def test_each_table_takes_one_statement(partnership, officer):
    a_managed_case(partnership, by=officer)
    with opened(actor=officer.pk, reading=[partnership.pk]):
        standing = seen_by(officer, RECEIVED_AT)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            tables = tables_of(PATHWAY, partnership, 2026, standing)

    # And one for all of them: what a conflict of interest hides.
    assert len(asked) - 1 == len(tables) == len(PATHWAY.tables)


def test_the_page_and_the_file_show_the_year_before_beside_each_year(partnership, officer):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        for year, number, channel in ((2024, 425, "email"), (2025, 483, "telephone")):
            cases = made(partnership, number, in_year(year))
            kept(Contact, cases, "contact", in_year(year) + timedelta(days=20), channel=channel)
    browser, address = DeskClient(), f"/p/{partnership.slug}/cases/lado/figures/?year=2025"
    browser.force_login(officer)

    page = browser.get(address).text
    file = browser.get(f"{address}&format=csv").content.decode()

    funnel = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page[page.index('id="funnel"') :]))
    assert "Contacts 483 425 +13.6%" in funnel
    assert "2024-25" in page
    assert '"Contacts, consultations and referrals",Contacts,483,425,13.6' in file
    assert "Contacts by how they came,E-mail,0,425,-100.0" in file


def _known():
    return in_year(2025).date()
