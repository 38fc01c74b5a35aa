"""Which group looks at the cases of a pathway."""

from django.http import Http404, HttpResponse
from django.urls import reverse

from goldthread.cases.casework.forms.panels import PanelForm
from goldthread.cases.casework.sitting import panel_of_pathway
from goldthread.cases.declaring.panels import OWN_PANEL, QUALITY
from goldthread.cases.going_live.views import crumbs_to_kind, kept_pathway
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.groups.queries import groups_on


@access(Can.RECORD_ORGANISATION)
def case_panel(request: DeskRequest, pathway: str) -> HttpResponse:
    """One of the groups that are there."""
    return _chosen(request, pathway, OWN_PANEL)


@access(Can.RECORD_ORGANISATION)
def case_quality_panel(request: DeskRequest, pathway: str) -> HttpResponse:
    """The same for what is open for long. Where that panel is no group of the partnership, it is said in words."""
    return _chosen(request, pathway, QUALITY)


def _chosen(request: DeskRequest, pathway: str, which: str) -> HttpResponse:
    rules, space = kept_pathway(pathway), request.space
    if which not in rules.panels:
        raise Http404
    now = panel_of_pathway(space.pk, rules.code, which)
    form = PanelForm(
        *sent(request), groups=groups_on(space.pk, request.today), initial={"group": str(now.pk) if now else ""}
    )
    page = FormPage(
        title=f"Choose the {rules.panels[which]}",
        caption=rules.title,
        intro="Only those who hold a seat on it, or are the named deputy of a seat, can be recorded as having sat.",
        done="The group was chosen.",
        back=reverse("going_live", args=[space.slug, rules.code]),
        crumbs=crumbs_to_kind(request, rules),
    )
    return answered(request, page, form, form.choose, space=space, pathway=rules.code, which=which)
