"""What several commands about governing documents hold against what they are given."""

from datetime import date

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.links import NO_LINK, is_link
from goldthread.foundation.records.long_text import is_too_long, too_long
from goldthread.foundation.records.near_days import is_too_far, too_far
from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion


def check_not_ended(document: GoverningDocument) -> None:
    if document.ended_on:
        raise Refused(f"“{document}” is no longer used since {in_words(document.ended_on)}.")


def held_document(version: GoverningVersion) -> GoverningDocument:
    """The document of a version as it is now, which nobody else changes until the command is done."""
    return GoverningDocument.objects.select_for_update(of=("self",)).get(pk=version.document_id)


def check_settled(version: GoverningVersion) -> None:
    """Of what is only proposed nothing can be signed, read or put in force."""
    if version.set_aside_on:
        raise Refused("This version was set aside.")
    if not version.is_settled:
        raise Refused("This version is only proposed. Record first which group approved it, and on which day.")


def check_words(words: str, field: str, missing: str, what: str) -> str:
    """The words without blanks around them. Raise Refused if there are none, or too many."""
    return check_length(said(words, missing, field), field, what)


def check_length(words: str, field: str, what: str) -> str:
    if is_too_long(words):
        raise Refused(too_long(what), field)
    return words.strip()


def check_link(link: str, field: str) -> str:
    """Nothing, or an address that leads to a page."""
    if link.strip() and not is_link(link.strip()):
        raise Refused(NO_LINK, field)
    return link.strip()


def check_to_come(day: date, today: date, field: str, what: str) -> None:
    """A day by which something is to be done."""
    if day < today:
        raise Refused(f"{what} is in the past. Enter today or a later day.", field)
    check_near(day, today, field, what)


def check_near(day: date, today: date, field: str, what: str) -> None:
    if is_too_far(day, today):
        raise Refused(too_far(what, today), field)


def speaks_for_itself(agency: Agency, by: Actor, on: date) -> bool:
    """Whether it is the agency's own word, and not the partnership's for it. Raise NotAllowed for another agency's."""
    standing = standing_of(by, on)
    if agency.pk in standing.agencies_where(Can.SIGN_UP):
        return True
    if not standing.is_system and agency.space_id not in standing.whole_spaces_where(Can.SIGN_UP):
        raise NotAllowed("Your role does not allow this for that agency.")
    return standing.is_system
