"""A partnership that is marked as made up is filled, all or none; the trail holds; no other is ever touched."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from goldthread.cases.casework.commands import put_numbers_aside
from goldthread.cases.casework.models import Case
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.simulation import filling
from goldthread.cases.simulation.filling import fill
from goldthread.cases.simulation.people import SIMULATION
from goldthread.foundation.clocks import WorkingTime
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.messages.models import Message
from goldthread.foundation.timekeeping.commands.working_time import proclaim_day
from goldthread.foundation.timekeeping.keeping import is_due_otherwise
from goldthread.foundation.timekeeping.models import Clock, working_time_of
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.trail.sealing import seal_trail
from goldthread.foundation.trail.verifying import verify_trail
from goldthread.foundation.wall.copying import Copying
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .alike import made_up, two_alike, with_partners

pytestmark = pytest.mark.django_db(transaction=True)


def filled(space, at, **given):
    return fill(space=space, at=at, **{"years": 3, "seed": 7, "cases": 20, **given})


def test_every_row_stands_in_the_trail_as_the_program_s_own_work_and_can_be_sealed(now, tmp_path):
    key = TrailKey.make(tmp_path / "trail.pem")
    practice, other = two_alike(now)
    done = filled(practice, now)

    with opened(actor=SYSTEM_ACTOR, reading=[practice.pk, other.pk]):
        entries = TrailEntry.objects.filter(space=practice.pk, doing=filling.DOING)
        written = entries.count()
        actors = set(entries.values_list("actor", "operation"))
        elsewhere = Case.objects.filter(space=other).count() + Clock.objects.filter(space=other).count()
        messages = Message.objects.count()
    seal_trail(key)

    assert written == 20 + sum(done.rows.values())
    assert actors == {(str(SYSTEM_ACTOR), "insert")}
    assert (elsewhere, messages) == (0, 0)
    assert verify_trail(key).first_fault is None


def test_a_second_time_numbers_go_on(now):
    practice = with_partners(now)
    for seed in (7, 8):
        filled(practice, now, seed=seed)

    with opened(actor=SYSTEM_ACTOR, reading=[practice.pk]):
        numbers = Case.objects.filter(space=practice).values_list("pathway", "year", "number")
        assert len(set(numbers)) == 40


def test_whoever_takes_a_number_meanwhile_waits_for_nothing_and_gets_one_that_is_free(now, monkeypatch):
    practice, checked, taken = with_partners(now), [], []
    rules = next(iter(PATHWAYS.values()))

    def take_one():
        wanted = {now.year: 1}
        try:
            aside = put_numbers_aside(space=practice, pathway=rules.code, wanted=wanted, by=SIMULATION, at=now)
            return aside[now.year][0]
        finally:
            connection.close()

    def look(self):
        if not checked:
            checked.append(self)
            with ThreadPoolExecutor(1) as other:
                taken.append(other.submit(take_one).result(timeout=20))

    monkeypatch.setattr(Copying, "check", look)
    filled(practice, now, cases=60)

    with opened(actor=SYSTEM_ACTOR, reading=[practice.pk]):
        there = Case.objects.filter(space=practice, pathway=rules.code, year=now.year)
        assert sorted(there.values_list("number", flat=True)) == list(range(1, taken[0]))


def test_a_day_that_is_proclaimed_meanwhile_counts_for_the_clocks_of_made_up_cases_too(now, monkeypatch):
    practice, checked, day = with_partners(now), [], date(2026, 11, 17)

    def proclaim():
        try:
            proclaim_day(space=practice, day=day, words="A funeral", is_working=False, by=SIMULATION, at=now)
        finally:
            connection.close()

    def look(self):
        if not checked:
            checked.append(self)
            with ThreadPoolExecutor(1) as other:
                other.submit(proclaim).result(timeout=20)

    monkeypatch.setattr(Copying, "check", look)
    filled(practice, now, years=1, cases=200)

    with opened(actor=SYSTEM_ACTOR, reading=[practice.pk]):
        working, clocks = working_time_of(practice.pk), list(Clock.objects.filter(space=practice))
        by_what_is_so = [clock for clock in clocks if is_due_otherwise(clock, (), working, {})]
        by_what_was_so = [clock for clock in clocks if is_due_otherwise(clock, (), WorkingTime(), {})]
    assert by_what_is_so == []
    assert by_what_was_so != []


def test_what_is_cut_short_leaves_nothing(now, monkeypatch):
    practice, checked = with_partners(now), []

    def cut_short(self):
        checked.append(self)
        if len(checked) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(filling, "AT_A_TIME", 5)
    monkeypatch.setattr(Copying, "check", cut_short)

    with pytest.raises(KeyboardInterrupt):
        filled(practice, now)

    with opened(actor=SYSTEM_ACTOR, reading=[practice.pk]):
        assert not Case.objects.filter(space=practice).exists()


def test_a_partnership_that_is_not_marked_as_made_up_is_never_filled(partnership, now):
    with pytest.raises(Refused, match="not marked as made up"):
        filled(partnership, now)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not Case.objects.exists()


def test_one_without_agencies_is_told_to_add_them(now):
    with pytest.raises(Refused, match="fewer than two agencies"):
        filled(made_up("practice", now), now)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"years": 0}, "from 1 to 10 years"),
        ({"years": 11}, "from 1 to 10 years"),
        ({"cases": 0}, "from 1 to 1,000,000 cases"),
        ({"at": datetime(2029, 1, 2, 9, 0, tzinfo=UTC)}, "known from 1 January 2012 to 31 December 2028"),
        ({"at": datetime(2021, 6, 1, 9, 0, tzinfo=UTC), "years": 10}, "known from 1 January 2012"),
    ],
)
def test_what_cannot_be_made_up_is_told_in_a_sentence(now, given, told):
    with pytest.raises(Refused, match=told):
        filled(made_up("practice", now), **{"at": now, **given})
