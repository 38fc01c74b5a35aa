"""Two publish at once, or the program stops in between: what is out has its files, and what is gone has none."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Event
from time import sleep

import pytest
from django.db import connection, transaction

from goldthread.foundation.files.factories import a_file
from goldthread.foundation.publications import folder
from goldthread.foundation.publications.factories import a_page
from goldthread.foundation.publications.jobs import sweep_published_files
from goldthread.foundation.publications.models import PublishedFile
from goldthread.foundation.publications.putting_out import take_down
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 11, 21)


@pytest.fixture
def file(partnership, store, settings, now):
    settings.PUBLISHED_FOLDER = Path(store) / "published"
    return a_file(partnership, now, b"The whole report.", "report.txt")


def lying(settings):
    return [one.name for one in settings.PUBLISHED_FOLDER.rglob("*") if one.is_file()]


def withdraw(page, space):
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        take_down(page, "Not needed", DAY)


def test_a_copy_stays_that_another_page_took_up_before_it_was_taken_away(partnership, settings, file):
    page = a_page(partnership, "one", files=[("Minutes", file)])

    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        # Run first of what waits for the commit: another publisher comes between it and the taking away.
        transaction.on_commit(lambda: a_page(partnership, "two", files=[("Minutes", file)]))
        take_down(page, "Not needed", DAY)

    assert len(lying(settings)) == 1


def test_a_copy_stays_that_another_publisher_is_about_to_commit(partnership, settings, file):
    page = a_page(partnership, "one", files=[("Minutes", file)])
    is_put = Event()

    def publish():
        with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
            a_page(partnership, "two", files=[("Minutes", file)])
            is_put.set()
            sleep(0.3)
        connection.close()

    def take_away():
        is_put.wait(10)
        withdraw(page, partnership)
        connection.close()

    with ThreadPoolExecutor(2) as both:
        for ended in [both.submit(publish), both.submit(take_away)]:
            ended.result(20)

    assert len(lying(settings)) == 1


def test_what_a_crash_left_behind_is_swept_away_and_nothing_else(partnership, settings, file):
    a_page(partnership, "one", files=[("Minutes", file)])
    left = folder.put(settings.PUBLISHED_FOLDER, partnership.pk, b"Of a page that was withdrawn as the power failed")
    (folder.path_of(settings.PUBLISHED_FOLDER, partnership.pk, "half.unfinished")).write_bytes(b"The wh")

    sweep_published_files.func()

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        held = PublishedFile.objects.get().place
    assert lying(settings) == [held]
    assert held != left
