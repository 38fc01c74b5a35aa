"""The register of settings, one setting, which of them were not reached, and forms about one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import FormAbout, today_as
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.partnership.engagement.commands import PeopleThere, SettingDetails
from goldthread.partnership.engagement.forms import CloseSetting, NamePeople, SettingForm
from goldthread.partnership.engagement.lists import settings_page
from goldthread.partnership.engagement.models import Setting, SettingPart
from goldthread.partnership.engagement.queries import MONTHS_TO_NOT_REACHED, months_before, reach_in, settings_in
from goldthread.partnership.engagement.views.in_sight import (
    crumbs_to_settings,
    may_see_people,
    place_of,
    visible_setting,
)


@access(Can.VIEW_PARTNERSHIP)
def register(request: DeskRequest) -> HttpResponse:
    """Every setting of the area, to filter, sort and take away."""
    space, standing = request.space, request.standing
    return respond(
        request,
        settings_page(request.today, may_see_people=may_see_people(request)),
        settings_in(space, standing),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="engagement/register.html",
        may_record=standing.may(Can.RECORD_ENGAGEMENT, space.pk),
        may_load=standing.may(Can.IMPORT, space.pk),
        crumbs=crumbs_to_settings(space)[:1],
    )


@access(Can.VIEW_PARTNERSHIP)
def not_reached(request: DeskRequest) -> HttpResponse:
    """Which kinds of setting had no contact for a year, and how many of each."""
    shown = {
        "reach": reach_in(request.space, request.standing, request.today),
        "since": months_before(request.today, MONTHS_TO_NOT_REACHED),
        "months": MONTHS_TO_NOT_REACHED,
        "crumbs": crumbs_to_settings(request.space),
    }
    return render(request, "engagement/not_reached.html", shown)


@access(Can.VIEW_PARTNERSHIP)
def setting(request: DeskRequest, pk: int) -> HttpResponse:
    """One setting: who is there, what its register says, contacts, and what it takes part in."""
    found = visible_setting(request, pk, "setting page")
    sees_people = may_see_people(request)
    parts = SettingPart.objects.filter(setting=found).order_by("-from_on", "-pk")
    contacts = list(found.contacts.order_by("-on", "-pk"))
    shown = {
        "setting": found,
        "entries": found.entries.select_related("load"),
        "going_on": [part for part in parts if part.until is None],
        "past": [part for part in parts if part.until is not None],
        "contacts": contacts if sees_people else [],
        "last": contacts[0].on if contacts else None,
        "not_reached_before": months_before(request.today, MONTHS_TO_NOT_REACHED),
        "sees_people": sees_people,
        "may_record": request.standing.may(Can.RECORD_ENGAGEMENT, request.space.pk),
        "crumbs": crumbs_to_settings(request.space),
    }
    return render(request, "engagement/setting.html", shown)


@access(Can.RECORD_ENGAGEMENT)
def add(request: DeskRequest) -> HttpResponse:
    """A setting is known from now on."""
    slug = request.space.slug
    form = SettingForm(*sent(request))
    page = FormPage(
        step="add-setting",
        title="Add a setting",
        intro="Schools come in one go from the national register. Use this for one that is in no file.",
        button="Add the setting",
        done="The setting was added.",
        back=reverse("settings_register", args=[slug]),
        to=lambda pk: reverse("setting", args=[slug, pk]),
        crumbs=crumbs_to_settings(request.space),
    )
    return answered(request, page, form, form.add, space=request.space)


def _said(setting: Setting) -> dict[str, str]:
    own = {"name": setting.agency.name, "kind": setting.agency.kind}
    return {name: own.get(name, getattr(setting, name, "")) for name in SettingDetails.__dataclass_fields__}


def _people(setting: Setting) -> dict[str, str]:
    return {name: getattr(setting, name) for name in PeopleThere.__dataclass_fields__}


correct = access(Can.RECORD_ENGAGEMENT)(
    FormAbout(
        find=visible_setting,
        place=place_of,
        given="setting",
        form=SettingForm,
        send=SettingForm.correct,
        now=_said,
        title="Correct the setting",
        intro="What its register says takes the place of this with the next file that is loaded.",
        done="The correction was saved.",
        step="correct-setting",
    ).view
)

people = access(Can.RECORD_ENGAGEMENT)(
    FormAbout(
        find=visible_setting,
        place=place_of,
        given="setting",
        form=NamePeople,
        send=NamePeople.name_them,
        now=_people,
        title="Who is there",
        intro="Only people who work there, by the posts they hold. Only those who may see people see them.",
        done="It was saved.",
    ).view
)

close = access(Can.RECORD_ENGAGEMENT)(
    FormAbout(
        find=visible_setting,
        place=place_of,
        given="setting",
        form=CloseSetting,
        send=CloseSetting.close,
        suggested=today_as("on"),
        title="Record that it closed",
        intro="Nothing is deleted: what is known of the setting stays.",
        button="Record the closure",
        danger=True,
        done="The closure was recorded.",
    ).view
)
