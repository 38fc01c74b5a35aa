"""What a person may see of settings, and where pages about them stand."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.engagement.models import Setting, SettingContact, SettingPart


def visible_setting(request: DeskRequest, pk: int, shown: str = "form") -> Setting:
    """A setting of this space. Its opening is noted where people are shown on it."""
    rows = Setting.objects.visible_to(request.standing).filter(space=request.space).select_related("agency", "space")
    found: Setting = get_object_or_404(rows, pk=pk)
    if may_see_people(request):
        note_read(found, shown)
    return found


def visible_contact(request: DeskRequest, pk: int) -> SettingContact:
    return get_object_or_404(SettingContact.objects.select_related("setting__agency"), space=request.space, pk=pk)


def visible_part(request: DeskRequest, pk: int) -> SettingPart:
    return get_object_or_404(SettingPart.objects.select_related("setting__agency"), space=request.space, pk=pk)


def may_see_people(request: DeskRequest) -> bool:
    return request.standing.may(Can.VIEW_PEOPLE, request.space.pk)


def crumbs_to_settings(space: Space) -> list[dict[str, str]]:
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "Schools and other settings", "href": reverse("settings_register", args=[space.slug])},
    ]


def place_of(request: DeskRequest, setting: Setting) -> dict[str, Any]:
    """Where a form about a setting stands, and where it leads back."""
    back = reverse("setting", args=[request.space.slug, setting.pk])
    crumbs = [*crumbs_to_settings(request.space), {"text": str(setting), "href": back}]
    return {"caption": str(setting), "back": back, "crumbs": crumbs}
