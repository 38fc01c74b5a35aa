"""Put evidence on record. To be called inside a command, which says who may and for what."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.evidence.models import Evidence, EvidenceVersion
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.records.links import NO_LINK, is_link
from goldthread.foundation.records.long_text import is_too_long, too_long
from goldthread.foundation.records.numbering import next_number
from goldthread.foundation.spaces.models import Space


@dataclass(frozen=True)
class Shown:
    """What shows it: exactly one of words, a link or a file, with the day it tells of and the last day it counts."""

    words: str = ""
    link: str = ""
    file: Received | None = None
    happened_on: date | None = None
    good_until: date | None = None


def record_evidence(
    *, space: Space, title: str, shown: Shown, agency: Agency | None, by: Actor, at: datetime
) -> Evidence:
    """New evidence with its first version. Raise Refused where something is missing."""
    title = title.strip()
    if not title:
        raise Refused("Enter what the evidence is called.", "title")
    evidence = Evidence.objects.create(space=space, agency=agency, title=title, given_by_id=account_of(by), given_at=at)
    record_version(evidence=evidence, shown=shown, by=by, at=at)
    return evidence


def record_version(*, evidence: Evidence, shown: Shown, by: Actor, at: datetime) -> EvidenceVersion:
    """One more version; the caller has locked the evidence."""
    _check(shown, timezone.localdate(at))
    file = keep_file(space=evidence.space, received=shown.file, by=by, at=at) if shown.file else None
    return EvidenceVersion.objects.create(
        space_id=evidence.space_id,
        evidence=evidence,
        number=next_number(EvidenceVersion.objects.filter(evidence=evidence)),
        words=shown.words.strip(),
        link=shown.link.strip(),
        file=file,
        happened_on=shown.happened_on,
        good_until=shown.good_until,
        given_by_id=account_of(by),
        given_at=at,
    )


def _check(shown: Shown, today: date) -> None:
    if [bool(shown.words.strip()), bool(shown.link.strip()), bool(shown.file)].count(True) != 1:
        raise Refused("Choose one file, give one link or type what shows it.", "how")
    if is_too_long(shown.words):
        raise Refused(too_long("What shows it"), "words")
    if shown.link and not is_link(shown.link.strip()):
        raise Refused(NO_LINK, "link")
    if shown.happened_on and shown.happened_on > today:
        raise Refused("When it happened must be today or in the past.", "happened_on")
    if shown.good_until and shown.good_until < today:
        raise Refused("This has run out already, so it shows nothing today. Give what is in force.", "good_until")
