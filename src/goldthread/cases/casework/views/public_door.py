"""Whether anybody may send cases of a pathway: switched on and off by whoever runs the partnership or the pathway."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse

from goldthread.cases.casework.forms.public import PublicDoorForm
from goldthread.cases.casework.permissions import may_set_door
from goldthread.cases.casework.public_door import NOBODY_READS, door_of
from goldthread.cases.casework.queries import people_of
from goldthread.cases.casework.views.in_sight import crumbs_to_pathway, pathways_open
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage

WORDS = (
    "While the form is open, anybody who has this address, or finds it on a page of your public site, can send it to"
    " {who} without an account: {address}"
)


@access(Can.RECORD_ORGANISATION, Can.DECIDE_CASES)
def set_public_form(request: DeskRequest, pathway: str) -> HttpResponse:
    """On, with another way of reaching whoever reads it; or off."""
    rules, space = PATHWAYS.get(pathway), request.space
    if rules is None or rules.public_form is None or not may_set_door(rules, request.standing, space.pk):
        raise Http404
    sees_cases = rules in pathways_open(request)
    door, who = door_of(rules, space), rules.public_form.received_by
    intro = WORDS.format(
        who=who, address=f"{settings.ADDRESS.rstrip('/')}{reverse('public_form', args=[space.slug, rules.code])}"
    )
    if not people_of(rules, space, request.today):
        intro = NOBODY_READS.format(who=who)
    form = PublicDoorForm(
        *sent(request), initial={"is_open": bool(door and door.is_open), "contact": door.contact if door else ""}
    )
    page = FormPage(
        title="Public form",
        caption=rules.title,
        intro=intro,
        done="The public form was kept as you set it.",
        back=reverse("cases", args=[space.slug, rules.code]) if sees_cases else reverse("pathways", args=[space.slug]),
        crumbs=crumbs_to_pathway(request, rules)[: 3 if sees_cases else 2],
    )
    return answered(request, page, form, form.keep, space=space, pathway=rules.code)
