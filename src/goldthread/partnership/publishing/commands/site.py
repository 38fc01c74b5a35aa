"""What every page of the public site says is saved; what may name somebody in it is cleared with it, or neither is."""

from dataclasses import dataclass
from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.publications.commands import SiteDetails, change_site, set_site_up
from goldthread.foundation.publications.models import PublicSite
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.publishing.commands.clearing import clear_names


@dataclass(frozen=True)
class Clearing:
    """Why something may stand, by the digest of what the person saw."""

    digest: str
    why: str


@command(Can.MANAGE_SITE, event="public site set up")
def set_up_and_clear(
    *, space: Space, details: SiteDetails, clearing: Clearing | None = None, by: Actor, at: datetime
) -> PublicSite:
    """A partnership gets a public site. Only who clears reviews for publication may give a ``clearing``."""
    _clear(space, details, clearing, by, at)
    return set_site_up(space=space, details=details, by=by, at=at)


@command(Can.MANAGE_SITE, event="public site changed", about="site")
def change_and_clear(
    *, site: PublicSite, details: SiteDetails, clearing: Clearing | None = None, by: Actor, at: datetime
) -> PublicSite:
    """What every page of the site says, from now on. What is refused clears nothing."""
    _clear(site.space, details, clearing, by, at)
    return change_site(site=site, details=details, by=by, at=at)


def _clear(space: Space, details: SiteDetails, clearing: Clearing | None, by: Actor, at: datetime) -> None:
    if clearing:
        about = details.to_be_read(space.pk)
        clear_names(space=space, about=about, digest=clearing.digest, why=clearing.why, by=by, at=at)
