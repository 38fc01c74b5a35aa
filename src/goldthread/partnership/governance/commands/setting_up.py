"""What happens while a partnership is set up, until it goes live."""

from datetime import date, datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.commands import AgencyDetails, add_agency, correct_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.messages.models import Message
from goldthread.foundation.messages.sending import MAIL_TEST, queue_message, release_held
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.governance.queries.setting_up import readiness_of

PARTNER_KINDS = {
    "council": AgencyKind.LOCAL_AUTHORITY,
    "health": AgencyKind.ICB,
    "police": AgencyKind.POLICE_TERRITORIAL,
}
"""The three safeguarding partners of an area: Children Act 2004 section 16E(3)."""


@command(Can.GO_LIVE, event="details of the partnership changed")
def change_details(*, space: Space, name: str, area: str, by: Actor, at: datetime) -> Space:
    """The partnership has another name, or serves another area."""
    if not name.strip():
        raise Refused("Enter the name.", "name")
    space.name, space.area = name.strip(), area.strip()
    space.save(update_fields=["name", "area"])
    return space


@command(Can.RECORD_ORGANISATION, event="safeguarding partners named")
def name_partners(
    *, space: Space, names: dict[str, str], by: Actor, at: datetime, starts_on: date | None = None
) -> list[Agency]:
    """Say who the safeguarding partners are, by the keys of ``PARTNER_KINDS``; an empty name is left for later.

    An agency of that name that is there already becomes one; a new one is added.
    """
    given = {key: name.strip() for key, name in names.items() if name.strip()}
    if not given:
        raise Refused("Enter at least one name.")
    seen: set[str] = set()
    for key, name in given.items():
        if name.casefold() in seen:
            raise Refused("Each partner is another organisation.", key)
        seen.add(name.casefold())
    return [_partner(space, PARTNER_KINDS[key], name, starts_on, by, at) for key, name in given.items()]


def _partner(space: Space, kind: AgencyKind, name: str, starts_on: date | None, by: Actor, at: datetime) -> Agency:
    there = Agency.objects.filter(space=space, name__iexact=name).first()
    if there is None:
        details = AgencyDetails(name=name, kind=kind, is_safeguarding_partner=True, owes_section_11=True)
        return add_agency(space=space, details=details, starts_on=starts_on, by=by, at=at)
    return correct_agency(
        agency=there,
        details=AgencyDetails(**there.words() | {"is_safeguarding_partner": True}),
        starts_on=there.starts_on,
        ends_on=there.ends_on,
        dates_note=there.dates_note,
        by=by,
        at=at,
    )


@command(Can.GO_LIVE, event="mail test asked for")
def send_mail_test(*, space: Space, by: User, at: datetime) -> Message:
    """Send a message to oneself, and to nobody else, to see that mail leaves the house and arrives."""
    return queue_message(
        space=space,
        to=by.email,
        subject=f"Mail test from {space.name}",
        words=f"This is the test message that you asked for while setting up {space.name} in Goldthread.\n\n"
        "If you can read it, messages leave and arrive. Nobody else was sent anything.\n",
        kind=MAIL_TEST,
        at=at,
    )


@command(Can.GO_LIVE, event="partnership went live")
def go_live(*, space: Space, by: Actor, at: datetime) -> Space:
    """The partnership goes live: what was held is sent, and from now on messages leave at once."""
    space = Space.objects.select_for_update(no_key=True).get(pk=space.pk)
    if space.is_live:
        raise Refused("This partnership is live already.")
    missing = readiness_of(space, at).missing
    if missing:
        raise Refused(" ".join(missing))
    space.went_live_at = at
    space.save(update_fields=["went_live_at"])
    release_held(space=space)
    return space
