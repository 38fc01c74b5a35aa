"""Forms by which a briefing is sent, confirmed and corrected, and the list of confirmations."""

from django.http import HttpResponse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.partnership.briefings.forms.cascading import Confirm, Correct, SendBriefing, said_of
from goldthread.partnership.briefings.lists import confirmations_page
from goldthread.partnership.briefings.models import Cascade, CascadeConfirmation
from goldthread.partnership.briefings.models.briefings import settings_of
from goldthread.partnership.briefings.reaching import addresses_of
from goldthread.partnership.briefings.views.in_sight import place_of, visible_briefing, visible_record
from goldthread.partnership.learning.views.in_sight import FORM

BRIEFING = ("cascade__briefing__review", "cascade__briefing__space", "cascade__agency", "cascade__action")


@access(Can.SEND_BRIEFINGS)
def send(request: DeskRequest, pk: int) -> HttpResponse:
    """Send it to agencies that have not got it yet."""
    found = visible_briefing(request, pk)
    have = set(Cascade.objects.filter(briefing=found).values_list("agency_id", flat=True))
    agencies = [one for one in agencies_on(request.space.pk, request.today) if one.pk not in have]
    reached = addresses_of(agencies, request.today)
    form = SendBriefing(
        *sent(request), seen=found, agencies=agencies, unreached={one.pk for one in agencies} - set(reached)
    )
    days = settings_of(request.space.pk).confirmed_in_days
    page = FormPage(
        title="Send the briefing to agencies",
        intro="Each agency’s leads and its team inbox get a link to the page, and the agency owes a confirmation"
        f" within {days} working days. No message says what the briefing is about.",
        button="Send it",
        done="The briefing was sent." if request.space.is_live else "It will be sent when the partnership is live.",
        **place_of(request, found, "cascade"),
    )
    return answered(request, page, form, form.send, briefing=found)


@access(Can.CONFIRM_CASCADE)
def confirm(request: DeskRequest, pk: int) -> HttpResponse:
    """An agency confirms whom it reached."""
    rows = Cascade.objects.confirmed_by(request.standing)
    cascade = visible_record(request, rows, "briefing__review", "briefing__space", "agency", "action", pk=pk)
    visible_briefing(request, cascade.briefing_id, FORM)
    form = Confirm(*sent(request), suggested={"held_on": request.today})
    page = FormPage(
        title="Confirm that it was passed on",
        intro=f"For {cascade.agency}. You can confirm as often as you pass it on: each confirmation adds to those"
        " before.",
        button="Confirm",
        done="It was confirmed. Evidence, such as a list of who was there, is given on the page of the action.",
        step=f"confirm-cascade-{cascade.pk}",
        **place_of(request, cascade.briefing, "cascade"),
    )
    return answered(request, page, form, form.confirm, cascade=cascade)


@access(Can.CONFIRM_CASCADE)
def correct(request: DeskRequest, pk: int) -> HttpResponse:
    """A confirmation was wrong."""
    own = Cascade.objects.confirmed_by(request.standing)
    rows = CascadeConfirmation.objects.filter(cascade__in=own).counting()
    found = visible_record(request, rows, *BRIEFING, pk=pk)
    form = Correct(*sent(request), seen=found, initial=said_of(found))
    page = FormPage(
        title="Correct a confirmation",
        intro=f"{found.cascade.agency} confirmed {found.people} people. Enter what it should have said.",
        button="Correct it",
        done="It was corrected. What it said before stays to be seen.",
        step=f"correct-confirmation-{found.pk}",
        **place_of(request, found.cascade.briefing, "cascade"),
    )
    return answered(request, page, form, form.correct, confirmation=found)


@access(Can.VIEW_REVIEWS)
def confirmations(request: DeskRequest, pk: int) -> HttpResponse:
    """Every confirmation of a briefing that the person may see; those corrected too, unless they are left out."""
    found = visible_briefing(request, pk, "confirmations")
    rows = CascadeConfirmation.objects.visible_to(request.standing).filter(space=request.space, cascade__briefing=found)
    own = Cascade.objects.confirmed_by(request.standing).filter(briefing=found).values_list("pk", flat=True)
    return respond(
        request,
        confirmations_page(rows, set(own)),
        rows.select_related("cascade__agency", "corrected_by", "space"),
        may_export=request.standing.may(Can.EXPORT, request.space.pk),
        noted=noting_what_is_taken(request.space),
        crumbs=place_of(request, found)["crumbs"],
    )
