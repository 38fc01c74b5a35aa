"""A case begins by the form that anybody may send; a partnership switches that form on and off."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.commands.opening import open_case
from goldthread.cases.casework.letters import tell_who_runs_it
from goldthread.cases.casework.models import Came, Case, PublicDoor
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.permissions import may_set_door
from goldthread.cases.casework.public_door import NOBODY_READS, door_of, why_shut
from goldthread.cases.casework.queries import people_of
from goldthread.cases.casework.recording import BY_LEADING, Said
from goldthread.cases.declaring.public import PublicForm
from goldthread.cases.declaring.registry import pathway_of
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.commands.checking import said as must_say
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.giving import write_grant
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.models import Clock

SHUT = "This form takes nothing now, so what you typed was not sent. Use the other way that is given here."
NO_FORM = "Nobody outside can send {many}."
SAY_CONTACT = "Say how else to reach whoever reads it, for what cannot wait."


@command(Can.BE_THE_PROGRAM, event="case sent by the public web form")
def take_from_public(*, space: Space, pathway: str, said: Said, by: Actor, at: datetime) -> Case:
    """Somebody without an account sends the public form of a pathway: a case begins, and whoever runs it is told.

    Where one person alone runs the pathway they lead the case; of several, one takes it.
    """
    rules = pathway_of(pathway)
    form, today = rules.public_form, timezone.localdate(at)
    if form is None or why_shut(rules, space, door_of(rules, space), today):
        raise Refused(SHUT)
    case = open_case(
        space=space,
        pathway=pathway,
        step=form.step,
        said={**said, **form.says},
        happened_at=at,
        by=by,
        at=at,
        came=Came.FORM,
    )
    people = people_of(rules, space, today)
    if len(people) == 1:
        _led_by(case, people[0], by, at)
    tell_who_runs_it(case, people, answer_due(case, form), at)
    return case


def answer_due(case: Case, form: PublicForm) -> datetime | None:
    """By when whoever sent it is answered, as the clock of the case says."""
    clocks = Clock.objects.filter(subject_kind=CASE_KIND, subject_id=case.pk, code=form.answer_by)
    return clocks.values_list("due_at", flat=True).first()


def _led_by(case: Case, person: User, by: Actor, at: datetime) -> None:
    write_grant(case, account=person, **BY_LEADING, by=by, at=at)
    case.lead = person
    case.save(update_fields=["lead"])


@command(Can.RECORD_ORGANISATION, Can.DECIDE_CASES, event="public form switched", alone="public forms")
def set_public_door(*, space: Space, pathway: str, is_open: bool, contact: str, by: Actor, at: datetime) -> PublicDoor:
    """Anybody may send the form of this pathway from now on, or nobody. On only where somebody reads what is sent."""
    rules, today = pathway_of(pathway), timezone.localdate(at)
    if not may_set_door(rules, standing_of(by, today, at), space.pk):
        raise NotAllowed("Your role does not allow this here.")
    if rules.public_form is None:
        raise Refused(NO_FORM.format(many=rules.many))
    if is_open and not people_of(rules, space, today):
        raise Refused(NOBODY_READS.format(who=rules.public_form.received_by), "is_open")
    words = must_say(contact, SAY_CONTACT, "contact") if is_open else contact.strip()
    door, _ = PublicDoor.objects.update_or_create(
        space=space, pathway=pathway, defaults={"is_open": is_open, "contact": words}
    )
    return door
