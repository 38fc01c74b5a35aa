"""Forms by which contacts are logged, and what a setting takes part in."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import FormAbout, today_as
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.partnership.engagement.commands.contacts import MOST_AT_ONCE
from goldthread.partnership.engagement.forms import EndPart, LogContact, LogContactWithMany, RemoveContact, TakePart
from goldthread.partnership.engagement.lists import settings_page
from goldthread.partnership.engagement.models import SettingContact, SettingPart
from goldthread.partnership.engagement.queries import settings_in
from goldthread.partnership.engagement.views.in_sight import (
    crumbs_to_settings,
    place_of,
    visible_contact,
    visible_part,
    visible_setting,
)


def _place_of_its_setting(request: DeskRequest, record: SettingContact | SettingPart) -> dict[str, Any]:
    return place_of(request, record.setting)


log = access(Can.RECORD_ENGAGEMENT)(
    FormAbout(
        find=visible_setting,
        place=place_of,
        given="setting",
        form=LogContact,
        send=LogContact.log,
        adds=True,
        suggested=today_as("on"),
        title="Log a contact",
        button="Log it",
        done="The contact was logged.",
        step="log-contact",
    ).view
)

take = access(Can.RECORD_ENGAGEMENT)(
    FormAbout(
        find=visible_setting,
        place=place_of,
        given="setting",
        form=TakePart,
        send=TakePart.take,
        adds=True,
        suggested=today_as("from_on"),
        title="Record what it takes part in",
    ).view
)

remove = access(Can.RECORD_ENGAGEMENT)(
    FormAbout(
        find=visible_contact,
        place=_place_of_its_setting,
        given="contact",
        form=RemoveContact,
        send=RemoveContact.remove,
        title="Remove a contact",
        intro="For one that was logged by mistake. The trail keeps what it said.",
        button="Remove it",
        danger=True,
        done="The contact was removed.",
    ).view
)

end = access(Can.RECORD_ENGAGEMENT)(
    FormAbout(
        find=visible_part,
        place=_place_of_its_setting,
        given="part",
        form=EndPart,
        send=EndPart.end,
        suggested=today_as("on"),
        title="It takes part no more",
        button="Record the end",
        done="It was recorded.",
    ).view
)


@access(Can.RECORD_ENGAGEMENT)
def log_with_many(request: DeskRequest) -> HttpResponse:
    """One occasion on which several settings were reached: those that the register showed, to be ticked."""
    space = request.space
    page_of_settings = settings_page(request.today, may_see_people=False)
    narrowed = page_of_settings.narrow(request, settings_in(space, request.standing).to_be_reached())
    form = LogContactWithMany(
        *sent(request), settings=narrowed.queryset[:MOST_AT_ONCE], suggested={"on": request.today}
    )
    page = FormPage(
        title="Log a contact with several settings",
        intro="For a forum, a training day or a mailing. Narrow the register first to have fewer to choose from.",
        button="Log it",
        done="The contact was logged with each of them.",
        back=reverse("settings_register", args=[space.slug]),
        crumbs=crumbs_to_settings(space),
    )
    return answered(request, page, form, form.log, space=space)
