"""Who gets a file, and how it is handed out: to be saved, never to be run in the page's own name."""

import pytest
from django.db.models import OuterRef

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.seen_through import SeenThrough
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.files import models, storage
from goldthread.foundation.files.factories import EICAR, PDF, a_file, a_scanner
from goldthread.foundation.files.jobs import scan_file
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store", "seen_by_who_sees_the_plan")]


@pytest.fixture
def seen_by_who_sees_the_plan(monkeypatch):
    """As a part above would say of what it keeps files for."""
    through = SeenThrough()
    through.register(
        lambda standing: StoredFile.objects.filter(
            pk=OuterRef("pk"), space__in=standing.spaces_where(Can.VIEW_WHOLE_PLAN)
        )
    )
    monkeypatch.setattr(models, "SEEN_THROUGH", through)


def test_a_file_is_handed_out_to_be_saved(partnership, now):
    file = a_file(partnership, now, PDF, "Siân’s plan.pdf")

    answer = visitor("board_member", partnership).get(file.get_absolute_url())

    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''Si%C3%A2n%E2%80%99s%20plan.pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "no-store, private"


def test_whoever_opened_it_is_in_the_trail(partnership, now):
    file = a_file(partnership, now)
    visitor("board_member", partnership).get(file.get_absolute_url())

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert TrailEntry.objects.filter(object_table="stored_file", object_id=file.pk, operation="read").count() == 1


def test_a_stranger_finds_no_file(partnership, neighbour, now):
    file = a_file(partnership, now)

    assert visitor("stranger", partnership).get(file.get_absolute_url()).status_code == 404


def test_a_person_of_another_partnership_finds_no_file(partnership, neighbour, now):
    file = a_file(partnership, now)
    manager = visitor("partnership_manager", neighbour)

    assert manager.get(file.get_absolute_url()).status_code == 404
    assert manager.get(f"/p/southborough/files/{file.pk}/").status_code == 404


def test_who_may_not_see_what_it_belongs_to_finds_no_file(partnership, now, monkeypatch):
    file = a_file(partnership, now)
    monkeypatch.setattr(models, "SEEN_THROUGH", SeenThrough())

    assert visitor("partnership_manager", partnership).get(file.get_absolute_url()).status_code == 404


def test_what_was_altered_on_the_disk_is_not_handed_out(partnership, now):
    file = a_file(partnership, now)
    storage._path(file.place).write_bytes(b"Agreed on Friday.")

    answer = visitor("board_member", partnership).get(file.get_absolute_url())

    assert answer.status_code == 500
    assert "What is kept is not what was sent" in answer.content.decode()
    assert "Friday" not in answer.content.decode()


def test_what_is_gone_from_the_disk_says_so(partnership, now):
    file = a_file(partnership, now)
    storage.remove(file.place)

    assert visitor("board_member", partnership).get(file.get_absolute_url()).status_code == 500


def test_a_file_that_waits_for_the_scanner_is_not_handed_out_nor_one_with_a_virus(partnership, now, settings):
    with a_scanner(now) as scanner:
        settings.SCANNER = scanner.address
        file = a_file(partnership, now, EICAR)
        client = visitor("board_member", partnership)
        waiting = client.get(file.get_absolute_url())
        scan_file(space_id=partnership.pk, file_id=file.pk)
    locked = client.get(file.get_absolute_url())

    assert (waiting.status_code, locked.status_code) == (403, 403)
    assert "still being scanned" in waiting.content.decode()
    assert "A virus was found" in locked.content.decode()
    assert b"EICAR" not in waiting.content + locked.content
