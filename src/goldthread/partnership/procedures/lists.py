"""The register of procedures and agreements."""

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.filters_typed import Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.partnership.procedures.models import GoverningDocument
from goldthread.partnership.procedures.register import not_signed_by

SOON = timedelta(days=90)
"""How long before its day a review is called due soon."""


def procedures_page(rows: QuerySet[GoverningDocument], on: date) -> ListPage:
    """Rows come from ``register.told``."""
    return ListPage(
        title="Procedures and agreements",
        one="document",
        columns=(
            Column("title", "Document", sort=("title",), href=GoverningDocument.get_absolute_url),
            Column("kind", "Kind", value="get_kind_display", sort=("kind", "title")),
            Column("board", "Board", value="board.name", sort=("board__name", "title")),
            Column("owner", "Owner"),
            Column("in_force", "In force", value=in_force_words, sort=("in_force_label",)),
            Column("since", "Since", value="in_force_since", sort=("in_force_since",), kind="date"),
            Column("review", "Review due", value="review_on", sort=("review_on",), kind="date"),
            Column("state", "Review", value=lambda one: review_state(one, on), kind="tag"),
            Column("unsigned", "Not signed", sort=("unsigned",), kind="number"),
            Column("manual_link", "Link to the manual", only="file"),
        ),
        filters=(
            Search("words", fields=("title", "purpose")),
            Choice("kind", "Kind", GoverningDocument.Kind.choices),
            Choice("board", "Board", _boards(rows), lookup="board"),
            Choice("owner", "Owner", _owners(rows), lookup=_owned_by),
            Choice("review", "Review", REVIEWS, lookup=lambda found, chosen: _by_review(found, chosen[0], on)),
            Choice("not_signed", "Not signed by", _asked(rows), lookup=not_signed_by),
            Choice("used", "Used", USED, lookup=_used),
        ),
        order="title",
        empty=Empty("No procedures or agreements yet", "They appear here once somebody adds one."),
        stacks=True,
    )


REVIEWS = (("overdue", "Overdue"), ("soon", "Due within 90 days"), ("later", "Due later"), ("none", "No day set"))
USED = (("yes", "Still used"), ("no", "No longer used"))


def review_state(document: GoverningDocument, on: date) -> str:
    """How its review stands, in a word; nothing where none is due soon."""
    if document.ended_on:
        return "No longer used"
    if document.review_on is None:
        return "No day set"
    if document.review_on < on:
        return "Overdue"
    return "Due soon" if document.review_on <= on + SOON else "Current"


def in_force_words(document: Any) -> str:
    """The label of the version that is in force; where its text is, if not here."""
    return "In a manual" if document.manual_link else document.in_force_label or "None"


def _by_review(rows: QuerySet[Any], chosen: str, on: date) -> QuerySet[Any]:
    used = rows.filter(ended_on=None)
    return {
        "overdue": used.filter(review_on__lt=on),
        "soon": used.filter(review_on__gte=on, review_on__lte=on + SOON),
        "later": used.filter(review_on__gt=on + SOON),
        "none": used.filter(review_on=None),
    }[chosen]


def _used(rows: QuerySet[Any], chosen: list[str]) -> QuerySet[Any]:
    return rows.filter(ended_on__isnull=chosen == ["yes"])


def _owned_by(rows: QuerySet[Any], chosen: list[str]) -> QuerySet[Any]:
    kind, _, number = chosen[0].partition("-")
    return rows.filter(**{f"owner_{kind}": number})


def _boards(rows: QuerySet[GoverningDocument]) -> list[tuple[int, str]]:
    return list(Group.objects.filter(pk__in=rows.values("board")).order_by("name").values_list("pk", "name"))


def _owners(rows: QuerySet[GoverningDocument]) -> list[tuple[str, str]]:
    agencies = Agency.objects.filter(pk__in=rows.values("owner_agency")).order_by("name").values_list("pk", "name")
    groups = Group.objects.filter(pk__in=rows.values("owner_group")).order_by("name").values_list("pk", "name")
    return [
        *((f"agency-{pk}", name) for pk, name in agencies),
        *((f"group-{pk}", name) for pk, name in groups),
    ]


def _asked(rows: QuerySet[GoverningDocument]) -> list[tuple[int, str]]:
    asked = Agency.objects.filter(pk__in=rows.values("asked__agency")).order_by("name")
    return list(asked.values_list("pk", "name"))
