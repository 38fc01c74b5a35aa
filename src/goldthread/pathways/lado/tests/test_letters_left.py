"""A letter that is owed in a closed case is asked for until it is made, or somebody says why it will not be."""

from datetime import timedelta
from html import unescape
from importlib import import_module

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.cases.casework.commands import reopen_case
from goldthread.cases.casework.factories import seen_by
from goldthread.cases.casework.figures import clocks_in_time
from goldthread.cases.casework.models import Case
from goldthread.cases.letters.commands import leave_letter, order_letter
from goldthread.cases.letters.jobs import give_up
from goldthread.cases.letters.on_your_work import to_be_made
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.jobs.factories import taken_up_often
from goldthread.foundation.jobs.jobs import take_up_what_stalled
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.timekeeping.queries import running_out
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact, then

pytestmark = pytest.mark.django_db
FEEDBACK = "Letter of feedback to the referrer"
UPGRADE = import_module("goldthread.pathways.lado.migrations.0009_clocks_of_letters_that_will_not_be_made")
WHY = "The referrer has died."


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def managed(partnership, officer, now):
    """Begun some hours ago: tests look at pages, which know no other time than now."""
    at = now - timedelta(hours=3)
    day = timezone.localdate(at)
    case = a_contact(partnership, by=officer, at=at, concern_on=day, known_on=day)
    for step in ("accepted", "evaluated"):
        then(case, step, by=officer, at=at)
    return case


@pytest.fixture
def case(managed, officer, now):
    """Closed, and nobody made the letter of feedback."""
    for step in ("outcome_agreed", "fed_back", "closed"):
        then(managed, step, by=officer, at=now - timedelta(hours=2))
    return as_it_is(managed)


def as_it_is(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Case.objects.select_related("space").get(pk=case.pk)


@pytest.fixture
def record(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return case.rules.step("fed_back").record.objects.select_related("space").get(case=case)


def asked_for(user, case, at):
    with opened(actor=user.pk, reading=[case.space_id]):
        return [one.words for one in to_be_made(seen_by(user, at), at)]


def page(officer, address, said=None):
    browser = DeskClient()
    browser.force_login(officer)
    return browser.post(address, said) if said else browser.get(address)


def test_it_is_said_on_a_page_that_it_will_not_be_made_and_nobody_is_asked_any_more(case, record, officer, now):
    way = f"/p/northborough/case/{case.reference}/fed_back/{record.pk}/letter/feedback/"
    out = f"{way}will-not-be-made"
    assert f'href="{out}"' in page(officer, case.get_absolute_url()).text
    assert f'href="{out}"' in page(officer, way).text
    assert "Enter why" in page(officer, out, {"key": "k"}).text
    assert asked_for(officer, case, now) == [FEEDBACK]

    assert page(officer, out, {"key": "k", "why": WHY}).status_code == 302

    assert asked_for(officer, case, now) == []
    shown = page(officer, case.get_absolute_url()).text
    assert "not made yet" not in shown
    assert "Will not be made" in shown
    assert "is not owed" in unescape(page(officer, out).text)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        letter = case.letters.select_related("space", "case__space").get()
    assert WHY in page(officer, letter.get_absolute_url()).text


def test_whoever_closes_is_told_that_it_may_be_made_or_said_what_becomes_of_it(managed, officer, now):
    for step in ("outcome_agreed", "fed_back"):
        then(managed, step, by=officer, at=now - timedelta(hours=2))

    closing = page(officer, f"{managed.get_absolute_url()}record/closed/").text

    assert f">Make the letter: {FEEDBACK}</a>" in closing
    assert closing.count(f"{FEEDBACK}: not made yet") == 1


class TestAdviceThatWillNotBePutInWriting:
    @pytest.fixture
    def advised(self, partnership, officer, now):
        """A consultation became a referral and was closed; nobody put the advice in writing."""
        at, day = now - timedelta(hours=3), timezone.localdate(now - timedelta(hours=3))
        case = a_contact(partnership, by=officer, at=at, concern_on=day, known_on=day)
        advice = then(case, "advised", by=officer, at=at)
        for step in ("accepted", "evaluated", "outcome_agreed", "closed"):
            then(case, step, by=officer, at=now - timedelta(hours=2))
        leave_letter(case=as_it_is(case), record=advice, letter="advice", why=WHY, by=officer, at=now)
        return as_it_is(case)

    def clock(self, case, at):
        with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
            rows = Clock.objects.of(case.space_id, "case", case.pk).with_state(at).select_related("space")
            return rows.get(code="LADO-10")

    def test_its_clock_ends_as_not_done_and_says_why(self, advised, officer, now):
        clock = self.clock(advised, now)

        assert (clock.met_at, clock.state_in_words) == (None, "Will not be done")
        told = page(officer, clock.get_absolute_url()).text
        assert "it was said that it will not be done" in told
        assert WHY in told
        assert "Nobody has said why yet" not in told

    def test_nothing_of_it_is_left_to_do_and_the_figures_count_it_as_not_done(self, advised, officer, now):
        later = now + timedelta(days=30)
        with opened(actor=officer.pk, reading=[advised.space_id]):
            standing = seen_by(officer, later)
            assert "LADO-10" not in [one.code for one in running_out(standing, later)]
            assert not Clock.objects.late(later).filter(code="LADO-10").exists()
            year = now.year if now.month > 3 else now.year - 1
            tables = clocks_in_time(advised.rules, advised.space, year, standing, now)
        counted = next(one for one in tables if one.code == "LADO-10")
        assert [(row.code, row.count) for row in counted.rows if row.count] == [("overdue", 1)]

    def test_it_stays_so_when_more_is_recorded_and_is_met_once_it_is_put_in_writing_all_the_same(
        self, advised, officer, now
    ):
        then(advised, "learned", by=officer, at=now)
        assert self.clock(advised, now).given_up == WHY

        then(advised, "followed_up", by=officer, at=now, elsewhere="By e-mail, after all.")
        assert (self.clock(advised, now).met_at, self.clock(advised, now).given_up) == (now, "")

    def test_an_upgrade_ends_the_clock_of_one_that_was_left_before(self, advised, now):
        with opened(actor=SYSTEM_ACTOR, writing=advised.space_id), connection.cursor() as cursor:
            Clock.objects.filter(code="LADO-10").update(cancelled_at=None, given_up="")
            cursor.execute(UPGRADE.END_THEM)

        clock = self.clock(advised, now)
        assert (clock.cancelled_at, clock.given_up) == (now, WHY)

    def test_it_stands_apart_from_letters_that_were_made(self, advised, officer):
        text = page(officer, advised.get_absolute_url()).text

        assert "Letters that will not be made" in text
        assert 'id="letters"' not in text


def test_it_may_be_made_all_the_same_later(case, record, officer, now):
    leave_letter(case=case, record=record, letter="feedback", why=WHY, by=officer, at=now)

    order_letter(case=case, record=record, letter="feedback", opening={}, words={}, by=officer, at=now)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert sorted(case.letters.values_list("state", flat=True)) == ["left", "waiting"]


def test_it_says_why_and_only_of_a_closed_case_and_of_a_letter_that_is_owed(case, record, officer, now):
    said = {"case": case, "record": record, "by": officer, "at": now}
    with pytest.raises(Refused, match="Say why it will not be made"):
        leave_letter(letter="feedback", why=" ", **said)

    leave_letter(letter="feedback", why=WHY, **said)
    with pytest.raises(Refused, match="not owed"):
        leave_letter(letter="feedback", why=WHY, **said)

    reopen_case(case=case, why="More came up.", by=officer, at=now)
    then(case, "fed_back", by=officer, at=now)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        again = case.rules.step("fed_back").record.objects.select_related("space").latest("pk")
    with pytest.raises(Refused, match="is open"):
        leave_letter(letter="feedback", why=WHY, **{**said, "record": again})


@pytest.fixture
def done(managed, officer, now):
    """A case that was closed with nothing left open: its letter is ordered."""
    case = managed
    said = {"by": officer, "at": now - timedelta(hours=2)}
    then(case, "outcome_agreed", **said)
    then(case, "fed_back", to="child", next_step="", **said)
    record = then(case, "fed_back", **said)
    order_letter(case=case, record=record, letter="feedback", opening={}, words={}, by=officer, at=now)
    then(case, "closed", by=officer, at=now - timedelta(hours=1), words="")
    return as_it_is(case)


@pytest.mark.parametrize("settled", [leave_letter, order_letter])
def test_once_its_last_letter_is_made_or_will_not_be_a_closed_case_is_looked_at_no_more(
    case, record, officer, now, settled
):
    assert case.left_open
    how = {"why": WHY} if settled is leave_letter else {"opening": {}, "words": {}}

    settled(case=case, record=record, letter="feedback", **how, by=officer, at=now)

    assert not as_it_is(case).left_open


def test_nor_is_one_of_which_it_was_only_said_what_becomes_of_the_rest(managed, officer, now):
    said = {"by": officer, "at": now - timedelta(hours=2)}
    then(managed, "outcome_agreed", **said)
    then(managed, "fed_back", to="child", next_step="", **said)

    then(managed, "closed", words="The employer goes on watching.", **said)

    assert (as_it_is(managed).is_closed, as_it_is(managed).left_open) == (True, False)


def test_a_case_in_which_all_was_done_is_not_looked_at(done, officer, now):
    assert not done.left_open
    assert asked_for(officer, done, now) == []


def test_a_letter_that_could_not_be_made_after_all_is_asked_for_in_a_closed_case_too(done, officer, now):
    with opened(actor=SYSTEM_ACTOR, writing=done.space_id):
        give_up(space_id=done.space_id, letter_id=done.letters.get().pk)

    assert asked_for(officer, done, now) == [FEEDBACK]


def test_a_letter_that_stopped_its_worker_each_time_is_asked_for_again(done, officer, now):
    taken_up_often(ProcrastinateJob.objects.get(task_name__endswith=".make_case_letter").pk)

    take_up_what_stalled()

    assert asked_for(officer, done, now) == [FEEDBACK]
    with opened(actor=SYSTEM_ACTOR, reading=[done.space_id]):
        letter = done.letters.select_related("space", "case__space").get()
    assert "Its making was given up." in page(officer, letter.get_absolute_url()).text


def test_what_is_fed_back_after_the_end_is_asked_for(done, officer, now):
    then(done, "fed_back", by=officer, at=now)

    assert asked_for(officer, done, now) == [FEEDBACK]


def test_once_it_is_open_again_it_is_asked_for_as_in_any_open_case(case, officer, now):
    reopen_case(case=case, why="More came up.", by=officer, at=now)

    assert not as_it_is(case).left_open
    assert asked_for(officer, case, now) == [FEEDBACK]
