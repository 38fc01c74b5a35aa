"""A setting is reached, and takes part in something until it does no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.near_days import EARLIEST_DONE
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.engagement.models import Setting, SettingContact, SettingPart

TO_COME = "Enter today or an earlier day."
MOST_AT_ONCE = 500


@dataclass(frozen=True)
class Contact:
    """On which day, how, what about, and with whom by their post."""

    on: date
    how: str
    about: str
    with_post: str = ""


@command(Can.RECORD_ENGAGEMENT, event="contact with a setting logged", about="setting")
def log_contact(*, setting: Setting, contact: Contact, by: Actor, at: datetime) -> SettingContact:
    """A setting was reached, in whatever way."""
    _check_contact(contact, timezone.localdate(at))
    return _logged(setting, contact)


@command(Can.RECORD_ENGAGEMENT, event="contact with several settings logged")
def log_contact_with_many(
    *, space: Space, settings: Sequence[Setting], contact: Contact, by: Actor, at: datetime
) -> Space:
    """Several settings were reached on one occasion, such as a forum or a mailing."""
    if not settings:
        raise Refused("Choose the settings that were reached.", "settings")
    if len(settings) > MOST_AT_ONCE:
        raise Refused(f"At most {MOST_AT_ONCE} settings can be logged at once.", "settings")
    if any(setting.space_id != space.pk for setting in settings):
        raise Refused("Choose settings of this partnership.", "settings")
    _check_contact(contact, timezone.localdate(at))
    for setting in settings:
        _logged(setting, contact)
    return space


@command(Can.RECORD_ENGAGEMENT, event="contact with a setting removed", about="contact")
def remove_contact(*, contact: SettingContact, by: Actor, at: datetime) -> None:
    """It was logged by mistake. The trail keeps what it said."""
    contact.delete()


@command(Can.RECORD_ENGAGEMENT, event="setting takes part", about="setting")
def take_part(
    *, setting: Setting, what: str, from_on: date, by: Actor, at: datetime, until: date | None = None, note: str = ""
) -> SettingPart:
    """A setting takes part in something from a day, or took part on that day."""
    if what not in SettingPart.What.values:
        raise Refused("Choose what it takes part in.", "what")
    if from_on > timezone.localdate(at):
        raise Refused(TO_COME, "from_on")
    if from_on < EARLIEST_DONE:
        raise Refused(f"Enter {in_words(EARLIEST_DONE)} or a later day.", "from_on")
    until = from_on if what in SettingPart.ON_A_DAY else until
    if until and until < from_on:
        raise Refused("It cannot end before it begins.", "until")
    running = SettingPart.objects.filter(setting=setting, what=what, until=None).first()
    if running and until is None:
        raise Refused(f"It takes part in this since {in_words(running.from_on)}. End that first.", "what")
    return SettingPart.objects.create(
        space_id=setting.space_id, setting=setting, what=what, from_on=from_on, until=until, note=note.strip()
    )


@command(Can.RECORD_ENGAGEMENT, event="setting takes part no more", about="part")
def end_part(*, part: SettingPart, on: date, by: Actor, at: datetime) -> SettingPart:
    """It takes part for the last time on a day."""
    if part.until:
        raise Refused(f"It ended on {in_words(part.until)}.", "on")
    if on > timezone.localdate(at):
        raise Refused(TO_COME, "on")
    if on < part.from_on:
        raise Refused(f"It began on {in_words(part.from_on)}. Enter that day or a later one.", "on")
    part.until = on
    part.save()
    return part


def _check_contact(contact: Contact, today: date) -> None:
    if contact.how not in SettingContact.How.values:
        raise Refused("Choose how it was reached.", "how")
    if contact.on > today:
        raise Refused(TO_COME, "on")
    if contact.on < EARLIEST_DONE:
        raise Refused(f"Enter {in_words(EARLIEST_DONE)} or a later day.", "on")
    if not contact.about.strip():
        raise Refused("Enter what it was about.", "about")


def _logged(setting: Setting, contact: Contact) -> SettingContact:
    return SettingContact.objects.create(
        space_id=setting.space_id,
        setting=setting,
        on=contact.on,
        how=contact.how,
        about=contact.about.strip(),
        with_post=contact.with_post.strip(),
    )
