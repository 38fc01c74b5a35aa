"""The pages of sign-ons, for those who manage people."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.sign_on.forms import Change, SetUp, Turn
from goldthread.foundation.sign_on.models import SignOn, SignOnQuerySet
from goldthread.foundation.sign_on.trying import tried
from goldthread.foundation.sign_on.views_of_people import back_address
from goldthread.foundation.sign_on.views_of_providers import signed_out_address

KNOWN = ("issuer", "client_id", "domains", "claim", "values", "second_factor_mark")
INTRO = "Have ready what the organisation's IT gave you: issuer address, client ID and client secret."


@access(Can.MANAGE_PEOPLE)
def sign_ons(request: DeskRequest) -> HttpResponse:
    """Every agency's sign-on, on or off."""
    return render(request, "sign_on/sign_ons.html", {"sign_ons": _seen(request), "crumbs": crumbs_of(request)[:1]})


@access(Can.MANAGE_PEOPLE)
def one(request: DeskRequest, pk: int) -> HttpResponse:
    """One sign-on; a POST asks its provider what it says of itself, and tells it in plain words."""
    found = get_object_or_404(_seen(request), pk=pk)
    said = tried(found) if request.method == "POST" else None
    page = {"sign_on": found, "said": said, "back_address": back_address(), "crumbs": crumbs_of(request)}
    return render(request, "sign_on/sign_on.html", page | {"signed_out_address": signed_out_address(found)})


@access(Can.MANAGE_PEOPLE)
def new(request: DeskRequest) -> HttpResponse:
    """Set one up for an agency."""
    suggested = {"claim": "groups", "vouches": True}
    form = SetUp(*sent(request), space=request.space, day=request.today, suggested=suggested)
    page = FormPage(
        title="Set up an agency's sign-on",
        intro=INTRO,
        done="It was saved. Try it, then turn it on.",
        back=reverse("sign_ons", args=[request.space.slug]),
        to=lambda number: reverse("sign_on", args=[request.space.slug, number]),
        crumbs=crumbs_of(request),
    )
    return answered(request, page, form, form.set_up, space=request.space)


@access(Can.MANAGE_PEOPLE)
def change(request: DeskRequest, pk: int) -> HttpResponse:
    """Change what is said of one."""
    found = get_object_or_404(_seen(request), pk=pk)
    as_it_is = {name: getattr(found, name) for name in KNOWN} | {"vouches": not found.vouches}
    form = Change(*sent(request), seen=found, initial=as_it_is)
    page = FormPage(
        title="Change the sign-on",
        caption=found.agency.name,
        intro="Accounts are bound to the issuer: after another one is entered, people must join their accounts anew.",
        done="It was saved. Try it before people do.",
        back=found.get_absolute_url(),
        crumbs=crumbs_of(request),
    )
    return answered(request, page, form, form.change, sign_on=found)


@access(Can.MANAGE_PEOPLE)
def turn(request: DeskRequest, pk: int) -> HttpResponse:
    """Turn one on or off."""
    found = get_object_or_404(_seen(request), pk=pk)
    form = Turn(*sent(request), seen=found)
    page = FormPage(
        title="Turn the sign-on off" if found.is_on else "Turn the sign-on on",
        caption=found.agency.name,
        intro=(
            "Nobody will be able to sign in by it, and roles that it gave will not count."
            if found.is_on
            else "Its people will be able to sign in by it, and whoever has the claim will get the role."
        ),
        button="Turn it off" if found.is_on else "Turn it on",
        danger=found.is_on,
        done=f"It is {'off' if found.is_on else 'on'}.",
        back=found.get_absolute_url(),
        crumbs=crumbs_of(request),
    )
    return answered(request, page, form, form.turn_off if found.is_on else form.turn_on, sign_on=found)


def _seen(request: DeskRequest) -> SignOnQuerySet:
    rows = SignOn.objects.visible_to(request.standing).filter(space=request.space)
    return rows.select_related("agency", "space").order_by("agency__name")


def crumbs_of(request: DeskRequest) -> list[dict[str, str]]:
    """The way down: the people, and the list."""
    space = request.space
    return [
        {"text": "People", "href": reverse("people", args=[space.slug])},
        {"text": "Sign-on of agencies", "href": reverse("sign_ons", args=[space.slug])},
    ]
