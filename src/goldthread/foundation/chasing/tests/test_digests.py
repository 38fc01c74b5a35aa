"""Who gets which digest: one letter over all spaces, stopped when answered, quiet before going live."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.accounts.models import User
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.tests.test_pages_actions import an_action, imported
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.commands import choose_digests, name_cover, set_chasing
from goldthread.foundation.chasing.factories import digests_sent
from goldthread.foundation.chasing.gathering import told_to
from goldthread.foundation.chasing.jobs import begin_week, monday_of
from goldthread.foundation.chasing.models import Digest, Escalation
from goldthread.foundation.chasing.ways import ways_on
from goldthread.foundation.groups.commands import Sitting, fill_seat
from goldthread.foundation.groups.factories import a_group, a_seat
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.messages.models import Message
from goldthread.foundation.progress.judging import ask_for_more
from goldthread.foundation.progress.reporting import Said, report_progress
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

TESTS = System("tests")
UNDER_WAY = Said("under_way", "Dates are set.")
LONG_LIVE = timedelta(days=400)


def day_in(days: int) -> date:
    """A day from today."""
    return timezone.localdate() + timedelta(days=days)


def due(days: int) -> PartialDate:
    return PartialDate.from_date(day_in(days), "day")


@pytest.fixture
def live(db: None) -> Space:
    return a_space("northborough")


def a_space(slug: str, *, live: bool = True) -> Space:
    at = timezone.now() - LONG_LIVE
    return register_space(kind=Space.Kind.PARTNERSHIP, name=slug.capitalize(), slug=slug, at=at, live=live)


def a_lead(agency: Agency, email: str = "lead@example.org", user: User | None = None) -> User:
    return given(
        user or make_user(email, email.split("@", maxsplit=1)[0].capitalize()), agency.space, "agency_lead", agency
    )


def given(user: User, space: Space, role: str, agency: Agency | None = None) -> User:
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Holding.objects.create(space=space, user=user, role=role, agency=agency, starts_on=day_in(-500))
    return user


def a_board_seat(agency: Agency, holder: User | None, **more: Any) -> Seat:
    board = a_group(agency.space, f"Board of {agency}")
    seat = a_seat(board, "Director", agency=agency, starts_on=day_in(-300))
    sitting = Sitting(holder=holder, **more)
    return fill_seat(seat=seat, sitting=sitting, from_on=day_in(-200), by=TESTS, at=timezone.now())


def sent(*spaces: Space, at: datetime | None = None) -> dict[str, str]:
    """Words of each letter, by address."""
    return {one.to[0]: f"{one.subject}\n{one.body}" for one in digests_sent(at or timezone.now(), *spaces)}


def report(action: Action, said: Said, owner: Agency | None = None, at: datetime | None = None) -> None:
    report_progress(action=action, said=said, owner=owner, by=TESTS, at=at or timezone.now())


def test_one_letter_over_all_spaces_holds_references_days_and_links_and_no_title(live: Space) -> None:
    other = a_space("southborough")
    police, council = an_agency(live), an_agency(other, "Southborough Council")
    lead = a_lead(council, user=a_lead(police))
    late = an_action(live, "1.2", [police], title="About Child X", due=due(-3))
    an_action(other, "7", [council], title="About Child Y", due=due(5))

    letters = digests_sent(timezone.now(), live, other)

    assert [one.to for one in letters] == [[lead.email]]
    words = letters[0].body
    assert letters[0].subject == "Your actions: 1 overdue, 1 due soon"
    assert "NORTHBOROUGH" in words
    assert "SOUTHBOROUGH" in words
    assert f"/p/northborough/actions/{late.pk}/" in words
    assert "1.2, was due" in words
    assert "Child" not in letters[0].subject + words


def test_before_a_space_goes_live_nobody_is_told(db: None) -> None:
    quiet = a_space("eastborough", live=False)
    police = an_agency(quiet)
    a_lead(police)
    an_action(quiet, "1", [police], due=due(-3))

    assert sent(quiet) == {}


def test_where_there_is_nothing_to_say_nothing_is_sent(live: Space) -> None:
    police = an_agency(live)
    a_lead(police)
    an_action(live, "1", [police], due=due(60))
    imported(live, an_action(live, "2", [police], due=PartialDate(2020, 1, 1)))

    assert sent(live) == {}


def test_the_same_run_again_sends_nothing_twice(live: Space) -> None:
    police = an_agency(live)
    a_lead(police)
    set_chasing(agency=police, inbox="team@example.org", seat=None, by=TESTS, at=timezone.now())
    an_action(live, "1", [police], due=due(-3))

    assert set(sent(live)) == {"lead@example.org"}
    assert sent(live) == {}
    with opened(actor=SYSTEM_ACTOR, reading=[live.pk]):
        assert list(Message.objects.values_list("to", flat=True)) == ["team@example.org"]
        assert Digest.objects.count() == 1


def test_a_worker_killed_in_the_middle_goes_on_where_it_stopped(live: Space, monkeypatch: Any) -> None:
    police = an_agency(live)
    for name in "abc":
        a_lead(police, f"{name}@example.org")
    an_action(live, "1", [police], due=due(-3))
    sending = mail.EmailMessage.send

    def dies_at_b(letter: Any, *given: Any, **more: Any) -> Any:
        if letter.to == ["b@example.org"]:
            raise SystemExit
        return sending(letter, *given, **more)

    with monkeypatch.context() as killed, pytest.raises(SystemExit):
        killed.setattr(mail.EmailMessage, "send", dies_at_b)
        sent(live)
    before = [one.to[0] for one in mail.outbox]

    assert before == ["a@example.org"]
    assert set(sent(live)) == {"b@example.org", "c@example.org"}


def test_of_several_owners_each_is_told_until_it_has_answered(live: Space) -> None:
    police, council = an_agency(live), an_agency(live, "Northborough Council")
    a_lead(police, "police@example.org")
    a_lead(council, "council@example.org")
    action = an_action(live, "1", [police, council], due=due(-3))

    report(action, UNDER_WAY, police)

    assert set(sent(live)) == {"council@example.org"}


def test_done_stops_until_more_is_asked(live: Space) -> None:
    police = an_agency(live)
    a_lead(police)
    action = an_action(live, "1", [police], due=due(-3))
    report(action, Said("done", "All trained.", day_in(-4)))
    assert sent(live) == {}

    with opened(actor=SYSTEM_ACTOR, reading=[live.pk]):
        action.refresh_from_db()
    ask_for_more(action=action, what="Which teams?", answer_by=day_in(9), by=TESTS, at=timezone.now())

    assert "1 to answer" in sent(live, at=timezone.now())["lead@example.org"]


def test_what_nobody_answers_goes_to_the_holder_of_the_seat_and_the_trail_of_it_stays(live: Space) -> None:
    police = an_agency(live)
    holder = given(make_user("holder@example.org", "Holder"), live, "board_member")
    seat = a_board_seat(police, holder)
    action = an_action(live, "1", [police], due=due(-20))

    letters = sent(live)

    assert "1 escalated to you" in letters["holder@example.org"]
    with opened(actor=SYSTEM_ACTOR, reading=[live.pk]):
        kept = Escalation.objects.get()
    assert (kept.action_id, kept.seat_id, kept.agency_id) == (action.pk, seat.pk, police.pk)

    report(action, UNDER_WAY, police)
    assert sent(live, at=timezone.now() + timedelta(days=7)) == {}


def test_without_a_holder_it_goes_to_the_deputy(live: Space) -> None:
    police = an_agency(live)
    deputy = given(make_user("deputy@example.org", "Deputy"), live, "board_member")
    a_board_seat(police, None, deputy=deputy)
    an_action(live, "1", [police], due=due(-20))

    assert set(sent(live)) == {"deputy@example.org"}


@pytest.mark.parametrize("role", ["", "board_member"])
def test_nobody_is_told_of_an_action_that_they_may_not_open(live: Space, role: str) -> None:
    """Neither somebody without a role, nor a board member of what comes from a review that is not published."""
    police = an_agency(live)
    holder = make_user("holder@example.org", "Holder")
    if role:
        given(holder, live, role)
    a_board_seat(police, holder)
    action = an_action(live, "1", [police], due=due(-20))
    with opened(actor=SYSTEM_ACTOR, writing=live.pk):
        Action.objects.filter(pk=action.pk).update(is_restricted=True)

    assert sent(live) == {}


def test_who_covers_gets_what_the_absent_person_would(live: Space) -> None:
    police = an_agency(live)
    away, cover = a_lead(police, "away@example.org"), a_lead(police, "cover@example.org")
    days = {"from_on": day_in(0), "until": day_in(8)}
    name_cover(agency=police, absent=away, covered_by=cover, **days, by=TESTS, at=timezone.now())
    an_action(live, "1", [police], due=due(-3))

    assert set(sent(live)) == {"cover@example.org"}


def test_whoever_runs_the_plan_is_told_of_whom_nobody_can_be_chased(live: Space) -> None:
    given(make_user("manager@example.org", "Manager"), live, "partnership_manager")
    an_action(live, "1", [an_agency(live)], due=due(-3))
    an_action(live, "2", due=due(-3))

    words = sent(live)["manager@example.org"]

    assert "Northborough Police: 1 overdue" in words
    assert "Nobody owes: 1 overdue" in words


def test_who_wants_only_what_presses_is_spared_what_is_due_soon(live: Space) -> None:
    police = an_agency(live)
    lead = a_lead(police)
    with as_program("tests"):
        choose_digests(lead, only_urgent=True)
    an_action(live, "1", [police], due=due(5))
    assert sent(live) == {}

    an_action(live, "2", [police], due=due(-1))
    assert "1 overdue, 1 due soon" in sent(live)["lead@example.org"]


def test_a_week_is_put_in_the_queue_once(live: Space) -> None:
    make_user()
    now = timezone.now()
    week = monday_of(timezone.localdate(now))

    begin_week(week, now)
    begin_week(week, now)

    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name like '%chasing%'")
        assert cursor.fetchone() == (2,)


def test_what_is_told_is_worked_out_in_as_many_statements_for_many_as_for_few(live: Space) -> None:
    police = an_agency(live)
    people = [a_lead(police, f"{n}@example.org") for n in range(2)]
    an_action(live, "1", [police], due=due(-3))
    few = statements(live, people)

    more = [an_agency(live, f"Agency {n}") for n in range(4)]
    people += [a_lead(agency, f"more{n}@example.org") for n, agency in enumerate(more)]
    for n, agency in enumerate(more):
        an_action(live, f"M{n}", [agency], due=due(-3 - n))

    assert statements(live, people) == few


def statements(space: Space, people: list[User]) -> int:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]), CaptureQueriesContext(connection) as asked:
        told = told_to([one.pk for one in people], ways_on(day_in(0), [space]))
    assert len(told) == len(people)
    return len(asked)
