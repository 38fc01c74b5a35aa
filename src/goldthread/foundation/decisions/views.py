"""The register of decisions, and one decision."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.decisions.forms import AddToDecision, DissentForm
from goldthread.foundation.decisions.lists import decisions_page
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.decisions.origins import ORIGINS, Origin
from goldthread.foundation.decisions.recording import SIGNED_OFF
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.foundation.groups.models import Group
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read, noting_what_is_taken


@access(Can.VIEW_PARTNERSHIP)
def decisions(request: DeskRequest) -> HttpResponse:
    """Every decision in sight, to filter, sort and take away."""
    space, standing = request.space, request.standing
    rows = Decision.objects.visible_to(standing).filter(space=space).select_related("space", "group")
    groups = Group.objects.filter(pk__in=rows.order_by().values("group")).order_by("name")
    return respond(
        request,
        decisions_page(groups),
        rows,
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        crumbs=crumbs_to_decisions(space)[:1],
    )


@access(Can.VIEW_PARTNERSHIP)
def decision(request: DeskRequest, pk: int) -> HttpResponse:
    """One decision with its reasons, its dissent, and what was added to it."""
    found = visible_decision(request, pk)
    origin, may_record = ORIGINS[found.origin], request.standing.may(Can.RECORD_MEETINGS, request.space.pk)
    about = origin.about(found, request.standing)
    shown = {
        "decision": found,
        "made_in": origin.made_in(found, request.standing),
        "dissents": found.dissents.select_related("agency").order_by("pk"),
        "addenda": found.addenda.order_by("pk"),
        "about": about,
        "doing": _doing(origin, found, is_linked=bool(about)) if may_record else [],
        "crumbs": crumbs_to_decisions(request.space),
    }
    return render(request, "decisions/decision.html", shown)


def _doing(origin: Origin, decision: Decision, *, is_linked: bool) -> list[tuple[str, str]]:
    """What whoever records meetings can do with it, each with its address."""
    added, corrected = [("Add to the decision", "add_to_decision")], [("Correct the decision", origin.correct)]
    names = added if decision.is_locked else [*corrected, ("Record a dissent", "add_dissent")]
    names = [*names, ("Link it to a record", origin.link)]
    names += [("Remove a link", origin.unlink)] if is_linked else []
    return [(words, reverse(name, args=[decision.space.slug, decision.pk])) for words, name in names]


def visible_decision(request: DeskRequest, pk: int) -> Decision:
    """A decision of this space in sight. Raise Http404."""
    rows = Decision.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(rows.select_related("space", "group"), pk=pk)
    note_read(found, "decision page")
    return found


def crumbs_to_decisions(space: Space) -> list[dict[str, str]]:
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "Decisions", "href": reverse("decisions", args=[space.slug])},
    ]


def place_of(request: DeskRequest, found: Decision) -> dict[str, object]:
    back = found.get_absolute_url()
    crumbs = [*crumbs_to_decisions(request.space), {"text": str(found), "href": back}]
    return {"caption": str(found), "back": back, "crumbs": crumbs}


add_to_decision = access(Can.RECORD_MEETINGS)(
    FormAbout(
        find=visible_decision,
        place=place_of,
        given="decision",
        form=AddToDecision,
        send=AddToDecision.add,
        adds=True,
        title="Add to the decision",
        intro="What was decided stays as it was signed off. What you add stands below it.",
        button="Add it",
        done="It was added.",
    ).view
)


def check_open(decision: Decision) -> None:
    """Raise Refused for one that was signed off."""
    if decision.is_locked:
        raise Refused(SIGNED_OFF)


add_dissent = access(Can.RECORD_MEETINGS)(
    FormAbout(
        find=visible_decision,
        place=place_of,
        given="decision",
        form=DissentForm,
        send=DissentForm.dissent,
        adds=True,
        open_if=check_open,
        options=lambda request, decision: {"agencies": agencies_on(request.space.pk, decision.decided_on)},
        title="Record a dissent",
        intro="Who saw it otherwise, beside those who are recorded. A decision that was agreed by all then was not.",
        button="Record it",
        done="The dissent was recorded.",
    ).view
)
