"""The lists that pathways keep beside their cases."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import OwnEntry
from goldthread.cases.casework.models.own_lists import list_of_entries
from goldthread.cases.casework.permissions import acting_in
from goldthread.cases.casework.recording import Said, say
from goldthread.cases.declaring.registry import pathway_of
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.checking import check_happened
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spaces.models import Space

NO_LIST = "{pathway} keeps no such list."


@command(Can.RECORD_CASES, event="entry added to a list of a pathway")
def add_to_list(*, space: Space, pathway: str, code: str, said: Said, by: Actor, at: datetime) -> OwnEntry:
    """By whoever records in all cases of the pathway."""
    rules = pathway_of(pathway)
    acting_in(rules, Can.RECORD_CASES, by, at, space.pk)
    kept = rules.own_list(code)
    if kept is None:
        raise Refused(NO_LIST.format(pathway=rules.title))
    entry: OwnEntry = kept.record(space=space, recorded_by_id=account_of(by))
    _say(entry, said, at)
    entry.save(force_insert=True)
    return entry


@command(Can.RECORD_CASES, event="entry of a list of a pathway changed", about="entry")
def change_in_list(*, entry: OwnEntry, said: Said, by: Actor, at: datetime) -> OwnEntry:
    """Such as what came of it meanwhile. What it said before stays in its history."""
    rules, _ = list_of_entries(type(entry))
    acting_in(rules, Can.RECORD_CASES, by, at, entry.space_id)
    _say(entry, said, at)
    entry.save()
    return entry


def _say(entry: OwnEntry, said: Said, at: datetime) -> None:
    say(entry, said, at)
    check_happened(entry.happened_on, timezone.localdate(at), "happened_on")
