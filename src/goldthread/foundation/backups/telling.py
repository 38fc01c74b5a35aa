"""What came of a backup or a restore, in sentences; the last one is the outcome."""

from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone
from django.utils.formats import date_format

from goldthread.foundation.backups.checking import Checked
from goldthread.foundation.backups.making import Made
from goldthread.foundation.backups.manifest import Manifest
from goldthread.foundation.backups.restoring import Restored
from goldthread.foundation.ui.words import plural

NAMED_AT_MOST = 20
WITHDRAWN = (
    "Pages of the public site that were withdrawn or changed since then are out again as they were: look them over"
    " before goldthread website is started."
)


def said_of_backup(to: Path, made: Made) -> Iterator[str]:
    yield from _missing(made.missing)
    yield f"Backed up {_contents(made.manifest)} into {to}, {_size(made.size)}."


def said_of_archive(checked: Checked) -> Iterator[str]:
    yield from _missing(checked.missing)
    yield checked.signature.said
    yield f"The archive is whole: {_contents(checked.manifest)}, as of {_moment(checked.manifest)}."


def said_of_restore(restored: Restored) -> Iterator[str]:
    manifest, compared = restored.checked.manifest, restored.compared
    yield from _missing(restored.checked.missing)
    yield restored.checked.signature.said
    yield from restored.done_again
    yield _lost(compared.lost)
    if restored.waiting_messages:
        waiting = plural(restored.waiting_messages, "message waits", "messages wait")
        yield f"{waiting} to be sent. What was sent after the backup was made is sent again: look at the outbox first."
    yield "What was ended or locked since then is open again: look over roles, accounts, API tokens and one-time links."
    yield WITHDRAWN
    yield "Everybody is signed out."
    fault = compared.verdict.first_fault
    trail = f"The trail does not fit: {fault.what} (space {fault.space})." if fault else "The trail verifies."
    yield f"Restored {_contents(manifest)}, as of {_moment(manifest)}. {trail}"


def _contents(manifest: Manifest) -> str:
    rows = f"{sum(manifest.rows.values()):,} rows of {len(manifest.rows)} tables"
    return f"{rows} and {plural(manifest.files, 'file', 'files')}"


def _moment(manifest: Manifest) -> str:
    return date_format(timezone.localtime(manifest.made), "j F Y, H:i")


def _size(amount: int) -> str:
    return f"{amount / 1_000_000:,.1f} MB"


def _missing(missing: list[dict[str, object]]) -> Iterator[str]:
    for one in missing[:NAMED_AT_MOST]:
        yield f"Not in it: file {one['file']} of space {one['space']}: {one['what']}."
    if len(missing) > NAMED_AT_MOST:
        yield f"Nor {plural(len(missing) - NAMED_AT_MOST, 'file', 'files')} more; --json names each."


def _lost(lost: int | None) -> str:
    if lost is None:
        return "There is no key or no witness of the trail here, so what is missing since the backup cannot be told."
    if lost:
        return f"Missing since the backup: what {plural(lost, 'seal', 'seals')} held, which the witness saw later."
    return "The witness saw no seal after the backup."
