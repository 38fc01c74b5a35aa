"""Agencies are asked to sign up to a document, sign, are reminded, and say how many of their staff have read it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_happened
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.messages.sending import queue_messages
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.briefings.reaching import addresses_of
from goldthread.partnership.procedures.commands.checks import (
    check_length,
    check_not_ended,
    check_settled,
    check_to_come,
    speaks_for_itself,
)
from goldthread.partnership.procedures.letters import KIND, letters_about_signing
from goldthread.partnership.procedures.models import (
    AgencyAskedToSign,
    GoverningDocument,
    GoverningVersion,
    ReadingConfirmation,
    Signature,
)
from goldthread.partnership.procedures.models.agreeing import MOST_READERS
from goldthread.partnership.procedures.signing import not_signed
from goldthread.partnership.procedures.versions_in_force import to_be_signed

LONGEST_POST = 200


@command(Can.RECORD_PROCEDURES, event="agencies asked to sign up", about="document")
def ask_to_sign(
    *, document: GoverningDocument, agencies: Iterable[Agency], sign_by: date | None, by: Actor, at: datetime
) -> GoverningDocument:
    """Exactly these agencies are asked to sign up to it. One that signed a version stays among them."""
    today, wanted = timezone.localdate(at), {agency.pk: agency for agency in agencies}
    check_not_ended(document)
    if document.is_in_a_manual:
        raise Refused("Its text is kept in a manual, so nothing of it can be signed here.")
    before = AgencyAskedToSign.objects.filter(document=document, sign_by=sign_by)
    if sign_by and not before.exists():
        check_to_come(sign_by, today, "sign_by", "The day by which they sign")
    if any(agency.space_id != document.space_id or not agency.is_in_force(today) for agency in wanted.values()):
        raise Refused("Select agencies that take part in this partnership today.", "agencies")
    for one in AgencyAskedToSign.objects.filter(document=document).select_related("agency"):
        if wanted.pop(one.agency_id, None) is None:
            _stop_asking(one)
        elif one.sign_by != sign_by:
            one.sign_by = sign_by
            one.save()
    for agency in wanted.values():
        AgencyAskedToSign.objects.create(
            space_id=document.space_id, document=document, agency=agency, asked_on=today, sign_by=sign_by
        )
    # Raises the version, so that a form somebody else has open notices.
    document.save(update_fields=["title"])
    return document


@command(Can.SIGN_UP, event="agency signed up", about="version")
def sign_up(
    *, version: GoverningVersion, agency: Agency, post: str, signed_on: date, by: Actor, at: datetime
) -> Signature:
    """An agency agrees to this version, by whoever holds a post that may."""
    today = timezone.localdate(at)
    is_own = speaks_for_itself(agency, by, today)
    check_settled(version)
    check_not_ended(version.document)
    check_happened(signed_on, today, "signed_on")
    if not AgencyAskedToSign.objects.filter(document=version.document_id, agency=agency).exists():
        raise Refused(f"{agency} is not asked to sign up to it.", "agency")
    if version.approved_on and signed_on < version.approved_on:
        raise Refused(
            f"This version was approved on {in_words(version.approved_on)}. Enter that day or a later one.", "signed_on"
        )
    if not post.strip() or len(post.strip()) > LONGEST_POST:
        raise Refused("Enter the post of whoever signs, such as director of children’s services.", "post")
    if Signature.objects.filter(version_of=version, agency=agency).exists():
        raise Refused(f"{agency} has signed this version.", "agency")
    return Signature.objects.create(
        space_id=version.space_id,
        version_of=version,
        agency=agency,
        post=post.strip(),
        signed_on=signed_on,
        said_at=at,
        said_by_id=account_of(by),
        is_by_partnership=not is_own,
    )


@command(Can.RECORD_PROCEDURES, event="agencies reminded to sign up", about="document")
def remind_to_sign(*, document: GoverningDocument, by: Actor, at: datetime) -> GoverningDocument:
    """Each agency that has not signed the newest version is written to: its leads and its team inbox."""
    today, version = timezone.localdate(at), to_be_signed(document)
    check_not_ended(document)
    missing = not_signed(document, version, today)
    if version is None or not missing:
        raise Refused("No agency is to be reminded: all who are asked have signed.")
    reached = addresses_of([one.agency for one in missing], today)
    told = [one for one in missing if reached.get(one.agency_id)]
    if not told:
        raise Refused("None of them has a safeguarding lead who can sign in, or a team inbox. Name one first.")
    for one in told:
        letters = letters_about_signing(document, version, one, reached[one.agency_id])
        queue_messages(space=document.space, letters=letters, kind=KIND, at=at)
        one.reminded_on = today
        one.save()
    return document


@command(Can.SIGN_UP, event="reading of a procedure or agreement confirmed", about="version")
def confirm_reading(
    *, version: GoverningVersion, agency: Agency, by_day: date, people: int, note: str = "", by: Actor, at: datetime
) -> ReadingConfirmation:
    """So many of an agency's staff have read it by a day, in all: what was said before counts no longer."""
    today = timezone.localdate(at)
    is_own = speaks_for_itself(agency, by, today)
    check_settled(version)
    check_happened(by_day, today, "by_day")
    begins = version.approved_on or version.in_force_from
    if begins and by_day < begins:
        raise Refused(f"It was approved on {in_words(begins)}. Enter that day or a later one.", "by_day")
    if agency.space_id != version.space_id:
        raise Refused("Select an agency of this partnership.", "agency")
    if not 0 <= people <= MOST_READERS:
        raise Refused(f"Enter a number of people from 0 to {MOST_READERS:,}.", "people")
    return ReadingConfirmation.objects.create(
        space_id=version.space_id,
        version_of=version,
        agency=agency,
        by_day=by_day,
        people=people,
        note=check_length(note, "note", "What else there is to say"),
        said_at=at,
        said_by_id=account_of(by),
        is_by_partnership=not is_own,
    )


def _stop_asking(one: AgencyAskedToSign) -> None:
    if Signature.objects.filter(version_of__document=one.document_id, agency=one.agency_id).exists():
        raise Refused(f"{one.agency} has signed a version, so it stays among those who are asked.", "agencies")
    one.delete()
