"""The list of what others published: what each is, and what was decided of its findings."""

from django.db.models import QuerySet
from django.urls import reverse

from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, YesNo
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.models import ElsewhereSource

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
            Choice("kind", "Kind", ElsewhereSource.Kind.choices),
            YesNo("open", "Findings not decided on", lookup=with_open_findings),
            DateBetween("published", "Published", lookup="published_on"),
        ),
        order="-published",
        empty=_nothing_yet(space, may_record),
    )


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
