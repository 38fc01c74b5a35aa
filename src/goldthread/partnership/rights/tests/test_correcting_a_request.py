"""A wrong day, or a wrong word of who asks, is put right: with a reason, what stood before kept, the clock anew."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.factories import read, send
from goldthread.foundation.trail.models import TrailBody
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.rights.commands.access import Asking, record_identity
from goldthread.partnership.rights.commands.breaches import Known, Report, assess_risk, decide_to_notify, record_report
from goldthread.partnership.rights.commands.complaints import record_information_request
from goldthread.partnership.rights.commands.correcting import correct_breach, correct_request
from goldthread.partnership.rights.commands.matters import close_matter, extend
from goldthread.partnership.rights.commands.packs import check_waits_for_a_look, release_pack
from goldthread.partnership.rights.factories import (
    DAY,
    LATER,
    TESTS,
    a_breach,
    a_complaint,
    a_request,
    access_of,
    all_decided,
    gathered,
    packed,
)
from goldthread.partnership.rights.models import LogEntry
from goldthread.partnership.rights.running import running
from goldthread.partnership.rights.tests.test_pages_access import RIGHTS, day

pytestmark = pytest.mark.django_db
RIGHT = Asking("parent", "What the review says", date(2026, 11, 18))
WHY = "The letter was opened on the 20th, and had come on the 18th"
AWARE = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def corrected(matter, asking=RIGHT, why=WHY):
    return correct_request(matter=matter, asking=asking, why=why, by=TESTS, at=LATER)


def clock_of(matter, at=LATER):
    with opened(actor=SYSTEM_ACTOR, reading=[matter.space_id]):
        return running([matter], at)[0]


def last_said(matter):
    with opened(actor=SYSTEM_ACTOR, reading=[matter.space_id]):
        return LogEntry.objects.filter(matter=matter).order_by("-pk")[0].words


def test_the_clock_runs_from_the_right_day_and_what_was_recorded_before_is_kept(partnership):
    matter = a_request(partnership)
    assert clock_of(matter).due_on == date(2026, 12, 21)

    matter = corrected(matter)

    assert clock_of(matter).due_on == date(2026, 12, 18)
    said = last_said(matter)
    assert said.startswith(WHY)
    assert "Received: before “20 November 2026”, now “18 November 2026”." in said
    assert "Who asks: before “The person themselves”, now “A parent" in said
    assert "What was asked: before “Everything about me”, now “What the review says”." in said
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert TrailBody.objects.filter(words__contains="2026-11-20", entry__object_table="rights_matter").exists()


def test_it_may_be_about_a_child_after_all(partnership):
    matter = a_request(partnership)
    with pytest.raises(Refused, match="Choose whether the child"):
        corrected(matter, Asking("parent", "All", DAY, is_child=True))

    corrected(matter, Asking("parent", "All", DAY, True, "able", "She is fifteen"))

    access = access_of(matter)
    assert (access.is_child, access.understanding, access.weighed) == (True, "able", "She is fifteen")
    assert "The child: before “Not about a child”, now “The child understands" in last_said(matter)


@pytest.mark.usefixtures("store")
def test_a_pack_for_another_is_not_released_and_their_identity_is_checked_anew(partnership):
    matter = gathered(partnership)
    all_decided(matter)
    pack = packed(matter)

    corrected(matter, Asking("parent", "Everything about me", DAY))

    assert access_of(matter).identity_on is None
    with pytest.raises(Refused, match="not to be released"):
        release_pack(pack=pack, to="parent", how="By hand", released_on=LATER.date(), by=TESTS, at=LATER)
    with pytest.raises(Refused, match="how the identity"):
        packed(matter)
    assert "Identity is to be checked again. On 20 November 2026: Passport seen" in last_said(matter)


@pytest.mark.usefixtures("store")
def test_a_pack_stays_where_only_its_day_was_wrong(partnership):
    matter = gathered(partnership)
    all_decided(matter)
    pack = packed(matter)

    corrected(matter, Asking("person", "Everything about me", date(2026, 11, 18)))

    assert access_of(matter).identity_on == DAY
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        check_waits_for_a_look(pack)


@pytest.mark.parametrize("make", [a_request, lambda space: a_complaint(space).matter])
def test_it_needs_a_reason_a_change_and_a_day_that_can_be(partnership, make):
    matter = make(partnership)
    with pytest.raises(Refused, match="Say why"):
        corrected(matter, why=" ")
    with pytest.raises(Refused, match="today or in the past"):
        corrected(matter, Asking("parent", "All", LATER.date() + timedelta(days=1)))
    with pytest.raises(Refused, match="Nothing is another"):
        corrected(matter, Asking(matter.asked_by, matter.what, matter.received_on))


def test_it_cannot_have_come_after_what_was_done_about_it(partnership):
    matter = a_request(partnership)
    record_identity(access=access_of(matter), how="Passport", checked_on=DAY, by=TESTS, at=LATER)

    with pytest.raises(Refused, match="must be 20 November 2026 or earlier: identity was checked"):
        corrected(matter, Asking("person", "All", DAY + timedelta(days=1)))


def test_of_a_freedom_of_information_request_nobody_is_asked_who_it_is_from(partnership):
    said = {"what": "Minutes", "received_on": DAY}
    matter = corrected(record_information_request(space=partnership, **said, by=TESTS, at=LATER))

    assert matter.asked_by == ""
    assert clock_of(matter).due_on == date(2026, 12, 16)


def test_two_months_more_of_which_the_person_was_told_too_late_do_not_count(partnership):
    at = LATER.replace(year=2027, month=1, day=20)
    matter = a_request(partnership)
    extend(matter=matter, why="Many papers", told_on=date(2026, 12, 21), by=TESTS, at=at)
    assert clock_of(matter, at).due_on == date(2027, 2, 22)

    matter = correct_request(
        matter=matter, asking=Asking("person", "All", date(2026, 11, 16)), why=WHY, by=TESTS, at=at
    )

    assert not clock_of(matter, at).is_extended
    assert clock_of(matter, at).due_on == date(2026, 12, 16)


def test_a_breach_that_was_known_earlier_is_due_earlier(partnership):
    breach = a_breach(partnership, AWARE)
    earlier = Known(AWARE - timedelta(hours=5), "An e-mail went astray", "A child’s plan", 2)

    breach = correct_breach(breach=breach, known=earlier, why="The post room knew", by=TESTS, at=LATER)

    assert clock_of(breach.matter).due_at == AWARE + timedelta(hours=67)
    assert "Became known: before “20 November 2026" in last_said(breach.matter)
    assert "People affected: before “nothing”, now “2”." in last_said(breach.matter)


def test_a_breach_was_known_before_it_was_reported(partnership):
    breach = a_breach(partnership, AWARE)
    breach = assess_risk(breach=breach, risk="risk", why="A home address", by=TESTS, at=LATER)
    breach = decide_to_notify(breach=breach, decision="notify", why="It tells a home", by=TESTS, at=LATER)
    reported = Report(AWARE + timedelta(hours=1), is_partial=False)
    record_report(breach=breach, report=reported, by=TESTS, at=LATER)

    with pytest.raises(Refused, match="before it was first reported"):
        later = Known(AWARE + timedelta(hours=2), "An e-mail went astray", "A child’s plan")
        correct_breach(breach=breach, known=later, why="A slip", by=TESTS, at=LATER)


def test_the_form_begins_with_what_is_recorded_and_leads_back(partnership, officer):
    here = send(officer, RIGHTS + "information/add", what="Minutes", **day("received_on"))
    form = officer.get(here + "correct").content.decode()
    assert 'value="20"' in form
    assert "Who asks" not in form

    said = {"what": "Minutes of 2025", "why": WHY, **day("received_on", "18 11 2026")}
    assert send(officer, here + "correct", **said) == here

    words = read(officer, here)
    assert "Answer by 16 December 2026" in words
    assert "before “20 November 2026”, now “18 November 2026”" in words


def test_a_breach_is_corrected_on_a_page_of_its_own(partnership, officer):
    breach = a_breach(partnership, AWARE)
    here = f"{RIGHTS}{breach.matter_id}/"
    assert f"{RIGHTS}breaches/{breach.pk}/correct" in officer.get(here).content.decode()
    assert "correct what is known of it" in read(officer, here + "correct")

    said = {"aware_time": "8am", "what": "An e-mail went astray", "what_data": "A plan", "why": "The post room knew"}
    send(officer, f"{RIGHTS}breaches/{breach.pk}/correct", **said, **day("aware_on"))

    assert "20 November 2026 at 8am" in read(officer, here)


def test_what_is_closed_is_not_corrected(partnership):
    matter = a_request(partnership)
    close_matter(matter=matter, how="withdrawn", why="By telephone", by=TESTS, at=LATER)

    with pytest.raises(Refused, match="closed"):
        corrected(matter)
