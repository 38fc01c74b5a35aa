"""A long file is loaded by the worker, once, as the person who asked."""

from datetime import timedelta

import pytest
from django.db import connections
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.foundation.access.models import Holding
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.imports import sending
from goldthread.foundation.imports.commands import choose_columns, drop_expired_files, take_back
from goldthread.foundation.imports.jobs import CLEARING, load_long_file
from goldthread.foundation.imports.kinds import KINDS
from goldthread.foundation.imports.models import WORKERS_TIME, FileContent, FileInHand
from goldthread.foundation.imports.sending import at_once, send
from goldthread.foundation.imports.views import checking
from goldthread.foundation.jobs.models import Progress
from goldthread.foundation.jobs.progress import how_far
from goldthread.foundation.sources.models import Load
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
AT_ONCE = at_once(KINDS["agencies"])
HEADINGS = ["Name", "Kind"]


@pytest.fixture
def long_file(desk):
    return desk.take("agencies", HEADINGS, *([f"School {number}", "School"] for number in range(AT_ONCE + 1)))


@pytest.fixture
def sent(client, desk, long_file):
    """The page after the person has sent the long file to be loaded."""
    client.force_login(desk.by)
    address = reverse("load_file", args=[desk.space.slug, long_file.pk])
    return client.post(address, {"seal": desk.look(long_file).seal}, follow=True)


def work(desk, file, seal):
    numbers = {"space_id": desk.space.pk, "user_id": desk.by.pk, "file_id": file.pk}
    load_long_file(**numbers, seal=seal)


def test_the_person_is_told_that_it_is_being_loaded_and_nothing_is_there_yet(desk, sent):
    assert "The file is being loaded" in sent.text
    assert desk.rows(Agency) == []
    (job,) = ProcrastinateJob.objects.filter(task_name__endswith="load_long_file")
    assert "School" not in str(job.args)


def test_the_worker_loads_it_once_however_often_it_tries(desk, sent, client, long_file):
    seal = desk.look(long_file).seal

    work(desk, long_file, seal)
    work(desk, long_file, seal)

    assert len(desk.rows(Agency)) == AT_ONCE + 1
    (load,) = desk.rows(Load)
    assert load.loaded_by_id == desk.by.pk
    page = client.get(reverse("file_check", args=[desk.space.slug, long_file.pk]), follow=True)
    assert "Agencies from list.xlsx" in page.text


def test_while_it_is_being_loaded_nobody_matches_it_anew(desk, sent, long_file, now):
    with pytest.raises(Refused, match="being loaded"):
        choose_columns(
            file=long_file,
            kind=KINDS["agencies"],
            sheet=0,
            heading_line=1,
            headings=HEADINGS,
            columns={},
            by=desk.by,
            at=now,
        )


def test_what_the_worker_could_not_load_is_told_on_the_page(desk, sent, client, long_file):
    work(desk, long_file, "another seal")

    page = client.get(reverse("file_check", args=[desk.space.slug, long_file.pk])).text
    assert "has changed since you looked" in page
    assert desk.rows(Agency) == []


def test_somebody_who_has_lost_the_role_meanwhile_loads_nothing_and_the_file_is_theirs_again(
    desk, sent, long_file, now
):
    seal = desk.look(long_file).seal
    with opened(actor=SYSTEM_ACTOR, writing=desk.space.pk):
        Holding.objects.filter(user=desk.by).update(role="board_member")

    work(desk, long_file, seal)

    (file,) = desk.rows(FileInHand)
    assert (file.begun_at, file.refused) == (None, {"0": ["Your role does not allow this here."]})
    assert desk.rows(Agency) == []


def test_a_file_that_the_worker_lost_can_be_taken_back_after_a_while(desk, sent, long_file):
    seal = desk.look(long_file).seal
    (file,) = desk.rows(FileInHand)
    with pytest.raises(Refused, match="still being loaded"):
        take_back(file=file, by=desk.by, at=file.begun_at + timedelta(minutes=14))

    take_back(file=file, by=desk.by, at=file.begun_at + timedelta(minutes=16))
    work(desk, long_file, seal)

    assert desk.rows(Agency) == []


def test_a_file_that_nobody_loads_goes_after_ninety_days(desk, now):
    desk.take("agencies", HEADINGS, ["Police", "Police"])

    assert drop_expired_files(space=desk.space, by=CLEARING, at=now + timedelta(days=90)) == 0
    assert drop_expired_files(space=desk.space, by=CLEARING, at=now + timedelta(days=91)) == 1
    assert desk.rows(FileInHand) == desk.rows(FileContent) == []


def test_what_goes_wrong_on_our_side_is_told_on_the_page_and_not_tried_again_by_itself(
    desk, sent, client, long_file, monkeypatch
):
    seal = desk.look(long_file).seal

    def break_down(*_):
        raise RuntimeError

    monkeypatch.setattr(KINDS["agencies"], "make", break_down)
    with pytest.raises(RuntimeError):
        work(desk, long_file, seal)

    page = client.get(reverse("file_check", args=[desk.space.slug, long_file.pk])).text
    assert "Something went wrong on our side, so nothing was loaded" in page
    assert desk.rows(FileInHand)[0].begun_at is None
    assert desk.rows(Agency) == []
    assert load_long_file.retry_strategy is None


def test_a_file_that_the_worker_has_is_not_deleted_and_the_person_is_told_why(desk, sent, client, long_file):
    page = client.post(reverse("drop_file", args=[desk.space.slug, long_file.pk]), follow=True)

    assert "This file is being loaded or was loaded" in page.text
    assert len(desk.rows(FileInHand)) == 1


def test_a_file_that_the_worker_lost_can_be_deleted_after_a_while(desk, sent, client, long_file):
    with opened(actor=desk.by.pk, writing=desk.space.pk):
        FileInHand.objects.update(begun_at=F("begun_at") - WORKERS_TIME)
    assert "Takes too long" in client.get(reverse("loads", args=[desk.space.slug])).text

    client.post(reverse("drop_file", args=[desk.space.slug, long_file.pk]))

    assert desk.rows(FileInHand) == []


@pytest.mark.django_db(transaction=True)
def test_while_it_is_loaded_the_page_says_how_far_it_is(desk, sent, client, long_file, monkeypatch):
    address = reverse("file_check", args=[desk.space.slug, long_file.pk])
    assert "Not begun yet" in client.get(address).text
    kind, pages = KINDS["agencies"], []
    make = kind.make

    def make_and_look(row, making):
        if len(pages) < 2:
            pages.append(how_far(long_file.piece, timezone.now()))
        make(row, making)

    monkeypatch.setattr(kind, "make", make_and_look)
    work(desk, long_file, desk.look(long_file).seal)

    assert [(far.done, far.of) for far in pages] == [(0, AT_ONCE + 1), (0, AT_ONCE + 1)]
    assert how_far(long_file.piece, timezone.now()) is None


def test_the_page_that_waits_shows_how_far_it_is_and_moves_only_if_asked(desk, sent, client, long_file, now):
    address = reverse("file_check", args=[desk.space.slug, long_file.pk])
    Progress.objects.create(piece=long_file.piece, done=120, of=301, noted_at=timezone.now())

    page = client.get(address)
    assert "120 of 301 lines done" in page.text
    assert "You can leave this page" in page.text
    assert "Refresh" not in page
    watched = client.get(f"{address}?watch=yes")
    assert watched["Refresh"] == "20"
    assert "Stop checking every 20 seconds" in watched.text


def test_while_it_is_loaded_the_page_says_how_long_the_rest_takes_once_that_can_be_told(desk, sent, client, long_file):
    address = reverse("file_check", args=[desk.space.slug, long_file.pk])
    assert "How long it takes is said here" in client.get(address).text
    now = timezone.now()
    Progress.objects.create(
        piece=long_file.piece, done=100, of=301, noted_at=now, begun_at=now - timedelta(seconds=150)
    )

    assert "About 5 minutes left" in client.get(address).text


def test_what_is_still_going_on_is_not_called_late(desk, sent, client, long_file):
    with opened(actor=desk.by.pk, writing=desk.space.pk):
        FileInHand.objects.update(begun_at=F("begun_at") - WORKERS_TIME)
    address = reverse("file_check", args=[desk.space.slug, long_file.pk])
    assert "Take the file back" in client.get(address).text

    Progress.objects.create(piece=long_file.piece, done=120, of=301, noted_at=timezone.now())

    assert "Take the file back" not in client.get(address).text


def test_a_very_long_file_is_sent_at_once_and_the_worker_alone_looks_at_its_lines(client, desk, monkeypatch):
    file = desk.take("agencies", HEADINGS, ["Hill School", "School"], ["Dale School", "School"])
    seal = desk.look(file).seal
    monkeypatch.setattr(sending, "LONGEST_LOOK", 1)

    def never(*_):
        raise AssertionError("the person waits for this")

    monkeypatch.setattr(checking, "check", never)
    client.force_login(desk.by)
    page = client.post(reverse("load_file", args=[desk.space.slug, file.pk]), {"seal": seal}, follow=True)

    assert "The file is being loaded" in page.text
    work(desk, file, seal)
    assert len(desk.rows(Agency)) == 2


def test_a_very_long_file_that_is_sent_twice_at_once_is_being_loaded_and_nothing_breaks(client, desk, monkeypatch):
    """The first time is done while the second is under way, which still has the file as it was."""
    file = desk.take("agencies", HEADINGS, ["Hill School", "School"])
    seal = desk.look(file).seal

    def sent_meanwhile(_):
        send(file=file, seal=seal, by=desk.by, at=desk.at)
        return True

    monkeypatch.setattr(checking, "is_sent_unseen", sent_meanwhile)
    client.force_login(desk.by)
    page = client.post(reverse("load_file", args=[desk.space.slug, file.pk]), {"seal": seal}, follow=True)

    assert (page.status_code, "The file is being loaded" in page.text) == (200, True)
    assert ProcrastinateJob.objects.filter(task_name__endswith="load_long_file").count() == 1
    work(desk, file, seal)
    assert len(desk.rows(Agency)) == 1


@pytest.mark.parametrize("longest", [1, 600])
@pytest.mark.parametrize("said", [{}, {"seal": ""}, {"seal": "x" * 17}])
def test_a_file_is_not_sent_without_what_the_person_agreed_to(client, desk, monkeypatch, said, longest):
    file = desk.take("agencies", HEADINGS, ["Hill School", "School"], ["Dale School", "School"])
    monkeypatch.setattr(sending, "LONGEST_LOOK", longest)
    client.force_login(desk.by)

    page = client.post(reverse("load_file", args=[desk.space.slug, file.pk]), said, follow=True)

    assert "The page did not say which lines you agreed to, so nothing was done." in page.text
    assert "The file is being loaded" not in page.text
    assert not ProcrastinateJob.objects.filter(task_name__endswith="load_long_file").exists()
    assert desk.rows(Agency) == []


@pytest.mark.django_db(transaction=True)
def test_a_short_file_is_sent_too_while_another_is_loaded(client, desk):
    file = desk.take("agencies", HEADINGS, ["Hill School", "School"])
    client.force_login(desk.by)
    seal, other = desk.look(file).seal, connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("select pg_advisory_lock(hashtext('load'), %s)", [desk.space.pk])
        page = client.post(reverse("load_file", args=[desk.space.slug, file.pk]), {"seal": seal}, follow=True)
    finally:
        other.close()

    assert "The file is being loaded" in page.text
    work(desk, file, seal)
    assert len(desk.rows(Agency)) == 1
