"""Forms by which something is challenged, answered, and settled or not."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.groups.models import Group
from goldthread.partnership.scrutiny.forms.challenges import (
    AnswerChallenge,
    EndUnanswered,
    RaiseChallenge,
    SayOfAnswer,
)
from goldthread.partnership.scrutiny.models import SUBJECTS, Challenge
from goldthread.partnership.scrutiny.subjects import about, named
from goldthread.partnership.scrutiny.views.addresses import address_of
from goldthread.partnership.scrutiny.views.in_sight import crumbs_to_challenges, visible_challenge

READ_WITH = {"action": ("space",), "finding": ("review",), "recommendation": ("finding__review",)}
READ_WITH |= {"outcome": ("review",)}


@access(Can.SCRUTINISE)
def raise_in_general(request: DeskRequest) -> HttpResponse:
    """The scrutineer challenges the partnership, about nothing in particular."""
    return _raise(request, None, "general")


@access(Can.SCRUTINISE)
def raise_about(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """The scrutineer challenges one action, finding, recommendation or outcome."""
    if kind not in SUBJECTS:
        raise Http404
    seen = SUBJECTS[kind].objects.visible_to(request.standing).filter(space=request.space)
    return _raise(request, get_object_or_404(seen.select_related(*READ_WITH[kind]), pk=pk), f"{kind}-{pk}")


def _raise(request: DeskRequest, subject: Any, step: str) -> HttpResponse:
    space, today = request.space, request.today
    form = RaiseChallenge(
        *sent(request),
        agencies=Agency.objects.filter(space=space).besides_settings().in_force(today).order_by("name"),
        groups=Group.objects.filter(space=space).in_force(today).order_by("name"),
        suggested={"to": _owner_of(subject)},
    )
    page = FormPage(
        title="Raise a challenge",
        caption=named(subject),
        intro="They see what you ask as you write it, and answer by the day that you name.",
        button="Raise the challenge",
        done="The challenge was raised.",
        back=address_of(subject, space.slug) or reverse("challenges", args=[space.slug]),
        to=lambda pk: reverse("challenge", args=[space.slug, pk]),
        step=f"raise-challenge-{step}",
        crumbs=crumbs_to_challenges(space),
    )
    return answered(request, page, form, form.ask, space=space, about=subject)


@access(Can.ANSWER_CHALLENGES)
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Whoever is challenged answers."""
    found = visible_challenge(request, pk)
    if not Challenge.objects.answered_by(request.standing).filter(pk=found.pk).exists():
        raise Http404
    form = AnswerChallenge(*sent(request), seen=found)
    page = FormPage(
        title="Answer the challenge",
        button="Send the answer",
        done="The answer was recorded. The independent scrutineer will say whether it satisfies them.",
        step=f"answer-challenge-{found.pk}",
        **_place_of(request, found),
    )
    return answered(request, page, form, form.answer, challenge=found)


@access(Can.SCRUTINISE)
def say(request: DeskRequest, pk: int) -> HttpResponse:
    """The scrutineer says whether an answer satisfies them, or waits for one no longer."""
    found = visible_challenge(request, pk)
    place = _place_of(request, found)
    if found.stage == Challenge.Stage.WAITING:
        ending = EndUnanswered(*sent(request), seen=found)
        page = FormPage(
            title="End the challenge as not settled",
            button="End the challenge",
            danger=True,
            done="The challenge was ended as not settled.",
            step=f"end-challenge-{found.pk}",
            **place,
        )
        return answered(request, page, ending, ending.end, challenge=found)
    form = SayOfAnswer(*sent(request), seen=found)
    page = FormPage(
        title="Say whether the answer satisfies you",
        done="What you say was recorded.",
        step=f"say-of-answer-{found.pk}",
        **place,
    )
    return answered(request, page, form, form.say, challenge=found)


def _place_of(request: DeskRequest, challenge: Challenge) -> dict[str, Any]:
    back = challenge.get_absolute_url()
    crumbs = [*crumbs_to_challenges(request.space), {"text": str(challenge), "href": back}]
    turns = list(challenge.turns.select_related("agency").order_by("number"))
    return {
        "caption": f"{challenge}, about: {about(challenge)}",
        "back": back,
        "crumbs": crumbs,
        "template": "scrutiny/challenge_form.html",
        "more": {"challenge": challenge, "turns": turns},
    }


def _owner_of(subject: Any) -> str:
    """Whom the form suggests: the one agency or group that owes an action; otherwise the person chooses."""
    owners = list(subject.owners.all()[:2]) if isinstance(subject, Action) else []
    if len(owners) != 1:
        return ""
    return f"agency-{owners[0].agency_id}" if owners[0].agency_id else f"group-{owners[0].group_id}"
