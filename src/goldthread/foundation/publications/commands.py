"""A public site is set up, and what stands on each of its pages changes."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, RegexValidator
from django.db import IntegrityError, transaction

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.publications.help_lines import HelpLine, NotALine, read_lines
from goldthread.foundation.publications.holding import ToBeRead, refuse_what_is_held_up
from goldthread.foundation.publications.kinds import YOUNG
from goldthread.foundation.publications.models import AWAY, PublicSite, PublishedPage
from goldthread.foundation.records.links import NO_LINK, is_link
from goldthread.foundation.records.long_text import is_too_long, too_long
from goldthread.foundation.spaces.models import Space

HOST = RegexValidator(r"\A(?=.{1,253}\Z)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+\Z")
TAKEN = "Another site has this name already."
NOT_A_HOST = "Enter the name of the site without https:// and without a path, such as safeguarding.example.org."


@dataclass(frozen=True)
class SiteDetails:
    """What is said of a site. ``worried_lines`` and ``young_lines`` are as typed, one help line in each."""

    host: str
    name: str
    strapline: str
    contact: str
    worried_words: str
    worried_lines: tuple[str, ...]
    young_lines: tuple[str, ...] = ()
    exit_address: str = AWAY

    def to_be_read(self, space_id: int) -> ToBeRead:
        """All that stands on every page of the site."""
        words = (self.host, self.name, self.strapline, self.contact, self.worried_words)
        return ToBeRead(space_id, "", "\n".join((*words, *self.worried_lines, *self.young_lines)))


@command(Can.MANAGE_SITE, event="public site set up")
def set_site_up(*, space: Space, details: SiteDetails, by: Actor, at: datetime) -> PublicSite:
    """A partnership gets a public site. Nothing is on it yet but whom to call."""
    if PublicSite.objects.filter(space=space).exists():
        raise Refused("This partnership has a site already.")
    return _say(PublicSite(space=space), details)


@command(Can.MANAGE_SITE, event="public site changed", about="site")
def change_site(*, site: PublicSite, details: SiteDetails, by: Actor, at: datetime) -> PublicSite:
    """What every page of the site says, from now on."""
    return _say(site, details)


def _say(site: PublicSite, details: SiteDetails) -> PublicSite:
    site.host, site.name, site.strapline = details.host.strip().lower(), details.name.strip(), details.strapline.strip()
    site.contact, site.exit_address = details.contact.strip(), details.exit_address.strip() or AWAY
    site.worried_words = details.worried_words.strip()
    _check(site)
    site.worried_lines = _lines(details.worried_lines, "worried_lines")
    site.young_lines = _lines(details.young_lines, "young_lines")
    if not site.worried_lines:
        raise Refused("Enter at least one number to call about a child.", "worried_lines")
    if not site.young_lines and _has_pages_for_young_people(site):
        raise Refused("Pages for young people lead to these numbers: enter at least one.", "young_lines")
    refuse_what_is_held_up(details.to_be_read(site.space_id))
    try:
        with transaction.atomic():
            site.save()
    except IntegrityError:
        raise Refused(TAKEN, "host") from None
    return site


def _check(site: PublicSite) -> None:
    for field, what in (
        ("name", "its name"),
        ("strapline", "what the site is, in a line"),
        ("worried_words", "what to do"),
    ):
        if not getattr(site, field):
            raise Refused(f"Enter {what}.", field)
    try:
        HOST(site.host)
    except ValidationError:
        raise Refused(NOT_A_HOST, "host") from None
    try:
        EmailValidator()(site.contact)
    except ValidationError:
        raise Refused("Enter an e-mail address to which readers can write.", "contact") from None
    if not is_link(site.exit_address):
        raise Refused(NO_LINK, "exit_address")
    if not site.exit_address.startswith("https://"):
        raise Refused("Enter an address that begins with https://.", "exit_address")
    if is_too_long(site.worried_words):
        raise Refused(too_long("What to do"), "worried_words")


def _has_pages_for_young_people(site: PublicSite) -> bool:
    out = PublishedPage.objects.filter(space=site.space_id, state=PublishedPage.State.PUBLISHED)
    return out.filter(kind=YOUNG.code).exists()


def _lines(typed: tuple[str, ...], field: str) -> list[list[str]]:
    try:
        return [[line.who, line.how] for line in read_lines(typed)]
    except NotALine as why:
        raise Refused(str(why), field) from None


def as_typed(lines: list[HelpLine]) -> tuple[str, ...]:
    """Help lines as a form shows them."""
    return tuple(line.as_typed for line in lines)
