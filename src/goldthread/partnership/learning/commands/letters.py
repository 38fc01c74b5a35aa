"""Government is written to, chased, and answers."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.learning.models import (
    Finding,
    GovernmentLetter,
    LetterChase,
    LetterFileBefore,
    LetterFinding,
    LetterReply,
    Review,
)

LETTERS = "letters to government"
"""Judged as a whole: of two people who give two letters one reference at the same time, the second is told."""


@dataclass(frozen=True)
class LetterDetails:
    """What is said of a letter. Without ``written_on`` it is still to be written."""

    department: str
    findings: tuple[Finding, ...] = ()
    written_on: date | None = None
    our_reference: str = ""
    words: str = ""
    file: Received | None = None
    reply_wanted_by: date | None = None


@dataclass(frozen=True)
class ReplyDetails:
    """What a department answered, and on which day that came."""

    replied_on: date
    answer: str
    words: str
    file: Received | None = None


@command(Can.RECORD_LEARNING, event="letter to government recorded", about="review", alone=LETTERS)
def record_letter(*, review: Review, details: LetterDetails, by: Actor, at: datetime) -> GovernmentLetter:
    """A department is to be written to about findings of a review, or was."""
    letter = GovernmentLetter(space_id=review.space_id, review=review)
    _check(letter, details, timezone.localdate(at))
    return _say(letter, details, by, at)


@command(Can.RECORD_LEARNING, event="letter to government changed", about="letter", alone=LETTERS)
def change_letter(*, letter: GovernmentLetter, details: LetterDetails, by: Actor, at: datetime) -> GovernmentLetter:
    """What is said of a letter changes: most often, that it was written. Without a new file the old one stays.

    With one, the old stays to be read beside it.
    """
    _check(letter, details, timezone.localdate(at))
    return _say(letter, details, by, at)


@command(Can.RECORD_LEARNING, event="letter to government chased", about="letter")
def chase_letter(*, letter: GovernmentLetter, chased_on: date, how: str, by: Actor, at: datetime) -> LetterChase:
    """Somebody asked again for an answer."""
    _check_comes_after(letter, chased_on, "chased_on", "chased", timezone.localdate(at))
    if not how.strip():
        raise Refused("Enter how it was chased, such as “by telephone”.", "how")
    chase = LetterChase.objects.create(space_id=letter.space_id, letter=letter, chased_on=chased_on, how=how.strip())
    _notice(letter)
    return chase


@command(Can.RECORD_LEARNING, event="reply of government recorded", about="letter")
def record_reply(*, letter: GovernmentLetter, reply: ReplyDetails, by: Actor, at: datetime) -> LetterReply:
    """A department answered. A later answer counts instead of an earlier one, and both stay to be read."""
    _check_comes_after(letter, reply.replied_on, "replied_on", "answered", timezone.localdate(at))
    if reply.answer not in LetterReply.Answer.values:
        raise Refused("Choose what the reply says.", "answer")
    if not reply.words.strip():
        raise Refused("Enter what the reply says, in its words or in short.", "words")
    made = LetterReply.objects.create(
        space_id=letter.space_id,
        letter=letter,
        replied_on=reply.replied_on,
        answer=reply.answer,
        words=reply.words.strip(),
        file=keep_file(space=letter.space, received=reply.file, by=by, at=at) if reply.file else None,
    )
    _notice(letter)
    return made


def _check(letter: GovernmentLetter, details: LetterDetails, today: date) -> None:
    written = details.written_on
    if not details.department.strip():
        raise Refused("Enter which department it goes to.", "department")
    if not details.findings or any(one.review_id != letter.review_id for one in details.findings):
        raise Refused("Choose which findings of this review it is about.", "findings")
    if written and written > today:
        raise Refused(
            "The date of the letter must be today or in the past. Leave it empty until it is written.", "written_on"
        )
    if written and details.reply_wanted_by and details.reply_wanted_by < written:
        raise Refused("An answer cannot be wanted before the letter is written.", "reply_wanted_by")
    _check_what_followed(letter, written)
    _check_is_new(letter, details)


def _check_what_followed(letter: GovernmentLetter, written: date | None) -> None:
    """A letter was written before it was chased and answered."""
    if letter._state.adding:
        return
    days = [*letter.chases.values_list("chased_on", flat=True), *letter.replies.values_list("replied_on", flat=True)]
    known = [day for day in days if day]
    if known and not written and not letter.sent_as_printed and not letter.is_imported:
        raise Refused("This letter was chased or answered, so it was written. Enter when.", "written_on")
    if known and written and min(known) < written:
        first = in_words(min(known))
        raise Refused(f"It was chased or answered on {first}, so it was written by then.", "written_on")


def _check_is_new(letter: GovernmentLetter, details: LetterDetails) -> None:
    if details.written_on is None:
        return
    others = GovernmentLetter.objects.filter(review=letter.review_id, written_on=details.written_on)
    same = others.filter(
        department__iexact=details.department.strip(), our_reference__iexact=details.our_reference.strip()
    )
    if same.exclude(pk=letter.pk).exists():
        raise Refused("A letter to this department of that day with that reference is recorded already.", "written_on")


def _check_comes_after(letter: GovernmentLetter, day: date, field: str, what: str, today: date) -> None:
    if day > today:
        raise Refused(f"The day on which it was {what} must be today or in the past.", field)
    if letter.written_on is None and not letter.sent_as_printed and not letter.is_imported:
        raise Refused("This letter is not written yet. Enter first when it was written.", field)
    if letter.written_on and day < letter.written_on:
        written = in_words(letter.written_on)
        raise Refused(f"The letter was written on {written}, so it was not {what} before. Check both dates.", field)


def _say(letter: GovernmentLetter, details: LetterDetails, by: Actor, at: datetime) -> GovernmentLetter:
    letter.department = details.department.strip()
    letter.agency = Agency.objects.filter(space=letter.space_id, name__iexact=letter.department).first()
    for name in ("our_reference", "words"):
        setattr(letter, name, getattr(details, name).strip())
    letter.written_on, letter.reply_wanted_by = details.written_on, details.reply_wanted_by
    before = letter.file
    if details.file:
        letter.file = keep_file(space=letter.space, received=details.file, by=by, at=at)
    letter.save()
    if details.file and before:
        LetterFileBefore.objects.create(space_id=letter.space_id, letter=letter, file=before, replaced_at=at)
    LetterFinding.objects.filter(letter=letter).exclude(finding__in=details.findings).delete()
    for finding in details.findings:
        LetterFinding.objects.get_or_create(space_id=letter.space_id, letter=letter, finding=finding)
    return letter


def _notice(letter: GovernmentLetter) -> None:
    """Raise the version, so that a form somebody else has open notices."""
    letter.save(update_fields=["department"])
