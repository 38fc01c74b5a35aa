"""Forms by which agencies are asked to sign up, sign, are reminded, and say how many have read it."""

from typing import Any

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.about import FormAbout, forms_about, today_as
from goldthread.foundation.ui.record_fields import with_chosen
from goldthread.partnership.procedures.commands.checks import check_not_ended, check_settled
from goldthread.partnership.procedures.forms.agreeing import AskToSign, ConfirmReading, Remind, SignUpForm
from goldthread.partnership.procedures.models import AgencyAskedToSign, GoverningDocument, GoverningVersion, Signature
from goldthread.partnership.procedures.views.in_sight import (
    agencies_spoken_for,
    place_of,
    visible_document,
    visible_version,
)


def _asked(document: GoverningDocument) -> dict[str, Any]:
    rows = list(AgencyAskedToSign.objects.filter(document=document).order_by("pk"))
    by = next((one.sign_by for one in rows if one.sign_by), None)
    return {"agencies": [str(one.agency_id) for one in rows], "sign_by": by}


def _agencies_to_ask(request: DeskRequest, document: GoverningDocument) -> dict[str, Any]:
    rows = AgencyAskedToSign.objects.filter(document=document).select_related("agency")
    today = agencies_on(request.space.pk, request.today)
    return {"agencies": with_chosen(today, [one.agency for one in rows])}


def _agencies_to_sign(request: DeskRequest, version: GoverningVersion) -> dict[str, Any]:
    """Those that are asked, have not signed this version, and for which the person may sign."""
    asked = set(AgencyAskedToSign.objects.filter(document=version.document_id).values_list("agency", flat=True))
    signed = set(Signature.objects.filter(version_of=version).values_list("agency", flat=True))
    return {"agencies": [one for one in agencies_spoken_for(request) if one.pk in asked - signed]}


_about_version = forms_about(Can.SIGN_UP, find=visible_version, given="version", adds=True, open_if=check_settled)


ask = access(Can.RECORD_PROCEDURES)(
    FormAbout(
        find=visible_document,
        place=lambda request, document: place_of(document, "signing"),
        given="document",
        form=AskToSign,
        send=AskToSign.ask,
        open_if=check_not_ended,
        now=_asked,
        options=_agencies_to_ask,
        title="Ask agencies to sign up",
        intro="Each signs the newest version that was approved, and every later one anew.",
        done="Who is asked was recorded.",
    ).view
)

remind = access(Can.RECORD_PROCEDURES)(
    FormAbout(
        find=visible_document,
        place=lambda request, document: place_of(document, "signing"),
        given="document",
        form=Remind,
        send=Remind.remind,
        open_if=check_not_ended,
        title="Remind those who have not signed",
        intro="The safeguarding leads and team inboxes of the agencies that have not signed are written to.",
        button="Send the reminders",
        done="The reminders were sent.",
    ).view
)

sign = _about_version(
    form=SignUpForm,
    send=SignUpForm.sign,
    place=lambda request, version: place_of(version.document, "signing"),
    options=_agencies_to_sign,
    suggested=today_as("signed_on"),
    title="Sign up to it",
    intro=lambda version: f"An agency agrees to work by version {version.label}. Whoever signs may do so for it.",
    button="Sign up",
    done="The signature was recorded.",
)

read = _about_version(
    form=ConfirmReading,
    send=ConfirmReading.confirm,
    place=lambda request, version: place_of(version.document, "reading"),
    options=lambda request, version: {"agencies": agencies_spoken_for(request)},
    suggested=today_as("by_day"),
    title="Confirm how many have read it",
    intro=lambda version: f"How many staff of an agency have read version {version.label}. Numbers, and no names.",
    done="The number was recorded.",
)
