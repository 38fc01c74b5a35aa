"""Forms about whom the quorum of a group needs."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.about import FormAbout, today_as
from goldthread.foundation.groups.models import Group, QuorumNeed
from goldthread.partnership.governance.crumbs import crumbs_to
from goldthread.partnership.governance.forms.quorum import AddQuorumNeed, EndQuorumNeed


def _find_group(request: DeskRequest, group: int) -> Group:
    return get_object_or_404(Group, space=request.space, pk=group)


def _find_need(request: DeskRequest, need: int) -> QuorumNeed:
    return get_object_or_404(QuorumNeed.objects.select_related("group", "agency"), space=request.space, pk=need)


def _place(request: DeskRequest, record: Group | QuorumNeed) -> dict[str, Any]:
    group = record if isinstance(record, Group) else record.group
    back = reverse("group", args=[request.space.slug, group.pk])
    return {"caption": group.name, "back": back, "crumbs": crumbs_to(request.space, "groups", group)}


add_need = access(Can.RECORD_ORGANISATION)(
    FormAbout(
        find=_find_group,
        place=_place,
        given="group",
        form=AddQuorumNeed,
        send=AddQuorumNeed.add,
        adds=True,
        title="Add whom the quorum needs",
        intro="Besides the number or share of seats. The meeting page says at every moment whether they are there.",
        done="It was added.",
        suggested=today_as("from_on"),
        options=lambda request, _: {"agencies": agencies_on(request.space.pk, request.today)},
    ).view
)

end_need = access(Can.RECORD_ORGANISATION)(
    FormAbout(
        find=_find_need,
        place=_place,
        given="need",
        form=EndQuorumNeed,
        send=EndQuorumNeed.end,
        title="End whom the quorum needs",
        intro=lambda need: f"{need}",
        button="Record the end",
        danger=True,
        done="The end was recorded.",
        suggested=today_as("on"),
    ).view
)
