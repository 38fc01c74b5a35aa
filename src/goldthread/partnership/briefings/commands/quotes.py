"""What people said of a briefing is kept with where they agreed to be quoted, which they can take back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.long_text import is_too_long, too_long
from goldthread.partnership.briefings.models import Briefing, Quote

LONGEST_ROLE = 100


@dataclass(frozen=True)
class SaidBy:
    """Somebody's words under their role and agency, never their name."""

    words: str
    role: str
    said_on: date
    agency: Agency | None = None


@dataclass(frozen=True)
class Agreed:
    """Where they agreed to be quoted, and on which day they said so."""

    consent: str = Quote.Consent.NONE
    on: date | None = None


@command(Can.SEND_BRIEFINGS, event="feedback on a briefing kept", about="briefing")
def keep_quote(*, briefing: Briefing, said: SaidBy, agreed: Agreed, by: Actor, at: datetime) -> Quote:
    """Somebody's words are kept. Others see them only where the person agreed to it."""
    today = timezone.localdate(at)
    words, role = said.words.strip(), " ".join(said.role.split())
    if not words:
        raise Refused("Enter what they said.", "words")
    if is_too_long(words):
        raise Refused(too_long("What they said"), "words")
    if not role or len(role) > LONGEST_ROLE:
        raise Refused(f"Enter their role, and not their name, in {LONGEST_ROLE} characters at most.", "role")
    if said.agency is not None and said.agency.space_id != briefing.space_id:
        raise Refused("Choose an agency of this partnership.", "agency")
    if said.said_on > today:
        raise Refused("The day must be today or in the past.", "said_on")
    quote = Quote(
        space_id=briefing.space_id, briefing=briefing, words=words, role=role, agency=said.agency, said_on=said.said_on
    )
    _agree(quote, agreed, today)
    return quote


@command(Can.SEND_BRIEFINGS, event="agreement to be quoted recorded", about="quote")
def record_consent(*, quote: Quote, agreed: Agreed, by: Actor, at: datetime) -> Quote:
    """They were asked, or asked again, and said where they may be quoted."""
    _agree(quote, agreed, timezone.localdate(at))
    return quote


@command(Can.SEND_BRIEFINGS, event="agreement to be quoted taken back", about="quote")
def take_consent_back(*, quote: Quote, on: date, by: Actor, at: datetime) -> Quote:
    """From now on nobody but those who keep the words sees them, and no document takes them in."""
    if not quote.stands or quote.consent_on is None:
        raise Refused("There is no agreement that could be taken back.")
    if on > timezone.localdate(at):
        raise Refused("The day must be today or in the past.", "on")
    if on < quote.consent_on:
        raise Refused(f"They agreed on {in_words(quote.consent_on)}. Enter that day or a later one.", "on")
    quote.taken_back_on = on
    quote.save()
    return quote


def _agree(quote: Quote, agreed: Agreed, today: date) -> None:
    if agreed.consent not in Quote.Consent.values:
        raise Refused("Select whether they agreed to be quoted.", "consent")
    is_given = agreed.consent != Quote.Consent.NONE
    if is_given and agreed.on is None:
        raise Refused("Enter the day on which they agreed.", "consent_on")
    if is_given and agreed.on and not quote.said_on <= agreed.on <= today:
        raise Refused("They agreed on the day on which they said it or later, and not after today.", "consent_on")
    quote.consent, quote.consent_on, quote.taken_back_on = agreed.consent, agreed.on if is_given else None, None
    quote.save()
