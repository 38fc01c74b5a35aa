"""The demonstration: three real boards' published facts and one fictitious partnership, with made-up people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import click
from django.conf import settings
from django.utils import timezone

from goldthread.cases.casework.finding import demonstrations, people_told
from goldthread.cases.chronology.demonstration import fictitious_chronology
from goldthread.cases.disclosures.demonstration import fictitious_disclosures, fictitious_joint_body
from goldthread.cases.documents.demonstration import fictitious_documents
from goldthread.cases.going_live.demonstration import fictitious_papers
from goldthread.cases.people.demonstration import fictitious_people
from goldthread.cases.requests.demonstration import fictitious_requests
from goldthread.doors.command_line.declaring import OPERATOR, json_option, now, operator, show
from goldthread.doors.command_line.ending import MISUSED, fail
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import MANAGER
from goldthread.foundation.accounts.demonstration import (
    DEMONSTRATION_CODE,
    DEMONSTRATION_PASSWORD,
    make_demonstration_user,
)
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.demonstration import fictitious_chasing
from goldthread.foundation.invitations.commands.inviting import invite_person
from goldthread.foundation.invitations.commands.roles import give_role
from goldthread.foundation.invitations.models import Invitation
from goldthread.foundation.passes.demonstration import fictitious_tokens
from goldthread.foundation.retention.demonstration import fictitious_retention
from goldthread.foundation.sign_on.demonstration import fictitious_sign_on
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.demonstration import fictitious_briefing, published_facts_as_briefing
from goldthread.partnership.engagement.demonstration import fictitious_settings
from goldthread.partnership.equality.demonstration import fictitious_answers
from goldthread.partnership.forward_plan.demonstration import fictitious_forward_plan
from goldthread.partnership.governance.demonstration import fictitious_partnership
from goldthread.partnership.learning.asking_demonstration import fictitious_asking
from goldthread.partnership.learning.demonstration import fictitious_review, fictitious_unpublished_review
from goldthread.partnership.learning.elsewhere_demonstration import fictitious_learning_from_elsewhere
from goldthread.partnership.learning.evidence_demonstration import fictitious_evidence
from goldthread.partnership.learning.letters_demonstration import fictitious_letters
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.papers.demonstration import fictitious_paper
from goldthread.partnership.learning.progress_demonstration import fictitious_progress
from goldthread.partnership.learning.seeding import seed_partnerships
from goldthread.partnership.matters.demonstration import fictitious_matters
from goldthread.partnership.meetings.demonstration import fictitious_meetings
from goldthread.partnership.money.demonstration import fictitious_money
from goldthread.partnership.planning.demonstration import fictitious_plans
from goldthread.partnership.procedures.demonstration import fictitious_procedures
from goldthread.partnership.proof.demonstration import fictitious_tests
from goldthread.partnership.publishing.demonstration import fictitious_earlier_publication, fictitious_publishing
from goldthread.partnership.publishing.site_demonstration import fictitious_site, published_facts_site
from goldthread.partnership.rights.demonstration import fictitious_rights
from goldthread.partnership.risks.demonstration import fictitious_risks
from goldthread.partnership.scrutiny.demonstration import fictitious_scrutiny


@dataclass(frozen=True)
class Person:
    """A made-up person and the role they hold, with the agency for which they hold it in the fictitious partnership and
    in one real board's space.
    """

    email: str
    name: str
    role: str
    agencies: tuple[str, str] = ("", "")


PEOPLE = (
    Person("manager@demo.example", "Morgan Fieldfare", MANAGER),
    Person("coordinator@demo.example", "Robin Siskin", "coordinator"),
    Person(
        "lead@demo.example", "Kit Dunnock", "agency_lead", ("Northmere Council", "Waltham Forest and Newham Police")
    ),
    Person("scrutineer@demo.example", "Ash Nightingale", "independent_scrutineer"),
    Person("protection@demo.example", "Jay Treecreeper", "data_protection"),
    Person(
        "practitioner@demo.example",
        "Perry Linnet",
        "practitioner",
        ("Mere Valley Community NHS Trust", "Waltham Forest and Newham Police"),
    ),
    Person("member@demo.example", "Sam Redstart", "board_member"),
)
COVERING = Person("second-lead@demo.example", "Linnet Wheatear", "agency_lead", (PEOPLE[2].agencies[0], ""))
"""Who may cover for the lead: an account of the same agency, to which nobody signs in."""
INVITED = "invited@demo.example"
REAL_BOARD = "waltham-forest"
FIRST_HOUR, LAST_HOUR = 1, 23
HELD_FOR = timedelta(days=730)
"""How long they have held their roles: some of what the demonstration tells, they did in the past."""


def everybody() -> tuple[Person, ...]:
    """Those of every partnership, and whoever holds a role that only one pathway knows."""
    return (*PEOPLE, *(Person(*one) for one in people_told()))


def away_from_midnight(at: datetime) -> datetime:
    """The moment itself or, within an hour of midnight, the last one before it that is not.

    What the demonstration tells happened so many days ago, and over a change of the clocks that is an hour more or
    less: next to midnight it would be another day than the one that its deadlines are counted from.
    """
    local = timezone.localtime(at)
    if FIRST_HOUR <= local.hour < LAST_HOUR:
        return at
    day = local - timedelta(days=local.hour < FIRST_HOUR)
    return day.replace(hour=LAST_HOUR - 1, minute=59)


@click.group("demo")
def demo_command() -> None:
    """The demonstration. Only where GOLDTHREAD_MODE is demo."""


@operator("load", demo_command)
def load() -> None:
    """Load boards, partnership and people. Safe to run again: what is there stays as it is.

    Example: GOLDTHREAD_MODE=demo goldthread demo load
    """
    if not settings.IS_DEMO:
        fail("The demonstration is loaded only where GOLDTHREAD_MODE is demo.", MISUSED)
    at = away_from_midnight(now())
    boards = seed_partnerships(by=OPERATOR, at=at)
    click.echo(f"Loaded the published facts of {', '.join(board.name for board in boards)}.")
    fictitious = fictitious_partnership(by=OPERATOR, at=at)
    review = _reviews_once(fictitious, at)
    click.echo(f"Loaded {fictitious.name}, where nobody is real.")
    real = next(board for board in boards if board.slug == REAL_BOARD)
    _roles(fictitious, real, boards, at)
    if User.objects.with_address(COVERING.email) is None:
        _give_once(
            COVERING, fictitious, COVERING.agencies[0], at, User.objects.create_user(COVERING.email, COVERING.name)
        )
    _invite_once(fictitious, at)
    manager = make_demonstration_user(PEOPLE[0].email, PEOPLE[0].name)
    if review:
        fictitious_scrutiny(review=review, by=OPERATOR, answering=manager, at=at)
        lead = make_demonstration_user(PEOPLE[2].email, PEOPLE[2].name)
        # After the draws: what is drawn has a view of the scrutineer's ready.
        fictitious_progress(review=review, lead=lead, manager=manager, by=OPERATOR, at=at)
    seated = make_demonstration_user(PEOPLE[-1].email, PEOPLE[-1].name)
    fictitious_meetings(space=fictitious, seated=seated, by=OPERATOR, at=at)
    fictitious_chasing(space=fictitious, agency_name=PEOPLE[2].agencies[0], holder=seated, by=OPERATOR, at=at)
    fictitious_briefing(space=fictitious, by=OPERATOR, at=at)
    fictitious_procedures(space=fictitious, by=OPERATOR, at=at)
    published_facts_as_briefing(space=real, by=OPERATOR, at=at)
    fictitious_settings(space=fictitious, by=OPERATOR, at=at)
    fictitious_forward_plan(space=fictitious, by=OPERATOR, at=at)
    fictitious_answers(space=fictitious, by=manager, at=at)
    fictitious_paper(space=fictitious, reference="child-q", by=manager, at=at)
    coordinator = make_demonstration_user(PEOPLE[1].email, PEOPLE[1].name)
    fictitious_retention(space=fictitious, proposer=coordinator, confirmer=manager, by=OPERATOR, at=at)
    fictitious_rights(space=fictitious, by=manager, at=at)
    fictitious_plans(space=fictitious, by=OPERATOR, at=at)
    fictitious_money(space=fictitious, by=OPERATOR, at=at)
    practitioner = make_demonstration_user(PEOPLE[-2].email, PEOPLE[-2].name)
    fictitious_matters(space=fictitious, practitioner=practitioner, manager=manager, by=OPERATOR, at=at)
    _cases(fictitious, at)
    _joint_body(fictitious, at)
    fictitious_risks(space=fictitious, by=OPERATOR, at=at)
    # Last: names are looked for in all that the others wrote.
    fictitious_site(space=fictitious, by=OPERATOR, at=at)
    published_facts_site(space=real, by=OPERATOR, at=at)
    click.echo(f"{len(everybody())} people can sign in.")


@operator("sign-ins", demo_command, prints="`address`, `password`, `code`, and `people`: a list of `email`, `role`")
@json_option
def sign_ins(as_json: bool) -> None:
    """Print the sign-ins of the made-up people. Example: goldthread demo sign-ins --json"""
    data = {
        "address": settings.ADDRESS,
        "password": DEMONSTRATION_PASSWORD,
        "code": DEMONSTRATION_CODE,
        "people": [{"email": person.email, "role": person.role} for person in everybody()],
    }
    show(
        data,
        as_json,
        [
            f"Address: {settings.ADDRESS}",
            f"Password: {DEMONSTRATION_PASSWORD}   Code: {DEMONSTRATION_CODE}",
            *(f"  {person.email:<28} {person.role.replace('_', ' ')}" for person in everybody()),
        ],
    )


def _roles(fictitious: Space, real: Space, boards: Sequence[Space], at: datetime) -> None:
    """Whoever holds a role of one pathway alone holds it where there are cases: of a real board there are none."""
    for person in PEOPLE:
        for space, agency in zip((fictitious, real), person.agencies, strict=True):
            _give_once(person, space, agency, at)
        for board in boards:
            if board.pk != real.pk and not any(person.agencies):
                _give_once(person, board, "", at)
    for told in people_told():
        _give_once(Person(*told), fictitious, "", at)


def _reviews_once(space: Space, at: datetime) -> Review | None:
    """The made-up review, if it was not there before."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        if Review.objects.filter(space=space).exists():
            return None
    review = fictitious_review(space=space, by=OPERATOR, at=at)
    fictitious_earlier_publication(review=review, by=OPERATOR, at=at)
    fictitious_tests(review=review, by=OPERATOR, at=at)
    fictitious_evidence(review=review, by=OPERATOR, at=at)
    fictitious_learning_from_elsewhere(review=review, by=OPERATOR, at=at)
    fictitious_letters(review=review, by=OPERATOR, at=at)
    fictitious_asking(review=review, by=OPERATOR, at=at)
    unpublished = fictitious_unpublished_review(space=space, by=OPERATOR, at=at)
    fictitious_publishing(review=unpublished, by=OPERATOR, at=at)
    fictitious_tokens(space=space, by=OPERATOR, at=at)
    fictitious_sign_on(space=space, by=OPERATOR, at=at)
    return review


def _cases(space: Space, at: datetime) -> None:
    """Of every pathway that brings made-up cases."""
    people = {person.role: make_demonstration_user(person.email, person.name) for person in everybody()}
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        agencies = {agency.name: agency for agency in Agency.objects.filter(space=space)}
    fictitious_papers(space=space, by=OPERATOR, at=at)
    for tell in demonstrations():
        tell(space=space, agencies=agencies, people=people, at=at)
    fictitious_requests(space=space, agencies=agencies, people=people, at=at)
    fictitious_documents(space=space, people=people, at=at)
    fictitious_people(space=space, people=people, at=at)
    fictitious_chronology(space=space, agencies=agencies, people=people, at=at)


def _joint_body(area: Space, at: datetime) -> None:
    """Of which the made-up partnership is one area. Whoever holds a role of one pathway alone holds it there too."""
    body = fictitious_joint_body(by=OPERATOR, at=at)
    told = [Person(*one) for one in people_told()]
    for person in told:
        _give_once(person, body, "", at)
    fictitious_papers(space=body, by=OPERATOR, at=at)
    people = {person.role: make_demonstration_user(person.email, person.name) for person in told}
    fictitious_disclosures(body=body, area=area, people=people, at=at)


def _give_once(person: Person, space: Space, agency_name: str, at: datetime, user: User | None = None) -> None:
    user = user or make_demonstration_user(person.email, person.name)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        if Holding.objects.filter(user=user, space=space, role=person.role).exists():
            return
        agency = Agency.objects.filter(name=agency_name).first() if agency_name else None
    if agency_name and agency is None:
        fail(f"The demonstration has no agency “{agency_name}” in {space.name}.")
    starts_on = timezone.localdate(at) - HELD_FOR
    give_role(space=space, user=user, role=person.role, agency=agency, starts_on=starts_on, by=OPERATOR, at=at)


def _invite_once(space: Space, at: datetime) -> None:
    """So that the outbox shows a letter. It goes to nobody: a demonstration's mail leaves no machine."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        if Invitation.objects.filter(space=space).exists():
            return
    invite_person(space=space, name="Wren Whitethroat", email=INVITED, role="board_member", by=OPERATOR, at=at)
