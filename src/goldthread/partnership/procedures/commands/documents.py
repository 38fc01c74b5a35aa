"""A governing document is put on the register, changed, reviewed, and no longer used."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_happened
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.boards import BOARD_KINDS
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.procedures.commands.checks import (
    check_length,
    check_link,
    check_not_ended,
    check_to_come,
    check_words,
)
from goldthread.partnership.procedures.kinds import MOST_MONTHS, DocumentKind, clock_of
from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion, ThresholdRound

REVIEW_DAY = "The day of the next review"
NEVER_IN_FORCE = "The document was no longer used before this version came into force."


@dataclass(frozen=True, kw_only=True)
class DocumentDetails:
    """What is said of a document. Without ``review_months`` its kind's clock holds; ``review_on`` is the next review.

    With a ``manual_link`` its text is kept in that manual, and not here.
    """

    kind: str
    title: str
    board: Group
    purpose: str = ""
    group: Group | None = None
    owner_agency: Agency | None = None
    owner_group: Group | None = None
    owner_post: str = ""
    review_months: int | None = None
    review_on: date | None = None
    manual_name: str = ""
    manual_link: str = ""


@command(Can.RECORD_PROCEDURES, event="procedure or agreement added")
def add_document(*, space: Space, details: DocumentDetails, by: Actor, at: datetime) -> GoverningDocument:
    """It stands on the register. Its text comes in versions, unless it is kept in a manual."""
    return _say(GoverningDocument(space=space), details, timezone.localdate(at))


@command(Can.RECORD_PROCEDURES, event="procedure or agreement changed", about="document")
def change_document(
    *, document: GoverningDocument, details: DocumentDetails, by: Actor, at: datetime
) -> GoverningDocument:
    """What is said of it changes; what its versions say does not."""
    check_not_ended(document)
    if details.manual_link and GoverningVersion.objects.filter(document=document).exists():
        raise Refused(
            "It has versions here. Record that it is no longer used, and add the chapter of the manual by itself.",
            "manual_link",
        )
    if details.kind != document.kind and ThresholdRound.objects.filter(document=document).exists():
        raise Refused("How it is understood was monitored: it stays a threshold document.", "kind")
    return _say(document, details, timezone.localdate(at))


@command(Can.RECORD_PROCEDURES, event="procedure or agreement reviewed", about="document")
def record_review_of_document(
    *, document: GoverningDocument, reviewed_on: date, said: str, next_on: date, by: Actor, at: datetime
) -> GoverningDocument:
    """It was looked at again, and this came of it: the next review is due by a day."""
    today = timezone.localdate(at)
    check_not_ended(document)
    check_happened(reviewed_on, today, "reviewed_on")
    document.review_said = check_words(said, "said", "Say what came of the review.", "What came of it")
    check_to_come(next_on, today, "next_on", REVIEW_DAY)
    document.reviewed_on, document.review_on = reviewed_on, next_on
    document.save()
    return document


@command(
    Can.RECORD_PROCEDURES,
    event="procedure or agreement no longer used",
    about="document",
    alone="procedures in force",
)
def end_document(
    *, document: GoverningDocument, last_day: date, why: str, by: Actor, at: datetime
) -> GoverningDocument:
    """It is used up to a day. What was in force before stays to be read; what was to come does not."""
    check_not_ended(document)
    today = timezone.localdate(at)
    check_happened(last_day, today, "last_day")
    document.ended_why = check_words(why, "why", "Say why it is no longer used.", "Why")
    versions = GoverningVersion.objects.filter(document=document, in_force_from__isnull=False)
    if versions.filter(in_force_from__gt=last_day, in_force_from__lte=today).exists():
        raise Refused("A version came into force after that day. Enter a later day.", "last_day")
    for version in versions.filter(in_force_from__gt=today):
        version.in_force_from = version.in_force_until = None
        version.set_aside_on, version.set_aside_why = today, NEVER_IN_FORCE
        version.save()
    for version in versions.filter(Q(in_force_until=None) | Q(in_force_until__gt=last_day)):
        version.in_force_until = last_day
        version.save()
    document.ended_on, document.review_on = last_day, None
    document.save()
    return document


def _say(document: GoverningDocument, details: DocumentDetails, today: date) -> GoverningDocument:
    _check_kind(details)
    document.title = check_words(details.title, "title", "Enter what it is called.", "What it is called")
    document.purpose = check_length(details.purpose, "purpose", "What it is for")
    _check_belongs(document.space_id, details)
    months = details.review_months or clock_of(details.kind).months
    if not 1 <= months <= MOST_MONTHS:
        raise Refused(f"Enter a number of months from 1 to {MOST_MONTHS}.", "review_months")
    if details.review_on and details.review_on != document.review_on:
        check_to_come(details.review_on, today, "review_on", REVIEW_DAY)
    document.manual_link = check_link(details.manual_link, "manual_link")
    if bool(document.manual_link) != bool(details.manual_name.strip()):
        raise Refused("Name the manual, and give the link to its chapter.", "manual_name")
    document.manual_name, document.review_months = details.manual_name.strip(), months
    document.kind, document.board, document.group = details.kind, details.board, details.group
    document.owner_agency, document.owner_group = details.owner_agency, details.owner_group
    document.owner_post, document.review_on = details.owner_post.strip(), details.review_on
    _check_once(document)
    document.save()
    return document


def _check_kind(details: DocumentDetails) -> None:
    if details.kind not in DocumentKind.values:
        raise Refused("Select what kind of document it is.", "kind")
    if details.kind == DocumentKind.TERMS and details.group is None:
        raise Refused("Select the group whose terms of reference these are.", "group")


def _check_belongs(space_id: int, details: DocumentDetails) -> None:
    if details.board.space_id != space_id or details.board.kind not in BOARD_KINDS:
        raise Refused("Select a board or executive of this partnership.", "board")
    if details.group and details.group.space_id != space_id:
        raise Refused("Select a group of this partnership.", "group")
    if details.owner_agency and details.owner_group:
        raise Refused("Select one agency or one group as the owner.", "owner")
    owner = details.owner_agency or details.owner_group
    if owner and owner.space_id != space_id:
        raise Refused("Select an owner of this partnership.", "owner")


def _check_once(document: GoverningDocument) -> None:
    same = GoverningDocument.objects.filter(
        space=document.space_id, board=document.board, kind=document.kind, title=document.title
    )
    if same.exclude(pk=document.pk).exists():
        raise Refused("The board has one of this kind that is called so.", "title")
