"""While the worker loads a file of cases others open theirs and wait for nothing; beside a short file that its person
waits for, they wait for its end. No number is given twice.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from time import monotonic, sleep

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.commands import set_public_door, take_from_public
from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.from_files import kind_code
from goldthread.cases.casework.models import Case, LoadedCase
from goldthread.cases.casework.public_door import SENDER
from goldthread.cases.casework.tests.test_cases_from_files import HEADINGS, a_line
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.imports.kinds import KINDS
from goldthread.foundation.imports.sending import at_once
from goldthread.foundation.imports.tests.bringing import Desk
from goldthread.foundation.imports.whole_files import load_rows
from goldthread.foundation.sources.models import Load
from goldthread.foundation.timekeeping.commands.working_time import proclaim_day
from goldthread.foundation.timekeeping.models import Clock
from goldthread.pathways.lado.factories import SAID, a_contact
from goldthread.pathways.lado.tests.sending import AT, CONTACT

pytestmark = pytest.mark.django_db(transaction=True)
LADO = kind_code(PATHWAYS["lado"])
LINES, PATIENCE_SECONDS = 4, 20
BY_FORM = {name: words for name, words in SAID["contact"].items() if name not in {"channel", "source"}}


@pytest.fixture
def desk(partnership, officer):
    return Desk(partnership, officer, AT)


@pytest.fixture
def file(desk):
    lines = (a_line(number, Contact_taken_on="27 November 2026") for number in range(LINES))
    return desk.take(LADO, HEADINGS, *lines)


def beside(work):
    """What comes of it in a connection of its own, while the caller's transaction is open."""

    def one():
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        return other.submit(one).result(timeout=PATIENCE_SECONDS)


def in_the_middle(monkeypatch, happens):
    """Let something happen while the last but one line of a file of cases is loaded; gives what came of it."""
    make, came = KINDS[LADO].make, []

    def make_and_look(row, making):
        make(row, making)
        if row.line == LINES:
            came.append(happens())

    monkeypatch.setattr(KINDS[LADO], "make", make_and_look)
    return came


def numbers(desk):
    return [one.number for one in desk.rows(Case)]


def test_an_officer_opens_a_case_and_the_load_keeps_the_numbers_that_it_took(desk, file, monkeypatch):
    came = in_the_middle(monkeypatch, lambda: beside(lambda: a_contact(desk.space, by=desk.by)))

    load = desk.load(file)

    (opened_meanwhile,) = came
    assert opened_meanwhile.reference == f"LADO-2026-{LINES + 1:04}"
    assert load.records == LINES
    assert sorted(numbers(desk)) == list(range(1, LINES + 2))
    assert sorted(one.case.number for one in desk.rows(LoadedCase, "case")) == list(range(1, LINES + 1))


def test_a_day_that_is_proclaimed_meanwhile_counts_for_its_cases_and_waits_for_nothing(desk, file, monkeypatch):
    manager = somebody("partnership_manager", desk.space)
    said = {"day": date(2026, 11, 30), "words": "the coronation", "is_working": False}
    came = in_the_middle(monkeypatch, lambda: beside(lambda: proclaim_day(space=desk.space, by=manager, at=AT, **said)))

    desk.load(file)

    assert [one.words for one in came] == ["the coronation"]
    due = {one.due_at.date() for one in desk.rows(Clock) if one.code == "LADO-02"}
    assert due == {date(2026, 12, 1)}


def test_an_employer_sends_the_public_form(desk, file, monkeypatch):
    set_public_door(space=desk.space, pathway="lado", is_open=True, contact=CONTACT, by=desk.by, at=AT)
    came = in_the_middle(
        monkeypatch,
        lambda: beside(lambda: take_from_public(space=desk.space, pathway="lado", said=BY_FORM, by=SENDER, at=AT)),
    )

    desk.load(file)

    assert [one.came for one in came] == ["form"]
    assert len(set(numbers(desk))) == LINES + 1


def test_nobody_sees_a_case_of_it_before_all_of_it_is_loaded(desk, file, monkeypatch):
    came = in_the_middle(monkeypatch, lambda: beside(lambda: (desk.rows(Case), desk.rows(LoadedCase))))

    desk.load(file)

    assert came == [([], [])]
    assert len(desk.rows(Case)) == LINES


def test_a_load_that_is_refused_leaves_nothing_and_its_numbers_are_not_given_out_again(desk, file, monkeypatch):
    def refused():
        raise Refused("Not this one.")

    in_the_middle(monkeypatch, refused)
    with pytest.raises(Refused, match="1 line could not be taken"):
        desk.load(file)
    assert desk.rows(Case) == desk.rows(LoadedCase) == desk.rows(Load) == []
    monkeypatch.undo()

    assert a_contact(desk.space, by=desk.by).number == LINES + 1
    desk.load(file)
    assert sorted(numbers(desk)) == list(range(LINES + 1, 2 * LINES + 2))


def somebody_waits():
    """Whether somebody comes to wait for a turn that another change has."""
    until = monotonic() + PATIENCE_SECONDS
    while monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
            if cursor.fetchone()[0]:
                return True
        sleep(0.05)
    return False


def test_at_the_desk_an_officer_waits_for_the_end_of_a_short_file_and_has_the_number_after_it(
    partnership, officer, monkeypatch
):
    desk, browser = Desk(partnership, officer, timezone.now()), DeskClient()
    lines = [a_line(number, Contact_taken_on="27 November 2026") for number in range(LINES)]
    file = desk.take(LADO, HEADINGS, *lines)
    browser.force_login(officer)

    def open_one():
        try:
            return a_contact(partnership, by=officer)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        began = in_the_middle(monkeypatch, lambda: (other.submit(open_one), somebody_waits()))
        browser.post(reverse("load_file", args=[partnership.slug, file.pk]), {"seal": desk.look(file).seal})
        ((opened_meanwhile, waited),) = began
        assert opened_meanwhile.result(timeout=PATIENCE_SECONDS).number == LINES + 1

    assert waited
    assert sorted(one.case.number for one in desk.rows(LoadedCase, "case")) == list(range(1, LINES + 1))


def test_at_the_desk_no_more_than_sixty_lines_hold_others_up():
    assert at_once(KINDS[LADO]) <= 60


def test_what_is_refused_before_it_begins_takes_no_number(desk, file):
    with pytest.raises(Refused, match="has changed since you looked"):
        load_rows(file=file, kind=KINDS[LADO], seal="another seal", by=desk.by, at=AT)

    assert a_contact(desk.space, by=desk.by).number == 1
