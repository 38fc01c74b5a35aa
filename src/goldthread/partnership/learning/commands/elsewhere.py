"""Something that others published is entered, and each of its findings is adopted here or is not."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import DAY, PartialDate
from goldthread.foundation.records.links import NO_LINK, is_link
from goldthread.foundation.records.near_days import is_too_far, too_far
from goldthread.foundation.records.numbering import next_number
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.commands.findings import FindingDetails, add_finding
from goldthread.partnership.learning.models import (
    ElsewhereDecision,
    ElsewhereFinding,
    ElsewhereSource,
    Finding,
    Review,
    SourceResponse,
)

SOURCES = "sources from elsewhere"
"""Judged as a whole: of two people who enter one source at the same time, the second is told."""

LONGEST_NAME = 100
LONGEST_SUBJECT = 300


@dataclass(frozen=True)
class SourceDetails:
    """What is said of a source. Without a ``name`` its title is shortened to one.

    One of our own work may have a day until which the board responds to it.
    """

    title: str
    publisher: str
    kind: str
    name: str = ""
    published: PartialDate | None = None
    link: str = ""
    kept_at: str = ""
    about: str = ""
    is_of_our_work: bool = False
    respond_by: date | None = None

    def as_fields(self) -> dict[str, Any]:
        """By field of the record, without spaces at the ends."""
        given = {name: value for name, value in vars(self).items() if name != "published"}
        said = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
        return said | {
            "name": said["name"] or cut(said["title"], LONGEST_NAME),
            "published_on": self.published.first if self.published else None,
            "published_precision": self.published.precision if self.published else DAY,
        }


@dataclass(frozen=True)
class PrintedFinding:
    """A finding as its source prints it."""

    number: str
    words: str
    page: str = ""

    def as_fields(self) -> dict[str, str]:
        """By field of the record, without spaces at the ends."""
        return {name: value.strip() for name, value in vars(self).items()}


@dataclass(frozen=True)
class Adoption:
    """What a finding from elsewhere is here: in a ``review`` of ours, or without one in its source's own thread."""

    subject: str
    response_type: str
    why: str
    review: Review | None = None


@command(Can.RECORD_LEARNING, event="source from elsewhere entered", alone=SOURCES)
def enter_source(*, space: Space, details: SourceDetails, by: Actor, at: datetime) -> ElsewhereSource:
    """Something that others published is entered, to learn from it."""
    said = details.as_fields()
    _check_source(said, ElsewhereSource.objects.filter(space=space), timezone.localdate(at))
    return ElsewhereSource.objects.create(space=space, **said)


@command(Can.RECORD_LEARNING, event="source from elsewhere changed", about="elsewhere", alone=SOURCES)
def change_source(*, elsewhere: ElsewhereSource, details: SourceDetails, by: Actor, at: datetime) -> ElsewhereSource:
    """What is said of a source changes. Its thread here, if it has one, keeps the name that it was given."""
    said = details.as_fields()
    others = ElsewhereSource.objects.filter(space_id=elsewhere.space_id).exclude(pk=elsewhere.pk)
    _check_source(said, others, timezone.localdate(at))
    for name, value in said.items():
        setattr(elsewhere, name, value)
    elsewhere.save()
    return elsewhere


@command(Can.RECORD_LEARNING, event="finding from elsewhere entered", about="elsewhere")
def enter_finding(*, elsewhere: ElsewhereSource, details: PrintedFinding, by: Actor, at: datetime) -> ElsewhereFinding:
    """A finding is entered as its source prints it. Nothing follows from it until it is adopted."""
    _check_printed(details, ElsewhereFinding.objects.filter(elsewhere=elsewhere))
    return ElsewhereFinding.objects.create(space_id=elsewhere.space_id, elsewhere=elsewhere, **details.as_fields())


@command(Can.RECORD_LEARNING, event="finding from elsewhere changed", about="printed")
def change_entered_finding(
    *, printed: ElsewhereFinding, details: PrintedFinding, by: Actor, at: datetime
) -> ElsewhereFinding:
    """What was entered is put right by what is printed."""
    _check_printed(details, ElsewhereFinding.objects.filter(elsewhere=printed.elsewhere_id).exclude(pk=printed.pk))
    for name, value in details.as_fields().items():
        setattr(printed, name, value)
    printed.save()
    return printed


@command(Can.RECORD_LEARNING, event="finding from elsewhere adopted", about="printed")
def adopt_finding(*, printed: ElsewhereFinding, adoption: Adoption, by: Actor, at: datetime) -> Finding:
    """What others found matters here: it becomes a finding of this partnership, with where it came from."""
    _check_undecided(printed)
    if not adoption.why.strip():
        raise Refused("Enter why it matters here.", "why")
    if adoption.review and adoption.review.space_id != printed.space_id:
        raise Refused("Choose a review of this partnership.", "review")
    review = adoption.review or _own_thread(printed.elsewhere_id)
    # Held, so that the next number is still free when the finding is made.
    Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    number = next_number(Finding.objects.filter(review=review))
    details = FindingDetails(number=number, subject=adoption.subject, response_type=adoption.response_type)
    finding = add_finding(review=review, details=details, by=by, at=at)
    _decide(printed, finding, adoption.why, timezone.localdate(at))
    return finding


@command(Can.RECORD_LEARNING, event="finding from elsewhere not adopted", about="printed")
def decline_finding(*, printed: ElsewhereFinding, why: str, by: Actor, at: datetime) -> ElsewhereDecision:
    """What others found leads to nothing here, for a reason. It may be adopted later all the same.

    A reason that was given before stays beside this one.
    """
    _check_undecided(printed)
    if not why.strip():
        raise Refused("Enter why it is not adopted.", "why")
    return _decide(printed, None, why, timezone.localdate(at))


@command(Can.RECORD_LEARNING, event="review of our work responded to", about="elsewhere")
def respond_to_source(*, elsewhere: ElsewhereSource, words: str, on: date, by: Actor, at: datetime) -> SourceResponse:
    """The board says what it makes of a review of its own work, as a whole."""
    if not elsewhere.is_of_our_work:
        raise Refused("The board responds to reviews of its own work.")
    if not words.strip():
        raise Refused("Enter what the board says to it.", "words")
    if on > timezone.localdate(at):
        raise Refused("The day of the response must be today or in the past.", "on")
    if elsewhere.published_on and on < elsewhere.published_on:
        raise Refused("The day of the response must not lie before that of publication.", "on")
    response = SourceResponse.objects.create(
        space_id=elsewhere.space_id, elsewhere=elsewhere, words=words.strip(), responded_on=on
    )
    elsewhere.save(update_fields=["respond_by"])
    return response


def cut(words: str, most: int) -> str:
    """Words in one line that fit, cut at a word with an ellipsis."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rpartition(' ')[0] or line[: most - 1]}…"


def _check_source(said: dict[str, Any], others: Any, today: date) -> None:
    if not said["title"]:
        raise Refused("Enter the title.", "title")
    if not said["publisher"]:
        raise Refused("Enter who published it.", "publisher")
    kinds = ElsewhereSource.OF_OUR_WORK if said["is_of_our_work"] else ElsewhereSource.OF_OTHERS
    if said["kind"] not in kinds:
        raise Refused("Choose what kind of source it is.", "kind")
    if said["published_on"] and said["published_on"] > today:
        raise Refused("The date published must be today or in the past.", "published")
    if said["respond_by"] and said["published_on"] and said["respond_by"] < said["published_on"]:
        raise Refused("The board cannot respond before it is published.", "respond_by")
    if said["respond_by"] and is_too_far(said["respond_by"], today):
        raise Refused(too_far("The day of the board’s response", today), "respond_by")
    if others.filter(title__iexact=said["title"], publisher__iexact=said["publisher"]).exists():
        raise Refused(f"“{said['title']}” of {said['publisher']} was entered before.", "title")
    if said["link"]:
        if not is_link(said["link"]):
            raise Refused(NO_LINK, "link")
        if before := others.filter(link=said["link"]).first():
            raise Refused(f"What is at this address was entered before, as “{before.title}”.", "link")


def _check_printed(details: PrintedFinding, others: Any) -> None:
    said = details.as_fields()
    if not said["number"]:
        raise Refused("Enter its number as printed. If it has none, count them.", "number")
    if not said["words"]:
        raise Refused("Enter what was found, in the words that are printed.", "words")
    if others.filter(number__iexact=said["number"]).exists():
        raise Refused(f"Finding {said['number']} of this source was entered before.", "number")


def _check_undecided(printed: ElsewhereFinding) -> None:
    made = ElsewhereDecision.objects.filter(printed=printed, finding__isnull=False).first()
    if made:
        raise Refused("This finding was adopted already. What is done about it is recorded on its own page.")


def _own_thread(number: int) -> Review:
    """The review under which the findings of a source are followed up; made when the first is adopted."""
    source = ElsewhereSource.objects.select_for_update(of=("self",)).get(pk=number)
    if source.thread is None:
        source.thread = Review.objects.create(
            space_id=source.space_id,
            reference=_free_reference(source),
            pseudonym=source.name,
            kind=Review.Kind.OUR_WORK if source.is_of_our_work else Review.Kind.ELSEWHERE,
            theme=cut(source.about, LONGEST_SUBJECT),
            is_published=True,
            published_on=source.published_on if source.published_precision == DAY else None,
            published_as_printed=str(source.published) if source.published else "Date not known here",
            published_at_place=source.publisher,
        )
        source.save()
    return source.thread


def _free_reference(source: ElsewhereSource) -> str:
    """Of the name, with the number of the source where a review has that name already."""
    wanted = slugify(source.name)[:50].strip("-") or "elsewhere"
    is_taken = Review.objects.filter(space_id=source.space_id, reference=wanted).exists()
    return f"{wanted}-{source.pk}" if is_taken else wanted


def _decide(printed: ElsewhereFinding, finding: Finding | None, why: str, on: date) -> ElsewhereDecision:
    decision = ElsewhereDecision.objects.create(
        space_id=printed.space_id, printed=printed, finding=finding, why=why.strip(), decided_on=on
    )
    # Raises the version, so that a form somebody else has open notices.
    printed.save(update_fields=["words"])
    return decision
