"""A version of a governing document is proposed, written, approved, put in force, corrected and explained."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.checking import check_happened
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.numbering import next_number
from goldthread.foundation.records.seen_text import shows_nothing
from goldthread.foundation.records.working_days import months_after
from goldthread.partnership.procedures.commands.checks import (
    check_length,
    check_near,
    check_not_ended,
    check_settled,
    check_words,
    held_document,
)
from goldthread.partnership.procedures.corrected import corrected_text
from goldthread.partnership.procedures.headings import EDITIONS
from goldthread.partnership.procedures.models import (
    GoverningDocument,
    GoverningVersion,
    HeadingAnswer,
    VersionCorrection,
)
from goldthread.partnership.procedures.wording import headings_in

LONGEST_LABEL, LONGEST_SLIP = 40, 500
NOT_OPEN = "This version was approved or set aside, so its words stay. Propose another version."


@dataclass(frozen=True, kw_only=True)
class VersionDetails:
    """What a version says: a text, a file, or both. ``summary`` tells in a sentence or two what is new in it."""

    label: str
    proposed_on: date
    text: str = ""
    summary: str = ""
    file: Received | None = None
    edition: str = ""


@command(Can.RECORD_PROCEDURES, event="version of a procedure or agreement proposed", about="document")
def propose_version(
    *, document: GoverningDocument, details: VersionDetails, by: Actor, at: datetime
) -> GoverningVersion:
    """Another version is on its way. It may be written in until a group approves it."""
    check_not_ended(document)
    if document.is_in_a_manual:
        raise Refused("Its text is kept in a manual, so it has no versions here.")
    number = next_number(GoverningVersion.objects.filter(document=document))
    version = GoverningVersion(space_id=document.space_id, document=document, number=number)
    return _write(version, details, by, at)


@command(Can.RECORD_PROCEDURES, event="version of a procedure or agreement written", about="version")
def write_version(*, version: GoverningVersion, details: VersionDetails, by: Actor, at: datetime) -> GoverningVersion:
    """What is proposed changes. A file stays unless another is sent. Parts that are gone answer no heading any more."""
    check_open(version)
    written = _write(version, details, by, at)
    HeadingAnswer.objects.filter(version_of=written).exclude(part__in=headings_in(written.text)).delete()
    return written


@command(Can.RECORD_PROCEDURES, event="version of a procedure or agreement set aside", about="version")
def set_version_aside(*, version: GoverningVersion, why: str, by: Actor, at: datetime) -> GoverningVersion:
    """What was proposed is not gone on with. It stays to be seen."""
    check_open(version)
    version.set_aside_why = check_words(why, "why", "Say why it is not gone on with.", "Why")
    version.set_aside_on = timezone.localdate(at)
    version.save()
    return version


@command(Can.RECORD_PROCEDURES, event="version of a procedure or agreement approved", about="version")
def approve_version(
    *, version: GoverningVersion, approved_on: date, group: Group, by: Actor, at: datetime
) -> GoverningVersion:
    """A group approved it on a day: from now on its words stay, and the next review is due by the document's clock.

    Where a later version was approved already, or the document was reviewed since, the day of the next review stays.
    """
    document = held_document(version)
    check_open(version)
    check_not_ended(document)
    check_happened(approved_on, timezone.localdate(at), "approved_on")
    if approved_on < version.proposed_on:
        raise Refused(
            f"It was proposed on {in_words(version.proposed_on)}, so it cannot have been approved before that day.",
            "approved_on",
        )
    if group.space_id != version.space_id or not group.is_in_force(approved_on):
        raise Refused("Select a group that met on that day.", "group")
    version.approved_on, version.approved_by = approved_on, group
    version.save()
    is_newest = GoverningVersion.objects.filter(document=document).newest_settled().first() == version
    if is_newest and not (document.reviewed_on and document.reviewed_on > approved_on):
        document.review_on = months_after(approved_on, document.review_months)
        document.save()
    return version


@command(
    Can.RECORD_PROCEDURES,
    event="version of a procedure or agreement put in force",
    about="version",
    alone="procedures in force",
)
def put_in_force(*, version: GoverningVersion, from_on: date, by: Actor, at: datetime) -> GoverningVersion:
    """It is in force from a day; what was in force before ends on the day before."""
    check_settled(version)
    check_not_ended(version.document)
    check_may_begin(version)
    check_near(from_on, timezone.localdate(at), "from_on", "The day from which it is in force")
    if version.approved_on and from_on < version.approved_on:
        raise Refused(f"It was approved on {in_words(version.approved_on)}. Enter that day or a later one.", "from_on")
    others = GoverningVersion.objects.filter(document=version.document_id, in_force_from__isnull=False)
    last = others.order_by("-in_force_from").first()
    if last and last.in_force_from and last.in_force_from >= from_on:
        raise Refused(_too_early(last, last.in_force_from, from_on), "from_on")
    if last and (last.in_force_until is None or last.in_force_until >= from_on):
        last.in_force_until = from_on - timedelta(days=1)
        last.save()
    version.in_force_from = from_on
    version.save()
    return version


@command(Can.RECORD_PROCEDURES, event="version of a procedure or agreement corrected", about="version")
def correct_version(
    *, version: GoverningVersion, printed: str, should_be: str, why: str, by: Actor, at: datetime
) -> VersionCorrection:
    """A slip is put right so that it shows: readers see what it says now, what it said, since when and why."""
    check_settled(version)
    check_length(why, "why", "Why it is corrected")
    for field, words in (("printed", printed), ("should_be", should_be), ("why", why)):
        if shows_nothing(words):
            raise Refused("Enter what it says, what it should say, and why.", field)
    if max(len(printed.strip()), len(should_be.strip())) > LONGEST_SLIP:
        raise Refused("This is more than a slip: propose another version.", "printed")
    found = corrected_text(version).count(printed.strip())
    if found != 1:
        where = "does not stand in the text" if not found else f"stands in the text {found} times"
        raise Refused(f"“{printed.strip()}” {where}. Enter as many words as make it one place.", "printed")
    return VersionCorrection.objects.create(
        space_id=version.space_id,
        version_of=version,
        printed=printed.strip(),
        should_be=should_be.strip(),
        why=why.strip(),
        corrected_on=timezone.localdate(at),
        corrected_by_id=account_of(by),
    )


def check_open(version: GoverningVersion) -> None:
    if not version.is_open:
        raise Refused(NOT_OPEN)


def check_may_begin(version: GoverningVersion) -> None:
    if version.in_force_from:
        raise Refused(f"It is in force from {in_words(version.in_force_from)}.")


def _write(version: GoverningVersion, details: VersionDetails, by: Actor, at: datetime) -> GoverningVersion:
    label = details.label.strip()
    if not label or len(label) > LONGEST_LABEL:
        raise Refused(f"Enter what the version is called, such as 3.1, in {LONGEST_LABEL} characters at most.", "label")
    same = GoverningVersion.objects.filter(document=version.document, label=label).exclude(pk=version.pk)
    if same.exists():
        raise Refused("Another version of it is called so.", "label")
    check_happened(details.proposed_on, timezone.localdate(at), "proposed_on")
    if details.edition and details.edition not in EDITIONS:
        raise Refused("Select an edition of Working Together.", "edition")
    if shows_nothing(details.text) and not details.file and not version.file_id:
        raise Refused("Enter the text, or send it as a file.", "text")
    version.label, version.proposed_on, version.edition = label, details.proposed_on, details.edition
    version.text = check_length(details.text, "text", "The text")
    version.summary = check_length(details.summary, "summary", "What is new in it")
    if details.file:
        version.file = keep_file(space=version.document.space, received=details.file, by=by, at=at)
    version.save()
    return version


def _too_early(last: GoverningVersion, began: date, from_on: date) -> str:
    if began == from_on:
        return f"Version {last.label} is in force from that day: two versions cannot be in force from one day."
    told = f"Version {last.label} began on {in_words(began)}."
    return f"{told} A version cannot begin before the one that is in force began."
