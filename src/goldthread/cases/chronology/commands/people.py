"""The people list of a chronology: who is called what when it is told with labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.cases.chronology.allowing import case_of, check_runs
from goldthread.cases.chronology.models import Chronology, ChronologyPerson
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.checking import TO_COME, said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.looking.details import DetailKind, details_to_look_for

MOST_NAMES = 30
LONGEST_LABEL = 60


@dataclass(frozen=True)
class PersonSaid:
    """The label, every name by which texts may name the person, and the bounds of their life where they are known."""

    label: str
    names: Sequence[str]
    born_on: date | None = None
    died_on: date | None = None


@command(Can.RECORD_CASES, event="person of a chronology listed", about="chronology")
def list_person(*, chronology: Chronology, person: PersonSaid, by: Actor, at: datetime) -> ChronologyPerson:
    """From now on this label stands for these names in the anonymised view."""
    check_runs(case_of(chronology), Can.RECORD_CASES, by, at)
    return _say(ChronologyPerson(space_id=chronology.space_id, chronology=chronology), person, at)


@command(Can.RECORD_CASES, event="person of a chronology changed", about="listed")
def change_person(*, listed: ChronologyPerson, person: PersonSaid, by: Actor, at: datetime) -> ChronologyPerson:
    """Another name by which they are named, or another label."""
    check_runs(case_of(listed.chronology), Can.RECORD_CASES, by, at)
    return _say(listed, person, at)


@command(Can.RECORD_CASES, event="person of a chronology taken off the list", about="listed")
def unlist_person(*, listed: ChronologyPerson, by: Actor, at: datetime) -> None:
    """Their names stand in the anonymised view again, as names that nobody listed. The trail keeps what it said."""
    check_runs(case_of(listed.chronology), Can.RECORD_CASES, by, at)
    listed.delete()


def _say(listed: ChronologyPerson, person: PersonSaid, at: datetime) -> ChronologyPerson:
    listed.label = said(person.label, "Enter what they are called instead, such as Child A or Adult B.", "label")
    if len(listed.label) > LONGEST_LABEL:
        raise Refused(f"Enter {LONGEST_LABEL} characters or fewer.", "label")
    others = ChronologyPerson.objects.filter(chronology=listed.chronology, label__iexact=listed.label)
    if others.exclude(pk=listed.pk).exists():
        raise Refused(f"Somebody is called “{listed.label}” already.", "label")
    listed.names = _names(person.names)
    today = timezone.localdate(at)
    for field, day in (("born_on", person.born_on), ("died_on", person.died_on)):
        if day and day > today:
            raise Refused(TO_COME, field)
    if person.born_on and person.died_on and person.died_on < person.born_on:
        raise Refused("This is before the day of birth.", "died_on")
    listed.born_on, listed.died_on = person.born_on, person.died_on
    listed.save()
    return listed


def _names(names: Sequence[str]) -> list[str]:
    """Each once, if it can be looked for."""
    try:
        told = details_to_look_for(DetailKind.NAME, names)
    except Refused as refusal:
        raise Refused(str(refusal), "names") from None
    if len(told) > MOST_NAMES:
        raise Refused(f"Enter {MOST_NAMES} names or fewer.", "names")
    return list(dict.fromkeys(told))
