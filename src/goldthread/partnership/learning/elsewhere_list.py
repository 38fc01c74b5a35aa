"""The list of what others published: what each is, and what was decided of its findings."""

from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, YesNo
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.models import ElsewhereSource

OUR_WORK = "External reviews of our work"
COUNTS = (
    Column("findings", "Findings", kind="number", sort=("findings",)),
    Column("adopted", "Adopted", kind="number", sort=("adopted",)),
    Column("declined", "Not adopted", kind="number", sort=("declined",)),
    Column("undecided", "Not decided", kind="number", sort=("undecided",)),
)
IN_FILES = (
    Column("about", "What it is about", only="file"),
    Column("link", "Link", only="file"),
    Column("kept_at", "Where a copy is kept", only="file"),
)


def sources_page(space: Space, may_record: bool) -> ListPage:
    """The list of sources."""

    def address(source: ElsewhereSource) -> str:
        return reverse("elsewhere_source", args=[space.slug, source.pk])

    return ListPage(
        title="Learning from elsewhere",
        one="source",
        columns=(
            Column("title", "Title", sort=("title",), href=address),
            Column("publisher", "Published by", sort=("publisher",)),
            Column("kind", "Kind", value="get_kind_display", sort=("kind",)),
            Column("published", "Published", value=lambda row: str(row.published or ""), sort=("published_on",)),
            *COUNTS,
            *IN_FILES,
        ),
        filters=(
            Search("words", fields=("title", "publisher", "about")),
            Choice("kind", "Kind", [(kind.value, kind.label) for kind in ElsewhereSource.OF_OTHERS]),
            YesNo("open", "Findings not decided on", lookup=with_open_findings),
            DateBetween("published", "Published", lookup="published_on"),
        ),
        order="-published",
        empty=_nothing_yet(space, may_record),
    )


def our_work_page(space: Space, may_record: bool, on: date) -> ListPage:
    """The list of what others found of our own work."""

    def address(source: ElsewhereSource) -> str:
        return reverse("elsewhere_source", args=[space.slug, source.pk])

    doing = {"href": reverse("enter_our_work", args=[space.slug]), "link": "Enter a review of our work"}
    return ListPage(
        title=OUR_WORK,
        one="review",
        stacks=True,
        columns=(
            Column("title", "Title", sort=("title",), href=address),
            Column("kind", "Kind", value="get_kind_display", sort=("kind",)),
            Column("publisher", "Published by", only="file"),
            Column("published", "Published", value=lambda row: str(row.published or ""), sort=("published_on",)),
            Column("findings", "Recommendations", kind="number", sort=("findings",)),
            Column("undecided", "Not decided", kind="number", sort=("undecided",)),
            Column("respond_by", "Response due", kind="date", sort=("respond_by",)),
            Column("responded_on", "Responded", kind="date", sort=("responded_on",)),
            *IN_FILES,
        ),
        filters=(
            Search("words", fields=("title", "publisher", "about")),
            Choice("kind", "Kind", [(kind.value, kind.label) for kind in ElsewhereSource.OF_OUR_WORK]),
            YesNo("open", "Recommendations not decided on", lookup=with_open_findings),
            YesNo("late", "Response late", lookup=lambda rows, is_yes: _late(rows, on, is_yes)),
            DateBetween("published", "Published", lookup="published_on"),
        ),
        order="-published",
        empty=Empty(
            "No review of our work is entered yet",
            "Enter an inspection, a peer review or a report of the independent scrutineer, and say of each of its"
            " recommendations what is made of it.",
            **(doing if may_record else {}),
        ),
    )


def _late(rows: QuerySet, on: date, is_yes: bool) -> QuerySet:
    late = Q(respond_by__lt=on, responded_on=None)
    return rows.filter(late) if is_yes else rows.exclude(late)


def with_open_findings(rows: QuerySet, is_yes: bool) -> QuerySet:
    return rows.filter(undecided__gt=0) if is_yes else rows.filter(undecided=0)


def _nothing_yet(space: Space, may_record: bool) -> Empty:
    worth_doing = {"href": reverse("enter_source", args=[space.slug]), "link": "Enter a source"} if may_record else {}
    return Empty(
        "Nothing is entered yet",
        "Enter a review that another board published, a national report or an inspection, and decide of each of"
        " its findings whether it matters here.",
        **worth_doing,
    )
