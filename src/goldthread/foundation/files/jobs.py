"""What the worker does with files: have them scanned, look again where none was, sweep what nobody claimed."""

from datetime import datetime

from django.conf import settings
from django.db.models import F

from goldthread.foundation.access.standing import System
from goldthread.foundation.files import storage
from goldthread.foundation.files.commands import record_scan
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.scanner import Scanner
from goldthread.foundation.jobs.job import job
from goldthread.foundation.records.handling import PASSING
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.sweeping import is_kept_anywhere
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

SCANNING = System("file scanned")
REPEATS = "nobody: it repeats by itself"
AT_A_TIME = 500


@job(access="a command that keeps a file", does="Have a file scanned for viruses")
def scan_file(*, space_id: int, file_id: int, at: datetime) -> None:
    """Ask the scanner about one file. While it is silent the file stays shut, and the job is tried again."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        file = StoredFile.objects.filter(pk=file_id).exclude(scan=StoredFile.Scan.INFECTED).first()
    if file is not None and settings.SCANNER:
        verdict = Scanner.at(settings.SCANNER).scan(storage.read(file.place, file.sha256))
        record_scan(file=file, verdict=verdict, by=SCANNING, at=at)


@job(access=REPEATS, does="Have files scanned that were not", every="40 * * * *")
def scan_what_waits(*, at: datetime) -> None:
    """Once an hour: files from before there was a scanner, and those whose tries ran out while it was silent."""
    if not settings.SCANNER:
        return
    spaces = [space.pk for space in every_space()]
    with opened(actor=SYSTEM_ACTOR, reading=spaces):
        waiting = StoredFile.objects.filter(scan__in=[StoredFile.Scan.NOT_SCANNED, StoredFile.Scan.WAITING])
        longest = waiting.order_by(F("scanned_at").asc(nulls_first=True), "pk")
        found = list(longest.values_list("space_id", "pk")[:AT_A_TIME])
    for space_id, file_id in found:
        scan_file.defer(space_id=space_id, file_id=file_id)


@job(access=REPEATS, does="Remove files that no record knows", every="50 3 * * *")
def sweep(*, at: datetime) -> None:
    """Once a night: bytes that no record of any space knows, from forms that were never finished.

    Whose they are nobody can tell, so they all stay while a hold of some partnership is about such.
    """
    if is_kept_anywhere(PASSING.kept):
        return
    lying = set(storage.unclaimed_since(at))
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk for space in every_space()]):
        known = set(StoredFile.objects.filter(place__in=lying).values_list("place", flat=True))
    for place in lying - known:
        storage.remove(place)
