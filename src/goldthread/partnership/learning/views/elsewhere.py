"""What others published, each source with its findings and what was made of them here."""

from collections import defaultdict
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read, noting_what_is_taken
from goldthread.partnership.learning.elsewhere_list import OUR_WORK, our_work_page, sources_page
from goldthread.partnership.learning.models import ElsewhereDecision, ElsewhereFinding, ElsewhereSource
from goldthread.partnership.learning.views.addresses import crumbs_to_reviews


@access(Can.VIEW_REVIEWS)
def sources(request: DeskRequest) -> HttpResponse:
    """Every source from elsewhere."""
    space, standing = request.space, request.standing
    may_record = standing.may(Can.RECORD_LEARNING, space.pk)
    return respond(
        request,
        sources_page(space, may_record),
        ElsewhereSource.objects.visible_to(standing).filter(space=space, is_of_our_work=False).with_counts(),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="learning/elsewhere.html",
        may_record=may_record,
        crumbs=crumbs_to_reviews(space),
    )


@access(Can.VIEW_REVIEWS)
def our_work(request: DeskRequest) -> HttpResponse:
    """Every review that others made of the work of this partnership, with what was recommended and responded."""
    space, standing = request.space, request.standing
    may_record = standing.may(Can.RECORD_LEARNING, space.pk)
    rows = ElsewhereSource.objects.visible_to(standing).filter(space=space, is_of_our_work=True)
    return respond(
        request,
        our_work_page(space, may_record, request.today),
        rows.with_counts().with_response(),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="learning/our_work.html",
        may_record=may_record,
        crumbs=crumbs_to_reviews(space),
    )


@access(Can.VIEW_REVIEWS)
def source(request: DeskRequest, pk: int) -> HttpResponse:
    """One source: what it is, what it found, and what was decided about each finding."""
    found = visible_source(request, pk, "source from elsewhere")
    shown = {
        "source": found,
        "printed": printed_of(found, request.standing),
        "responses": list(found.responses.order_by("responded_on", "pk")),
        "may_record": request.standing.may(Can.RECORD_LEARNING, request.space.pk),
        "crumbs": crumbs_to_sources(request.space, found.is_of_our_work),
    }
    return render(request, "learning/elsewhere_source.html", shown)


@dataclass(frozen=True)
class Printed:
    """A finding as printed, and what was decided: ``state`` in a word, ``decisions`` as far as one may see them."""

    finding: ElsewhereFinding
    state: str
    decisions: list[ElsewhereDecision]


def printed_of(source: ElsewhereSource, standing: Standing) -> list[Printed]:
    """Its findings in the order in which they were entered. Three queries however many there are."""
    decisions = ElsewhereDecision.objects.filter(printed__elsewhere=source).order_by("pk")
    states = {decision.printed_id: str(decision) for decision in decisions}
    in_sight: dict[int, list[ElsewhereDecision]] = defaultdict(list)
    for decision in decisions.visible_to(standing).select_related("finding__review"):
        in_sight[decision.printed_id].append(decision)
    rows = ElsewhereFinding.objects.filter(elsewhere=source).order_by("pk")
    return [Printed(one, states.get(one.pk, "Not decided"), in_sight[one.pk]) for one in rows]


def visible_source(request: DeskRequest, pk: int, shown: str = "form") -> ElsewhereSource:
    """The source if the person may see it; otherwise it does not exist. ``shown`` says where it was opened."""
    visible = ElsewhereSource.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(visible.select_related("space", "thread").with_counts(), pk=pk)
    note_read(found, shown)
    return found


def crumbs_to_sources(space: Space, is_of_our_work: bool = False) -> list[dict[str, str]]:
    """The way down to the list of sources, or of those about our own work."""
    text, name = (OUR_WORK, "our_work") if is_of_our_work else ("Learning from elsewhere", "elsewhere")
    return [*crumbs_to_reviews(space), {"text": text, "href": reverse(name, args=[space.slug])}]


def crumbs_to_source(space: Space, source: ElsewhereSource) -> list[dict[str, str]]:
    """The way down to one source."""
    return [*crumbs_to_sources(space, source.is_of_our_work), {"text": source.name, "href": source.get_absolute_url()}]
