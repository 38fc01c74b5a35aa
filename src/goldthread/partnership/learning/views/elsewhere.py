"""What others published, each source with its findings and what was made of them here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, YesNo
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read, noting_what_is_taken
from goldthread.partnership.learning.models import ElsewhereDecision, ElsewhereFinding, ElsewhereSource
from goldthread.partnership.learning.views.addresses import crumbs_to_reviews


@access(Can.VIEW_REVIEWS)
def sources(request: DeskRequest) -> HttpResponse:
    """Every source from elsewhere."""
    space, standing = request.space, request.standing
    may_record = standing.may(Can.RECORD_LEARNING, space.pk)
    return respond(
        request,
        sources_page(space, may_record, lambda source: reverse("elsewhere_source", args=[space.slug, source.pk])),
        ElsewhereSource.objects.visible_to(standing).filter(space=space).with_counts(),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="learning/elsewhere.html",
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
        "may_record": request.standing.may(Can.RECORD_LEARNING, request.space.pk),
        "crumbs": crumbs_to_sources(request.space),
    }
    return render(request, "learning/elsewhere_source.html", shown)


def sources_page(space: Space, may_record: bool, address: Callable[[ElsewhereSource], str]) -> ListPage:
    """The list of sources."""
    worth_doing = {"href": reverse("enter_source", args=[space.slug]), "link": "Enter a source"} if may_record else {}
    return ListPage(
        title="Learning from elsewhere",
        one="source",
        columns=(
            Column("title", "Title", sort=("title",), href=address),
            Column("publisher", "Published by", sort=("publisher",)),
            Column("kind", "Kind", value="get_kind_display", sort=("kind",)),
            Column("published", "Published", value=lambda row: str(row.published or ""), sort=("published_on",)),
            Column("findings", "Findings", kind="number", sort=("findings",)),
            Column("adopted", "Adopted", kind="number", sort=("adopted",)),
            Column("declined", "Not adopted", kind="number", sort=("declined",)),
            Column("undecided", "Not decided", kind="number", sort=("undecided",)),
            Column("about", "What it is about", only="file"),
            Column("link", "Link", only="file"),
            Column("kept_at", "Where a copy is kept", only="file"),
        ),
        filters=(
            Search("words", fields=("title", "publisher", "about")),
            Choice("kind", "Kind", ElsewhereSource.Kind.choices),
            YesNo("open", "Findings not decided on", lookup=with_open_findings),
            DateBetween("published", "Published", lookup="published_on"),
        ),
        order="-published",
        empty=Empty(
            "Nothing is entered yet",
            "Enter a review that another board published, a national report or an inspection, and decide of each of"
            " its findings whether it matters here.",
            **worth_doing,
        ),
    )


def with_open_findings(rows: QuerySet, is_yes: bool) -> QuerySet:
    return rows.filter(undecided__gt=0) if is_yes else rows.filter(undecided=0)


@dataclass(frozen=True)
class Printed:
    """A finding as printed, and what was decided: ``state`` in a word, ``decision`` as far as one may see it."""

    finding: ElsewhereFinding
    state: str
    decision: ElsewhereDecision | None


def printed_of(source: ElsewhereSource, standing: Standing) -> list[Printed]:
    """Its findings in the order in which they were entered. Three queries however many there are."""
    decisions = ElsewhereDecision.objects.filter(printed__elsewhere=source)
    states = {decision.printed_id: str(decision) for decision in decisions}
    seen = decisions.visible_to(standing).select_related("finding__review")
    in_sight = {decision.printed_id: decision for decision in seen}
    rows = ElsewhereFinding.objects.filter(elsewhere=source).order_by("pk")
    return [Printed(one, states.get(one.pk, "Not decided"), in_sight.get(one.pk)) for one in rows]


def visible_source(request: DeskRequest, pk: int, shown: str = "form") -> ElsewhereSource:
    """The source if the person may see it; otherwise it does not exist. ``shown`` says where it was opened."""
    visible = ElsewhereSource.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(visible.select_related("space", "thread").with_counts(), pk=pk)
    note_read(found, shown)
    return found


def crumbs_to_sources(space: Space) -> list[dict[str, str]]:
    """The way down to the list of sources."""
    here = {"text": "Learning from elsewhere", "href": reverse("elsewhere", args=[space.slug])}
    return [*crumbs_to_reviews(space), here]


def crumbs_to_source(space: Space, source: ElsewhereSource) -> list[dict[str, str]]:
    """The way down to one source."""
    return [*crumbs_to_sources(space), {"text": source.name, "href": source.get_absolute_url()}]
