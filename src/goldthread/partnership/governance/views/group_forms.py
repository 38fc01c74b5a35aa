"""Forms about groups."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
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
    form = AddGroup(*sent(request), space=request.space, day=request.today)
    page = FormPage(
        step="add-group",
        title="Add a group",
        button="Add the group",
        done="The group was added.",
        back=reverse("groups", args=[request.space.slug]),
        to=lambda number: reverse("group", args=[request.space.slug, number]),
        crumbs=crumbs_to(request.space, "groups"),
        template=FORM,
    )
    return answered(request, page, form, form.add, space=request.space)


@access(Can.RECORD_ORGANISATION)
def add_from_templates(request: DeskRequest) -> HttpResponse:
    """Several groups are set up from templates, by ticking them."""
    made = Group.objects.filter(space=request.space).exclude(template="").in_force(request.today)
    there = set(made.exclude(template="task_and_finish").values_list("template", flat=True))
    form = FromTemplates(*sent(request), there=there, suggested={"starts_on": request.today})
    page = FormPage(
        title="Add groups from templates",
        intro="Most partnerships have groups like these. Tick yours: you can change everything afterwards.",
        button="Add the groups",
        done="The groups were added. Open each to fill its seats.",
        back=reverse("groups", args=[request.space.slug]),
        crumbs=crumbs_to(request.space, "groups"),
        template="governance/templates.html",
        more={"templates": GROUP_TEMPLATES},
    )
    return answered(request, page, form, form.add, space=request.space)


@access(Can.RECORD_ORGANISATION)
def change_group(request: DeskRequest, group: int) -> HttpResponse:
    """What is said of it changes from a day."""
    found = get_object_or_404(Group, space=request.space, pk=group)
    suggested = {"from_on": request.today}
    form = ChangeGroup(*sent(request), initial=said(found), suggested=suggested, **seen(request, found))
    page = page_about(
        request,
        found,
        step=f"change-group-{found.pk}",
        title="Change the group",
        intro="For what is different from a day on. If something was written wrongly, correct it instead.",
        done="The change was saved.",
    )
    return answered(request, page, form, form.change, group=found)


@access(Can.RECORD_ORGANISATION)
def correct_group(request: DeskRequest, group: int) -> HttpResponse:
    """What was written was wrong."""
    found = get_object_or_404(Group, space=request.space, pk=group)
    dates = {name: getattr(found, name) for name in ("starts_on", "ends_on", "dates_note")}
    form = CorrectGroup(*sent(request), initial=said(found) | dates, **seen(request, found))
    page = page_about(
        request,
        found,
        step=f"correct-group-{found.pk}",
        title="Correct the group",
        intro="For what was written wrongly. The trail keeps what was there before.",
        done="The correction was saved.",
    )
    return answered(request, page, form, form.correct, group=found)


@access(Can.RECORD_ORGANISATION)
def end_group(request: DeskRequest, group: int) -> HttpResponse:
    """It meets no more."""
    found = get_object_or_404(Group, space=request.space, pk=group)
    form = EndGroup(*sent(request), seen=found, suggested={"on": request.today})
    page = page_about(
        request,
        found,
        title="End the group",
        intro="Nothing is deleted: the group and its seats stay as they were until that day.",
        button="Record the end",
        danger=True,
        done="The end was recorded. Everything about the group stays.",
    )
    return answered(request, page, form, form.end, group=found)


def said(group: Group) -> dict[str, Any]:
    """What a form about a group begins with."""
    return group.words() | {"parent": str(group.parent_id or "")}


def seen(request: DeskRequest, group: Group) -> dict[str, Any]:
    """What a form about a group must know of it."""
    return {"seen": group, "group": group, "space": request.space, "day": request.today}


def page_about(request: DeskRequest, group: Group, **words: Any) -> FormPage:
    """A form about one group."""
    return FormPage(
        caption=group.name,
        back=reverse("group", args=[request.space.slug, group.pk]),
        crumbs=crumbs_to(request.space, "groups", group),
        template=FORM,
        **words,
    )
