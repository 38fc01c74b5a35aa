"""A draw, how it was made and what was said of it; and the forms by which one is made and a view is given."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.origins import key_of, origins_in
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.foundation.ui.words import date, plural
from goldthread.partnership.scrutiny.draw_lists import draws_page, population_page
from goldthread.partnership.scrutiny.forms.draws import DrawSample, GiveView
from goldthread.partnership.scrutiny.models import Draw
from goldthread.partnership.scrutiny.population import marked_done
from goldthread.partnership.scrutiny.queries import drawn_in, draws_in, population_of, still_there
from goldthread.partnership.scrutiny.views.in_sight import (
    crumbs_to_draw,
    crumbs_to_scrutiny,
    visible_draw,
    visible_drawn,
)


@access(Can.VIEW_WHOLE_PLAN)
def draw(request: DeskRequest, pk: int) -> HttpResponse:
    """One draw: what it took, from what, and that the same sample is drawn again from what was kept.

    To those who do not see everything, what they may not see is left out of every number.
    """
    space, standing = request.space, request.standing
    found = visible_draw(request, pk, "draw page")
    drawn = drawn_in(found, standing)
    in_sight = population_of(found, standing).count()
    sees_all = in_sight == still_there(found).count()
    shown = {
        "draw": found,
        "drawn": drawn,
        "narrowed": _narrowed(found, standing, space),
        "in_sight": in_sight,
        "gone": len(found.population) - in_sight if sees_all else None,
        "sees_all": sees_all,
        "is_same": found.drawn_again() == tuple(one.action_id for one in drawn) if sees_all else None,
        "may_scrutinise": standing.may(Can.SCRUTINISE, space.pk),
        "crumbs": crumbs_to_scrutiny(space),
    }
    return render(request, "scrutiny/draw.html", shown)


@access(Can.VIEW_WHOLE_PLAN)
def population(request: DeskRequest, pk: int) -> HttpResponse:
    """The actions that a draw was made from, each with its number, to draw again from."""
    found, standing = visible_draw(request, pk, "what it was drawn from"), request.standing
    places = {one.action_id: one.place for one in drawn_in(found, standing)}
    return respond(
        request,
        population_page(found, places),
        population_of(found, standing),
        may_export=standing.may(Can.EXPORT, request.space.pk),
        noted=noting_what_is_taken(request.space),
        crumbs=crumbs_to_draw(found),
    )


@access(Can.VIEW_WHOLE_PLAN)
def draws(request: DeskRequest) -> HttpResponse:
    """Every draw in sight, the newest first."""
    space, standing = request.space, request.standing
    return respond(
        request,
        draws_page(),
        draws_in(space, standing),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        crumbs=crumbs_to_scrutiny(space),
    )


@access(Can.SCRUTINISE)
def draw_a_sample(request: DeskRequest) -> HttpResponse:
    """The scrutineer has a sample drawn."""
    space, standing = request.space, request.standing
    number = marked_done(space, standing).count()
    form = DrawSample(
        *sent(request),
        agencies=Agency.objects.filter(space=space).besides_settings().order_by("name"),
        origins=[(key, words) for key, (words, _) in origins_in(space, standing).items()],
    )
    page = FormPage(
        title="Draw a sample",
        intro=f"{plural(number, 'action')} {'is' if number == 1 else 'are'} marked done. Chance decides which are"
        " drawn. Every draw stays to be seen, with what it was for.",
        button="Draw the sample",
        done="The sample was drawn.",
        back=reverse("scrutiny", args=[space.slug]),
        to=lambda pk: reverse("draw", args=[space.slug, pk]),
        step="draw-sample",
        crumbs=crumbs_to_scrutiny(space),
    )
    return answered(request, page, form, form.draw, space=space)


@access(Can.SCRUTINISE)
def give_a_view(request: DeskRequest, pk: int) -> HttpResponse:
    """The scrutineer says what they found of an action that was drawn."""
    drawn = visible_drawn(request, pk)
    views = list(drawn.views.all())
    form = GiveView(*sent(request), seen=drawn, suggested=_as_before(views))
    page = FormPage(
        title="Give a newer view" if views else "Give your view",
        caption=str(drawn.action),
        intro="Your earlier view stays to be seen beside the newer one." if views else "",
        button="Give the view",
        done="Your view was recorded.",
        back=drawn.draw.get_absolute_url(),
        step=f"give-view-{drawn.pk}",
        crumbs=crumbs_to_draw(drawn.draw),
        template="scrutiny/give_view.html",
        more={"drawn": drawn},
    )
    return answered(request, page, form, form.give, drawn=drawn)


def _as_before(views: list) -> dict[str, str]:
    return {name: getattr(views[0], name) for name in ("looked_at", "found", "words")} if views else {}


def _narrowed(draw: Draw, standing: Standing, space: Space) -> list[str]:
    """What the sample was narrowed to, in words."""
    told = [f"owed by {draw.agency}"] if draw.agency else []
    if draw.origin and (found := origins_in(space, standing).get(key_of(draw.origin, draw.origin_id))):
        told.append(f"came from {found[0]}")
    told += [f"done on {date(draw.done_from)} or later"] if draw.done_from else []
    return told + ([f"done on {date(draw.done_to)} or before"] if draw.done_to else [])
