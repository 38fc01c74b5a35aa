"""The made-up briefing on Child Q: sent to seven agencies, passed on by five, corrected, quoted and asked about.

Nobody in it is real. It is recorded through the same commands that people use, as they would have over seven weeks.
"""

from datetime import date, datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.commands import set_chasing
from goldthread.foundation.chasing.models import ChasedAgency
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.commands.cascading import (
    Reached,
    confirm_cascade,
    correct_confirmation,
    send_briefing,
)
from goldthread.partnership.briefings.commands.questions import Asked, answer_question, ask_round, set_question
from goldthread.partnership.briefings.commands.quotes import Agreed, SaidBy, keep_quote
from goldthread.partnership.briefings.commands.writing import Resource, Written, add_resource, begin_briefing
from goldthread.partnership.briefings.demonstration_words import CHILD_C, CHILD_Q, QUESTION, QUOTES, RESOURCES
from goldthread.partnership.briefings.models import AgencyAsked, AnswerChoice, Briefing, Cascade, CascadeConfirmation
from goldthread.partnership.learning.models import Finding, Review

Method = CascadeConfirmation.Method
SENT, FIRST_ROUND = timedelta(days=52), timedelta(days=10)
"""So the first round, six weeks after it was sent, still takes answers: its links can be tried."""
PASSED_ON = (
    ("Northmere Council", ((6, Method.TEAM_MEETING, 38), (20, Method.EMAIL, 22))),
    ("NHS Northmere and Fells Integrated Care Board", ((8, Method.TEAM_MEETING, 12),)),
    ("Merefell Police", ((11, Method.TRAINING, 64),)),
    ("Mere Valley Community NHS Trust", ((9, Method.SUPERVISION, 41),)),
    ("Northmere Schools Together", ((13, Method.TEAM_MEETING, 370),)),
    ("Northmere Youth Justice Service", ()),
    ("Fells Mental Health NHS Trust", ()),
)
"""Each agency, and after how many days it said by what and to how many people it passed the briefing on: 214 in all,
once the schools had taken a nought away."""
SCHOOLS_REACHED = 37
ANSWERS = (("Northmere Council", 17, 4), ("Merefell Police", 13, 6), ("Mere Valley Community NHS Trust", 9, 1))
"""How many staff of an agency answered well, and how many did not."""


def fictitious_briefing(*, space: Space, by: Actor, at: datetime) -> None:
    """The whole of it, once. Done again, it changes nothing."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        review = Review.objects.select_related("space").get(space=space, reference="child-q")
        if Briefing.objects.filter(space=space).exists():
            return
        drawn = tuple(Finding.objects.filter(review=review, number__in=(1, 2)).order_by("number"))
        agencies = {one.name: one for one in Agency.objects.filter(space=space).select_related("space")}
    sent_at = at - SENT
    briefing = begin_briefing(review=review, written=Written(CHILD_Q, drawn), by=by, at=sent_at)
    for title, link in RESOURCES:
        add_resource(briefing=briefing, resource=Resource(title, link), by=by, at=sent_at)
    chosen = [agencies[name] for name, _ in PASSED_ON]
    _reach_everybody(chosen, by, sent_at)
    _asked_later(briefing, by, sent_at)
    send_briefing(briefing=briefing, agencies=chosen, by=by, at=sent_at)
    _pass_on(briefing, by, sent_at)
    _quoted(briefing, agencies, by, at)
    _first_round(briefing, by, at - FIRST_ROUND)


def published_facts_as_briefing(*, space: Space, by: Actor, at: datetime) -> None:
    """Of the real review what was printed of it, and nothing else: to whom its own briefing went was not printed."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        review = Review.objects.select_related("space").get(space=space, reference="child-c")
        if Briefing.objects.filter(space=space).exists():
            return
        drawn = tuple(Finding.objects.filter(review=review).order_by("number"))
    begin_briefing(review=review, written=Written(CHILD_C, drawn), by=by, at=at)


def _reach_everybody(agencies: list[Agency], by: Actor, at: datetime) -> None:
    """Agencies whose leads have no account here are told at a team inbox."""
    with opened(actor=SYSTEM_ACTOR, reading=[agencies[0].space_id]):
        has_inbox = set(ChasedAgency.objects.filter(agency__in=agencies).values_list("agency_id", flat=True))
    for agency in agencies:
        if agency.pk not in has_inbox:
            inbox = f"safeguarding-{agency.pk}@northmere.example"
            set_chasing(agency=agency, inbox=inbox, seat=None, by=by, at=at)


def _pass_on(briefing: Briefing, by: Actor, sent_at: datetime) -> None:
    with opened(actor=SYSTEM_ACTOR, reading=[briefing.space_id]):
        rows = Cascade.objects.filter(briefing=briefing).select_related("agency", "space", "action", "briefing")
        cascades = {one.agency.name: one for one in rows}
    for name, told in PASSED_ON:
        for days, method, people in told:
            at = sent_at + timedelta(days=days)
            reached = Reached(timezone.localdate(at), method, people)
            made = confirm_cascade(cascade=cascades[name], reached=reached, by=by, at=at)
            if people > SCHOOLS_REACHED * 5:
                right, later = Reached(reached.held_on, method, SCHOOLS_REACHED), at + timedelta(days=2)
                correct_confirmation(confirmation=made, reached=right, why="A nought too many", by=by, at=later)


def _quoted(briefing: Briefing, agencies: dict[str, Agency], by: Actor, at: datetime) -> None:
    day: date = timezone.localdate(at - timedelta(weeks=5))
    for words, role, agency, consent in QUOTES:
        said = SaidBy(words, role, day, agencies[agency])
        keep_quote(
            briefing=briefing, said=said, agreed=Agreed(consent, day if consent != "none" else None), by=by, at=at
        )


def _asked_later(briefing: Briefing, by: Actor, at: datetime) -> None:
    words, good, others, why_good = QUESTION
    set_question(briefing=briefing, asked=Asked(words, good, others, why_good), by=by, at=at)


def _first_round(briefing: Briefing, by: Actor, at: datetime) -> None:
    with opened(actor=SYSTEM_ACTOR, reading=[briefing.space_id]):
        question = Briefing.objects.select_related("question__space", "question__briefing").get(pk=briefing.pk).question
    made = ask_round(question=question, by=by, at=at)
    with opened(actor=SYSTEM_ACTOR, reading=[briefing.space_id]):
        rows = AgencyAsked.objects.filter(round=made).select_related("agency", "round", "space")
        asked = {one.agency.name: one for one in rows}
        right, wrong = AnswerChoice.objects.filter(question=question).order_by("-is_good", "pk")[:2]
    groups = ("practitioner", "practitioner", "manager", "support")
    for name, good, others in ANSWERS:
        for number, choice in enumerate([right] * good + [wrong] * others):
            later = at + timedelta(days=1 + number % 9)
            group = groups[number % len(groups)]
            answer_question(asked=asked[name], choice=choice, group=group, by=by, at=later)
