"""Why a contact was set aside its officer alone reads: that it is on record already tells that somebody came first."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.commands import correct_record, reopen_case
from goldthread.cases.casework.factories import a_basis, somebody
from goldthread.cases.casework.models import Case
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.grants.commands import give_grant
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact, then
from goldthread.pathways.lado.models import SetAside

pytestmark = pytest.mark.django_db
REASONS = [str(label) for label in SetAside.Why.labels]
WORDS = "Under the reference of the other one."


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def school(partnership):
    return an_agency(partnership, "Hill School", kind="academy")


@pytest.fixture
def case(partnership, school, officer, now):
    at = now - timedelta(hours=3)
    day = timezone.localdate(at)
    return a_contact(partnership, by=officer, at=at, concern_on=day, known_on=day)


@pytest.fixture
def employer(partnership, case, school, officer, now):
    """Somebody of a school that was given sight of the case."""
    sight = {"agency": school, "standing_as": "participant", "purpose": "Takes part", "ends_at": None}
    give_grant(about=case, **sight, more=a_basis(), by=officer, at=now - timedelta(hours=2))
    return somebody("practitioner", partnership, school)


def answer_to(user, address):
    client = DeskClient()
    client.force_login(user)
    return client.get(address)


def read(user, address):
    answer = answer_to(user, address)
    assert answer.status_code == 200
    return answer.text


def pages_of(case, record):
    """The case with its timeline, the record, the clock of the answer, and every clock."""
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        clock = Clock.objects.select_related("space").get(subject_id=case.pk, code="LADO-02")
        return [
            case.get_absolute_url(),
            reverse("case_record", args=[case.space.slug, case.reference, "set_aside", record.pk]),
            clock.get_absolute_url(),
            f"/p/{case.space.slug}/clocks/",
        ]


def told_to_agencies(pages):
    """All but the clock of the answer."""
    case, record, _, clocks = pages
    return [case, record, clocks]


@pytest.mark.parametrize("why", ["twice", "mistake", "no_concern"])
def test_who_was_given_sight_reads_on_no_page_why_it_was_set_aside(case, officer, employer, now, why):
    record = then(case, "set_aside", by=officer, at=now - timedelta(hours=1), why=why, words=WORDS)

    pages = pages_of(case, record)

    for page in told_to_agencies(pages):
        shown = read(employer, page)
        for words in (*REASONS, "Why it is set aside", WORDS):
            assert words not in shown
    assert "Contact set aside" in read(employer, pages[0])
    assert str(SetAside.Why(why).label) in read(officer, pages[1])
    assert WORDS in read(officer, pages[1])


def test_nor_does_a_correction_tell_it(case, officer, employer, now):
    at = now - timedelta(hours=1)
    record = then(case, "set_aside", by=officer, at=at, words=WORDS)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        closed = Case.objects.select_related("space").get(pk=case.pk)
    reopen_case(case=closed, why="It is another child.", by=officer, at=at)
    put_right = {"said": {"why": "no_concern"}, "happened_at": at, "why": "It is on record already was wrong."}
    correct_record(record=record, **put_right, by=officer, at=at)

    shown = "".join(read(employer, page) for page in told_to_agencies(pages_of(case, record)))

    for words in (*REASONS, "It is another child", "already was wrong"):
        assert words not in shown


@pytest.mark.parametrize("why", ["twice", "mistake", "no_concern"])
def test_no_clock_tells_whether_an_answer_was_owed(case, officer, employer, now, why):
    """It is met where it is no concern, and needed no longer where somebody told of it before."""
    record = then(case, "set_aside", by=officer, at=now - timedelta(hours=1), why=why, words=WORDS)
    its_page, clock, clocks = (pages_of(case, record)[one] for one in (0, 2, 3))

    assert "Answer the contact" in read(officer, its_page)
    assert answer_to(employer, clock).status_code == 404
    for page in (its_page, clocks):
        shown = read(employer, page)
        for words in ("Answer the contact", "Not owed now", "Met"):
            assert words not in shown
