"""A scanner that is named is asked about every file; what it does not clear is said, and never assumed clean."""

import os
from datetime import timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.foundation.files import storage
from goldthread.foundation.files.factories import EICAR, a_file, a_scanner, an_upload
from goldthread.foundation.files.jobs import scan_file, scan_what_waits, sweep
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.files.scanner import ScannerSilent
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]


@pytest.fixture
def scanner(settings):
    """One whose knowledge is a day old."""
    with a_scanner(timezone.now() - timedelta(days=1)) as listening:
        settings.SCANNER = listening.address
        yield listening


def now_of(file):
    with opened(actor=SYSTEM_ACTOR, reading=[file.space_id]):
        return StoredFile.objects.get(pk=file.pk)


def scan(file):
    scan_file(space_id=file.space_id, file_id=file.pk)
    return now_of(file)


def waiting_jobs():
    return sorted(ProcrastinateJob.objects.filter(status="todo").values_list("task_name", flat=True))


def test_without_a_scanner_a_file_is_open_and_says_that_it_was_not_scanned(partnership, now):
    file = a_file(partnership, now)

    assert (file.scan, file.may_be_opened) == ("not_scanned", True)
    assert waiting_jobs() == []


def test_with_a_scanner_a_file_is_shut_until_it_was_scanned(partnership, now, scanner):
    file = a_file(partnership, now)

    assert (file.scan, file.may_be_opened) == ("waiting", False)
    assert waiting_jobs() == ["goldthread.foundation.files.jobs.scan_file"]


def test_what_is_found_clean_is_opened(partnership, now, scanner):
    data = b"Agreed. " * 30_000  # more than one piece
    file = scan(a_file(partnership, now, data))

    assert (file.scan, file.may_be_opened) == ("clean", True)
    assert file.scanned_with == scanner.version
    assert scanner.seen == [data]


def test_a_virus_is_locked_away(partnership, now, scanner):
    file = scan(a_file(partnership, now, EICAR))

    assert (file.scan, file.may_be_opened) == ("infected", False)


def test_what_was_locked_away_is_not_asked_about_again(partnership, now, scanner):
    file = scan(a_file(partnership, now, EICAR))
    scanner.seen.clear()

    assert scan(file).scan == "infected"
    assert scanner.seen == []


def test_old_knowledge_clears_nothing(partnership, now, settings):
    with a_scanner(timezone.now() - timedelta(days=8)) as scanner:
        settings.SCANNER = scanner.address
        file = scan(a_file(partnership, now))

    assert file.scan == "not_scanned"


def test_old_knowledge_still_finds(partnership, now, settings):
    with a_scanner(timezone.now() - timedelta(days=80)) as scanner:
        settings.SCANNER = scanner.address
        assert scan(a_file(partnership, now, EICAR)).scan == "infected"


def test_a_scanner_that_does_not_say_its_age_clears_nothing(partnership, now, scanner):
    scanner.version = "ClamAV 1.4.6"

    assert scan(a_file(partnership, now)).scan == "not_scanned"


def test_while_the_scanner_is_silent_the_file_stays_shut_and_is_tried_again(partnership, now, scanner):
    scanner.is_silent = True
    file = a_file(partnership, now)

    with pytest.raises(ScannerSilent):
        scan(file)

    assert (now_of(file).scan, file.may_be_opened) == ("waiting", False)
    assert scan_file.retry_strategy is not None
    scanner.is_silent = False
    assert scan(file).scan == "clean"


def test_a_scanner_that_is_away_is_silent(partnership, now, settings):
    with a_scanner(timezone.now()) as scanner:
        settings.SCANNER = scanner.address
    file = a_file(partnership, now)

    with pytest.raises(ScannerSilent):
        scan(file)


def test_files_from_before_there_was_a_scanner_are_scanned_within_the_hour(partnership, neighbour, now, settings):
    a_file(partnership, now)
    a_file(neighbour, now)

    scan_what_waits()
    assert waiting_jobs() == []
    with a_scanner(timezone.now()) as scanner:
        settings.SCANNER = scanner.address
        scan_what_waits()

    assert waiting_jobs() == ["goldthread.foundation.files.jobs.scan_file"] * 2


def test_what_the_scanner_said_is_in_the_trail(partnership, now, scanner):
    file = scan(a_file(partnership, now, EICAR))

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        entry = TrailEntry.objects.filter(object_table="stored_file", object_id=file.pk).latest("id")
    assert (entry.operation, entry.doing) == ("update", "file scanned")


def test_bytes_that_no_form_claimed_are_swept_and_others_are_not(partnership, now):
    claimed, unclaimed, fresh = a_file(partnership, now), receive(an_upload()), receive(an_upload())
    old = (timezone.now() - timedelta(days=3)).timestamp()
    for place in (claimed.place, unclaimed.place):
        os.utime(storage._path(place), (old, old))

    sweep()

    assert storage.lies_at(claimed.place)
    assert storage.lies_at(fresh.place)
    assert not storage.lies_at(unclaimed.place)
