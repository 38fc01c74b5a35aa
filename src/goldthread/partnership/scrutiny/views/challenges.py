"""The list of challenges, and one challenge with all that was said of it."""

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.partnership.scrutiny.lists import challenged, challenges_page
from goldthread.partnership.scrutiny.models import Challenge
from goldthread.partnership.scrutiny.queries import challenges_in
from goldthread.partnership.scrutiny.subjects import about, subject_of
from goldthread.partnership.scrutiny.views.addresses import address_of
from goldthread.partnership.scrutiny.views.in_sight import (
    crumbs_to_challenges,
    crumbs_to_scrutiny,
    visible_challenge,
)


@access(Can.VIEW_WHOLE_PLAN, Can.ANSWER_CHALLENGES)
def challenges(request: DeskRequest) -> HttpResponse:
    """Every challenge in sight, to filter, sort and take away."""
    space, standing = request.space, request.standing
    rows = challenges_in(space, standing, request.today)
    seen = Challenge.objects.visible_to(standing).filter(space=space)
    return respond(
        request,
        challenges_page(challenged(seen), request.today),
        rows,
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="scrutiny/challenges.html",
        may_scrutinise=standing.may(Can.SCRUTINISE, space.pk),
        is_whole=standing.may(Can.VIEW_WHOLE_PLAN, space.pk),
        crumbs=crumbs_to_scrutiny(space),
    )


@access(Can.VIEW_WHOLE_PLAN, Can.ANSWER_CHALLENGES)
def challenge(request: DeskRequest, pk: int) -> HttpResponse:
    """One challenge: what is asked, of whom, by when, and what was said since."""
    standing = request.standing
    found = visible_challenge(request, pk, "challenge page")
    is_open = found.stage in Challenge.OPEN
    waits = found.stage == Challenge.Stage.WAITING
    shown = {
        "challenge": found,
        "about": about(found),
        "address": address_of(subject_of(found), request.space.slug),
        "turns": list(found.turns.select_related("agency").order_by("number")),
        "may_answer": waits and Challenge.objects.answered_by(standing).filter(pk=found.pk).exists(),
        "may_say": is_open and standing.may(Can.SCRUTINISE, request.space.pk),
        "crumbs": crumbs_to_challenges(request.space),
    }
    return render(request, "scrutiny/challenge.html", shown)
