"""From when until when an edition was in force of which no source that was read tells the days."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from goldthread.cases.casework.clocks import InForce
from goldthread.cases.casework.models import EditionHere
from goldthread.cases.declaring.registry import pathway_of
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spaces.models import Space


@command(Can.RECORD_ORGANISATION, event="days of editions set", alone="local limits")
def set_editions(*, space: Space, pathway: str, editions: Mapping[str, InForce], by: Actor, at: datetime) -> None:
    """For clocks that begin from now on, and those of a case in which something is recorded from now on: one that began
    while its edition was not in force was never owed by it.
    """
    asked = {edition.code for edition in pathway_of(pathway).undated}
    for code, said in editions.items():
        if code not in asked:
            raise Refused("The days of this edition are not the partnership’s to say.", f"begins_{code}")
        if said.begins and said.ends and said.ends < said.begins:
            raise Refused("Its last day must be its first day or later.", f"ends_{code}")
        if said.is_kept and not said.ends:
            raise Refused("Enter its last day: your own procedures take its place after that.", f"ends_{code}")
        mine = EditionHere.objects.filter(space=space, pathway=pathway, edition=code)
        if said == InForce():
            mine.delete()
        else:
            mine.update_or_create(
                defaults=asdict(said),
                create_defaults={"space": space, "pathway": pathway, "edition": code, **asdict(said)},
            )
