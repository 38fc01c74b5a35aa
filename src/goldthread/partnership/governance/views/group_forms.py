"""Forms about groups."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.groups.models import Group
from goldthread.partnership.governance.crumbs import crumbs_to
from goldthread.partnership.governance.forms.groups import (
    AddGroup,
    ChangeGroup,
    CorrectGroup,
    EndGroup,
    FromTemplates,
)
from goldthread.partnership.governance.group_templates import GROUP_TEMPLATES

FORM = "governance/form.html"


@access(Can.RECORD_ORGANISATION)
def add_group(request: DeskRequest) -> HttpResponse:
    """A group is set up."""
    form = AddGroup(request.POST or None, space=request.space, day=request.today)
    if form.is_valid() and (made := form.add(space=request.space, by=request.user, at=request.now)):
        messages.success(request, "The group was added.")
        return redirect("group", request.space.slug, made)
    page = {"form": form, "title": "Add a group", "button": "Add the group"}
    return render(request, FORM, page | around(request))


@access(Can.RECORD_ORGANISATION)
def add_from_templates(request: DeskRequest) -> HttpResponse:
    """Several groups are set up from templates, by ticking them."""
    made = Group.objects.filter(space=request.space).exclude(template="").in_force(request.today)
    there = set(made.exclude(template="task_and_finish").values_list("template", flat=True))
    form = FromTemplates(request.POST or None, there=there, initial={"starts_on": request.today})
    if form.is_valid() and form.add(space=request.space, by=request.user, at=request.now):
        messages.success(request, "The groups were added. Open each to fill its seats.")
        return redirect("groups", request.space.slug)
    page = {
        "form": form,
        "title": "Add groups from templates",
        "intro": "Most partnerships have groups like these. Tick yours: you can change everything afterwards.",
        "button": "Add the groups",
        "templates": GROUP_TEMPLATES,
    }
    return render(request, "governance/templates.html", page | around(request))


@access(Can.RECORD_ORGANISATION)
def change_group(request: DeskRequest, group: int) -> HttpResponse:
    """What is said of it changes from a day."""
    found = get_object_or_404(Group, space=request.space, pk=group)
    form = ChangeGroup(request.POST or None, initial=said(found) | {"from_on": request.today}, **seen(request, found))
    if form.is_valid() and form.change(group=found, by=request.user, at=request.now):
        messages.success(request, "The change was saved.")
        return redirect("group", request.space.slug, found.pk)
    page = {
        "form": form,
        "title": "Change the group",
        "intro": "For what is different from a day on. If something was written wrongly, correct it instead.",
    }
    return render(request, FORM, page | about(request, found))


@access(Can.RECORD_ORGANISATION)
def correct_group(request: DeskRequest, group: int) -> HttpResponse:
    """What was written was wrong."""
    found = get_object_or_404(Group, space=request.space, pk=group)
    dates = {name: getattr(found, name) for name in ("starts_on", "ends_on", "dates_note")}
    form = CorrectGroup(request.POST or None, initial=said(found) | dates, **seen(request, found))
    if form.is_valid() and form.correct(group=found, by=request.user, at=request.now):
        messages.success(request, "The correction was saved.")
        return redirect("group", request.space.slug, found.pk)
    page = {
        "form": form,
        "title": "Correct the group",
        "intro": "For what was written wrongly. The trail keeps what was there before.",
    }
    return render(request, FORM, page | about(request, found))


@access(Can.RECORD_ORGANISATION)
def end_group(request: DeskRequest, group: int) -> HttpResponse:
    """It meets no more."""
    found = get_object_or_404(Group, space=request.space, pk=group)
    form = EndGroup(request.POST or None, seen=found, initial={"on": request.today})
    if form.is_valid() and form.end(group=found, by=request.user, at=request.now):
        messages.success(request, "The end was recorded. Everything about the group stays.")
        return redirect("group", request.space.slug, found.pk)
    page = {
        "form": form,
        "title": "End the group",
        "intro": "Nothing is deleted: the group and its seats stay as they were until that day.",
        "button": "Record the end",
        "danger": True,
    }
    return render(request, FORM, page | about(request, found))


def said(group: Group) -> dict[str, Any]:
    """What a form about a group begins with."""
    return group.words() | {"parent": str(group.parent_id or "")}


def seen(request: DeskRequest, group: Group) -> dict[str, Any]:
    """What a form about a group must know of it."""
    return {"seen": group, "group": group, "space": request.space, "day": request.today}


def around(request: DeskRequest) -> dict[str, Any]:
    """What any form about groups stands in."""
    return {
        "cancel": reverse("groups", args=[request.space.slug]),
        "crumbs": crumbs_to(request.space, "groups"),
    }


def about(request: DeskRequest, found: Group) -> dict[str, Any]:
    """What a form about one group stands in."""
    return {
        "cancel": reverse("group", args=[request.space.slug, found.pk]),
        "crumbs": crumbs_to(request.space, "groups", found),
        "caption": found.name,
    }
