"""How far a long job is shows while its work is under way, and a page that waits moves only if asked."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import OperationalError, connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from goldthread.foundation.jobs import progress
from goldthread.foundation.jobs.models import Progress
from goldthread.foundation.jobs.progress import forget_old_progress, how_far, told
from goldthread.foundation.jobs.watching import watched
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import HOUSE, SYSTEM_ACTOR, opened


@pytest.mark.django_db(transaction=True)
def test_it_shows_before_the_work_is_committed_and_is_gone_afterwards():
    with transaction.atomic(), told("file 7") as tell:
        tell(1200, 5000)
        connection.set_rollback(True)
        seen = how_far_seen_by_others("file 7")

    assert (seen.done, seen.of, seen.stands_still) == (1200, 5000, False)
    assert how_far("file 7", timezone.now()) is None


def how_far_seen_by_others(piece):
    """As another connection sees it, which sees nothing of the work."""

    def look():
        try:
            return how_far(piece, timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(look).result(20)


@pytest.mark.django_db(transaction=True)
def test_it_is_gone_when_the_work_fails_and_stands_in_no_trail():
    with pytest.raises(ZeroDivisionError), told("file 8") as tell:
        tell(1, 2)
        _ = 1 / 0

    assert not Progress.objects.exists()
    with opened(actor=SYSTEM_ACTOR, reading=[HOUSE]):
        assert not TrailEntry.objects.filter(object_table="job_progress").exists()


@pytest.mark.django_db(transaction=True)
def test_work_does_not_wait_for_its_notes(monkeypatch):
    moment = [100.0]
    monkeypatch.setattr(progress, "monotonic", lambda: moment[0])
    with told("file 9") as tell:
        for done, later in ((1, 0), (2, 1), (3, 2.5)):
            moment[0] = 100.0 + later
            tell(done, 9)
            seen = how_far("file 9", timezone.now()).done
            assert seen == {1: 1, 2: 1, 3: 3}[done]


@pytest.mark.django_db
def test_what_stands_still_says_so_and_is_forgotten_after_a_day(now):
    Progress.objects.create(piece="file 1", done=3, of=9, noted_at=now)

    assert not how_far("file 1", now + timedelta(minutes=1)).stands_still
    assert how_far("file 1", now + timedelta(minutes=3)).stands_still
    forget_old_progress(now + timedelta(days=2))
    assert how_far("file 1", now) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("seconds", "done", "says"),
    [
        (5, 10, ""),
        (60, 0, ""),
        (60, 100, "About 9 minutes"),
        (300, 900, "About 1 minute"),
        (60, 990, "Less than a minute"),
    ],
)
def test_how_long_the_rest_takes_follows_from_how_fast_it_went(now, seconds, done, says):
    begun_at = now - timedelta(seconds=seconds)
    Progress.objects.create(piece="file 1", done=done, of=1000, noted_at=now, begun_at=begun_at)

    assert how_far("file 1", now).left == says
    assert how_far("file 1", now + timedelta(minutes=3)).left == ""


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_worker_had_begun_counts_from_when_it_begins_again(now):
    Progress.objects.create(piece="file 1", done=500, of=1000, noted_at=now, begun_at=now)

    with told("file 1") as tell:
        tell(0, 1000)
        again = Progress.objects.get(piece="file 1")

    assert again.begun_at == again.noted_at != now


@pytest.mark.parametrize(("address", "refresh"), [("/x/", None), ("/x/?watch=yes", "20"), ("/x/?watch=no", None)])
def test_a_page_loads_itself_again_only_if_asked(address, refresh):
    assert watched(RequestFactory().get(address), HttpResponse()).get("Refresh") == refresh


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_breaks_spoils_no_work(monkeypatch):
    def broken(*_):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr("goldthread.foundation.jobs.progress._note", broken)
    monkeypatch.setattr("goldthread.foundation.jobs.progress._forget", broken)

    with told("file 10") as tell:
        tell(1, 2)
        work = "done"

    assert work == "done"
